//! What a decision froze: the exact bytes of the papers that were decided on, and all records as they
//! were that day. Later edits never touch it; it is only ever added to (design §1, promise 5).
//!
//! The records lie as compressed JSON, so that a later version of the program can read what an earlier
//! one froze: they are data of their day, not rows of today's tables.

use std::io::{Read, Write};

use chrono::{NaiveDate, NaiveDateTime};
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::error::{About, StoreError};
use super::journal::{moment, read_moment};
use crate::record::{Case, Id, Record};
use crate::workspace::Workspace;

/// No frozen kommun is larger than this, unpacked, in bytes: a file from a stranger may claim more.
const LARGEST: u64 = 512 << 20;

/// What was frozen, without the bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenFacts {
    pub id: Uuid,
    pub case: Id<Case>,
    /// "UN 2026/118, § 104".
    pub title: String,
    /// The day that the papers take as today.
    pub day: NaiveDate,
    /// When it was frozen, local time, and by whom.
    pub at: NaiveDateTime,
    pub who: String,
    /// The name of each paper's file, and the SHA-256 of its bytes in hex.
    pub papers: Vec<(String, String)>,
}

/// What was frozen.
#[derive(Debug, Clone, PartialEq)]
pub struct Frozen {
    pub facts: FrozenFacts,
    /// The records as they were.
    pub workspace: Workspace,
    /// The papers' bytes, in the order of their names.
    pub bytes: Vec<Vec<u8>>,
}

/// The SHA-256 of some bytes, in hex.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Adds what was frozen. The caller holds the transaction.
pub(super) fn write(connection: &Connection, frozen: &Frozen) -> rusqlite::Result<()> {
    let FrozenFacts { id, case, title, day, at, who, papers } = &frozen.facts;
    let failed = |error| rusqlite::Error::ToSqlConversionFailure(Box::new(error));
    let records = pack(&frozen.workspace).map_err(failed)?;
    connection.execute(
        "INSERT INTO frozen (id, \"case\", title, day, at, who, records) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            id.as_bytes().as_slice(),
            case.uuid().as_bytes().as_slice(),
            title,
            day.to_string(),
            moment(*at),
            who,
            records
        ],
    )?;
    for (position, ((name, sha256), bytes)) in papers.iter().zip(&frozen.bytes).enumerate() {
        connection.execute(
            "INSERT INTO frozen_paper (frozen, position, name, sha256, pdf) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![id.as_bytes().as_slice(), position as i64, name, sha256, bytes],
        )?;
    }
    Ok(())
}

/// Everything that has been frozen, oldest first.
pub(super) fn list(connection: &Connection, about: &About) -> Result<Vec<FrozenFacts>, StoreError> {
    let read = || {
        let mut statement = connection
            .prepare("SELECT id, \"case\", title, day, at, who FROM frozen ORDER BY at, id")?;
        let rows = statement.query_map([], facts)?;
        rows.collect::<rusqlite::Result<Vec<_>>>()
    };
    let mut all = about.map(read())?;
    for one in &mut all {
        one.papers = about.map(papers(connection, one.id))?;
    }
    Ok(all)
}

/// One that has been frozen, whole.
pub(super) fn read(
    connection: &Connection,
    about: &About,
    id: Uuid,
) -> Result<Option<Frozen>, StoreError> {
    let row = about.map(
        connection
            .query_row(
                "SELECT id, \"case\", title, day, at, who, records FROM frozen WHERE id = ?1",
                [id.as_bytes().as_slice()],
                |row| Ok((facts(row)?, row.get::<_, Vec<u8>>(6)?)),
            )
            .optional(),
    )?;
    let Some((mut facts, records)) = row else { return Ok(None) };
    facts.papers = about.map(papers(connection, id))?;
    let pdfs = || {
        let mut statement = connection
            .prepare("SELECT pdf FROM frozen_paper WHERE frozen = ?1 ORDER BY position")?;
        let rows = statement.query_map([id.as_bytes().as_slice()], |row| row.get(0))?;
        rows.collect::<rusqlite::Result<Vec<Vec<u8>>>>()
    };
    let bytes = about.map(pdfs())?;
    let workspace = unpack(&records).map_err(|error| about.damaged(error.to_string()))?;
    Ok(Some(Frozen { facts, workspace, bytes }))
}

fn facts(row: &rusqlite::Row<'_>) -> rusqlite::Result<FrozenFacts> {
    let uuid = |at: usize| row.get::<_, [u8; 16]>(at).map(Uuid::from_bytes);
    let damaged = |at: usize| {
        rusqlite::Error::InvalidColumnType(at, "frozen".to_owned(), rusqlite::types::Type::Text)
    };
    let day: String = row.get(3)?;
    let at: String = row.get(4)?;
    Ok(FrozenFacts {
        id: uuid(0)?,
        case: Id::from_uuid(uuid(1)?),
        title: row.get(2)?,
        day: day.parse().map_err(|_| damaged(3))?,
        at: read_moment(&at).ok_or_else(|| damaged(4))?,
        who: row.get(5)?,
        papers: Vec::new(),
    })
}

fn papers(connection: &Connection, id: Uuid) -> rusqlite::Result<Vec<(String, String)>> {
    let mut statement = connection.prepare_cached(
        "SELECT name, sha256 FROM frozen_paper WHERE frozen = ?1 ORDER BY position",
    )?;
    let rows =
        statement.query_map([id.as_bytes().as_slice()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

fn pack(workspace: &Workspace) -> std::io::Result<Vec<u8>> {
    let records: Vec<&Record> =
        crate::record::Kind::ALL.iter().flat_map(|kind| workspace.records(*kind)).collect();
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    serde_json::to_writer(&mut encoder, &records)?;
    encoder.flush()?;
    encoder.finish()
}

fn unpack(bytes: &[u8]) -> std::io::Result<Workspace> {
    let mut text = String::new();
    let mut decoder = ZlibDecoder::new(bytes).take(LARGEST);
    decoder.read_to_string(&mut text)?;
    let records: Vec<Record> = serde_json::from_str(&text)?;
    Ok(Workspace::from_records(records))
}
