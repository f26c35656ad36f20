//! What the minutes and the notice repeat of a case, as plain text: four blocks that stand word for word
//! the same in tjänsteskrivelse and protokoll, and the row of the notice's table (domain §0.1, §2.3).
//!
//! Made to be copied into the case system: no markup, each point and line on a line of its own.

use super::Workspace;
use super::show::lines;
use crate::record::{Case, DecisionStyle, SectionContent};

/// A block to copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extract {
    /// As the minutes head it.
    pub heading: &'static str,
    pub text: String,
}

impl Workspace {
    /// The blocks in the order of the minutes, and last the row of the notice, its columns parted by
    /// tabs. A block with nothing in it is left out.
    pub fn minutes(&self, case: &Case) -> Vec<Extract> {
        let points: Vec<String> = self
            .points(case.id)
            .iter()
            .map(|point| self.live(case, point.text.trim()).text)
            .filter(|text| !text.is_empty())
            .collect();
        let is_clauses =
            self.municipality().and_then(|it| it.decision_style) == Some(DecisionStyle::Clauses);
        let decision = match points.as_slice() {
            clauses if is_clauses => clauses.join("\n"),
            [one] => one.clone(),
            several => {
                let numbered = several.iter().zip(1..).map(|(text, at)| format!("{at}. {text}"));
                numbered.collect::<Vec<_>>().join("\n")
            }
        };
        let sections = self.sections(case.id);
        let summary = sections.iter().find(|it| {
            it.content.unwrap_or(SectionContent::Text) == SectionContent::Text
                && it.heading.starts_with("Sammanfattning")
        });
        let summary = summary.map_or(String::new(), |it| self.live(case, it.text.trim()).text);
        let papers: Vec<String> = self.papers(case).iter().map(|paper| paper.line()).collect();
        let recipients: Vec<&str> = lines(&case.recipients).collect();
        let notice = [case.title.trim(), case.diary_number.trim(), &decision.replace('\n', " ")];
        [
            ("Beslut", decision.clone()),
            ("Sammanfattning av ärendet", summary),
            ("Beslutsunderlag", papers.join("\n")),
            ("Beslutet skickas till", recipients.join("\n")),
            ("Rad i kallelsen", notice.join("\t")),
        ]
        .into_iter()
        .map(|(heading, text)| Extract { heading, text })
        .filter(|it| !it.text.trim().is_empty())
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Ids, LongText, Point, RecordType};
    use crate::workspace::Change;

    #[test]
    fn the_points_are_numbered_and_the_notice_is_one_row() {
        let mut ids = Ids::new(1, 1);
        let mut case = Case::blank(ids.id());
        (case.title, case.diary_number) = ("IT-plan".to_owned(), "UN 2026/118".to_owned());
        case.recipients = LongText::new("Kommunstyrelsen\n\n Team IT");
        let mut point = |position, text: &str| Point {
            case: Some(case.id),
            position: Some(position),
            text: LongText::new(text),
            ..Point::blank(ids.id())
        };
        let change = Change::new("")
            .with(point(2, "Nämnden utser en företrädare."))
            .with(point(1, "Nämnden antar planen."))
            .with(case.clone());
        let mut workspace = Workspace::default();
        workspace.apply(&change).unwrap();
        let minutes = workspace.minutes(&case);
        let headings: Vec<_> = minutes.iter().map(|it| it.heading).collect();
        assert_eq!(
            headings,
            ["Beslut", "Beslutsunderlag", "Beslutet skickas till", "Rad i kallelsen"]
        );
        assert_eq!(minutes[0].text, "1. Nämnden antar planen.\n2. Nämnden utser en företrädare.");
        assert_eq!(minutes[2].text, "Kommunstyrelsen\nTeam IT");
        assert_eq!(minutes[3].text.lines().count(), 1);
        assert_eq!(minutes[3].text.split('\t').count(), 3);
    }
}
