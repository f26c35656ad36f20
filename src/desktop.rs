//! The window. The only module that knows iced.
//!
//! [`app::App`] holds the state and routes messages; a screen is one file under [`screen`], a
//! dialog one under [`dialog`]; what they are built of stands in [`component`] and [`widget`].

pub mod ahead;
pub mod app;
pub mod arrangement;
pub mod as_of;
pub mod command;
pub mod component;
pub mod dialog;
mod display;
pub mod file_dialog;
pub mod findings;
pub mod form;
pub mod preview;
mod printing;
mod record_select;
pub mod register;
mod reveal;
pub mod screen;
pub mod session;
pub mod settings;
pub mod shell;
mod signals;
pub mod theme;
pub mod widget;

use std::path::PathBuf;
use std::process::ExitCode;

use app::{App, Start};
use session::Clock;

/// The application's identity towards the desktop; the desktop entry bears the same.
const APPLICATION_ID: &str = "se.planverk.Planverk";

/// Opens the window, with a file if one was named.
pub fn run(file: Option<PathBuf>) -> ExitCode {
    if !display::answers() {
        return no_window("Det finns ingen skärm att öppna fönstret på.");
    }
    let folders = settings::Folders::of_user();
    let settings = folders.as_ref().map(settings::Folders::load).unwrap_or_default();
    let (width, height) = settings.window;
    let start = Start { file, folders, settings, clock: Clock::System };
    let window = iced::window::Settings {
        size: iced::Size::new(width, height),
        min_size: Some(iced::Size::new(720.0, 480.0)),
        exit_on_close_request: false,
        #[cfg(target_os = "linux")]
        platform_specific: iced::window::settings::PlatformSpecific {
            application_id: APPLICATION_ID.to_owned(),
            ..Default::default()
        },
        ..Default::default()
    };
    let run = iced::application(move || App::new(start.clone()), App::update, App::view)
        .title(App::title)
        .theme(App::theme)
        .subscription(App::subscription)
        .scale_factor(App::scale)
        .settings(iced::Settings {
            id: Some(APPLICATION_ID.to_owned()),
            fonts: theme::fonts().into_iter().map(Into::into).collect(),
            default_font: theme::REGULAR,
            default_text_size: iced::Pixels(theme::BODY.size),
            ..Default::default()
        })
        .window(window)
        .run();
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => no_window(&format!("Fönstret kunde inte öppnas: {error}.")),
    }
}

/// Says why there is no window and what works without one.
fn no_window(why: &str) -> ExitCode {
    use std::io::Write;
    let _ = writeln!(
        std::io::stderr(),
        "{why}\nUtan skärm: cargo run --release -- exempel skriver exempelkommunens planfil och \
         handlingar. planverk --hjalp visar alla kommandon."
    );
    ExitCode::from(2)
}
