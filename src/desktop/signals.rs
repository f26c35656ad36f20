//! SIGTERM, SIGINT and SIGHUP: the window is asked to close as if the user had, so that what was
//! typed is written first.

use iced::Task;
use iced::futures::channel::mpsc;

/// A task that gives `message` once, when the system asks the program to end.
pub fn terminated<Message: Clone + Send + 'static>(message: Message) -> Task<Message> {
    let (sender, receiver) = mpsc::unbounded();
    listen(sender);
    Task::run(receiver, move |()| message.clone())
}

#[cfg(unix)]
fn listen(sender: mpsc::UnboundedSender<()>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]) else {
        return;
    };
    std::thread::spawn(move || {
        for _ in signals.forever() {
            if sender.unbounded_send(()).is_err() {
                return;
            }
        }
    });
}

#[cfg(not(unix))]
fn listen(_sender: mpsc::UnboundedSender<()>) {}
