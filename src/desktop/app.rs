//! The application: what is open, which screen and dialog stand, and where each message goes.
//!
//! Screens answer with actions and dialogs with outcomes; only here are changes committed, files
//! opened and tasks started. `update` never waits: files, review, documents and pictures are made
//! on other threads.

mod carried;
mod case;
mod change;
mod desk;
mod dialogs;
mod file;
mod keys;
mod look;
mod printing;
mod responsibility;
mod reviewing;
mod toast;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use iced::keyboard::{self, Key, Modifiers};
use iced::{Element as RawElement, Size, Subscription, Task};
use uuid::Uuid;

pub use carried::ReadPaper;
pub use change::Done;
pub use desk::Desk;
pub use toast::{Offer, Toast};

use super::command::Command;
use super::dialog::{self, Dialog};
use super::file_dialog::{Answer, Purpose};
use super::findings::Findings;
use super::screen::{self, Place, start};
use super::session::{Clock, LookedAgain};
use super::settings::{Folders, Look, Settings};
use super::theme::Theme;
use super::widget::focus;
use crate::document::Variant;
use crate::exchange::carried_plan::CarriedPlan;
use crate::exchange::export::Request;
use crate::record::{Case, Id, Person, Plan};
use crate::store::{Frozen, Opened, StoreEvent};

/// What the window starts with.
#[derive(Debug, Clone)]
pub struct Start {
    pub file: Option<PathBuf>,
    /// `None` where the system names no home; nothing is then remembered.
    pub folders: Option<Folders>,
    pub settings: Settings,
    pub clock: Clock,
}

/// The window's state.
#[derive(Debug)]
pub struct App {
    pub settings: Settings,
    folders: Option<Folders>,
    clock: Clock,
    pub stage: Stage,
    pub dialog: Option<Dialog>,
    pub toasts: Vec<Toast>,
    next_toast: u64,
    /// Logical pixels.
    pub size: Size,
    /// What a path that is being asked for is for.
    pending: Option<Pending>,
    closing: bool,
    /// Whether the window fills the screen, to be read in.
    full: bool,
}

/// What is open.
#[derive(Debug)]
pub enum Stage {
    /// Nothing; the sentence says why a file could not be opened.
    Start {
        failure: Option<String>,
        waiting: bool,
    },
    Open(Box<Desk>),
}

/// What shall be written where the user says.
#[derive(Debug, Clone)]
enum Pending {
    Example,
    Kommun(String),
    /// The plan that a PDF carries, and where that lies.
    Carried(Arc<CarriedPlan>, PathBuf),
    Export(Request),
    Package(Id<Case>, Variant),
    Frozen(Uuid),
    Calendar,
}

/// A value that is handed over once by a message that must be `Clone`.
#[derive(Debug)]
pub struct Parcel<T>(Arc<Mutex<Option<T>>>);

impl<T> Clone for Parcel<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Parcel<T> {
    fn new(value: T) -> Self {
        Self(Arc::new(Mutex::new(Some(value))))
    }

    fn take(&self) -> Option<T> {
        self.0.lock().ok().and_then(|mut value| value.take())
    }
}

/// What happens.
#[derive(Debug, Clone)]
pub enum Message {
    Command(Command),
    /// A key that no control took.
    Key(Key, Modifiers),
    Start(start::Message),
    Home(screen::home::Message),
    Plans(screen::plans::Message),
    Plan(screen::plan::Message),
    Cases(screen::cases::Message),
    Case(screen::case::Message),
    Reading(screen::reading::Message),
    Systems(screen::systems::Message),
    Matrix(screen::matrix::Message),
    AsOf(super::as_of::Message),
    Strategy(screen::strategy::Message),
    Organisation(screen::organisation::Message),
    Training(screen::training::Message),
    FollowUp(screen::follow_up::Message),
    Papers(screen::papers::Message),
    Review(screen::review::Message),
    History(screen::history::Message),
    Dialog(dialog::Message),
    /// The desktop's file dialog answered.
    Answered(Purpose, PathBuf, Answer),
    /// What a PDF carries was read, or not.
    Carried(Parcel<ReadPaper>),
    /// A file was opened, or not.
    Opened(PathBuf, Parcel<Result<Opened, String>>),
    /// The writing thread told how it goes.
    Stored(StoreEvent),
    /// A change was made beside the window.
    Made(Parcel<Done>),
    /// The review of a revision is done.
    Reviewed(u64, Arc<Findings>, Option<Id<Person>>),
    /// What a decision is to freeze has been written, or not.
    ToFreeze(Parcel<Result<Frozen, String>>),
    /// What a decision froze was read, or not.
    FrozenRead(Parcel<Result<Frozen, String>>),
    /// Files were written where the user said, or not.
    Written(Result<case::Written, String>),
    /// The system has said which printers there are.
    Printers(Request, Vec<String>),
    /// A paper was handed over to be printed, or not; its name.
    Printed(Result<String, String>),
    /// Show a folder or a file in the system's own program.
    Reveal(PathBuf),
    Revealed(Result<(), String>),
    /// A toast was closed, or its time has passed.
    CloseToast(u64),
    /// The settings were written, or not.
    SettingsKept(bool),
    Resized(Size),
    /// The window has come to the front.
    Focused,
    /// Someone else's file was looked at again.
    ReadAlong(Parcel<LookedAgain>),
    CloseRequested,
}

