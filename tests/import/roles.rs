//! Lists of systems with a column for each role, as kommuner keep them: what they say becomes dated
//! assignments, in the same change as the rest.

use planverk::exchange::import::{Mapping, Options, Preview, Sheet, prepare};
use planverk::exchange::table::csv;
use planverk::record::{AnyId, Assignment, Ids, Kind, RoleCode, System};
use planverk::workspace::appointment::{Post, Seat};
use planverk::workspace::{Journal, Stamp, Workspace};

use super::support::{faults, norralv, preview, take_in, today};

/// Who sits in a role over a system today.
fn seated(workspace: &Workspace, number: &str, role: RoleCode, seat: Seat) -> String {
    let system = workspace.all::<System>().find(|system| system.number == number).unwrap();
    let post = Post { role, seat, subject: AnyId::from(system.id) };
    workspace.short_names(&workspace.seated(post, today()).0)
}

fn manager(workspace: &Workspace, number: &str) -> String {
    seated(workspace, number, RoleCode::SystemManager, Seat::Holder)
}

fn told(preview: &Preview) -> Vec<String> {
    preview.rows.iter().map(|row| preview.sentence(row)).collect()
}

#[test]
fn a_list_names_who_answers_and_the_names_may_be_turned_or_several() {
    let mut workspace = norralv();
    let list = "Nr;System;Systemförvaltare;Ersättare för systemansvarig;Driftansvarig;Livscykel\n\
                SYS-011;Pascal;Kemi, Sara;\"Åke Ängman; Zakrisson, Lovisa\";IT-chef;Under avveckling\n\
                SYS-040;Bokning;åke  ängman;;;I drift\n";
    let before = preview(&workspace, Kind::System, list.as_bytes()).unwrap();
    assert!(before.errors.is_empty(), "{:?}", before.faults());
    let said = told(&before);
    for words in ["Systemansvarig blir ”Sara Kemi”", "Driftansvarig från ”Inera” till ”IT-chef”"]
    {
        assert!(said[0].contains(words), "{said:?}");
    }
    assert_eq!(said[1], "Rad 3: SYS-040 Bokning läggs till.");

    take_in(&mut workspace, Kind::System, list.as_bytes());
    assert_eq!(manager(&workspace, "SYS-011"), "Sara Kemi");
    let deputies = seated(&workspace, "SYS-011", RoleCode::SystemManager, Seat::Deputy);
    assert_eq!(deputies, "Åke Ängman, Lovisa Zakrisson");
    assert_eq!(seated(&workspace, "SYS-011", RoleCode::Operator, Seat::Holder), "IT-chef");
    assert_eq!(manager(&workspace, "SYS-040"), "Åke Ängman");

    let again = preview(&workspace, Kind::System, list.as_bytes()).unwrap();
    assert_eq!(again.change("lista.csv"), None, "{:?}", told(&again));
}

#[test]
fn who_answered_before_stays_in_the_matrix_of_the_day_before() {
    let mut workspace = norralv();
    let held = |workspace: &Workspace, day| {
        let vklass = workspace.all::<System>().find(|s| s.number == "SYS-014").unwrap().id;
        workspace.holder_names(RoleCode::SystemManager, Some(vklass.into()), day)
    };
    let list = "Nr;Systemansvarig\nSYS-014;Sara Kemi\n";
    take_in(&mut workspace, Kind::System, list.as_bytes());
    assert_eq!(held(&workspace, today()), "Sara Kemi");
    assert_eq!(held(&workspace, today().pred_opt().unwrap()), "Lovisa Zakrisson");
}

#[test]
fn what_the_kommun_already_holds_is_no_change_in_whatever_order_it_is_named() {
    let workspace = norralv();
    let mut list =
        "Nr;Systemägarens företrädare;Systemansvarig;Ersättare;Driftansvarig\n".to_owned();
    for system in workspace.all::<System>() {
        let of = |role, seat| {
            let post = Post { role, seat, subject: AnyId::from(system.id) };
            let ids = workspace.seated(post, today()).0;
            ids.iter().rev().map(|id| workspace.title(*id)).collect::<Vec<_>>().join("; ")
        };
        let cells = [
            of(RoleCode::OwnerRepresentative, Seat::Holder),
            of(RoleCode::SystemManager, Seat::Holder),
            of(RoleCode::SystemManager, Seat::Deputy),
            of(RoleCode::Operator, Seat::Holder),
        ];
        list += &format!("{};\"{}\"\n", system.number, cells.join("\";\""));
    }
    let preview = preview(&workspace, Kind::System, list.as_bytes()).unwrap();
    assert!(preview.errors.is_empty(), "{:?}", preview.faults());
    assert_eq!(preview.change("lista.csv"), None, "{:?}", told(&preview));
}

