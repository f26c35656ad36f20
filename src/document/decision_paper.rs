//! What is laid before the one who decides: the tjänsteskrivelse of a case that a body decides, and the
//! delegationsbeslut of one that a chief decides (domain §2.1, §2.6; look tjansteskrivelse-1, -2 and
//! delegationsbeslut).
//!
//! Headings, order and texts are the case's own; the points, the papers and the recipients are listed
//! where a section says so. A value in a text is today's.

use chrono::NaiveDate;

use super::block::{Block, Document, FirstPage, Identity, List, ListItem, Run, Signature};
use super::variant::{Shown, Source, Variant};
use super::words::{self, NO_TEXT, UNKNOWN};
use super::{Edition, LeftOut, markdown, sender, signature, typography};
use crate::record::{
    Administration, Body, Case, CaseState, DecisionLevel, DecisionStyle, Id, Meeting, Municipality,
    Person, Point, RoleCode, Section, SectionContent,
};
use crate::workspace::Workspace;
use crate::workspace::case::Paper;

/// The line under the title while the case is being written.
const DRAFT: &str = "Arbetsmaterial – ej allmän handling";

struct DecisionPaper<'a> {
    source: Source<'a>,
    case: Shown<'a, Case>,
    body: Option<Shown<'a, Body>>,
    papers: Vec<Paper>,
    is_delegated: bool,
}

/// The paper of a case; `None` when the workspace has no such case.
pub fn decision_paper(
    workspace: &Workspace,
    case: Id<Case>,
    variant: Variant,
    today: NaiveDate,
) -> Option<Edition> {
    let source = Source::new(workspace, variant, today);
    let record = workspace.get(case)?;
    let case = source.get(case)?;
    let body = case.one(Case::body).and_then(|id| source.get(id));
    let (papers, is_delegated) = (source.papers(case), record.is_delegated());
    let paper = DecisionPaper { source, case, body, papers, is_delegated };
    let mut blocks = Vec::new();
    if is_delegated {
        blocks.push(Block::Facts(paper.decision_facts()));
    }
    for section in source.sections(case.id()) {
        paper.section(section, &mut blocks);
    }
    blocks.push(Block::Signatures(paper.signatures()));
    let identity = paper.identity();
    let mut document =
        Document { identity, first_page: FirstPage::Letter, lettered: false, blocks };
    typography::apply(&mut document);
    let withheld = record.systems.iter().filter(|id| source.withholds((**id).into()));
    let left_out = withheld.map(|id| LeftOut::internal(*id)).collect();
    Some(Edition { document, variant, left_out })
}