impl App {
    /// The application as it starts, and what it does first.
    pub fn new(start: Start) -> (Self, Task<Message>) {
        let Start { file, folders, settings, clock } = start;
        let (width, height) = settings.window;
        let scale = settings.scale();
        let mut app = Self {
            settings,
            folders,
            clock,
            stage: Stage::Start { failure: None, waiting: false },
            dialog: None,
            toasts: Vec::new(),
            next_toast: 0,
            size: Size::new(width / scale, height / scale),
            pending: None,
            closing: false,
            full: false,
        };
        let opening = match file {
            Some(file) => app.open(file),
            None => focus::to(start::FIRST),
        };
        let signals = super::signals::terminated(Message::CloseRequested);
        (app, Task::batch([opening, signals]))
    }

    /// The window's title.
    pub fn title(&self) -> String {
        match &self.stage {
            Stage::Start { .. } => "Planverk".to_owned(),
            Stage::Open(desk) => {
                let file = desk.session.path.file_stem().map(|name| name.to_string_lossy());
                format!("{} – Planverk", file.unwrap_or_default())
            }
        }
    }

    /// The theme; `None` follows the desktop.
    pub fn theme(&self) -> Option<Theme> {
        match self.settings.look {
            Look::System => None,
            Look::Light => Some(Theme::Light),
            Look::Dark => Some(Theme::Dark),
            Look::HighContrast => Some(Theme::HighContrast),
        }
    }

    /// Zoom, as a factor.
    pub fn scale(&self) -> f32 {
        self.settings.scale()
    }

    /// Keys that no control took, the window's size, and its closing. Nothing ticks.
    pub fn subscription(&self) -> Subscription<Message> {
        Subscription::batch([
            keyboard::listen().filter_map(keys::key_pressed),
            iced::window::resize_events().map(|(_, size)| Message::Resized(size)),
            iced::window::close_requests().map(|_| Message::CloseRequested),
            iced::event::listen_with(|event, _, _| match event {
                iced::Event::Window(iced::window::Event::Focused) => Some(Message::Focused),
                _ => None,
            }),
        ])
    }

