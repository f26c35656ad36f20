//! Short messages at the lower right, at most three; they go by themselves, but errors stay.

use std::path::{Path, PathBuf};
use std::time::Duration;

use iced::Task;

use super::{App, Message};
use crate::desktop::command::Command;
use crate::desktop::theme::Tone;
use crate::desktop::widget::Icon;
use crate::workspace::Change;

/// How long a toast stands.
const STANDS: Duration = Duration::from_secs(8);

/// One message.
#[derive(Debug, Clone)]
pub struct Toast {
    pub id: u64,
    pub icon: Icon,
    pub tone: Tone,
    pub words: String,
    /// What can be done about it.
    pub offer: Option<Offer>,
}

/// What a toast's button does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// Undo the latest change.
    Undo,
    /// Show the folder in the system's file manager.
    Folder(PathBuf),
    /// Open the file in the system's own program, from which it can also be printed.
    File(PathBuf),
}

impl Offer {
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Undo => "Ångra",
            Self::Folder(_) => "Visa mapp",
            Self::File(_) => "Öppna",
        }
    }

    pub fn message(&self) -> Message {
        match self {
            Self::Undo => Message::Command(Command::Undo),
            Self::Folder(path) | Self::File(path) => Message::Reveal(path.clone()),
        }
    }
}

impl Toast {
    fn new(icon: Icon, tone: Tone, words: String) -> Self {
        Self { id: 0, icon, tone, words, offer: None }
    }

    /// Something was done that is not seen otherwise.
    pub fn done(words: String) -> Self {
        Self::new(Icon::Done, Tone::Success, words)
    }

    /// What a change took away, if it did, with the way back.
    pub fn removed(change: &Change) -> Option<Self> {
        let is_removal = |edit: &crate::workspace::Edit| edit.after.is_none();
        if !change.edits.iter().any(is_removal) {
            return None;
        }
        let words = match change.name.strip_prefix("Tog bort ") {
            Some(what) => format!("{} togs bort", crate::document::words::sentence(what)),
            None => change.name.clone(),
        };
        let offer = Some(Offer::Undo);
        Some(Self { offer, ..Self::new(Icon::Reminder, Tone::Muted, words) })
    }

    /// Something was done in many places, with the way back.
    pub fn undoable(words: String) -> Self {
        Self { offer: Some(Offer::Undo), ..Self::done(words) }
    }

    /// With the way to the folder of the file that was written.
    #[must_use]
    pub fn in_folder_of(self, file: &Path) -> Self {
        Self { offer: file.parent().map(|folder| Offer::Folder(folder.to_owned())), ..self }
    }

    /// Something to know.
    pub fn note(words: String) -> Self {
        Self::new(Icon::Reminder, Tone::Muted, words)
    }

    /// Something was not done.
    pub fn error(words: String) -> Self {
        Self::new(Icon::Error, Tone::Error, words)
    }
}

impl App {
    /// Shows a toast.
    pub(super) fn tell(&mut self, mut toast: Toast) -> Task<Message> {
        self.next_toast += 1;
        toast.id = self.next_toast;
        let (id, stays) = (toast.id, toast.tone == Tone::Error);
        self.toasts.push(toast);
        if self.toasts.len() > 3 {
            self.toasts.remove(0);
        }
        if stays {
            return Task::none();
        }
        Task::perform(after(STANDS), move |()| Message::CloseToast(id))
    }
}

/// Waits on a thread of its own: the pool's threads have work to do.
async fn after(time: Duration) {
    let (sender, receiver) = iced::futures::channel::oneshot::channel();
    std::thread::spawn(move || {
        std::thread::sleep(time);
        // Nobody waits any longer when the window has closed.
        let _ = sender.send(());
    });
    let _ = receiver.await;
}
