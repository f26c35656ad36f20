//! A small office for the tests of who holds what: one system, its owner, and three persons.

use chrono::NaiveDate;

use crate::record::{
    Administration, AnyId, Assignment, Body, Holders, Id, Ids, Person, RecordType, Role, RoleCode,
    Subject, System,
};
use crate::workspace::appointment::{Post, Seat};
use crate::workspace::{Change, Workspace};

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub struct Office {
    pub workspace: Workspace,
    pub ids: Ids,
    pub system: Id<System>,
    pub administration: Id<Administration>,
    pub people: [AnyId; 3],
}

impl Office {
    pub fn new() -> Self {
        let mut ids = Ids::new(1, 1);
        let mut body = Body::blank(ids.id());
        body.prefix = "SN".to_owned();
        let mut administration = Administration::blank(ids.id());
        administration.body = Some(body.id);
        let mut system = System::blank(ids.id());
        (system.number, system.owner) = ("SYS-011".to_owned(), Some(body.id));
        let (system_id, administration_id) = (system.id, administration.id);
        let mut change = Change::new("Lade till").with(body).with(administration).with(system);
        for code in [RoleCode::SystemManager, RoleCode::OwnerRepresentative, RoleCode::Chief] {
            let mut role = Role::blank(ids.id());
            role.code = Some(code);
            change = change.with(role);
        }
        let people = ["Siv Ek", "Åke Ängman", "Eva Öst"].map(|name| {
            let mut person = Person::blank(ids.id());
            person.name = name.to_owned();
            let id = AnyId::from(person.id);
            change = std::mem::replace(&mut change, Change::new("")).with(person);
            id
        });
        let mut workspace = Workspace::default();
        workspace.apply(&change).unwrap();
        Self { workspace, ids, system: system_id, administration: administration_id, people }
    }

    /// An assignment as systemansvarig for the system.
    pub fn assigns(
        &mut self,
        holders: &[AnyId],
        deputies: &[AnyId],
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    ) -> Id<Assignment> {
        let subject = self.system.into();
        self.assign(RoleCode::SystemManager, subject, holders, deputies, (from, to))
    }

    pub fn is_chief(&mut self, person: AnyId) {
        let subject = self.administration.into();
        self.assign(RoleCode::Chief, subject, &[person], &[], (None, None));
    }

    fn assign(
        &mut self,
        code: RoleCode,
        subject: AnyId,
        holders: &[AnyId],
        deputies: &[AnyId],
        (from, to): (Option<NaiveDate>, Option<NaiveDate>),
    ) -> Id<Assignment> {
        let mut assignment = Assignment::blank(self.ids.id());
        assignment.role = self.workspace.role(code).map(|role| role.id);
        assignment.subject = Subject(Some(subject));
        assignment.holders = Holders(holders.to_vec());
        assignment.deputies = Holders(deputies.to_vec());
        (assignment.from, assignment.to) = (from, to);
        let id = assignment.id;
        self.workspace.apply(&Change::new("Lade till").with(assignment)).unwrap();
        id
    }

    /// As typed in the cell of the systemansvarig, or of the deputies.
    pub fn gives(&mut self, seat: Seat, seated: &[AnyId], on: NaiveDate) {
        self.appoints(RoleCode::SystemManager, seat, seated, on);
    }

    pub fn names_representative(&mut self, seated: &[AnyId], on: NaiveDate) {
        self.appoints(RoleCode::OwnerRepresentative, Seat::Holder, seated, on);
    }

    fn appoints(&mut self, role: RoleCode, seat: Seat, seated: &[AnyId], on: NaiveDate) {
        let post = Post { role, seat, subject: self.system.into() };
        let change = self.workspace.appointment("Utsåg", post, seated.to_vec(), on, &mut self.ids);
        self.workspace.apply(&change).unwrap();
    }

    pub fn seated(&self, seat: Seat, on: NaiveDate) -> Vec<AnyId> {
        let (role, subject) = (RoleCode::SystemManager, self.system.into());
        self.workspace.seated(Post { role, seat, subject }, on).0
    }
}
