//! A plan that a PDF carries: opened in a plan file of its own, or taken into the one that is open.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;

use super::change::Says;
use super::{App, Message, Parcel, Pending, Stage, Toast};
use crate::desktop::ahead::Draft;
use crate::desktop::file_dialog::Purpose;
use crate::desktop::screen::start;
use crate::desktop::widget::focus;
use crate::exchange::carried_plan::CarriedPlan;
use crate::exchange::folder;
use crate::workspace::Action;

/// What a PDF was asked for, and what was read of it.
#[derive(Debug)]
pub struct ReadPaper {
    purpose: Purpose,
    path: PathBuf,
    plan: Result<CarriedPlan, String>,
}

impl App {
    /// Reads the plan that a PDF carries, beside the window.
    pub(super) fn read_paper(&mut self, purpose: Purpose, path: PathBuf) -> Task<Message> {
        Task::perform(
            async move {
                let bytes = folder::read(&path).map_err(|error| error.to_string());
                let plan = bytes.and_then(|it| CarriedPlan::read(&it).map_err(|e| e.to_string()));
                ReadPaper { purpose, path, plan }
            },
            |read| Message::Carried(Parcel::new(read)),
        )
    }

    /// Asks where its plan file shall lie, or takes the plan into the open one.
    pub(super) fn carried(&mut self, read: &Parcel<ReadPaper>) -> Task<Message> {
        let Some(ReadPaper { purpose, path, plan }) = read.take() else { return Task::none() };
        let name =
            path.file_name().map_or_else(String::new, |it| it.to_string_lossy().into_owned());
        match (plan, purpose) {
            (Ok(plan), Purpose::ImportTable) => self.take_in_plan(&plan, &name),
            (Ok(plan), _) => {
                self.pending = Some(Pending::Carried(Arc::new(plan), path));
                self.ask(Purpose::NewPlan)
            }
            (Err(sentence), _) => self.not_carried(format!("{name}: {sentence}")),
        }
    }

    fn not_carried(&mut self, sentence: String) -> Task<Message> {
        if self.desk().is_some() {
            return self.tell(Toast::error(sentence));
        }
        self.stage = Stage::Start { failure: Some(sentence), waiting: false };
        focus::to(start::FIRST)
    }

    fn take_in_plan(&mut self, plan: &CarriedPlan, name: &str) -> Task<Message> {
        let Some(desk) = self.desk() else { return Task::none() };
        match plan.change(&desk.session.workspace, name) {
            Ok(change) if change.edits.is_empty() => {
                self.tell(Toast::note(format!("{}: allt står redan i filen.", plan.title)))
            }
            Ok(change) => {
                let taken = self.begin(Action::Do, Draft::from(change), Says::All);
                let shown = self.open_plan(plan.plan());
                Task::batch([taken, shown])
            }
            Err(error) => self.tell(Toast::error(error.to_string())),
        }
    }
}