    /// The window.
    pub fn view(&self) -> RawElement<'_, Message, Theme, iced::Renderer> {
        super::shell::view(self)
    }

    /// The open file, if there is one.
    pub fn desk(&self) -> Option<&Desk> {
        match &self.stage {
            Stage::Open(desk) => Some(desk),
            Stage::Start { .. } => None,
        }
    }

    fn desk_mut(&mut self) -> Option<&mut Desk> {
        match &mut self.stage {
            Stage::Open(desk) => Some(desk),
            Stage::Start { .. } => None,
        }
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Command(command) => self.run(command),
            Message::Key(key, modifiers) => self.press(&key, modifiers),
            Message::Start(message) => self.start(message),
            Message::Home(message) => self.on_desk(|desk| desk.home(message)),
            Message::Plans(message) => self.on_desk(|desk| desk.plans(message)),
            Message::Plan(message) => self.on_desk(|desk| desk.plan(message)),
            Message::Cases(message) => self.on_desk(|desk| desk.cases(message)),
            Message::Case(message) => self.on_desk(|desk| desk.case(message)),
            Message::Reading(message) => self.on_desk(|desk| desk.reading(message)),
            Message::Systems(message) => self.on_desk(|desk| desk.systems(message)),
            Message::Matrix(message) => self.on_desk(|desk| desk.matrix(message)),
            Message::AsOf(message) => self.look_at(message),
            Message::Strategy(message) => self.on_desk(|desk| desk.strategy(message)),
            Message::Training(message) => self.on_desk(|desk| desk.training(message)),
            Message::FollowUp(message) => self.on_desk(|desk| desk.follow_up(message)),
            Message::Papers(message) => self.on_desk(|desk| desk.papers(message)),
            Message::Organisation(message) => self.on_desk(|desk| desk.organisation(message)),
            Message::Review(message) => self.on_desk(|desk| desk.review(message)),
            Message::History(message) => self.on_desk(|desk| desk.history(message)),
            Message::Dialog(message) => self.in_dialog(message),
            Message::Answered(purpose, suggestion, answer) => {
                self.answered(purpose, &suggestion, answer)
            }
            Message::Carried(read) => self.carried(&read),
            Message::Opened(path, opened) => self.opened(path, &opened),
            Message::Stored(event) => self.stored(event),
            Message::Made(done) => self.made(&done),
            Message::Reviewed(revision, findings, me) => self.reviewed(revision, findings, me),
            Message::ToFreeze(made) => made.take().map_or_else(Task::none, |it| self.frozen(it)),
            Message::FrozenRead(read) => self.frozen_read(&read),
            Message::Written(written) => self.written(written),
            Message::Printers(request, printers) => self.open_print(request, printers),
            Message::Printed(printed) => self.printed(printed),
            Message::Reveal(path) => Task::perform(super::reveal::show(path), Message::Revealed),
            Message::Revealed(Ok(())) => Task::none(),
            Message::Revealed(Err(sentence)) => self.tell(Toast::error(sentence)),
            Message::CloseToast(toast) => {
                self.toasts.retain(|each| each.id != toast);
                Task::none()
            }
            Message::SettingsKept(kept) => self.settings_kept(kept),
            Message::Resized(size) => self.resized(size),
            Message::Focused => self.look_again(),
            Message::ReadAlong(again) => self.read_along(&again),
            Message::CloseRequested => self.quit(),
        }
    }

    /// Lets the desk take in a message, does what its screen asks for, and begins what the screen
    /// then waits for.
    fn on_desk(
        &mut self,
        take: impl FnOnce(&mut Desk) -> screen::Action<Message>,
    ) -> Task<Message> {
        let Some(desk) = self.desk_mut() else { return Task::none() };
        let action = take(desk);
        let acted = self.act(action);
        let following = self.desk_mut().map_or_else(Task::none, Desk::follow);
        Task::batch([acted, following])
    }

    fn act(&mut self, action: screen::Action<Message>) -> Task<Message> {
        use screen::Action;
        let Some(desk) = self.desk_mut() else { return Task::none() };
        match action {
            Action::None => Task::none(),
            Action::Commit(change, typing) => self.commit(change, typing),
            Action::LeaveField => {
                desk.session.leave_field();
                desk.follow()
            }
            Action::Go(place) => self.go(place),
            Action::OpenPlan(plan) => self.open_plan(plan),
            Action::BeginPlan(change, plan) => {
                // Made at once, however large: what is opened must be there.
                let result = desk.session.commit(change, None);
                let made = self.changed(result);
                Task::batch([made, self.open_plan(plan)])
            }
            Action::OpenCase(case) => self.open_case(case),
            Action::Read(case) => self.read(case),
            Action::BeginCase(change, case) => {
                let made = self.commit(change, None);
                Task::batch([made, self.open_case(case)])
            }
            Action::Decide(change, case) => self.decide(change, case),
            Action::Freeze(case) => self.freeze(case),
            Action::Package(case, variant) => self.ask_where_to_pack(case, variant),
            Action::ReadFrozen(id) => self.fetch_frozen(id),
            Action::SaveFrozen(id) => self.ask_where_to_save_frozen(id),
            Action::Show(id, field) => {
                let control = desk.show(id, field);
                self.follow_to(control)
            }
            Action::Mend(fix) => {
                let control = desk.mend(fix);
                self.follow_to(control)
            }
            Action::ShowRegister(kind) => {
                desk.show_register(kind);
                self.arrive()
            }
            Action::ShowSystems(selection) => {
                desk.show_systems(selection);
                self.arrive()
            }
            Action::History(id) => {
                desk.show_history(id);
                self.arrive()
            }
            Action::Command(command) => self.run(command),
            Action::Answers(person) => self.show_answers(Some(person)),
            Action::ShowGap(administration) => {
                desk.training.administration = administration;
                self.go(Place::Training)
            }
            Action::ShowFollowUp(administration, term) => {
                (desk.follow_up.administration, desk.follow_up.term) = (administration, term);
                self.go(Place::FollowUp)
            }
            Action::Export(request) => self.ask_where_to_export(request),
            Action::Tell(sentence) => self.tell(Toast::note(sentence)),
            Action::Arranged(arranged) => self.arrange(arranged),
            Action::Copy(text, what) => {
                let told = self.tell(Toast::done(format!("{what} är kopierad.")));
                Task::batch([iced::clipboard::write(text), told])
            }
            Action::Run(task) => task,
        }
    }

    fn open_plan(&mut self, plan: Id<Plan>) -> Task<Message> {
        let Some(desk) = self.desk_mut() else { return Task::none() };
        if desk.session.workspace.get(plan).is_none() {
            return Task::none();
        }
        desk.open_plan(plan);
        self.arrive()
    }

    /// The desk follows what it has gone to, and the focus goes to `control`.
    fn follow_to(&mut self, control: Option<String>) -> Task<Message> {
        let Some(desk) = self.desk_mut() else { return Task::none() };
        Task::batch([desk.follow(), control.map_or_else(Task::none, focus::to)])
    }

    /// Does what a command says.
    pub fn run(&mut self, command: Command) -> Task<Message> {
        match command {
            Command::Undo => self.undo(true),
            Command::Redo => self.undo(false),
            Command::Palette => self.open_palette(),
            Command::Export => self.export_current(),
            Command::Print => self.ask_how_to_print(),
            Command::OpenFile => self.ask(Purpose::OpenPlan),
            Command::NewFile => self.open_dialog(Dialog::NewKommun(Default::default())),
            Command::SaveCopy => self.ask(Purpose::SaveCopy),
            Command::Backups => self.open_backups(),
            Command::CloseFile => self.close_file(),
            Command::Quit => self.quit(),
            Command::Go(place) => self.go(place),
            Command::Read => self.read_current(),
            Command::Preview => {
                self.plan_message(screen::plan::Message::ShowPanel(screen::plan::Panel::Preview))
            }
            Command::Review => self.plan_message(screen::plan::Message::Review),
            Command::NextPage => self.on_desk(|desk| desk.turn_page(true)),
            Command::PreviousPage => self.on_desk(|desk| desk.turn_page(false)),
            Command::FoldNavigation => {
                self.settings.navigation_folded = !self.settings.navigation_folded;
                self.keep_settings()
            }
            Command::ZoomIn => self.zoom(Settings::zoom_in),
            Command::ZoomOut => self.zoom(Settings::zoom_out),
            Command::ZoomReset => self.zoom(|settings| settings.zoom = 100),
            Command::NextLook => self.next_look(),
            Command::Settings => self.open_dialog(Dialog::Settings),
            Command::Help => self.open_dialog(Dialog::Help),
            Command::Replace => self.open_replace(),
            Command::Import => self.ask_what_to_import(),
            Command::Calendar => self.ask_where_to_write_calendar(),
            Command::Answers => self.show_answers(None),
            Command::AnswersOfCurrent => self.show_answers_of_current(),
            Command::AsOf => self.ask_day(),
            Command::AsOfToday => self.look_at(super::as_of::Message::Close),
            Command::LookedOver => self.on_desk(Desk::looked_over),
            Command::RecordHistory => self.on_desk(|desk| desk.history_of_current()),
            Command::NewRow => self.on_desk(Desk::add_row),
            Command::RemoveRow => self.on_desk(Desk::remove_rows),
        }
    }

    /// The plan editor takes this in, if it is what stands.
    fn plan_message(&mut self, message: screen::plan::Message) -> Task<Message> {
        match self.desk() {
            Some(desk) if desk.place == Place::Plan => self.update(Message::Plan(message)),
            _ => Task::none(),
        }
    }

    fn go(&mut self, place: Place) -> Task<Message> {
        let Some(desk) = self.desk_mut() else { return Task::none() };
        desk.go(place);
        self.arrive()
    }

    /// The focus goes to where the work begins on the screen that has been gone to.
    fn arrive(&mut self) -> Task<Message> {
        let mode = self.fill_screen();
        let Some(desk) = self.desk_mut() else { return mode };
        let focus = focus::enter(super::shell::WORK, desk.first_control());
        Task::batch([desk.follow(), focus, mode])
    }

    // Dialogs.
}
