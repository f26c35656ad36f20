//! The tables as the declarations have them today, to hold the migrations against. Only tests use it.

use std::fmt::Write as _;

use super::{is_link, link_table};
use crate::record::{FieldKind, Kind};

const DEFERRED: &str = "REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED";

/// The SQL of the tables as the declarations have them today.
pub fn declared() -> String {
    let mut sql = String::from(
        "CREATE TABLE record (id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16), kind TEXT NOT NULL) STRICT, WITHOUT ROWID;\n\
         CREATE TABLE journal (sequence INTEGER NOT NULL PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, name TEXT NOT NULL, action TEXT NOT NULL CHECK (action IN ('do', 'undo', 'redo')), of INTEGER) STRICT;\n\
         CREATE TABLE edit (sequence INTEGER NOT NULL REFERENCES journal (sequence) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, before TEXT, after TEXT, PRIMARY KEY (sequence, position)) STRICT;\n\
         CREATE TABLE writer (one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1), session BLOB NOT NULL, name TEXT NOT NULL, host TEXT NOT NULL, pid INTEGER NOT NULL, since TEXT NOT NULL) STRICT;\n\
         CREATE TABLE frozen (id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16), \"case\" BLOB NOT NULL CHECK (length(\"case\") = 16), title TEXT NOT NULL, day TEXT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, records BLOB NOT NULL) STRICT;\n\
         CREATE TABLE frozen_paper (frozen BLOB NOT NULL REFERENCES frozen (id), position INTEGER NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, pdf BLOB NOT NULL, PRIMARY KEY (frozen, position)) STRICT;\n",
    );
    for kind in Kind::ALL {
        declare(&mut sql, *kind);
    }
    sql
}

fn declare(sql: &mut String, kind: Kind) {
    let table = kind.table();
    let _ = write!(sql, "\nCREATE TABLE \"{table}\" (\n  id BLOB NOT NULL PRIMARY KEY {DEFERRED}");
    for field in kind.fields().iter().filter(|field| !is_link(field)) {
        let _ = write!(sql, ",\n  \"{}\" {}", field.name, column(field.kind));
    }
    sql.push_str("\n) STRICT;\n");
    for field in kind.fields() {
        let name = link_table(kind, field);
        match field.kind {
            // Without the index, to remove one record would read every table that could refer to it.
            FieldKind::Reference(_) => {
                let column = field.name;
                let _ = writeln!(
                    sql,
                    "CREATE INDEX \"{name}\" ON \"{table}\" (\"{column}\") WHERE \"{column}\" IS NOT NULL;"
                );
            }
            FieldKind::References(_) => {
                let _ = writeln!(
                    sql,
                    "CREATE TABLE \"{name}\" (record BLOB NOT NULL {DEFERRED}, position INTEGER NOT NULL, target BLOB NOT NULL {DEFERRED}, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;\n\
                     CREATE INDEX \"{name}_target\" ON \"{name}\" (target);"
                );
            }
            _ => {}
        }
    }
}

fn column(kind: FieldKind) -> String {
    match kind {
        FieldKind::Number | FieldKind::Kronor | FieldKind::Hours | FieldKind::YesNo => {
            "INTEGER".to_owned()
        }
        FieldKind::Reference(_) => format!("BLOB {DEFERRED}"),
        _ => "TEXT".to_owned(),
    }
}

mod tests {
    use rusqlite::Connection;

    use super::super::{MIGRATIONS, objects};
    use super::*;

    /// Before the first release `PLANVERK_WRITE_SCHEMA=1` writes migration 1 anew.
    #[test]
    fn the_migrations_build_the_tables_that_are_declared() {
        if std::env::var_os("PLANVERK_WRITE_SCHEMA").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/store/migration/0001.sql");
            std::fs::write(path, declared()).unwrap();
            return;
        }
        let of = |sql: &str| {
            let database = Connection::open_in_memory().unwrap();
            database.execute_batch(sql).unwrap();
            objects(&database).unwrap()
        };
        let built = of(&MIGRATIONS.concat());
        let declared = of(&declared());
        let differ: Vec<_> = built.symmetric_difference(&declared).collect();
        assert!(differ.is_empty(), "a changed declaration needs a migration: {differ:#?}");
    }

    #[test]
    fn no_two_tables_or_indexes_share_a_name() {
        let database = Connection::open_in_memory().unwrap();
        database.execute_batch(&declared()).unwrap();
        let made = declared().matches("CREATE ").count();
        let named = objects(&database).unwrap().iter().filter(|o| !o.2.is_empty()).count();
        assert_eq!(made, named);
    }
}
