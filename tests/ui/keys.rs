//! Keys as the windowing system sends them.

use iced::Event;
use iced::keyboard::key::{Named, NativeCode, Physical};
use iced::keyboard::{self, Key, Location, Modifiers};

/// A chord pressed and let go: "F2", "ctrl+z", "shift+tab". Panics on a name that is not in the
/// table.
pub fn press(chord: &str) -> Vec<Event> {
    let mut modifiers = Modifiers::empty();
    let mut rest = chord;
    while let Some((name, after)) = rest.split_once('+').filter(|(_, after)| !after.is_empty()) {
        modifiers |= match name {
            "ctrl" => Modifiers::COMMAND,
            "shift" => Modifiers::SHIFT,
            "alt" => Modifiers::ALT,
            _ => panic!("{name} in {chord} is no modifier"),
        };
        rest = after;
    }
    let (key, text) = match named(rest) {
        Some((named, text)) => (Key::Named(named), text.map(str::to_owned)),
        None => {
            assert_eq!(rest.chars().count(), 1, "{rest} in {chord} is no key");
            (Key::Character(rest.into()), text(rest, modifiers))
        }
    };
    stroke(key, modifiers, text.as_deref())
}

/// The stroke of a key that types this letter.
pub fn letter(letter: char) -> Vec<Event> {
    match letter {
        '\n' => press("enter"),
        ' ' => press("space"),
        _ => {
            let text = letter.to_string();
            stroke(Key::Character(text.as_str().into()), Modifiers::empty(), Some(&text))
        }
    }
}

fn named(name: &str) -> Option<(Named, Option<&'static str>)> {
    Some(match name {
        "enter" => (Named::Enter, Some("\r")),
        "escape" => (Named::Escape, Some("\u{1b}")),
        "tab" => (Named::Tab, Some("\t")),
        "space" => (Named::Space, Some(" ")),
        "backspace" => (Named::Backspace, Some("\u{8}")),
        "delete" => (Named::Delete, Some("\u{7f}")),
        "up" => (Named::ArrowUp, None),
        "down" => (Named::ArrowDown, None),
        "left" => (Named::ArrowLeft, None),
        "right" => (Named::ArrowRight, None),
        "home" => (Named::Home, None),
        "end" => (Named::End, None),
        "pgup" => (Named::PageUp, None),
        "pgdn" => (Named::PageDown, None),
        "F1" => (Named::F1, None),
        "F2" => (Named::F2, None),
        "F4" => (Named::F4, None),
        "F6" => (Named::F6, None),
        "F7" => (Named::F7, None),
        "F8" => (Named::F8, None),
        _ => return None,
    })
}

/// What a key types. With Ctrl a letter arrives as a control character, which no field takes for
/// text; so do 2 to 8, while 0, 1, 9 and signs keep theirs, as under X11.
fn text(letter: &str, modifiers: Modifiers) -> Option<String> {
    let keeps = |letter: &str| {
        !letter.bytes().all(|b| b.is_ascii_alphabetic() || (b'2'..=b'8').contains(&b))
    };
    if !modifiers.command() || keeps(letter) {
        return Some(letter.to_owned());
    }
    let byte = letter.bytes().next().filter(u8::is_ascii_alphabetic)?;
    Some(char::from(byte.to_ascii_lowercase() - b'a' + 1).to_string())
}

fn stroke(key: Key, modifiers: Modifiers, text: Option<&str>) -> Vec<Event> {
    let physical_key = Physical::Unidentified(NativeCode::Unidentified);
    let location = Location::Standard;
    let pressed = keyboard::Event::KeyPressed {
        modified_key: key.clone(),
        key: key.clone(),
        physical_key,
        location,
        modifiers,
        text: text.map(Into::into),
        repeat: false,
    };
    let released = keyboard::Event::KeyReleased {
        modified_key: key.clone(),
        key,
        physical_key,
        location,
        modifiers,
    };
    let held = |modifiers| keyboard::Event::ModifiersChanged(modifiers);
    let mut events = vec![pressed, released];
    if !modifiers.is_empty() {
        events.insert(0, held(modifiers));
        events.push(held(Modifiers::empty()));
    }
    events.into_iter().map(Event::Keyboard).collect()
}
