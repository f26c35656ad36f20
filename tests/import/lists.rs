//! Lists as kommuner keep them: their own headings, their own way to write names, their own forms.

use planverk::exchange::import::{Fate, Mapping, Sheet};
use planverk::exchange::table::csv;
use planverk::record::{Assignment, Kind, Kronor, Lifecycle, Person, System};
use planverk::workspace::{Journal, Stamp, Workspace};

use super::support::{norralv, preview, take_in};

fn system<'w>(workspace: &'w Workspace, number: &str) -> &'w System {
    workspace.all::<System>().find(|system| system.number == number).unwrap()
}

#[test]
fn a_list_with_its_own_headings_adds_and_changes_what_it_says() {
    let mut workspace = norralv();
    let list = "Systemlista för 2027;;;\n\
                System-ID;Systemnamn;ÄGANDE NÄMND;Kostnad (kr/år);Livscykel;Handläggare\n\
                SYS-014;Vklass;Utbildningsnämnden;325 000;Under avveckling;Siv\n\
                SYS-028;Stadsarkivet;kommunstyrelsen;12500;i drift;Bo\n\
                ;;;;;\n";
    let before = preview(&workspace, Kind::System, list.as_bytes()).unwrap();
    let told: Vec<String> = before.rows.iter().map(|row| before.sentence(row)).collect();
    assert_eq!(
        told,
        [
            "Rad 3: SYS-014 Vklass ändras: Livscykel från ”I drift” till ”Under avveckling”; Kostnad per år från ”310” till ”325”.",
            "Rad 4: SYS-028 Stadsarkivet läggs till.",
        ]
    );
    assert_eq!(
        take_in(&mut workspace, Kind::System, list.as_bytes()),
        "2 IT-system: 1 läggs till, 1 ändras."
    );
    assert_eq!(system(&workspace, "SYS-014").annual_cost, Some(Kronor(325_000)));
    assert_eq!(system(&workspace, "SYS-028").annual_cost, Some(Kronor(12_500)));
    assert_eq!(system(&workspace, "SYS-028").lifecycle, Some(Lifecycle::InUse));

    let sheet = Sheet::read(list.as_bytes(), None).unwrap();
    let lines = Mapping::guess(&workspace, Kind::System, &sheet, &[]).unwrap().lines(&workspace);
    assert!(lines.contains(&"”ÄGANDE NÄMND” → Systemägare".to_owned()), "{lines:?}");
    assert!(lines.contains(&"”Handläggare” tas inte in".to_owned()), "{lines:?}");
}

#[test]
fn what_the_guess_got_wrong_is_chosen_by_hand() {
    let workspace = norralv();
    let sheet = Sheet::read("Kod;Handhar\nUN;x\n".as_bytes(), None).unwrap();
    let mut mapping = Mapping::guess(&workspace, Kind::System, &sheet, &["Kod"]).unwrap();
    assert!(mapping.check().unwrap_err().to_string().contains("Nr eller System"));
    mapping.choose("kod", "Nr").unwrap();
    mapping.choose("Handhar", "name").unwrap();
    assert!(mapping.check().is_ok());
    assert_eq!(mapping.lines(&workspace), ["”Kod” → Nr", "”Handhar” → System"]);
}

#[test]
fn persons_are_the_same_however_their_names_are_written() {
    let mut workspace = norralv();
    let before = workspace.count(Kind::Person);
    let list = "Namn;Titel\n\"Ängman, Åke\";Controller\n  lovisa  zakrisson ;\nEK, Bo;Lärare\n";
    let told = preview(&workspace, Kind::Person, list.as_bytes()).unwrap();
    assert!(told.notes.iter().any(|note| note.contains("efternamnet först")), "{:?}", told.notes);
    assert_eq!(
        take_in(&mut workspace, Kind::Person, list.as_bytes()),
        "3 personer: 1 läggs till, 1 ändras, 1 utan ändring."
    );
    assert_eq!(workspace.count(Kind::Person), before + 1);
    let ake = workspace.all::<Person>().find(|person| person.name == "Åke Ängman").unwrap();
    assert_eq!(ake.title, "Controller", "and the name stays as it is kept");
    assert!(workspace.all::<Person>().any(|person| person.name == "Bo EK"));
}

