//! Starts the window or a command.

use std::process::ExitCode;

fn main() -> ExitCode {
    match planverk::cli::run(std::env::args_os()) {
        planverk::cli::Outcome::Done(code) => code,
        planverk::cli::Outcome::OpenWindow(file) => planverk::desktop::run(file),
    }
}
