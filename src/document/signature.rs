//! Who signs a document: a name and under it what the person is; or, where the variant names no
//! officials, the title and under it the förvaltning.

use super::block::Signature;
use super::sender::filled;
use super::variant::Source;
use super::words::{NOBODY, UNKNOWN};
use crate::record::{Administration, AnyId, Id, Person, RoleCode};
use crate::workspace::show::in_sentence;

/// The line of who holds a role in an administration.
pub fn of_role(
    source: Source<'_>,
    administration: Option<Id<Administration>>,
    role: RoleCode,
) -> Signature {
    let subject = administration.map(AnyId::from);
    let holders = subject.map(|subject| source.holders(role, Some(subject)).0);
    match holders.unwrap_or_default().first() {
        Some(holder) => of(source, administration, *holder, &source.role_name(role)),
        None => Signature { name: NOBODY.to_owned(), title: source.role_name(role) },
    }
}

/// The line of a person, whatever role.
pub fn of_person(
    source: Source<'_>,
    administration: Option<Id<Administration>>,
    person: Id<Person>,
) -> Signature {
    let title = source.get(person).map_or(String::new(), |it| it.text(Person::title));
    of(source, administration, person.into(), &title)
}

fn of(
    source: Source<'_>,
    administration: Option<Id<Administration>>,
    holder: AnyId,
    role: &str,
) -> Signature {
    let name = filled(source.name(holder), UNKNOWN);
    let person = holder.of::<Person>().and_then(|id| source.get(id));
    let title = person.map_or(String::new(), |person| person.text(Person::title));
    if !source.titles_for_names() && !title.is_empty() {
        return Signature { name, title };
    }
    let own = administration.and_then(|id| source.get(id));
    let own = own.map_or(String::new(), |it| it.text(Administration::name));
    let own = in_sentence(&own).into_owned();
    let title = if own.is_empty() || name == role { own } else { role.to_owned() };
    Signature { name, title }
}
