//! Drives the whole window headless: the real [`App`], its view, its subscriptions and its tasks,
//! with a hand, a clipboard and a renderer of the test's own.
//!
//! Must never shorten the way: a key goes to the widgets first and, ignored there, through
//! [`App::subscription`]; a task runs on a thread and its outcome comes back as a message. So a flow
//! that passes here has gone the way that a user's keys go.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use iced::advanced::renderer::{Headless, Style};
use iced::advanced::widget::Operation;
use iced::advanced::widget::operation::Outcome;
use iced::advanced::{clipboard, mouse};
use iced::{Event, Pixels, Point, Size, Task, window};
use iced_test::futures::futures::{StreamExt, executor, stream};
use iced_test::futures::subscription;
use iced_test::runtime::{Action, UserInterface, user_interface};
use planverk::desktop::app::{App, Message, Start};
use planverk::desktop::theme::{BODY, REGULAR, Theme, fonts};

use super::keys;
use super::seen::{Control, Seen};
use super::tasks::Tasks;

/// No step of a flow takes longer, on any machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A window that nobody sees.
pub struct Window {
    pub app: App,
    pub clipboard: Clipboard,
    /// Whether the program has ended itself.
    pub exited: bool,
    /// The longest that `update` has taken, and on what.
    pub longest: (Duration, String),
    /// The longest that `update` has held a processor: what is left of [`Self::longest`] was
    /// waiting for one.
    pub longest_at_work: (Duration, String),
    tasks: Tasks<Message>,
    cache: user_interface::Cache,
    renderer: iced::Renderer,
    cursor: mouse::Cursor,
    id: window::Id,
}

/// A clipboard of the test's own.
#[derive(Debug, Default)]
pub struct Clipboard(pub Option<String>);

impl iced::advanced::Clipboard for Clipboard {
    fn read(&self, _kind: clipboard::Kind) -> Option<String> {
        self.0.clone()
    }

    fn write(&mut self, _kind: clipboard::Kind, contents: String) {
        self.0 = Some(contents);
    }
}

/// A renderer with the house fonts, which are loaded once a process.
fn renderer() -> iced::Renderer {
    static LOADED: std::sync::Once = std::sync::Once::new();
    LOADED.call_once(|| {
        let mut system = iced::advanced::graphics::text::font_system().write().unwrap();
        fonts().into_iter().for_each(|bytes| system.load_font(bytes.into()));
    });
    let made = <iced::Renderer as Headless>::new(REGULAR, Pixels(BODY.size), Some("tiny-skia"));
    executor::block_on(made).expect("tiny-skia draws without a display")
}

impl Window {
    /// Starts the program and waits until it has come to rest.
    pub fn start(start: Start) -> Self {
        let (app, task) = App::new(start);
        let mut window = Self {
            app,
            clipboard: Clipboard::default(),
            exited: false,
            longest: (Duration::ZERO, String::new()),
            longest_at_work: (Duration::ZERO, String::new()),
            tasks: Tasks::default(),
            cache: user_interface::Cache::default(),
            renderer: renderer(),
            cursor: mouse::Cursor::Unavailable,
            id: window::Id::unique(),
        };
        window.redraw();
        window.tasks.run(task);
        window.settle();
        window
    }

    // The hand.

    /// Presses a key or a chord: "F2", "ctrl+z", "shift+tab", "ctrl+shift+n".
    pub fn press(&mut self, chord: &str) {
        self.press_only(chord);
        self.settle();
    }

    /// As [`Self::press`], without waiting for what it begins.
    pub fn press_only(&mut self, chord: &str) {
        keys::press(chord).into_iter().for_each(|event| self.feed(event));
    }

    /// Types letter by letter, with a view between each.
    pub fn type_text(&mut self, text: &str) {
        text.chars().flat_map(keys::letter).for_each(|event| self.feed(event));
        self.settle();
    }

    /// Replaces what stands in the focused field.
    pub fn write_over(&mut self, text: &str) {
        self.press("ctrl+a");
        self.type_text(text);
    }

    /// Clicks where this text stands, whole; panics with what stands there instead.
    pub fn click_text(&mut self, text: &str) {
        let seen = self.seen();
        let Some(place) = seen.place(text) else {
            panic!("”{text}” is not shown. What is: {:#?}", seen.words())
        };
        self.click(place.center());
    }