impl DecisionPaper<'_> {
    fn administration(&self) -> Option<Id<Administration>> {
        self.case.one(Case::administration)
    }

    fn identity(&self) -> Identity {
        let own = self.administration().and_then(|id| self.source.get(id));
        let own = own.map_or(String::new(), |it| it.text(Administration::name));
        let title = sender::filled(self.case.text(Case::title), "Ärende utan rubrik");
        let kind = if self.is_delegated { "Delegationsbeslut" } else { "Tjänsteskrivelse" };
        let body = self.body.map_or(String::new(), |body| body.text(Body::name));
        let day = |key| self.case.day(key).map_or(String::new(), |day| day.to_string());
        let diary_number = self.case.text(Case::diary_number);
        let meeting = self.case.one::<Meeting>(Case::meeting).and_then(|id| self.source.get(id));
        let meeting = meeting.and_then(|it| it.day(Meeting::date));
        let facts = if self.is_delegated {
            let reported = match meeting {
                Some(day) => format!("{body} {day}"),
                None => body.clone(),
            };
            sender::facts([
                ("Datum", day(Case::dated)),
                ("Diarienummer", diary_number.clone()),
                ("Beslut nr", self.case.text(Case::decision_number)),
                ("Anmäls till", reported),
            ])
        } else {
            let author = self.case.one::<Person>(Case::author);
            let author = author.map_or(String::new(), |id| self.source.name_and_title(id.into()));
            sender::facts([
                ("Datum", day(Case::dated)),
                ("Diarienummer", diary_number.clone()),
                ("Till", body.clone()),
                ("Handläggare", author),
            ])
        };
        let state = self.case.choice(Case::state).unwrap_or(CaseState::Open);
        let status = match state {
            CaseState::Open => DRAFT,
            _ => "",
        };
        Identity {
            summary: format!("{kind} i ärendet {title}."),
            title,
            kind: kind.to_owned(),
            diary_number,
            status: status.to_owned(),
            facts,
            keywords: vec![kind.to_lowercase(), body.to_lowercase()],
            ..sender::identity(self.source, &own)
        }
    }

    /// Who decides by what right, and about which systems.
    fn decision_facts(&self) -> Vec<(String, String)> {
        let person = self.case.one::<Person>(Case::decided_by);
        let person = person.map_or(String::new(), |id| self.source.name_and_title(id.into()));
        let point = match self.case.choice(Case::level) {
            Some(DecisionLevel::Execution) => "Verkställighet, anmäls inte".to_owned(),
            _ => self.case.text(Case::delegation_point),
        };
        let mut facts = vec![("Beslutsfattare", person), ("Punkt i delegationsordningen", point)];
        let systems = self.case.many(Case::systems).into_iter();
        let systems: Vec<String> =
            systems.map(|id| self.source.name(id)).filter(|it| !it.is_empty()).collect();
        if !systems.is_empty() {
            facts.push(("System", systems.join(", ")));
        }
        sender::facts(facts)
    }

    fn section(&self, section: Shown<'_, Section>, blocks: &mut Vec<Block>) {
        let text = self.source.live(self.case, &section.text(Section::text));
        let mut body = markdown::blocks(&text);
        body.extend(match section.choice(Section::content).unwrap_or(SectionContent::Text) {
            SectionContent::Points => self.points(),
            SectionContent::Papers => list(self.papers.iter().map(Paper::line)),
            SectionContent::Recipients => self.recipients(),
            SectionContent::Text | SectionContent::Children => Vec::new(),
        });
        if body.is_empty() {
            if !section.yes(Section::mandatory) {
                return;
            }
            body.push(Block::paragraph(NO_TEXT));
        }
        blocks.push(Block::heading(2, sender::filled(section.text(Section::heading), UNKNOWN)));
        blocks.extend(body);
    }

    fn points(&self) -> Vec<Block> {
        let points = self.source.points(self.case.id()).into_iter();
        let texts = points.map(|point| self.source.live(self.case, &point.text(Point::text)));
        let texts: Vec<String> = texts.filter(|text| !text.trim().is_empty()).collect();
        let style =
            self.source.municipality().and_then(|it| it.choice(Municipality::decision_style));
        if texts.is_empty() || style != Some(DecisionStyle::Clauses) {
            return numbered(texts);
        }
        // Att-satser hang on one sentence that says who decides.
        let who = self.body.map_or(String::new(), |body| body.text(Body::name));
        let lead = Block::paragraph(format!("{} beslutar", sender::filled(who, UNKNOWN)));
        std::iter::once(lead).chain(list(texts)).collect()
    }

    fn recipients(&self) -> Vec<Block> {
        list(words::lines(&self.case.text(Case::recipients)).map(str::to_owned))
    }

    fn signatures(&self) -> Vec<Signature> {
        let own = self.administration();
        if self.is_delegated {
            let by = self.case.one::<Person>(Case::decided_by);
            return vec![match by {
                Some(person) => signature::of_person(self.source, own, person),
                None => signature::of_role(self.source, own, RoleCode::Chief),
            }];
        }
        let mut lines = vec![signature::of_role(self.source, own, RoleCode::Chief)];
        if let Some(author) = self.case.one::<Person>(Case::author) {
            let line = signature::of_person(self.source, own, author);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines
    }
}

fn list(lines: impl IntoIterator<Item = String>) -> Vec<Block> {
    items(lines, false)
}

fn numbered(lines: impl IntoIterator<Item = String>) -> Vec<Block> {
    items(lines, true)
}

