//! The side panel of the plan editor beside its preview: the plan's findings and its history.

use iced::Length;
use iced::widget::{Column, container, scrollable};

use super::state::Message;
use crate::desktop::component::{Kind, button, finding_card, panel_section, text};
use crate::desktop::screen::review::verb;
use crate::desktop::session::Session;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widget::Element;
use crate::record::{Id, Plan};
use crate::review::plan_of;
use crate::workspace::Finding;

/// The way to the first finding's fix.
pub const FIRST_FINDING: &str = "plan-first-finding";

/// How many entries of history are listed.
const ENTRIES: usize = 60;

/// The findings about the plan and its parts, worst first.
pub fn findings(plan: Id<Plan>, session: &Session) -> Vec<&Finding> {
    let is_of_plan = |finding: &&Finding| plan_of(&session.workspace, finding.object) == Some(plan);
    session.findings.iter().filter(is_of_plan).collect()
}

/// Each finding with its four parts: what, what follows, the strategy's words, and a way there.
pub fn review<'a>(findings: &[&'a Finding], is_reviewed: bool) -> Element<'a, Message> {
    if findings.is_empty() {
        let words = if is_reviewed {
            "Granskningen har inga anmärkningar på planen."
        } else {
            "Granskar …"
        };
        return container(text::toned(text::body(words), Tone::Muted)).padding(space::L).into();
    }
    let cards = findings.iter().enumerate();
    let rows = cards.fold(Column::new().spacing(space::M), |rows, (at, finding)| {
        let go = Message::Finding(finding.object, finding.field);
        let go = button(Kind::Secondary, verb(finding)).on_press(go);
        let go = if at == 0 { go.id(FIRST_FINDING) } else { go };
        rows.push(Element::from(finding_card(finding).act(go)))
    });
    scrollable(container(rows).padding(space::L)).height(Length::Fill).width(Length::Fill).into()
}

/// The latest changes to the plan and its parts.
pub fn history<'a>(plan: Id<Plan>, session: &'a Session) -> Element<'a, Message> {
    let parts = session.workspace.referrers(plan.into()).into_iter();
    let parts = parts.filter(|id| plan_of(&session.workspace, *id) == Some(plan));
    let trainings = session.workspace.trainings(plan).into_iter().map(|it| it.id.into());
    let all = parts.chain(trainings).chain([plan.into()]);
    let latest = session.journal.latest(all, ENTRIES);
    let rows = latest.iter().fold(Column::new().spacing(space::M), |rows, entry| {
        let when = format!("{} · {}", entry.stamp.at.format("%Y-%m-%d %H.%M"), entry.stamp.who);
        rows.push(Column::new().push(text::body(entry.described())).push(text::muted(when)))
    });
    scrollable(container(panel_section("Senaste ändringar", rows)).padding(space::L))
        .height(Length::Fill)
        .width(Length::Fill)
        .into()
}