    pub fn click(&mut self, at: Point) {
        let left = mouse::Button::Left;
        self.cursor = mouse::Cursor::Available(at);
        self.feed(Event::Mouse(mouse::Event::CursorMoved { position: at }));
        self.feed(Event::Mouse(mouse::Event::ButtonPressed(left)));
        self.feed(Event::Mouse(mouse::Event::ButtonReleased(left)));
        self.settle();
    }

    /// The window gets another size, in pixels as the screen counts them.
    pub fn resize(&mut self, width: f32, height: f32) {
        let scale = self.app.scale();
        let size = Size::new(width / scale, height / scale);
        self.feed(Event::Window(window::Event::Resized(size)));
        self.settle();
    }

    // The eye.

    /// What is shown and what can be reached.
    pub fn seen(&mut self) -> Seen {
        let mut seen = Seen::new(self.app.size);
        self.operate(&mut seen);
        seen
    }

    /// Whether some element shows this, or has it in its text.
    pub fn text_is_shown(&mut self, text: &str) -> bool {
        self.seen().contains(text)
    }

    /// The control that has the focus.
    pub fn focused(&mut self) -> Option<Control> {
        self.seen().focused().cloned()
    }

    /// Tab until the control with this name has the focus; panics when it is on no round.
    pub fn tab_to(&mut self, id: &'static str) {
        self.tab_until(id, |seen| seen.focused().is_some_and(|control| control.is(id)));
    }

    /// Tab until the control that says this has the focus.
    pub fn tab_to_text(&mut self, text: &str) {
        self.tab_until(text, |seen| seen.focus_is_on(text));
    }

    fn tab_until(&mut self, what: &str, reached: impl Fn(&Seen) -> bool) {
        let stops = self.seen().controls.len();
        for _ in 0..=stops + GRID_COLUMNS {
            if reached(&self.seen()) {
                return;
            }
            self.press("tab");
        }
        panic!("no Tab leads to ”{what}”. Shown: {:#?}", self.seen().words());
    }

