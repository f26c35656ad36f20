//! Runs the app's tasks, each on a thread, and knows when all of them only wait.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;
use std::time::{Duration, Instant};

use iced::Task;
use iced_test::futures::BoxStream;
use iced_test::futures::futures::StreamExt;
use iced_test::runtime::{Action, task};

/// How long nothing must have happened before the window is at rest: what other threads begin (the
/// session bus, the storage) is heard of within it.
const QUIET: Duration = Duration::from_millis(20);

/// The tasks that are under way.
pub struct Tasks<T> {
    sender: Sender<Action<T>>,
    actions: Receiver<Action<T>>,
    /// Streams that are being polled or have been woken.
    busy: Arc<AtomicUsize>,
}

impl<T> Default for Tasks<T> {
    fn default() -> Self {
        let (sender, actions) = channel();
        Self { sender, actions, busy: Arc::default() }
    }
}

impl<T: Send + 'static> Tasks<T> {
    pub fn run(&self, task: Task<T>) {
        let Some(stream) = task::into_stream(task) else { return };
        let (sender, busy) = (self.sender.clone(), Arc::clone(&self.busy));
        busy.fetch_add(1, Ordering::SeqCst);
        thread::spawn(move || poll(stream, &sender, &busy));
    }

    /// What a task has come to; `None` when none does anything. Panics at the deadline.
    pub fn next(&self, deadline: Instant) -> Option<Action<T>> {
        loop {
            match self.actions.recv_timeout(QUIET) {
                Ok(action) => return Some(action),
                Err(_) if self.busy.load(Ordering::SeqCst) == 0 => return None,
                Err(_) => assert!(Instant::now() < deadline, "a task never comes to an end"),
            }
        }
    }
}

/// Where a stream is in its life. Those that are polled are counted as busy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Life {
    Polled,
    /// It was woken while it was polled, and must be polled again.
    PolledAndWoken,
    Waiting,
    Ended,
}

/// Wakes the thread that polls a stream.
struct Alarm {
    life: Mutex<Life>,
    woken: Condvar,
    busy: Arc<AtomicUsize>,
}

impl Wake for Alarm {
    fn wake(self: Arc<Self>) {
        let mut life = self.life.lock().unwrap();
        *life = match *life {
            Life::Polled | Life::PolledAndWoken => Life::PolledAndWoken,
            Life::Waiting => {
                self.busy.fetch_add(1, Ordering::SeqCst);
                Life::Polled
            }
            Life::Ended => Life::Ended,
        };
        self.woken.notify_all();
    }
}

impl Alarm {
    /// Waits until the stream should be polled again.
    fn wait(&self) {
        let mut life = self.life.lock().unwrap();
        if *life == Life::PolledAndWoken {
            *life = Life::Polled;
            return;
        }
        *life = Life::Waiting;
        self.busy.fetch_sub(1, Ordering::SeqCst);
        while *life == Life::Waiting {
            life = self.woken.wait(life).unwrap();
        }
    }
}

/// Takes the stream out of the count, whichever way its thread ends.
struct End<'a>(&'a Alarm);

impl Drop for End<'_> {
    fn drop(&mut self) {
        *self.0.life.lock().unwrap() = Life::Ended;
        self.0.busy.fetch_sub(1, Ordering::SeqCst);
    }
}

fn poll<T>(mut stream: BoxStream<Action<T>>, sender: &Sender<Action<T>>, busy: &Arc<AtomicUsize>) {
    let alarm = Arc::new(Alarm {
        life: Mutex::new(Life::Polled),
        woken: Condvar::new(),
        busy: Arc::clone(busy),
    });
    let _end = End(&alarm);
    let waker = Waker::from(Arc::clone(&alarm));
    let mut context = Context::from_waker(&waker);
    loop {
        match stream.poll_next_unpin(&mut context) {
            Poll::Ready(Some(action)) => {
                if sender.send(action).is_err() {
                    // The window is gone.
                    return;
                }
            }
            Poll::Ready(None) => return,
            Poll::Pending => alarm.wait(),
        }
    }
}
