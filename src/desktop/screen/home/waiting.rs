//! What waits for the user: a row for each case that is to be read, decided, mended or handed in.

use chrono::NaiveDate;

use super::Message;
use crate::document::words;
use crate::record::date::distance;
use crate::record::{Id, Person};
use crate::workspace::Workspace;
use crate::workspace::waiting::{Errand, Waiting};

/// One case that waits.
#[derive(Debug, Clone)]
pub struct WaitingRow {
    /// What to do.
    pub title: String,
    /// Which case, since when, and by whom it came.
    pub about: String,
    pub verb: &'static str,
    pub message: Message,
}

/// The rows for a person, what has waited longest first.
pub fn rows(workspace: &Workspace, person: Id<Person>, today: NaiveDate) -> Vec<WaitingRow> {
    let waiting = workspace.waiting_for(person, today).into_iter();
    waiting.filter_map(|it| row(workspace, &it, today)).collect()
}

fn row(workspace: &Workspace, it: &Waiting, today: NaiveDate) -> Option<WaitingRow> {
    let case = workspace.get(it.case)?;
    let (title, verb, message) = match it.errand {
        Errand::Read => ("Läs och godkänn".to_owned(), "Läs", Message::Read(it.case)),
        Errand::Decide => ("Läs och besluta".to_owned(), "Läs", Message::Read(it.case)),
        Errand::Remarks(count) => {
            let remarks = words::counted(count, "kommentar", "kommentarer");
            (format!("Ta hand om {remarks}"), "Öppna ärendet", Message::OpenCase(it.case))
        }
        Errand::SentBack => (
            "Skriv om det som sändes tillbaka".to_owned(),
            "Öppna ärendet",
            Message::OpenCase(it.case),
        ),
        Errand::HandIn => {
            ("Lämna in det som är godkänt".to_owned(), "Öppna ärendet", Message::OpenCase(it.case))
        }
    };
    let since = it.since.map_or(String::new(), |day| match it.by.trim() {
        "" => distance(day, today),
        by => format!("{by} {}", distance(day, today)),
    });
    let facts = [case.diary_number.clone(), case.title.clone(), since];
    let about = facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ");
    Some(WaitingRow { title, about, verb, message })
}
