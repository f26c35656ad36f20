//! Runs a flow in a process of its own: this test program again, with that one test.

use std::process::{Child, Command, Stdio};

/// Set in the process that is the flow itself.
const ALONE: &str = "PLANVERK_UI_ALONE";

/// This test program, about to run the one test of that name with nothing to ask the desktop by.
pub fn again(test: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test, "--nocapture", "--test-threads=1"]);
    command.env(ALONE, "1");
    // No session bus, so no portal: the program asks with its own dialog, wherever the test runs.
    command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/planverk-test-bus");
    command
}

/// Whether this process is the one that [`again`] started.
pub fn is_alone() -> bool {
    std::env::var_os(ALONE).is_some()
}

/// Does `flow` where the desktop offers no file dialog. `test` is the calling test's whole name.
pub fn without_a_portal(test: &str, flow: impl FnOnce()) {
    if is_alone() {
        return flow();
    }
    let output = again(test).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}\n{errors}");
}

/// Starts the flow and gives its process, whose stdout can be read.
pub fn started(mut command: Command) -> Child {
    command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap()
}
