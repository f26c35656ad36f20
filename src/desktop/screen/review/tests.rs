//! Reviewers' stories: narrowing, copying, and the way to the fix.

use std::sync::Arc;

use super::super::Action;
use super::Message;
use super::state::{PAGE, State};
use crate::desktop::findings::Findings;
use crate::desktop::session::Session;
use crate::desktop::session::tests::example_session;
use crate::record::Kind;
use crate::workspace::Weight;

fn review() -> (State, Session, tempfile::TempDir) {
    let (session, folder) = example_session();
    (State::new(&session), session, folder)
}

/// What stands in the list after these messages.
fn sentences(state: &mut State, session: &Session, messages: &[Message]) -> Vec<String> {
    for message in messages {
        let _ = state.update(message.clone(), session);
    }
    state.listed().map(|finding| finding.sentence.clone()).collect()
}

#[test]
fn everything_is_listed_at_first_worst_first() {
    let (state, session, _folder) = review();
    assert_eq!(state.listed.len(), session.findings.len());
    assert!(state.listed().collect::<Vec<_>>().is_sorted_by_key(|finding| finding.weight));
    assert_eq!(state.counts.iter().sum::<usize>(), session.findings.len());
}

#[test]
fn a_weight_narrows_the_list_and_leaves_the_counts_of_the_others() {
    let (mut state, session, _folder) = review();
    let counts = state.counts;
    let errors = sentences(&mut state, &session, &[Message::Weight(Some(Weight::Error))]);
    assert_eq!(errors[0], "Pascal saknar systemansvarig");
    assert!(errors[1].starts_with("Platshållaren ”[Skriv bakgrund") && errors.len() == 2);
    assert_eq!(state.counts, counts);
}

#[test]
fn filters_narrow_together_and_all_are_taken_away_at_once() {
    let (mut state, session, _folder) = review();
    let all = state.listed.len();
    let by_rule = sentences(&mut state, &session, &[Message::Rule(Some("R-9"))]).len();
    assert!(by_rule > 1 && by_rule < all);
    let one = sentences(&mut state, &session, &[Message::Words("pmo avtal".to_owned())]);
    assert!(matches!(one.as_slice(), [one] if one.contains("PMO")), "{one:?}");
    let none = sentences(&mut state, &session, &[Message::Kind(Some(Kind::Activity))]);
    assert!(none.is_empty());
    assert_eq!(sentences(&mut state, &session, &[Message::ShowAll]).len(), all);
}

#[test]
fn only_what_has_findings_can_be_chosen() {
    let (state, session, _folder) = review();
    assert!(
        state.findings.kinds.contains(&Kind::System)
            && !state.findings.kinds.contains(&Kind::Supplier)
    );
    assert!(state.findings.rules.iter().any(|(id, _)| *id == "R-3"));
    assert!(
        state.findings.rules.iter().all(|(id, _)| session.findings.iter().any(|f| f.rule == *id))
    );
}

#[test]
fn a_forvaltning_sees_what_it_has_to_mend() {
    let (mut state, session, _folder) = review();
    let (id, _) = state.findings.administrations[0].clone();
    let _ = state.update(Message::Administration(Some(id)), &session);
    assert!(!state.listed.is_empty() && state.listed.len() < session.findings.len());
    for finding in state.listed() {
        let mends = crate::review::administration(&session.workspace, finding);
        assert_eq!(mends, Some(id), "{}", finding.sentence);
    }
}

#[test]
fn a_choice_that_has_been_mended_away_is_given_up() {
    let (mut state, mut session, _folder) = review();
    let _ = state.update(Message::Rule(Some("R-3")), &session);
    let left = session.findings.iter().filter(|f| f.rule != "R-3").cloned().collect();
    session.findings = Arc::new(Findings::new(left, &session.workspace));
    state.refresh(&session);
    assert_eq!(state.filter.rule, None);
    assert_eq!(state.listed.len(), session.findings.len());
}

#[test]
fn thousands_are_laid_out_some_at_a_time() {
    let (mut state, mut session, _folder) = review();
    let many = session.findings.iter().cycle().take(5_000).cloned().collect();
    session.findings = Arc::new(Findings::new(many, &session.workspace));
    state.refresh(&session);
    assert_eq!((state.listed.len(), state.laid_out), (5_000, PAGE));
    let _ = state.update(Message::More, &session);
    assert_eq!(state.laid_out, 2 * PAGE);
    let _ = state.update(Message::Words("avtal".to_owned()), &session);
    assert_eq!(state.laid_out, PAGE, "a new list is read from its top");
}

#[test]
fn a_finding_leads_to_the_field_to_mend() {
    let (mut state, session, _folder) = review();
    let finding = session.findings[0].clone();
    let go = Message::Go((&finding).into());
    match state.update(go, &session) {
        Action::Mend(fix) => {
            assert_eq!((fix.record, fix.field), (finding.object, finding.field));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_copy_holds_all_that_is_listed_and_nothing_else() {
    let (mut state, session, _folder) = review();
    let _ = state.update(Message::Rule(Some("R-3")), &session);
    let Action::Copy(copied, _) = state.update(Message::Copy, &session) else { panic!("no copy") };
    assert!(copied.starts_with("Granskning 2026-11-16\n"), "{copied}");
    assert!(copied.contains("\n1 fel\n\nFel · SYS-011 · R-3\nPascal saknar systemansvarig."));
    assert!(copied.contains("IT-strategin kap. 4 · regel R-3"), "{copied}");
    assert!(!copied.contains("PMO"));
}
