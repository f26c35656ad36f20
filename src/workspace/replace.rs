//! One person for another, everywhere at once: a single change, and so a single undo.
//!
//! What runs on the day ends the day before and goes on with the other as an assignment of its own,
//! so that "who answered 1 January" still holds; what begins later, and what has no dates, is just
//! changed. What tells who once did something is left alone: see [`super::standing`].

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::standing::Stand;
use super::{Change, Workspace};
use crate::record::{AnyId, Assignment, FieldKey, Holders, Ids, Record, Value};

impl Workspace {
    /// A change after which `to` stands where `from` stands, in these places, from `day` on. Whoever
    /// comes to hold an assignment is no longer a deputy in it.
    pub fn replacement(
        &self,
        from: AnyId,
        to: AnyId,
        day: NaiveDate,
        places: &[Stand],
        ids: &mut Ids,
    ) -> Change {
        let mut by_record: BTreeMap<AnyId, Vec<FieldKey>> = BTreeMap::new();
        for place in places {
            by_record.entry(place.record).or_default().push(place.field);
        }
        let mut change = Change::new("");
        for (id, fields) in by_record.iter().filter(|_| from != to) {
            match self.record(*id) {
                Some(Record::Assignment(before)) => {
                    let after = swapped(before, fields, from, to);
                    if *before != after {
                        change.edits.extend(self.turned(before, after, day, ids));
                    }
                }
                Some(before) => {
                    let mut after = before.clone();
                    for field in fields {
                        let value = swapped_value(before.value(field.index), from, to);
                        // The other is of a kind that the field may not take: it stays as it is.
                        let _ = after.set(field.index, value);
                    }
                    if *before != after {
                        change.edits.push(self.edit(after));
                    }
                }
                None => {}
            }
        }
        let where_ = match places.len() {
            1 => "ett ställe".to_owned(),
            count => format!("{count} ställen"),
        };
        change.name = format!("Ersatte {} med {} på {where_}", self.title(from), self.title(to));
        change
    }
}

fn swapped(before: &Assignment, fields: &[FieldKey], from: AnyId, to: AnyId) -> Assignment {
    let mut after = before.clone();
    if fields.contains(&Assignment::holders) {
        after.holders = Holders(swapped_list(&before.holders.0, from, to));
    }
    if fields.contains(&Assignment::deputies) {
        after.deputies = Holders(swapped_list(&before.deputies.0, from, to));
    }
    if after.holders.contains(to) {
        after.deputies.0.retain(|deputy| *deputy != to);
    }
    after
}

fn swapped_list(list: &[AnyId], from: AnyId, to: AnyId) -> Vec<AnyId> {
    let mut swapped = Vec::with_capacity(list.len());
    for id in list.iter().map(|id| if *id == from { to } else { *id }) {
        if !swapped.contains(&id) {
            swapped.push(id);
        }
    }
    swapped
}

fn swapped_value(value: Value, from: AnyId, to: AnyId) -> Value {
    match value {
        Value::Reference(id) if id == from => Value::Reference(to),
        Value::References(ids) => Value::References(swapped_list(&ids, from, to)),
        value => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Function, RecordType, System};
    use crate::workspace::tests::responsibility::{Office, day};

    fn replace(office: &mut Office, from: AnyId, to: AnyId, on: NaiveDate) -> Change {
        let places = office.workspace.stands(from, on);
        let change = office.workspace.replacement(from, to, on, &places, &mut office.ids);
        office.workspace.apply(&change).unwrap();
        change
    }

    #[test]
    fn what_runs_ends_the_day_before_and_who_answered_earlier_still_did() {
        let mut office = Office::new();
        let [siv, ake, eva] = office.people;
        let old = office.assigns(&[siv, eva], &[], Some(day(2020, 1, 1)), None);
        let start = office.workspace.clone();
        let change = replace(&mut office, siv, ake, day(2027, 1, 1));
        assert_eq!(change.name, "Ersatte Siv Ek med Åke Ängman på ett ställe");
        assert_eq!(office.workspace.get(old).unwrap().to, Some(day(2026, 12, 31)));
        use crate::workspace::appointment::Seat::Holder;
        assert_eq!(office.seated(Holder, day(2026, 12, 31)), [siv, eva]);
        assert_eq!(office.seated(Holder, day(2027, 1, 1)), [ake, eva]);
        office.workspace.apply(&change.inverse()).unwrap();
        assert_eq!(office.workspace, start, "one undo takes it all back");
    }

    #[test]
    fn what_begins_later_is_changed_and_what_has_ended_is_left_alone() {
        let mut office = Office::new();
        let [siv, ake, _] = office.people;
        let past = office.assigns(&[siv], &[], Some(day(2019, 1, 1)), Some(day(2020, 12, 31)));
        let later = office.assigns(&[siv], &[], Some(day(2027, 6, 1)), None);
        replace(&mut office, siv, ake, day(2027, 1, 1));
        assert_eq!(office.workspace.get(past).unwrap().holders.0, [siv]);
        let later = office.workspace.get(later).unwrap();
        assert_eq!((&later.holders.0[..], later.from), (&[ake][..], Some(day(2027, 6, 1))));
        assert_eq!(office.workspace.all::<Assignment>().count(), 2);
    }

    #[test]
    fn nobody_holds_twice_and_nobody_is_a_deputy_of_themselves() {
        let mut office = Office::new();
        let [siv, ake, _] = office.people;
        let on = day(2026, 11, 16);
        let both = office.assigns(&[siv, ake], &[], Some(on), None);
        let deputy = office.assigns(&[siv], &[ake], Some(on), None);
        let steps_in = office.assigns(&[ake], &[siv], Some(on), None);
        replace(&mut office, siv, ake, on);
        let at = |id| office.workspace.get(id).unwrap();
        assert_eq!(at(both).holders.0, [ake]);
        assert_eq!((&at(deputy).holders.0[..], at(deputy).deputies.is_empty()), (&[ake][..], true));
        assert!(at(steps_in).deputies.is_empty());
    }

    #[test]
    fn a_function_gets_its_new_person_and_what_was_reviewed_stays_reviewed() {
        let mut office = Office::new();
        let [siv, ake, _] = office.people;
        let mut function = Function::blank(office.ids.id());
        (function.name, function.person) = ("IT-chef".to_owned(), siv.of());
        let function_id = function.id;
        let mut system = System::clone(office.workspace.get(office.system).unwrap());
        system.reviewed_by = siv.of();
        let reviewed = office.workspace.put("Granskade", system);
        office.workspace.apply(&reviewed).unwrap();
        office.workspace.apply(&Change::new("Lade till").with(function)).unwrap();
        replace(&mut office, siv, ake, day(2026, 11, 16));
        assert_eq!(office.workspace.get(function_id).unwrap().person, ake.of());
        assert_eq!(office.workspace.get(office.system).unwrap().reviewed_by, siv.of());
    }

    #[test]
    fn only_the_chosen_places_change() {
        let mut office = Office::new();
        let [siv, ake, _] = office.people;
        let on = day(2026, 11, 16);
        let here = office.assigns(&[siv], &[], Some(on), None);
        let there = office.assigns(&[siv], &[], Some(on), None);
        let places = [Stand { record: here.into(), field: Assignment::holders }];
        let change = office.workspace.replacement(siv, ake, on, &places, &mut office.ids);
        office.workspace.apply(&change).unwrap();
        assert_eq!(office.workspace.get(here).unwrap().holders.0, [ake]);
        assert_eq!(office.workspace.get(there).unwrap().holders.0, [siv]);
    }
}
