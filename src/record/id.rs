//! Identities. An `Id<System>` is not an `Id<Person>`; an [`AnyId`] carries its kind with it.
//! Ids are UUIDv7 and never shown to a user; the numbers that people use (SYS-014) are fields.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::{Deserialize, Serialize};
use uuid::{Builder, Uuid};

use super::catalogue::Kind;
use super::declare::RecordType;

/// The identity of a record of type `T`.
pub struct Id<T> {
    uuid: Uuid,
    of: PhantomData<fn() -> T>,
}

/// The identity of a record of any type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AnyId {
    pub kind: Kind,
    pub uuid: Uuid,
}

/// Makes new ids. The caller gives the time and a seed, so that this floor reads neither clock nor
/// chance and the same seed gives the same ids (the example kommun relies on it).
#[derive(Debug, Clone)]
pub struct Ids {
    milliseconds: u64,
    state: u64,
    count: u64,
}

impl Ids {
    /// `milliseconds` since 1970, and any seed.
    pub const fn new(milliseconds: u64, seed: u64) -> Self {
        Self { milliseconds, state: seed, count: 0 }
    }

    /// A new identity for a record of type `T`.
    pub fn id<T>(&mut self) -> Id<T> {
        Id::from_uuid(self.uuid())
    }

    /// A new UUIDv7; later ones sort after earlier ones.
    pub fn uuid(&mut self) -> Uuid {
        // The count fills the first 34 random bits, so that ids of one millisecond keep their order;
        // version and variant take the top bits of the first and third byte.
        let count = self.count;
        self.count += 1;
        let mut bytes = [0; 10];
        bytes[0] = (count >> 30) as u8 & 0x0f;
        bytes[1] = (count >> 22) as u8;
        bytes[2] = (count >> 16) as u8 & 0x3f;
        bytes[3] = (count >> 8) as u8;
        bytes[4] = count as u8;
        bytes[5..].copy_from_slice(&self.chance().to_be_bytes()[..5]);
        Builder::from_unix_timestamp_millis(self.milliseconds, &bytes).into_uuid()
    }

    /// SplitMix64: small, and good enough to keep two files' ids apart.
    fn chance(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

impl<T> Id<T> {
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self { uuid, of: PhantomData }
    }

    pub const fn uuid(self) -> Uuid {
        self.uuid
    }
}

impl<T: RecordType> From<Id<T>> for AnyId {
    fn from(id: Id<T>) -> Self {
        Self { kind: T::KIND, uuid: id.uuid }
    }
}

impl AnyId {
    /// This identity as one of type `T`, if it is one.
    pub fn of<T: RecordType>(self) -> Option<Id<T>> {
        (self.kind == T::KIND).then(|| Id::from_uuid(self.uuid))
    }
}

// Derives would demand the same of `T`, which is only a marker.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}
impl<T> Eq for Id<T> {}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.uuid.cmp(&other.uuid)
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.uuid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_version_7_unique_and_in_order() {
        let mut ids = Ids::new(1_700_000_000_000, 7);
        let made: Vec<Uuid> = (0..70_000).map(|_| ids.uuid()).collect();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(made.iter().all(|uuid| uuid.get_version_num() == 7));
    }

    #[test]
    fn the_same_seed_gives_the_same_ids() {
        assert_eq!(Ids::new(1, 2).uuid(), Ids::new(1, 2).uuid());
        assert_ne!(Ids::new(1, 2).uuid(), Ids::new(1, 3).uuid());
    }
}
