//! Names of exported files: `un-2026-118-it-plan-2027-2029-forslag.pdf` (design §4). Only a–z, 0–9
//! and hyphens come out, whatever goes in, so that a name is safe on every system and in every
//! link (domain §3.2 point 15).

use super::variant::Variant;
use crate::record::PlanState;

/// The most letters of one part; keeps the whole name well under the 255 bytes of a file system.
const LONGEST_PART: usize = 60;

/// What a file name is made of.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// The diary number, "UN 2026/118"; where it is empty the prefix stands instead.
    pub diary_number: &'a str,
    /// The prefix of the body, "UN".
    pub prefix: &'a str,
    /// TYP on the command line: "it-plan".
    pub kind: &'a str,
    /// "2027–2029"; may be empty.
    pub period: &'a str,
    /// How far the decision on a plan has come; `None` for what is no plan.
    pub state: Option<PlanState>,
    pub variant: Variant,
}

impl Parts<'_> {
    /// The document's name with its ending.
    pub fn file_name(self) -> String {
        self.with_ending("pdf")
    }

    /// The name of another file of the same, with that ending.
    pub fn with_ending(self, ending: &str) -> String {
        let case = tame(self.diary_number);
        let case = if case.is_empty() { tame(self.prefix) } else { case };
        let internal = if self.variant == Variant::Internal { "intern" } else { "" };
        let parts = [
            case,
            tame(self.kind),
            tame(self.period),
            state_word(self.state).to_owned(),
            internal.to_owned(),
        ];
        let filled: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}.{ending}", filled.join("-"))
    }
}

fn state_word(state: Option<PlanState>) -> &'static str {
    match state {
        None => "",
        Some(PlanState::Working | PlanState::Review) => "arbetsmaterial",
        Some(PlanState::Proposal) => "forslag",
        Some(PlanState::Decided | PlanState::Adopted | PlanState::Replaced | PlanState::Ended) => {
            "faststalld"
        }
    }
}

/// Lower case, å ä ö without rings and dots, everything else than letters and digits as one hyphen.
fn tame(text: &str) -> String {
    let mut tamed = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'å' | 'ä' | 'á' | 'à' | 'â' | 'æ' => 'a',
            'ö' | 'ø' | 'ó' | 'ô' => 'o',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'ü' => 'u',
            'a'..='z' | '0'..='9' => c,
            _ => '-',
        };
        if plain != '-' || !(tamed.is_empty() || tamed.ends_with('-')) {
            tamed.push(plain);
        }
        if tamed.len() >= LONGEST_PART {
            break;
        }
    }
    tamed.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parts<'a>(diary_number: &'a str, period: &'a str) -> Parts<'a> {
        Parts {
            diary_number,
            prefix: "UN",
            kind: "it-plan",
            period,
            state: Some(PlanState::Proposal),
            variant: Variant::Public,
        }
    }

    #[test]
    fn a_name_says_case_kind_period_and_state() {
        let proposal = parts("UN 2026/118", "2027–2029");
        assert_eq!(proposal.file_name(), "un-2026-118-it-plan-2027-2029-forslag.pdf");
        let adopted =
            Parts { state: Some(PlanState::Adopted), variant: Variant::Internal, ..proposal };
        assert_eq!(adopted.file_name(), "un-2026-118-it-plan-2027-2029-faststalld-intern.pdf");
        let draft = Parts { state: Some(PlanState::Working), diary_number: "", ..proposal };
        assert_eq!(draft.file_name(), "un-it-plan-2027-2029-arbetsmaterial.pdf");
        let matrix = Parts { kind: "systemansvar", period: "2026-11-16", state: None, ..draft };
        assert_eq!(matrix.file_name(), "un-systemansvar-2026-11-16.pdf");
    }

    #[test]
    fn a_hostile_diary_number_cannot_leave_the_folder() {
        let name = parts("../../etc/\u{0}passwd ÅÄÖ CON: \u{202e}fdp", "").file_name();
        assert_eq!(name, "etc-passwd-aao-con-fdp-it-plan-forslag.pdf");
        assert_eq!(parts("////", "").file_name(), "un-it-plan-forslag.pdf");
    }

    proptest! {
        #[test]
        fn any_name_is_plain_and_short(diary in ".{0,400}", period in ".{0,400}") {
            let name = parts(&diary, &period).file_name();
            prop_assert!(name.len() <= 255);
            let stem = name.strip_suffix(".pdf").unwrap();
            prop_assert!(stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!stem.starts_with('-') && !stem.contains("--"));
        }
    }
}