fn items(lines: impl IntoIterator<Item = String>, numbered: bool) -> Vec<Block> {
    let items =
        lines.into_iter().map(|text| ListItem { text: vec![Run::plain(text)], sublist: None });
    let items: Vec<ListItem> = items.collect();
    if items.is_empty() { Vec::new() } else { vec![Block::List(List { numbered, items })] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::kommun::{Mini, today};
    use crate::record::{CaseOutcome, LongText};

    /// A case of the small kommun with two points; what it says when it has been altered.
    fn said(alter: impl FnOnce(&mut Mini, Id<Case>)) -> Document {
        let mut mini = Mini::bare();
        let (body, administration) = (mini.find::<Body>(), mini.find::<Administration>());
        let case = mini.add(|case: &mut Case| {
            case.title = "IT-plan 2027–2029".into();
            case.body = Some(body);
            case.administration = Some(administration);
            case.level = Some(DecisionLevel::Committee);
            case.state = Some(CaseState::Ready);
            case.recipients = LongText::new("Team IT\n\n- Rektorer");
        });
        for (position, text) in [(1, "att anta planen"), (2, "att utse en företrädare")] {
            mini.add(|point: &mut Point| {
                point.case = Some(case);
                point.position = Some(position);
                point.text = LongText::new(text);
            });
        }
        for (position, heading, content) in [
            (1, "Förslag till beslut", SectionContent::Points),
            (2, "Sammanfattning av ärendet", SectionContent::Text),
            (3, "Övriga konsekvenser", SectionContent::Text),
            (4, "Beslutet ska skickas till", SectionContent::Recipients),
        ] {
            mini.add(|section: &mut Section| {
                section.case = Some(case);
                section.position = Some(position);
                section.heading = heading.into();
                section.content = Some(content);
                section.mandatory = Some(position != 3);
            });
        }
        alter(&mut mini, case);
        let workspace = Workspace::from_records(mini.records);
        decision_paper(&workspace, case, Variant::Public, today()).unwrap().document
    }

    fn headings(document: &Document) -> Vec<&str> {
        let headings = document.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) => Some(heading.text.as_str()),
            _ => None,
        });
        headings.collect()
    }

    #[test]
    fn a_section_without_text_is_left_out_unless_the_paper_must_have_it() {
        let document = said(|_, _| ());
        assert_eq!(
            headings(&document),
            ["Förslag till beslut", "Sammanfattning av ärendet", "Beslutet ska skickas till"]
        );
        assert!(document.blocks.contains(&Block::paragraph(NO_TEXT)));
        assert_eq!(document.identity.status, "", "it is no draft any more");
    }

    #[test]
    fn points_are_numbered_sentences_or_clauses_on_one_sentence() {
        let lists = |document: &Document| -> Vec<(bool, usize)> {
            let lists = document.blocks.iter().filter_map(|block| match block {
                Block::List(list) => Some((list.numbered, list.items.len())),
                _ => None,
            });
            lists.collect()
        };
        assert_eq!(lists(&said(|_, _| ())), [(true, 2), (false, 2)]);
        let clauses = said(|mini, _| {
            let kommun = mini.find::<Municipality>();
            mini.change(kommun, |it: &mut Municipality| {
                it.decision_style = Some(DecisionStyle::Clauses);
            });
        });
        assert_eq!(lists(&clauses), [(false, 2), (false, 2)]);
        let lead = Block::paragraph("Utbildningsnämnden beslutar");
        assert!(clauses.blocks.contains(&lead), "{:#?}", clauses.blocks);
    }

    #[test]
    fn an_open_case_says_that_it_is_no_public_paper_yet() {
        let open = said(|mini, case| {
            mini.change(case, |it: &mut Case| it.state = Some(CaseState::Open));
        });
        assert_eq!(open.identity.status, DRAFT);
    }

    #[test]
    fn a_chiefs_decision_names_its_ground_and_one_signature() {
        let decided = said(|mini, case| {
            mini.change(case, |it: &mut Case| {
                it.level = Some(DecisionLevel::Delegation);
                it.delegation_point = "3.4 Avtal".into();
                it.outcome = Some(CaseOutcome::Approved);
            });
        });
        assert_eq!(decided.identity.kind, "Delegationsbeslut");
        let Block::Facts(facts) = &decided.blocks[0] else { panic!("{:?}", decided.blocks[0]) };
        assert!(facts.contains(&("Punkt i delegationsordningen".into(), "3.4 Avtal".into())));
        let signed = decided.blocks.iter().find_map(|block| match block {
            Block::Signatures(people) => Some(people.len()),
            _ => None,
        });
        assert_eq!(signed, Some(1));
    }
}