#[test]
fn first_and_last_name_in_columns_of_their_own_are_one_name() {
    let mut workspace = norralv();
    let list = "Efternamn\tFörnamn\tTitel\nÄngman\tÅke\tController\nEk\tBo\tLärare\n";
    take_in(&mut workspace, Kind::Person, list.as_bytes());
    assert!(workspace.all::<Person>().any(|person| person.name == "Bo Ek"));
    assert_eq!(workspace.all::<Person>().filter(|p| p.name == "Åke Ängman").count(), 1);
}

#[test]
fn assignments_name_their_holders_and_objects_as_people_do() {
    let mut workspace = norralv();
    let list = "Roll;Avser;Ansvarig;Ersättare;Fr.o.m.\n\
                systemansvarig;Pascal;\"Kemi, Sara\";Åke Ängman;2027-01-01\n\
                Driftansvarig;SYS-011;IT-chef;;46388\n";
    assert_eq!(
        take_in(&mut workspace, Kind::Assignment, list.as_bytes()),
        "2 uppdrag: 2 läggs till."
    );
    let pascal = system(&workspace, "SYS-011").id;
    let names: Vec<String> = workspace
        .referring::<Assignment>(pascal)
        .filter(|assignment| assignment.from.is_some_and(|from| from.to_string() == "2027-01-01"))
        .map(|assignment| workspace.short_names(&assignment.holders.0))
        .collect();
    assert_eq!(names, ["Sara Kemi", "IT-chef"]);
}

#[test]
fn an_empty_cell_leaves_what_stands_and_says_so() {
    let mut workspace = norralv();
    let list = "Nr;Leverantör;Livscykel\nSYS-014;;Under avveckling\n";
    let told = preview(&workspace, Kind::System, list.as_bytes()).unwrap();
    assert_eq!(told.notes, ["1 tom cell lämnar det som redan står orört."]);
    take_in(&mut workspace, Kind::System, list.as_bytes());
    assert!(system(&workspace, "SYS-014").supplier.is_some());
}

#[test]
fn the_whole_import_is_undone_as_one() {
    let workspace = norralv();
    let list = "Namn;Titel\nBo Ek;Lärare\nAnna Berg;Rektor\nÅke Ängman;Controller\n";
    let preview = preview(&workspace, Kind::Person, list.as_bytes()).unwrap();
    let change = preview.change("personer.csv").unwrap();
    assert_eq!(change.name, "Tog in 3 personer ur personer.csv");
    let (mut after, mut journal) = (workspace.clone(), Journal::default());
    let stamp = || Stamp { at: Default::default(), who: "Siv".to_owned() };
    journal.commit(&mut after, change, stamp(), None).unwrap();
    assert!(after != workspace);
    journal.undo(&mut after, stamp()).unwrap();
    assert!(after == workspace);
}

#[test]
fn a_formula_in_a_list_is_text_that_the_next_export_makes_harmless() {
    let mut workspace = norralv();
    let list = "Nr;System;Anmärkning\nSYS-099;=HYPERLINK(\"http://x\");'=1+1\n";
    take_in(&mut workspace, Kind::System, list.as_bytes());
    assert_eq!(system(&workspace, "SYS-099").name, "=HYPERLINK(\"http://x\")");
    assert_eq!(&*system(&workspace, "SYS-099").remark, "=1+1");
    let table = String::from_utf8(csv(&workspace, Kind::System).unwrap()).unwrap();
    assert!(table.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), "{table}");
    assert!(table.contains(";'=1+1"));
}

#[test]
fn nothing_is_new_when_the_same_list_comes_twice() {
    let mut workspace = norralv();
    let list = "Enhet;Förvaltning;Ort\nArkiv;Kommunledningskontoret;Norrälv\n";
    take_in(&mut workspace, Kind::Unit, list.as_bytes());
    let again = preview(&workspace, Kind::Unit, list.as_bytes()).unwrap();
    assert!(again.rows.iter().all(|row| row.fate == Fate::Unchanged));
    assert_eq!(again.change("x"), None);
}
