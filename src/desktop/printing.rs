//! Printing through the system: by CUPS (`lp`, `lpstat`) on Linux and macOS, and on Windows by the
//! program that the system has for the file. What is printed is the exported file itself.
//!
//! The programs are started on a thread of their own; none of them asks or shows anything.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use iced::futures::channel::oneshot;

/// How it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// The system's own name of the printer; `None` for the one it prefers.
    pub printer: Option<String>,
    /// 1–99.
    pub copies: u32,
    pub both_sides: bool,
}

impl Default for Choices {
    fn default() -> Self {
        Self { printer: None, copies: 1, both_sides: true }
    }
}

/// Whether printers can be chosen among here, and pages turned.
pub const CAN_CHOOSE: bool = !cfg!(target_os = "windows");

/// The names of the printers that the system knows; none where that cannot be asked.
pub async fn printers() -> Vec<String> {
    on_thread(|| {
        let asked = quiet(Command::new("lpstat").arg("-e"));
        asked.map_or_else(|_| Vec::new(), |output| names(&String::from_utf8_lossy(&output.stdout)))
    })
    .await
    .unwrap_or_default()
}

/// Hands the file over to be printed.
///
/// # Errors
/// A Swedish sentence that says why nothing will come out, and what to do.
pub async fn print(file: PathBuf, choices: Choices) -> Result<(), String> {
    on_thread(move || hand_over(&file, &choices)).await.unwrap_or(Ok(()))
}

async fn on_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (sender, receiver) = oneshot::channel();
    std::thread::spawn(move || {
        // Nobody waits any longer when the window has closed.
        let _ = sender.send(work());
    });
    receiver.await.ok()
}

fn hand_over(file: &Path, choices: &Choices) -> Result<(), String> {
    let (program, arguments) = command(file, choices);
    let how = "Öppna handlingen i ett annat program och skriv ut den där.";
    match quiet(Command::new(program).args(arguments)) {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            let said = said.trim();
            let said = if said.is_empty() { String::new() } else { format!(" ({said})") };
            Err(format!("Skrivaren tog inte emot handlingen{said}. {how}"))
        }
        Err(_) => Err(format!("Datorn har inget utskriftssystem som svarar. {how}")),
    }
}

/// The program that prints, and what it is told.
fn command(file: &Path, choices: &Choices) -> (&'static str, Vec<OsString>) {
    if cfg!(target_os = "windows") {
        // The path is an argument of its own, so no name of a file is ever run.
        let script = "Start-Process -FilePath $args[0] -Verb Print";
        let arguments = ["-NoProfile", "-Command", script].map(OsString::from);
        return (
            "powershell",
            arguments.into_iter().chain([file.as_os_str().to_owned()]).collect(),
        );
    }
    let mut arguments: Vec<OsString> = Vec::new();
    if let Some(printer) = &choices.printer {
        arguments.extend(["-d".into(), printer.into()]);
    }
    let sides = if choices.both_sides { "sides=two-sided-long-edge" } else { "sides=one-sided" };
    arguments.extend(["-n".into(), choices.copies.to_string().into()]);
    arguments.extend(["-o".into(), sides.into(), "--".into(), file.as_os_str().to_owned()]);
    ("lp", arguments)
}

fn quiet(command: &mut Command) -> io::Result<Output> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).output()
}

/// One name a line.
fn names(listed: &str) -> Vec<String> {
    listed.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_system_is_told_which_printer_how_many_and_both_sides() {
        let file = Path::new("/tmp/-plan för åsa.pdf");
        let told = |choices: &Choices| {
            let (program, arguments) = command(file, choices);
            let arguments: Vec<_> = arguments.iter().map(|it| it.to_string_lossy()).collect();
            format!("{program} {}", arguments.join(" "))
        };
        assert_eq!(
            told(&Choices::default()),
            "lp -n 1 -o sides=two-sided-long-edge -- /tmp/-plan för åsa.pdf"
        );
        let choices = Choices { printer: Some("Plan_3".to_owned()), copies: 4, both_sides: false };
        assert_eq!(
            told(&choices),
            "lp -d Plan_3 -n 4 -o sides=one-sided -- /tmp/-plan för åsa.pdf"
        );
        assert_eq!(names("Plan_3\n\n  Kansli \n"), ["Plan_3", "Kansli"]);
    }
}
