//! A list of the persons of the kommun, to choose one from; worked out when it opens.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::rc::Rc;

use super::widget::{Among, Choice, Select, select_among};
use crate::record::swedish::{compare, matches};
use crate::record::{AnyId, Person};
use crate::workspace::Workspace;

/// The list over the persons of `workspace`; `None` is said when the choice is taken away.
pub fn person_select<'a, Message: Clone + 'a>(
    workspace: &'a Workspace,
    chosen: Option<AnyId>,
    on_choose: impl Fn(Option<AnyId>) -> Message + 'a,
) -> Select<'a, Message> {
    // The list says a place; what stood there when it opened is what was meant.
    let listed: Rc<OnceCell<Vec<AnyId>>> = Rc::default();
    let among = {
        let listed = Rc::clone(&listed);
        move || {
            let mut persons: Vec<&Person> = workspace.all::<Person>().collect();
            persons.sort_by(|a, b| compare(&a.name, &b.name));
            let ids = listed.get_or_init(|| persons.iter().map(|each| each.id.into()).collect());
            let selected = ids.iter().position(|id| Some(*id) == chosen);
            let choice =
                |person: &Person| Choice::new(person.name.clone()).note(person.title.clone());
            Among { choices: persons.into_iter().map(choice).collect(), selected }
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
