//! A list of the records of one kind, to choose one from; worked out when it opens.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::rc::Rc;

use super::widget::{Among, Choice, Select, select_among};
use crate::record::swedish::{compare, matches};
use crate::record::{AnyId, Kind, Record};
use crate::workspace::Workspace;

/// The list over the records of `kind`, in Swedish order; `None` is said when the choice is taken
/// away.
pub fn record_select<'a, Message: Clone + 'a>(
    workspace: &'a Workspace,
    kind: Kind,
    chosen: Option<AnyId>,
    on_choose: impl Fn(Option<AnyId>) -> Message + 'a,
) -> Select<'a, Message> {
    // The list says a place; what stood there when it opened is what was meant.
    let listed: Rc<OnceCell<Vec<AnyId>>> = Rc::default();
    let among = {
        let listed = Rc::clone(&listed);
        move || {
            let mut records: Vec<(String, &Record)> = workspace
                .records(kind)
                .map(|record| (workspace.title(record.any_id()), record))
                .collect();
            records.sort_by(|a, b| compare(&a.0, &b.0));
            let ids =
                listed.get_or_init(|| records.iter().map(|(_, each)| each.any_id()).collect());
            let selected = ids.iter().position(|id| Some(*id) == chosen);
            let choices = records.into_iter().map(|(title, record)| match record {
                Record::Person(person) => Choice::new(title).note(person.title.clone()),
                _ => Choice::new(title),
            });
            Among { choices: choices.collect(), selected }
        }
    };
    let label = chosen.map(|id| Cow::Owned(workspace.title(id)));
    let cleared = on_choose(None);
    select_among(label, among, move |at| {
        on_choose(listed.get().and_then(|ids| ids.get(at)).copied())
    })
    .matcher(matches)
    .on_clear(cleared)
}
