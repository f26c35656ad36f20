//! What a change did, in words: each record it touched, field by field, from what to what.

use crate::record::{AnyId, FieldKind, Record, Value};
use crate::workspace::{Edit, Workspace};

/// Texts up to this many letters are told whole; of longer ones, what differs.
const WHOLE: usize = 160;
/// Letters told around what differs, and the most that are told of one text.
const AROUND: usize = 40;
const MOST: usize = 600;

/// One record that a change touched.
#[derive(Debug, PartialEq)]
pub struct Told {
    pub id: AnyId,
    /// "Lades till", "Togs bort" or "Ändrades".
    pub what: &'static str,
    pub title: String,
    /// Whether it can be gone to.
    pub exists: bool,
    pub fields: Vec<Difference>,
}

/// A field that differs. Nothing stated is "Tomt"; of a record that was added or removed there is
/// one side only.
#[derive(Debug, PartialEq)]
pub struct Difference {
    pub label: &'static str,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// Tells an edit; `None` for an edit of nothing to nothing.
pub fn told(workspace: &Workspace, edit: &Edit) -> Option<Told> {
    let record = edit.after.as_deref().or(edit.before.as_deref())?;
    let id = record.any_id();
    let what = match (&edit.before, &edit.after) {
        (None, _) => "Lades till",
        (_, None) => "Togs bort",
        _ => "Ändrades",
    };
    let fields = id.kind.fields().iter().enumerate().filter_map(|(index, field)| {
        let value = |side: &Option<_>| {
            side.as_ref().map(|record: &std::sync::Arc<Record>| record.value(index))
        };
        let (before, after) = (value(&edit.before), value(&edit.after));
        let stated = |value: &Option<Value>| value.as_ref().is_some_and(|value| !value.is_empty());
        if before == after || !(stated(&before) || stated(&after)) {
            return None;
        }
        let words =
            |value: Option<Value>| value.map(|value| in_words(workspace, &value, field.kind));
        let (before, after) = (words(before), words(after));
        let (before, after) = match (before, after) {
            (Some(before), Some(after)) => {
                let (before, after) = what_differs(&before, &after);
                (Some(before), Some(after))
            }
            (before, after) => (before.map(|text| cut(&text)), after.map(|text| cut(&text))),
        };
        Some(Difference { label: field.label, before, after })
    });
    Some(Told {
        id,
        what,
        title: title(workspace, record),
        exists: workspace.record(id).is_some(),
        fields: fields.collect(),
    })
}

/// The record's title; of one that is gone, from the fields that it had.
pub fn title(workspace: &Workspace, record: &Record) -> String {
    let id = record.any_id();
    if workspace.record(id).is_some() {
        return workspace.title(id);
    }
    let parts = id.kind.title().iter().map(|key| workspace.field_text(record, key.index));
    let title = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let one = id.kind.names().0;
    if title.is_empty() { format!("{one} utan namn") } else { title }
}

fn in_words(workspace: &Workspace, value: &Value, kind: FieldKind) -> String {
    match value {
        value if value.is_empty() => "Tomt".to_owned(),
        Value::Kronor(amount) => amount.show_with_unit(workspace.amount_unit()),
        Value::Reference(id) => workspace.title(*id),
        Value::References(ids) => {
            ids.iter().map(|id| workspace.title(*id)).collect::<Vec<_>>().join(", ")
        }
        value => workspace.value_text(value, kind),
    }
}

/// Two texts, whole when short; of long ones the part that differs with some words around it.
fn what_differs(before: &str, after: &str) -> (String, String) {
    let (a, b): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    if a.len().max(b.len()) <= WHOLE {
        return (before.to_owned(), after.to_owned());
    }
    let shorter = a.len().min(b.len());
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let alike = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let end = alike.min(shorter - start);
    // Widened to whole words.
    let from = start.saturating_sub(AROUND);
    let from = if from == 0 { 0 } else { (0..=from).rev().find(|at| a[*at] == ' ').unwrap_or(0) };
    let part = |text: &[char]| {
        let to = (text.len() - end + AROUND).min(text.len());
        let to = (to..text.len()).find(|at| text[*at] == ' ').unwrap_or(text.len());
        let lead = if from > 0 { "… " } else { "" };
        let tail = if to < text.len() { " …" } else { "" };
        let middle: String = text[from..to].iter().collect();
        let told = cut(middle.trim());
        if told.is_empty() { "Tomt".to_owned() } else { format!("{lead}{told}{tail}") }
    };
    (part(&a), part(&b))
}

/// A text that is too long to tell whole.
fn cut(text: &str) -> String {
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{} …", text[..at].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::session::tests::example_session;
    use crate::record::{Activity, Chapter, Kronor, LongText, RecordType, System};

    fn last_told(session: &crate::desktop::session::Session) -> Told {
        let entry = session.journal.entries().last().unwrap();
        told(&session.workspace, &entry.change.edits[0]).unwrap()
    }

    fn field(told: &Told, label: &str) -> (Option<String>, Option<String>) {
        let field = told.fields.iter().find(|field| field.label == label).unwrap();
        (field.before.clone(), field.after.clone())
    }

    #[test]
    fn a_change_is_told_field_by_field_in_words() {
        let (mut session, _folder) = example_session();
        let system = session.workspace.all::<System>().next().unwrap().id.into();
        let value = Value::Kronor(Kronor(1_000_000));
        session.set("Ändrade kostnad", system, System::annual_cost, value, false).unwrap();
        let told = last_told(&session);
        assert_eq!((told.what, told.exists, told.fields.len()), ("Ändrades", true, 1));
        let (before, after) = field(&told, "Kostnad per år");
        assert_eq!(after.as_deref(), Some("1\u{a0}000\u{a0}tkr"));
        assert!(before.is_some_and(|before| before.ends_with("tkr")));
    }

    #[test]
    fn what_is_emptied_is_told_as_empty() {
        let (mut session, _folder) = example_session();
        let activity = session.workspace.all::<Activity>().next().unwrap();
        let (id, name) = (activity.id, activity.name.clone());
        session.set("Tömde", id.into(), Activity::name, Value::Empty, false).unwrap();
        let expected = (Some(name), Some("Tomt".to_owned()));
        assert_eq!(field(&last_told(&session), "Aktivitet"), expected);
    }

    #[test]
    fn a_removed_record_keeps_its_name_and_has_one_side_only() {
        let (mut session, _folder) = example_session();
        let chapter = session.workspace.all::<Chapter>().next().unwrap();
        let (id, heading) = (chapter.id, chapter.heading.clone());
        let change = session.workspace.removal("Tog bort", &[id.into()]);
        session.commit(change, None).unwrap();
        let told = last_told(&session);
        assert_eq!((told.what, told.exists, told.title.as_str()), ("Togs bort", false, &*heading));
        assert!(told.fields.iter().all(|field| field.before.is_some() && field.after.is_none()));
    }

    #[test]
    fn of_a_long_text_only_what_differs_is_told() {
        let (mut session, _folder) = example_session();
        let mut chapter = session.workspace.all::<Chapter>().next().unwrap().clone();
        let long = "Många ord som inte har ändrats alls står här. ".repeat(20);
        chapter.text = LongText::new(&format!("{long}Det gamla. {long}"));
        let id = chapter.id();
        let change = session.workspace.put("Skrev", chapter);
        session.commit(change, None).unwrap();
        let value = Value::Text(format!("{long}Det nya ordet. {long}"));
        session.set("Skrev", id.into(), Chapter::text, value, false).unwrap();
        let (before, after) = field(&last_told(&session), "Text");
        let (before, after) = (before.unwrap(), after.unwrap());
        assert!(before.contains("Det gamla.") && after.contains("Det nya ordet."), "{before}");
        assert!(before.starts_with("… ") && before.ends_with(" …"));
        assert!(before.chars().count() < 140 && after.chars().count() < 140, "{after}");
    }

    #[test]
    fn texts_that_only_grow_or_shrink_are_told_without_a_fault() {
        let long = "ord ".repeat(60);
        let (before, after) = what_differs(&long, &format!("{long}ord ord"));
        assert!(!before.is_empty() && !after.is_empty());
        let (before, after) = what_differs("", &"å".repeat(2_000));
        assert_eq!(before, "Tomt");
        assert!(after.chars().count() <= MOST + 2);
    }
}
