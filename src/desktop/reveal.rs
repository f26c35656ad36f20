//! Shows a folder in the system's own file manager, or a file in the program that the system has for
//! it, so that what was exported can be read, printed and sent on. Started on a thread of its own: some
//! programs run until they are closed.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use iced::futures::channel::oneshot;

/// How a folder or a file is shown where the program runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desktop {
    /// Linux and the like, by the desktop's own choice (xdg-utils).
    Free,
    Windows,
    Mac,
}

impl Desktop {
    pub const HERE: Self = if cfg!(target_os = "windows") {
        Self::Windows
    } else if cfg!(target_os = "macos") {
        Self::Mac
    } else {
        Self::Free
    };

    /// The program that shows the folder or the file, and its one argument.
    pub fn program(self, folder: &Path) -> (&'static str, OsString) {
        let program = match self {
            Self::Free => "xdg-open",
            Self::Windows => "explorer",
            Self::Mac => "open",
        };
        (program, folder.as_os_str().to_owned())
    }

    /// Windows' Explorer ends with 1 when all went well.
    fn has_shown(self, status: ExitStatus) -> bool {
        status.success() || self == Self::Windows
    }
}

/// Opens the folder or the file. The sentence says that it could not be done, and where it is.
pub async fn show(folder: PathBuf) -> Result<(), String> {
    let (sender, receiver) = oneshot::channel();
    std::thread::spawn(move || {
        // Nobody waits any longer when the window has closed.
        let _ = sender.send(run(Desktop::HERE, &folder));
    });
    // The thread always answers, unless the program is on its way out.
    receiver.await.unwrap_or(Ok(()))
}

fn run(desktop: Desktop, folder: &Path) -> Result<(), String> {
    let (program, argument) = desktop.program(folder);
    let mut command = Command::new(program);
    command.arg(argument).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match command.status() {
        Ok(status) if desktop.has_shown(status) => Ok(()),
        _ => Err(format!(
            "Datorn kunde inte visa den. Öppna den i filhanteraren: {}",
            folder.display()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_system_shows_the_folder_by_its_own_file_manager() {
        let folder = Path::new("/home/åsa/Handlingar till nämnden");
        let whole = folder.as_os_str().to_owned();
        assert_eq!(Desktop::Free.program(folder), ("xdg-open", whole.clone()));
        assert_eq!(Desktop::Windows.program(folder), ("explorer", whole.clone()));
        assert_eq!(Desktop::Mac.program(folder), ("open", whole));
    }
}
