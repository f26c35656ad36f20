//! Drives a view headless in tests: keeps the widget state between views, and draws.

use iced::advanced::renderer::{Headless, Style};
use iced::advanced::widget::Operation;
use iced::advanced::{clipboard, mouse};
use iced::keyboard::{self, Key, Modifiers, key::Named};
use iced::{Event, Font, Pixels, Point, Size, window};
use iced_test::core::SmolStr;
use iced_test::runtime::{UserInterface, user_interface};

use super::focus::{Direction, step};
use super::{Element, Id};
use crate::desktop::theme::{BODY, REGULAR, Theme, fonts};

/// A test's screen: a view and what its messages do.
pub trait Screen {
    /// What its controls say.
    type Message: 'static;

    /// Draws the state.
    fn view(&self) -> Element<'_, Self::Message>;

    /// Changes the state.
    fn update(&mut self, message: Self::Message);
}

/// The screen, its window and its hand.
pub struct Driver<S> {
    pub screen: S,
    pub clipboard: Clipboard,
    cache: user_interface::Cache,
    renderer: iced::Renderer,
    size: Size,
    cursor: mouse::Cursor,
}

/// A clipboard of the test's own.
#[derive(Default)]
pub struct Clipboard(pub Option<String>);

impl iced::advanced::Clipboard for Clipboard {
    fn read(&self, _kind: clipboard::Kind) -> Option<String> {
        self.0.clone()
    }

    fn write(&mut self, _kind: clipboard::Kind, contents: String) {
        self.0 = Some(contents);
    }
}

/// A renderer with the house fonts, loaded once a process.
pub fn renderer() -> iced::Renderer {
    static LOADED: std::sync::Once = std::sync::Once::new();
    LOADED.call_once(|| {
        let mut system = iced::advanced::graphics::text::font_system().write().unwrap();
        fonts().into_iter().for_each(|bytes| system.load_font(bytes.into()));
    });
    let font: Font = REGULAR;
    let made = <iced::Renderer as Headless>::new(font, Pixels(BODY.size), Some("tiny-skia"));
    iced_test::futures::futures::executor::block_on(made).unwrap()
}

impl<S: Screen> Driver<S> {
    pub fn new(screen: S, size: (f32, f32)) -> Self {
        let mut driver = Self {
            screen,
            clipboard: Clipboard::default(),
            cache: user_interface::Cache::default(),
            renderer: renderer(),
            size: Size::new(size.0, size.1),
            cursor: mouse::Cursor::Unavailable,
        };
        driver.send(&[]);
        driver
    }

    /// Sends events, then lets the screen take in what came of them.
    /// Gives back whether every event was captured.
    pub fn send(&mut self, events: &[Event]) -> bool {
        let mut messages = Vec::new();
        let cache = std::mem::take(&mut self.cache);
        let view = self.screen.view();
        let mut ui = UserInterface::build(view, self.size, cache, &mut self.renderer);
        let (_, statuses) =
            ui.update(events, self.cursor, &mut self.renderer, &mut self.clipboard, &mut messages);
        self.cache = ui.into_cache();
        messages.into_iter().for_each(|message| self.screen.update(message));
        statuses.iter().all(|status| *status == iced::event::Status::Captured)
    }

    /// Presses a key; a Tab that nobody took moves the focus, as in the shell.
    pub fn key(&mut self, named: Named, modifiers: Modifiers) -> bool {
        let text = match named {
            Named::Space => Some(" "),
            _ => None,
        };
        let captured = self.send(&[press(Key::Named(named), modifiers, text)]);
        if !captured && named == Named::Tab {
            let backward = modifiers.shift();
            self.tab(if backward { Direction::Backward } else { Direction::Forward });
        }
        captured
    }

    pub fn tap(&mut self, named: Named) -> bool {
        self.key(named, Modifiers::empty())
    }

    pub fn chord(&mut self, letter: &str) -> bool {
        self.send(&[press(Key::Character(letter.into()), Modifiers::CTRL, None)])
    }

    /// Types letter by letter, with a view between each.
    pub fn write(&mut self, text: &str) {
        for letter in text.chars() {
            let letter = letter.to_string();
            let key = Key::Character(SmolStr::new(&letter));
            self.send(&[press(key, Modifiers::empty(), Some(&letter))]);
        }
    }

    pub fn click(&mut self, x: f32, y: f32) {
        let left = mouse::Button::Left;
        self.cursor = mouse::Cursor::Available(Point::new(x, y));
        self.send(&[
            Event::Mouse(mouse::Event::ButtonPressed(left)),
            Event::Mouse(mouse::Event::ButtonReleased(left)),
        ]);
    }

    pub fn tab(&mut self, direction: Direction) {
        self.operate(step::<()>(direction));
    }

    pub fn focus(&mut self, id: &'static str) {
        self.operate(iced::advanced::widget::operation::focusable::focus::<()>(Id::new(id)));
    }

    /// How many controls there are, and which has the focus.
    pub fn focused(&mut self) -> (Option<usize>, usize) {
        use iced::advanced::widget::operation::{Outcome, black_box, focusable};

        let mut count = focusable::count();
        self.run(&mut black_box(&mut count));
        match count.finish() {
            Outcome::Some(count) => (count.focused, count.total),
            _ => (None, 0),
        }
    }

    fn operate(&mut self, operation: impl Operation<()> + 'static) {
        use iced::advanced::widget::operation::Outcome;

        let mut current: Option<Box<dyn Operation<()>>> = Some(Box::new(operation));
        while let Some(mut operation) = current.take() {
            self.run(operation.as_mut());
            if let Outcome::Chain(next) = operation.finish() {
                current = Some(next);
            }
        }
    }

    fn run(&mut self, operation: &mut dyn Operation) {
        let cache = std::mem::take(&mut self.cache);
        let view = self.screen.view();
        let mut ui = UserInterface::build(view, self.size, cache, &mut self.renderer);
        ui.operate(&self.renderer, operation);
        self.cache = ui.into_cache();
    }

    /// Draws the window: its pixels, RGBA, at `scale`.
    pub fn draw(&mut self, theme: Theme, scale: f32) -> (Vec<u8>, Size<u32>) {
        let mut messages = Vec::new();
        let cache = std::mem::take(&mut self.cache);
        let view = self.screen.view();
        let mut ui = UserInterface::build(view, self.size, cache, &mut self.renderer);
        let redraw = Event::Window(window::Event::RedrawRequested(std::time::Instant::now()));
        let _ = ui.update(
            &[redraw],
            self.cursor,
            &mut self.renderer,
            &mut self.clipboard,
            &mut messages,
        );
        let tokens = theme.tokens();
        let style = Style { text_color: tokens.text };
        ui.draw(&mut self.renderer, &theme, &style, self.cursor);
        self.cache = ui.into_cache();
        let size = Size::new((self.size.width * scale) as u32, (self.size.height * scale) as u32);
        let pixels = self.renderer.screenshot(size, scale, tokens.surface);
        (pixels, size)
    }
}

fn press(key: Key, modifiers: Modifiers, text: Option<&str>) -> Event {
    Event::Keyboard(keyboard::Event::KeyPressed {
        modified_key: key.clone(),
        key,
        physical_key: keyboard::key::Physical::Unidentified(
            keyboard::key::NativeCode::Unidentified,
        ),
        location: keyboard::Location::Standard,
        modifiers,
        text: text.map(Into::into),
        repeat: false,
    })
}
