//! Every command of the window, once: its name, its keys, and where it stands. Menus, the palette,
//! shortcuts and the help read this table; a screen never listens for a shortcut of its own.

use iced::keyboard::{Key, Modifiers, key::Named};

use super::screen::Place;

/// What a user can ask for from anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    Undo,
    Redo,
    Palette,
    Export,
    /// The paper that is seen, on paper.
    Print,
    OpenFile,
    NewFile,
    SaveCopy,
    /// A table into the plan file.
    Import,
    /// Meetings and the yearly cycle as a calendar file.
    Calendar,
    Backups,
    CloseFile,
    Quit,
    Go(Place),
    /// Read the papers of the case over the whole screen, or leave that.
    Read,
    Preview,
    Review,
    FoldNavigation,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    NextLook,
    Settings,
    Help,
    NewRow,
    /// One person for another, everywhere.
    Replace,
    /// All that the user answers for.
    Answers,
    /// All that the person of the row or the cell answers for.
    AnswersOfCurrent,
    /// Look at who answered another day.
    AsOf,
    /// Back from it.
    AsOfToday,
    RemoveRow,
    /// The system that is worked on was looked over today.
    LookedOver,
    /// What has been changed in the record that is worked on.
    RecordHistory,
    NextPage,
    PreviousPage,
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub command: Command,
    /// A verb and what it is about, in Swedish.
    pub name: &'static str,
    /// The keys as a key cap shows them; empty when there are none.
    pub keys: &'static str,
    pub group: Group,
}

/// The headings of the command list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    File,
    Edit,
    Go,
    View,
}

impl Group {
    pub const ALL: [Self; 4] = [Self::File, Self::Edit, Self::Go, Self::View];

    pub const fn name(self) -> &'static str {
        match self {
            Self::File => "Arkiv",
            Self::Edit => "Redigera",
            Self::Go => "Gå till",
            Self::View => "Visa",
        }
    }
}

const fn entry(command: Command, name: &'static str, keys: &'static str, group: Group) -> Entry {
    Entry { command, name, keys, group }
}

/// All commands, in the order of menus.
pub const COMMANDS: &[Entry] = &[
    entry(Command::NewFile, "Ny kommun …", "Ctrl+Skift+N", Group::File),
    entry(Command::OpenFile, "Öppna fil …", "Ctrl+O", Group::File),
    entry(Command::SaveCopy, "Spara kopia som …", "Ctrl+Skift+S", Group::File),
    entry(Command::Export, "Exportera handling …", "Ctrl+E", Group::File),
    entry(Command::Print, "Skriv ut handling …", "Ctrl+P", Group::File),
    entry(Command::Import, "Importera tabell eller plan …", "Ctrl+I", Group::File),
    entry(Command::Calendar, "Exportera kalender (.ics) …", "", Group::File),
    entry(Command::Backups, "Återställ en säkerhetskopia …", "", Group::File),
    entry(Command::CloseFile, "Stäng filen", "Ctrl+W", Group::File),
    entry(Command::Quit, "Avsluta", "Ctrl+Q", Group::File),
    entry(Command::Undo, "Ångra", "Ctrl+Z", Group::Edit),
    entry(Command::Redo, "Gör om", "Ctrl+Y", Group::Edit),
    entry(Command::NewRow, "Lägg till rad", "Ctrl+N", Group::Edit),
    entry(Command::RemoveRow, "Ta bort rad", "Ctrl+Delete", Group::Edit),
    entry(Command::Replace, "Ersätt person överallt …", "Ctrl+R", Group::Edit),
    entry(Command::Palette, "Sök eller utför", "Ctrl+K", Group::Go),
    entry(Command::Go(Place::Home), "Att göra", "Ctrl+1", Group::Go),
    entry(Command::Go(Place::Plans), "Planer", "Ctrl+2", Group::Go),
    entry(Command::Go(Place::Systems), "IT-system", "Ctrl+3", Group::Go),
    entry(Command::Go(Place::Strategy), "IT-strategi", "Ctrl+4", Group::Go),
    entry(Command::Go(Place::Organisation), "Organisation", "Ctrl+5", Group::Go),
    entry(Command::Go(Place::Review), "Granskning", "Ctrl+6", Group::Go),
    entry(Command::Go(Place::History), "Historik", "Ctrl+7", Group::Go),
    entry(Command::Go(Place::Matrix), "Ansvar", "Ctrl+8", Group::Go),
    entry(Command::Go(Place::Papers), "Handlingar", "Ctrl+9", Group::Go),
    entry(Command::Go(Place::Cases), "Ärenden", "Ctrl+Skift+A", Group::Go),
    entry(Command::Go(Place::Training), "Utbildning", "Ctrl+Skift+U", Group::Go),
    entry(Command::Go(Place::FollowUp), "Uppföljning", "Ctrl+Skift+F", Group::Go),
    entry(Command::LookedOver, "Markera systemet som granskat i dag", "F8", Group::Edit),
    entry(Command::Answers, "Allt jag svarar för", "", Group::Go),
    entry(Command::AnswersOfCurrent, "Allt personen svarar för", "Ctrl+J", Group::Go),
    entry(Command::RecordHistory, "Ändringar av denna post", "Ctrl+H", Group::Go),
    entry(Command::Read, "Läs ärendets handlingar i helskärm", "F11", Group::View),
    entry(Command::Preview, "Visa förhandsvisning", "F6", Group::View),
    entry(Command::Review, "Visa granskning av planen", "F7", Group::View),
    entry(Command::NextPage, "Nästa sida i förhandsvisningen", "Ctrl+PgDn", Group::View),
    entry(Command::PreviousPage, "Föregående sida i förhandsvisningen", "Ctrl+PgUp", Group::View),
    entry(Command::AsOf, "Läget den …", "Ctrl+T", Group::View),
    entry(Command::AsOfToday, "Visa läget i dag", "", Group::View),
    entry(Command::FoldNavigation, "Fäll ihop eller ut menyn", "Ctrl+B", Group::View),
    entry(Command::ZoomIn, "Större", "Ctrl++", Group::View),
    entry(Command::ZoomOut, "Mindre", "Ctrl+−", Group::View),
    entry(Command::ZoomReset, "Normal storlek", "Ctrl+0", Group::View),
    entry(
        Command::NextLook,
        "Byt utseende: ljust, mörkt, hög kontrast",
        "Ctrl+Skift+L",
        Group::View,
    ),
    entry(Command::Settings, "Inställningar", "Ctrl+,", Group::View),
    entry(Command::Help, "Hjälp och tangenter", "F1", Group::View),
];

