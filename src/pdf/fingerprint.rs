//! The file's fingerprint: the trailer's /ID is the SHA-256 of the whole file with the /ID set to
//! zeroes, so that one changed byte can be told. It is not a signature: who can rewrite the file
//! can rewrite the fingerprint too.

use std::ops::Range;

use lopdf::{Object, StringFormat};
use sha2::{Digest, Sha256};

use super::syntax::write_hex;

/// Bytes in a SHA-256.
const LENGTH: usize = 32;
/// What [`blank`] looks like in the file, up to the first digit.
const OPENING: &[u8] = b"/ID[<";
const BETWEEN: &[u8] = b"> <";

/// Whether a file is as it was when it left this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Integrity {
    /// Not a byte has changed.
    Unchanged,
    /// The file comes from this program and has been changed since.
    Changed,
    /// Another program wrote the file, so nothing can be said.
    Foreign,
}

/// The trailer's /ID before [`seal`].
pub(super) fn blank() -> Object {
    // 0xFF rather than zero for the object, as any byte outside ASCII makes the string hexadecimal.
    let part = || Object::String(vec![0xFF; LENGTH], StringFormat::Hexadecimal);
    Object::Array(vec![part(), part()])
}

/// Puts the fingerprint into the finished file.
pub(super) fn seal(bytes: &mut [u8]) {
    let Some(places) = places(bytes) else { return };
    let digest = digest(bytes, &places);
    for place in places {
        bytes[place].copy_from_slice(&digest);
    }
}

/// Tells whether a file's bytes are those that were written.
pub fn integrity(bytes: &[u8]) -> Integrity {
    match places(bytes) {
        Some(places) => {
            let digest = digest(bytes, &places);
            if places.iter().all(|place| bytes[place.clone()] == digest) {
                Integrity::Unchanged
            } else {
                Integrity::Changed
            }
        }
        None if contains(bytes, super::metadata::MARK.as_bytes()) => Integrity::Changed,
        None => Integrity::Foreign,
    }
}

/// The fingerprint in hexadecimal digits, as if both places held zeroes.
fn digest(bytes: &[u8], places: &[Range<usize>; 2]) -> Vec<u8> {
    let zeroes = [b'0'; LENGTH * 2];
    let mut hash = Sha256::new();
    hash.update(&bytes[..places[0].start]);
    hash.update(zeroes);
    hash.update(&bytes[places[0].end..places[1].start]);
    hash.update(zeroes);
    hash.update(&bytes[places[1].end..]);
    let mut digits = Vec::with_capacity(LENGTH * 2);
    write_hex(&mut digits, &hash.finalize());
    digits
}

/// Where the digits of the two halves of the /ID stand: in the dictionary that `startxref` names.
fn places(bytes: &[u8]) -> Option<[Range<usize>; 2]> {
    const KEYWORD: &[u8] = b"startxref\n";
    let tail = bytes.len().saturating_sub(64);
    let keyword = tail + find(bytes.get(tail..)?, KEYWORD)? + KEYWORD.len();
    let digits: Vec<u8> =
        bytes.get(keyword..)?.iter().copied().take_while(u8::is_ascii_digit).collect();
    let start: usize = std::str::from_utf8(&digits).ok()?.parse().ok()?;
    let dictionary = bytes.get(start..bytes.len().min(start.checked_add(512)?))?;
    let first = start + find(dictionary, OPENING)? + OPENING.len();
    let second = first + LENGTH * 2 + BETWEEN.len();
    let end = second + LENGTH * 2;
    let halves = [first..first + LENGTH * 2, second..end];
    let whole = bytes.get(first + LENGTH * 2..second)? == BETWEEN
        && bytes.get(end..end + 2)? == b">]"
        && halves.iter().all(|half| bytes[half.clone()].iter().all(u8::is_ascii_hexdigit));
    whole.then_some(halves)
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    find(haystack, needle).is_some()
}
