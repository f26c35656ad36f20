//! PDF syntax as bytes: objects, names, strings and numbers (ISO 32000-1 §7.3).
//!
//! `lopdf` has a writer too, but keeps it to itself; and the tag tree of a large table is written
//! straight as bytes, so that a hundred thousand elements never stand in memory as dictionaries.

use lopdf::{Dictionary, Object, StringFormat};

use super::serialize::Ref;

/// A name object.
pub(super) fn name(text: &str) -> Object {
    Object::Name(text.as_bytes().to_vec())
}

/// A text string (§7.9.2.2): ASCII as it is, everything else as UTF-16BE with a byte order mark.
pub(super) fn text(text: &str) -> Object {
    if text.is_ascii() {
        return Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    }
    Object::String(utf16(text), StringFormat::Hexadecimal)
}

/// UTF-16BE with a byte order mark.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    bytes
}

/// A number rounded to hundredths of a point, which is finer than any printer; 0 for what is no
/// number, as PDF has no way to write it.
pub(super) fn hundredths(value: f32) -> f32 {
    if value.is_finite() { (value * 100.0).round() / 100.0 } else { 0.0 }
}

pub(super) fn write_object(out: &mut Vec<u8>, object: &Object) {
    match object {
        // A stream is always an object of its own and never stands inside another.
        Object::Null | Object::Stream(_) => out.extend_from_slice(b"null"),
        Object::Boolean(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Object::Integer(value) => write_integer(out, *value),
        Object::Real(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Name(bytes) => write_name(out, bytes),
        Object::String(bytes, _) => write_string(out, bytes),
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                write_object(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(out, dictionary),
        Object::Reference((number, generation)) => {
            write_integer(out, i64::from(*number));
            out.push(b' ');
            write_integer(out, i64::from(*generation));
            out.extend_from_slice(b" R");
        }
    }
}

pub(super) fn write_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (key, value) in dictionary.iter() {
        write_name(out, key);
        if matches!(
            value,
            Object::Null
                | Object::Boolean(_)
                | Object::Integer(_)
                | Object::Real(_)
                | Object::Reference(_)
        ) {
            out.push(b' ');
        }
        write_object(out, value);
    }
    out.extend_from_slice(b">>");
}

fn write_name(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'/');
    for &byte in bytes {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            out.push(b'#');
            write_hex(out, &[byte]);
        }
    }
}

/// Printable ASCII as a literal string, anything else in hexadecimal.
pub(super) fn write_string(out: &mut Vec<u8>, bytes: &[u8]) {
    if bytes.iter().all(|byte| (b' '..=b'~').contains(byte)) {
        out.push(b'(');
        for &byte in bytes {
            if b"()\\".contains(&byte) {
                out.push(b'\\');
            }
            out.push(byte);
        }
        out.push(b')');
    } else {
        out.push(b'<');
        write_hex(out, bytes);
        out.push(b'>');
    }
}

/// A text string, written without an [`Object`] in between.
pub(super) fn write_text(out: &mut Vec<u8>, text: &str) {
    if text.is_ascii() {
        write_string(out, text.as_bytes())
    } else {
        write_string(out, &utf16(text))
    }
}

pub(super) fn write_hex(out: &mut Vec<u8>, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in bytes {
        out.push(DIGITS[usize::from(byte >> 4)]);
        out.push(DIGITS[usize::from(byte & 15)]);
    }
}

pub(super) fn write_integer(out: &mut Vec<u8>, value: i64) {
    let mut digits = [0_u8; 20];
    let mut at = digits.len();
    let mut rest = value.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        out.push(b'-');
    }
    out.extend_from_slice(&digits[at..]);
}

/// `12 0 R`.
pub(super) fn write_reference(out: &mut Vec<u8>, target: Ref) {
    write_integer(out, i64::from(target.number()));
    out.extend_from_slice(b" 0 R");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(object: Object) -> String {
        let mut out = Vec::new();
        write_object(&mut out, &object);
        String::from_utf8_lossy(&out).into_owned()
    }

    #[test]
    fn delimiters_in_strings_and_names_are_escaped() {
        assert_eq!(written(text("a (b) \\c")), "(a \\(b\\) \\\\c)");
        assert_eq!(written(name("application/json")), "/application#2Fjson");
    }

    #[test]
    fn swedish_letters_are_written_as_utf_16() {
        assert_eq!(written(text("å")), "<FEFF00E5>");
    }

    #[test]
    fn integers_of_any_size_are_written_in_full() {
        assert_eq!(written(Object::Integer(i64::MIN)), "-9223372036854775808");
        assert_eq!(written(Object::Integer(0)), "0");
    }
}