#[test]
fn a_name_that_leads_nowhere_is_told_with_its_row_and_nothing_is_taken_in() {
    let told = faults(
        &norralv(),
        Kind::System,
        "Nr;System;Systemansvarig;Livscykel\n\
         SYS-014;Vklass;Åke Engman;I drift\n\
         SYS-011;Pascal;Xerxes Qvarnsten;I drift\n\
         SYS-012;X;Sara Kemi;i källaren\n",
    );
    assert!(
        told[0].starts_with("Rad 2, kolumnen Systemansvarig: ”Åke Engman” finns inte bland"),
        "{told:?}"
    );
    assert!(told[0].ends_with("Menades Åke Ängman?"), "{told:?}");
    assert!(told[1].ends_with("Rätta namnet, eller ta in personen först."), "{told:?}");
    assert!(told[2].starts_with("Rad 4, kolumnen Livscykel"), "{told:?}");
}

#[test]
fn a_supplier_that_comes_with_the_list_may_run_the_system_too() {
    let mut workspace = norralv();
    let list = "Nr;System;Driftansvarig;Leverantör\n\
                SYS-041;Ett;Nydrift AB;Annan AB\n\
                SYS-042;Två;;Nydrift AB\n";
    take_in(&mut workspace, Kind::System, list.as_bytes());
    assert_eq!(seated(&workspace, "SYS-041", RoleCode::Operator, Seat::Holder), "Nydrift AB");
}

#[test]
fn an_empty_cell_says_nothing_unless_it_shall_clear_and_vacant_says_nobody() {
    let list = "Nr;Systemansvarig\nSYS-014;\n";
    let workspace = norralv();
    let said = preview(&workspace, Kind::System, list.as_bytes()).unwrap();
    assert_eq!(said.change("lista.csv"), None);
    assert_eq!(said.notes, ["1 tom cell lämnar det som redan står orört."]);

    let sheet = Sheet::read(list.as_bytes(), None).unwrap();
    let mapping = Mapping::guess(&workspace, Kind::System, &sheet, &[]).unwrap();
    let options = Options { today: today(), clear_empty: true };
    let cleared =
        prepare(&workspace, &sheet, &mapping, options, &mut Ids::new(1_800_000_000_000, 7))
            .unwrap();
    assert_eq!(
        told(&cleared),
        ["Rad 2: SYS-014 Vklass ändras: Systemansvarig töms på ”Lovisa Zakrisson”."]
    );
    let mut after = workspace.clone();
    after.apply(&cleared.change("lista.csv").unwrap()).unwrap();
    assert_eq!(manager(&after, "SYS-014"), "");

    let mut vacant = workspace;
    take_in(&mut vacant, Kind::System, "Nr;Systemansvarig\nSYS-014;Vakant\n".as_bytes());
    assert_eq!(manager(&vacant, "SYS-014"), "");
}

#[test]
fn the_new_owners_chief_represents_it_by_rule_and_not_by_assignment() {
    let mut workspace = norralv();
    let chief_of = |workspace: &Workspace, prefix: &str| {
        use planverk::record::Body;
        let body = workspace.all::<Body>().find(|body| body.prefix == prefix).unwrap().id;
        let administration = workspace.administration_of(body).unwrap().id;
        workspace.holder_names(RoleCode::Chief, Some(administration.into()), today())
    };
    let chief = chief_of(&workspace, "SN");
    let assignments = workspace.count(Kind::Assignment);
    let list = format!("Nr;Systemägare;Företrädare\nSYS-014;SN;{chief}\n");
    take_in(&mut workspace, Kind::System, list.as_bytes());
    let represents = seated(&workspace, "SYS-014", RoleCode::OwnerRepresentative, Seat::Holder);
    assert_eq!(represents, chief);
    assert_eq!(workspace.count(Kind::Assignment), assignments);
}

#[test]
fn systems_and_their_roles_are_undone_as_one() {
    let workspace = norralv();
    let list = "Nr;System;Systemansvarig;Ersättare\nSYS-014;Vklass 2;Sara Kemi;Åke Ängman\n";
    let preview = preview(&workspace, Kind::System, list.as_bytes()).unwrap();
    let change = preview.change("system.csv").unwrap();
    assert_eq!(change.name, "Tog in 1 IT-system ur system.csv");
    let (mut after, mut journal) = (workspace.clone(), Journal::default());
    let stamp = || Stamp { at: Default::default(), who: "Siv".to_owned() };
    journal.commit(&mut after, change, stamp(), None).unwrap();
    assert_ne!(after.count(Kind::Assignment), workspace.count(Kind::Assignment));
    journal.undo(&mut after, stamp()).unwrap();
    assert!(after == workspace);
    assert!(csv(&after, Kind::Assignment).unwrap() == csv(&workspace, Kind::Assignment).unwrap());
    assert_eq!(after.all::<Assignment>().count(), workspace.all::<Assignment>().count());
}