impl Command {
    /// The row of this command.
    pub fn entry(self) -> Option<&'static Entry> {
        COMMANDS.iter().find(|entry| entry.command == self)
    }
}

/// The command that a key press asks for. Chords with Alt are none of ours: AltGr types characters,
/// and may arrive as Ctrl+Alt.
pub fn shortcut(key: &Key, modifiers: Modifiers) -> Option<Command> {
    if modifiers.alt() {
        return None;
    }
    let ctrl = modifiers.command();
    match key.as_ref() {
        Key::Named(named) => named_shortcut(named, ctrl, modifiers.shift()),
        Key::Character(letter) if ctrl => {
            letter_shortcut(&letter.to_lowercase(), modifiers.shift())
        }
        _ => None,
    }
}

fn named_shortcut(key: Named, ctrl: bool, shift: bool) -> Option<Command> {
    Some(match (key, ctrl, shift) {
        (Named::F1, false, false) => Command::Help,
        (Named::F6, false, false) => Command::Preview,
        (Named::F7, false, false) => Command::Review,
        (Named::F8, false, false) => Command::LookedOver,
        (Named::F11, false, false) => Command::Read,
        (Named::Delete, true, false) => Command::RemoveRow,
        (Named::PageDown, true, false) => Command::NextPage,
        (Named::PageUp, true, false) => Command::PreviousPage,
        _ => return None,
    })
}

fn letter_shortcut(letter: &str, shift: bool) -> Option<Command> {
    Some(match (letter, shift) {
        ("z", false) => Command::Undo,
        ("z", true) | ("y", false) => Command::Redo,
        ("k", false) => Command::Palette,
        ("e", false) => Command::Export,
        ("p", false) => Command::Print,
        ("i", false) => Command::Import,
        ("o", false) => Command::OpenFile,
        ("n", true) => Command::NewFile,
        ("n", false) => Command::NewRow,
        ("s", true) => Command::SaveCopy,
        ("w", false) => Command::CloseFile,
        ("q", false) => Command::Quit,
        ("b", false) => Command::FoldNavigation,
        ("j", false) => Command::AnswersOfCurrent,
        ("r", false) => Command::Replace,
        ("t", false) => Command::AsOf,
        ("h", false) => Command::RecordHistory,
        ("+" | "=", _) => Command::ZoomIn,
        ("-", _) => Command::ZoomOut,
        ("0", false) => Command::ZoomReset,
        ("l", true) => Command::NextLook,
        (",", false) => Command::Settings,
        ("1", false) => Command::Go(Place::Home),
        ("2", false) => Command::Go(Place::Plans),
        ("3", false) => Command::Go(Place::Systems),
        ("4", false) => Command::Go(Place::Strategy),
        ("5", false) => Command::Go(Place::Organisation),
        ("6", false) => Command::Go(Place::Review),
        ("7", false) => Command::Go(Place::History),
        ("8", false) => Command::Go(Place::Matrix),
        ("9", false) => Command::Go(Place::Papers),
        ("f", true) => Command::Go(Place::FollowUp),
        ("u", true) => Command::Go(Place::Training),
        ("a", true) => Command::Go(Place::Cases),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key press that a key cap describes.
    fn pressed(keys: &str) -> (Key, Modifiers) {
        let mut modifiers = Modifiers::empty();
        let mut rest = keys;
        loop {
            if let Some(after) = rest.strip_prefix("Ctrl+").filter(|after| !after.is_empty()) {
                modifiers |= Modifiers::COMMAND;
                rest = after;
            } else if let Some(after) = rest.strip_prefix("Skift+") {
                modifiers |= Modifiers::SHIFT;
                rest = after;
            } else {
                break;
            }
        }
        let key = match rest {
            "F1" => Key::Named(Named::F1),
            "F6" => Key::Named(Named::F6),
            "F7" => Key::Named(Named::F7),
            "F8" => Key::Named(Named::F8),
            "F11" => Key::Named(Named::F11),
            "Delete" => Key::Named(Named::Delete),
            "PgDn" => Key::Named(Named::PageDown),
            "PgUp" => Key::Named(Named::PageUp),
            "−" => Key::Character("-".into()),
            letter => Key::Character(letter.into()),
        };
        (key, modifiers)
    }

    #[test]
    fn the_keys_that_help_shows_do_what_it_says() {
        for entry in COMMANDS.iter().filter(|entry| !entry.keys.is_empty()) {
            let (key, modifiers) = pressed(entry.keys);
            assert_eq!(shortcut(&key, modifiers), Some(entry.command), "{}", entry.keys);
        }
    }

    #[test]
    fn altgr_types_a_character_and_runs_no_command() {
        let altgr = Modifiers::CTRL | Modifiers::ALT;
        assert_eq!(shortcut(&Key::Character("e".into()), altgr), None);
    }
}