    /// Waits until `holds`; panics with what the window shows if it never does.
    pub fn until(&mut self, what: &str, mut holds: impl FnMut(&mut Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !holds(self) {
            assert!(Instant::now() < deadline, "never: {what}. {:#?}", self.seen().words());
            self.settle();
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until this text is shown.
    pub fn until_shown(&mut self, text: &str) {
        self.until(text, |window| window.text_is_shown(text));
    }

    /// Draws the window: RGBA at `scale` device pixels a pixel.
    pub fn draw(&mut self, scale: f32) -> (Vec<u8>, Size<u32>) {
        let theme = self.app.theme().unwrap_or(Theme::Light);
        let tokens = theme.tokens();
        let (bounds, cursor) = (self.app.size, self.cursor);
        let cache = std::mem::take(&mut self.cache);
        let mut ui = UserInterface::build(self.app.view(), bounds, cache, &mut self.renderer);
        let style = Style { text_color: tokens.text };
        ui.draw(&mut self.renderer, &theme, &style, cursor);
        self.cache = ui.into_cache();
        let size = Size::new((bounds.width * scale) as u32, (bounds.height * scale) as u32);
        (self.renderer.screenshot(size, scale, tokens.surface), size)
    }

    /// Draws the window into `target/ui/<name>.pam`, to be looked at.
    pub fn picture(&mut self, name: &str) {
        use std::io::Write;
        let scale = self.app.scale();
        let (pixels, size) = self.draw(scale);
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/ui");
        std::fs::create_dir_all(folder).unwrap();
        let mut file = std::fs::File::create(format!("{folder}/{name}.pam")).unwrap();
        let (width, height) = (size.width, size.height);
        let head = format!(
            "P7\nWIDTH {width}\nHEIGHT {height}\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n"
        );
        file.write_all(head.as_bytes()).and_then(|()| file.write_all(&pixels)).unwrap();
    }

    // The engine.

    /// Gives one event to the widgets, and to the subscriptions what came of it.
    pub fn feed(&mut self, event: Event) {
        let (mut messages, status) = self.update_widgets(&event);
        messages.extend(self.heard(event, status));
        messages.into_iter().for_each(|message| self.take(message));
        self.redraw();
    }

    fn update_widgets(&mut self, event: &Event) -> (Vec<Message>, iced::event::Status) {
        let mut messages = Vec::new();
        let cache = std::mem::take(&mut self.cache);
        let size = self.app.size;
        let mut ui = UserInterface::build(self.app.view(), size, cache, &mut self.renderer);
        let (_, statuses) = ui.update(
            std::slice::from_ref(event),
            self.cursor,
            &mut self.renderer,
            &mut self.clipboard,
            &mut messages,
        );
        self.cache = ui.into_cache();
        (messages, statuses[0])
    }

    /// What the app's own subscriptions make of an event.
    fn heard(&self, event: Event, status: iced::event::Status) -> Vec<Message> {
        let event = subscription::Event::Interaction { window: self.id, event, status };
        let recipes = subscription::into_recipes(self.app.subscription());
        let told = recipes.into_iter().flat_map(|recipe| {
            let input = stream::iter([event.clone()]).boxed();
            executor::block_on_stream(recipe.stream(input)).collect::<Vec<_>>()
        });
        told.collect()
    }

    /// Lets the widgets do what they do at each frame.
    fn redraw(&mut self) {
        for _ in 0..8 {
            let frame = Event::Window(window::Event::RedrawRequested(Instant::now()));
            let (messages, _) = self.update_widgets(&frame);
            if messages.is_empty() {
                return;
            }
            messages.into_iter().for_each(|message| self.take(message));
        }
        panic!("the window never stops redrawing itself");
    }

    /// Gives a message to the app, and begins what it asks for.
    pub fn take(&mut self, message: Message) {
        let told = format!("{message:?}");
        let (before, worked_before) = (Instant::now(), time_at_work());
        let task: Task<Message> = self.app.update(message);
        let (took, worked) = (before.elapsed(), time_at_work() - worked_before);
        if took > self.longest.0 {
            self.longest = (took, told.chars().take(120).collect());
        }
        if worked > self.longest_at_work.0 {
            self.longest_at_work = (worked, told.chars().take(120).collect());
        }
        self.tasks.run(task);
    }

    /// Waits until nothing more happens by itself. What only waits for something (the storage's
    /// and the signals' streams, the clock of a toast) is no hindrance.
    pub fn settle(&mut self) {
        let deadline = Instant::now() + PATIENCE;
        while let Some(action) = self.tasks.next(deadline) {
            self.perform(action);
        }
    }

    fn perform(&mut self, action: Action<Message>) {
        match action {
            Action::Output(message) => self.take(message),
            Action::Widget(operation) => self.operate_chain(operation),
            Action::Clipboard(iced_test::runtime::clipboard::Action::Read { channel, .. }) => {
                // Whoever asked may be gone.
                let _ = channel.send(self.clipboard.0.clone());
            }
            Action::Clipboard(iced_test::runtime::clipboard::Action::Write {
                contents, ..
            }) => self.clipboard.0 = Some(contents),
            Action::Exit => self.exited = true,
            Action::LoadFont { .. }
            | Action::Window(_)
            | Action::System(_)
            | Action::Image(_)
            | Action::Reload => {}
        }
        self.redraw();
    }

    fn operate_chain(&mut self, operation: Box<dyn Operation>) {
        let mut chain = VecDeque::from([operation]);
        while let Some(mut operation) = chain.pop_front() {
            self.operate(operation.as_mut());
            if let Outcome::Chain(next) = operation.finish() {
                chain.push_back(next);
            }
        }
    }

    fn operate(&mut self, operation: &mut dyn Operation) {
        let cache = std::mem::take(&mut self.cache);
        let size = self.app.size;
        let mut ui = UserInterface::build(self.app.view(), size, cache, &mut self.renderer);
        ui.operate(&self.renderer, operation);
        self.cache = ui.into_cache();
    }
}

/// How long this thread has held a processor. The kernel counts it in nanoseconds; where it does
/// not tell, none.
fn time_at_work() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split_whitespace().next().and_then(|word| word.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}

/// Tab walks the cells of a row, so that a round is this much longer than the count of controls.
pub const GRID_COLUMNS: usize = 40;
