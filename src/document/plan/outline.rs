//! The plan's chapters in print order: numbered by their place, the hidden ones left out and the
//! numbers closed up, appendices and glossary last. A plan without chapters gets those that the
//! registers can fill.

use super::PlanPaper;
use crate::document::block::Heading;
use crate::document::{LeftOut, Reason};
use crate::record::{Chapter, ChapterContent, PlanKind};

/// The chapters of a training plan that has none of its own.
const TRAINING: &[(&str, ChapterContent)] = &[
    ("Kompetenskrav per roll och system", ChapterContent::Requirements),
    ("Nuläge och gap", ChapterContent::Gap),
    ("Utbildningsinsatser", ChapterContent::Trainings),
    ("Tid, kostnad och vikarier", ChapterContent::TrainingCosts),
    ("Genomförande och ansvar", ChapterContent::Calendar),
];

/// The chapters of an IT-plan that has none of its own.
const DEFAULT: &[(&str, ChapterContent)] = &[
    ("IT-stöd i dag", ChapterContent::Systems),
    ("Mål", ChapterContent::Goals),
    ("Åtgärder och aktiviteter", ChapterContent::Activities),
    ("Ekonomi", ChapterContent::Economy),
    ("Organisation och ansvar", ChapterContent::Responsibility),
];

pub(super) struct Outline {
    /// Chapters and their sections, up to the signatures.
    pub chapters: Vec<Part>,
    /// What stands after the signatures.
    pub appendices: Vec<Part>,
    /// The hidden ones.
    pub left_out: Vec<LeftOut>,
}

/// A chapter or a section.
pub(super) struct Part {
    pub heading: Heading,
    pub text: String,
    pub content: ChapterContent,
    /// A section follows under it.
    pub has_sections: bool,
}

/// How far the numbering has come.
#[derive(Default)]
struct Numbers {
    chapter: u32,
    section: u32,
    appendix: u32,
}

impl Outline {
    pub fn of(plan: &PlanPaper<'_>) -> Self {
        let records = plan.source.chapters(plan.record.id());
        let mut outline =
            Self { chapters: Vec::new(), appendices: Vec::new(), left_out: Vec::new() };
        let mut numbers = Numbers::default();
        let (mut hidden, mut started, mut in_appendix) = (false, false, false);
        for chapter in records {
            // A section with no chapter over it is a chapter: levels are never skipped.
            let is_section = chapter.number(Chapter::depth).unwrap_or(1) > 1 && started;
            let heading = chapter.text(Chapter::heading);
            let content = super::content_of(chapter);
            if !is_section {
                started = true;
                hidden = chapter.yes(Chapter::hidden);
                in_appendix = is_appendix(&heading) || content == ChapterContent::Glossary;
            }
            if hidden || chapter.yes(Chapter::hidden) {
                outline.left_out.push(LeftOut { object: chapter.id().into(), why: Reason::Hidden });
                continue;
            }
            let parts = if in_appendix { &mut outline.appendices } else { &mut outline.chapters };
            if is_section && let Some(above) = parts.last_mut() {
                above.has_sections |= above.heading.level == 1;
            }
            let heading = numbers.next(is_section, in_appendix, &heading);
            let text = chapter.text(Chapter::text);
            parts.push(Part { heading, text, content, has_sections: false });
        }
        if !started {
            let default = match plan.kind {
                PlanKind::It => DEFAULT,
                PlanKind::Training => TRAINING,
            };
            for (heading, content) in default {
                let heading = numbers.next(false, false, heading);
                let (text, content) = (String::new(), *content);
                outline.chapters.push(Part { heading, text, content, has_sections: false });
            }
        }
        outline
    }
}

impl Numbers {
    fn next(&mut self, is_section: bool, in_appendix: bool, heading: &str) -> Heading {
        let text = if heading.is_empty() { "Rubrik saknas" } else { heading };
        let (level, number, text) = match (is_section, in_appendix) {
            (true, true) => (2, String::new(), text.to_owned()),
            (true, false) => {
                self.section += 1;
                (2, format!("{}.{}", self.chapter, self.section), text.to_owned())
            }
            (false, true) => (1, String::new(), self.appendix_heading(text)),
            (false, false) => {
                self.chapter += 1;
                self.section = 0;
                (1, self.chapter.to_string(), text.to_owned())
            }
        };
        Heading { level, number, text }
    }

    /// "Bilaga 2. Utbildningsplan" by its place, whatever number was typed. A heading that names
    /// no appendix (the glossary) stands without a number.
    fn appendix_heading(&mut self, heading: &str) -> String {
        let Some(rest) = appendix_rest(heading) else { return heading.to_owned() };
        self.appendix += 1;
        let name = rest.trim_start_matches(|c: char| {
            c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ':' | '–' | '-')
        });
        let stop = if name.is_empty() { "" } else { ". " };
        format!("Bilaga {}{stop}{name}", self.appendix)
    }
}

fn is_appendix(heading: &str) -> bool {
    appendix_rest(heading).is_some()
}

fn appendix_rest(heading: &str) -> Option<&str> {
    let rest = heading.strip_prefix("Bilaga").or_else(|| heading.strip_prefix("bilaga"))?;
    let ends = |c: char| c.is_whitespace() || matches!(c, '.' | ':');
    (rest.is_empty() || rest.starts_with(ends)).then_some(rest)
}
