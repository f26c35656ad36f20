//! What a reader has remarked on a case: how it is told, and how one is made. The case and the reading
//! room show the same remarks.

use iced::widget::Column;

use super::Action;
use crate::desktop::component::text;
use crate::desktop::session::Session;
use crate::desktop::theme::Theme;
use crate::record::{Comment, Id, LongText};
use crate::workspace::Change;

/// Who remarked when and on what, the words that were pointed at, and the remark.
pub fn told<'a, Message: 'a>(it: &'a Comment, about: &str) -> Column<'a, Message, Theme> {
    let day = it.date.map_or(String::new(), |day| day.to_string());
    let head = [it.who.as_str(), day.as_str(), about];
    let head: Vec<&str> = head.into_iter().filter(|part| !part.is_empty()).collect();
    let quote = (!it.quote.is_empty()).then(|| text::muted(quoted(&it.quote)));
    Column::new().push(text::muted(head.join(" · "))).push(quote).push(text::body(it.text.as_str()))
}

/// Words in quotation marks.
pub fn quoted(words: &str) -> String {
    format!("”{}”", words.trim())
}

/// Makes the remark that is written in `text`, which is then taken; `about` says what it is about.
/// Without words it is asked for.
pub fn made<Message>(about: Comment, text: &mut String, session: &Session) -> Action<Message> {
    if text.trim().is_empty() {
        return Action::Tell("Skriv först vad som bör ändras.".to_owned());
    }
    let text = std::mem::take(text);
    let comment = Comment {
        text: LongText::new(text.trim()),
        date: Some(session.today()),
        who: session.who().to_owned(),
        ..about
    };
    Action::Commit(Change::new("Kommenterade ärendet").with(comment), None)
}

/// Takes a remark as taken care of.
pub fn resolved<Message>(remark: Id<Comment>, session: &Session) -> Action<Message> {
    let change = session.workspace.resolve_remark(remark);
    change.map_or(Action::None, |change| Action::Commit(change, None))
}
