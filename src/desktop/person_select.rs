//! A list of the persons of the kommun, to choose one from.

use super::record_select::record_select;
use super::widget::Select;
use crate::record::{AnyId, Kind};
use crate::workspace::Workspace;

/// The list over the persons of `workspace`; `None` is said when the choice is taken away.
pub fn person_select<'a, Message: Clone + 'a>(
    workspace: &'a Workspace,
    chosen: Option<AnyId>,
    on_choose: impl Fn(Option<AnyId>) -> Message + 'a,
) -> Select<'a, Message> {
    record_select(workspace, Kind::Person, chosen, on_choose)
}
