//! The whole window, headless, and how long what it is told takes: for the benchmarks of one screen.

use std::mem::take;
use std::path::Path;
use std::time::{Duration, Instant};

use planverk::desktop::app::{Message, Start};
use planverk::desktop::session::Clock;
use planverk::desktop::settings::Settings;

use super::driver::Window;
use super::large;

/// The window on a file, as large as a screen, on the day of the large kommun.
pub fn window(file: &Path) -> Window {
    let settings = Settings { window: (1920.0, 1080.0), ..Settings::default() };
    let clock = Clock::Fixed(large::today().and_time(chrono::NaiveTime::MIN));
    Window::start(Start { file: Some(file.to_owned()), folders: None, settings, clock })
}

/// How long a message takes to be on screen.
pub fn shown(window: &mut Window, message: Message) -> Duration {
    let started = Instant::now();
    window.take(message);
    let _ = window.draw(1.0);
    let took = started.elapsed();
    window.settle();
    took
}

/// Prints the longest `update` since the last time: by the clock, and at work.
pub fn tell_updates(when: &str, window: &mut Window) {
    let (clock, work) = (take(&mut window.longest), take(&mut window.longest_at_work));
    println!("{when}: longest update {:?} by the clock, on {}", clock.0, clock.1);
    println!("{when}: longest update {:?} at work, on {}", work.0, work.1);
}
