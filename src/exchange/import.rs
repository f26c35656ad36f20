//! Tables on their way in, in the steps that a command and a dialog show: the file becomes a
//! [`Sheet`], its headings a [`Mapping`] to the fields of a record type and, in a list of systems, to
//! the roles over them, its rows a [`Preview`] of
//! what would be added and changed, and the preview one [`Change`](crate::workspace::Change).
//!
//! Nothing is guessed silently and nothing half taken in: one row that cannot be read and there is
//! no change. What a column, a name or a duplicate means follows from the record declarations; cells
//! are read as the window reads them.

mod check;
mod finder;
mod identity;
mod known;
mod mapping;
mod package;
mod posts;
mod preview;
mod rows;
mod sheet;
mod source;
mod synonym;
mod target;
mod text;
mod workbook;

pub use mapping::{Column, Mapping};
pub use preview::{Altered, Fate, Preview, RowError, RowPlan};
pub use rows::{Options, prepare};
pub use sheet::{MOST_COLUMNS, MOST_ROWS, Row, Sheet, day_of};
pub use target::Target;

/// Why a table cannot be read at all; nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    #[error("Filen är varken text eller en XLSX-fil. Spara tabellen som XLSX eller CSV.")]
    NotText,
    #[error(
        "Filen är en äldre Excelfil (.xls) eller skyddad med lösenord. Spara den som XLSX utan lösenord."
    )]
    OldWorkbook,
    #[error("Filen är i OpenDocument-format. Spara den som XLSX eller CSV.")]
    OpenDocument,
    #[error(
        "Filen är skadad och går inte att läsa. Öppna den i kalkylprogrammet och spara den på nytt."
    )]
    Damaged,
    #[error(
        "Filen innehåller en dokumenttypsdeklaration, som en tabell inte ska ha. Den läses inte. Öppna den inte om du inte vet varifrån den kommer."
    )]
    DocumentType,
    #[error("Tabellen har fler än {MOST_ROWS} rader. Dela upp den.")]
    TooManyRows,
    #[error("Tabellen har fler än {MOST_COLUMNS} kolumner. Ta bort dem som inte ska in.")]
    TooManyColumns,
    #[error("Filen är för stor, så som den är eller uppackad, och läses inte. Dela upp tabellen.")]
    TooMuch,
    #[error("Rad {row} har en cell med mer än två miljoner tecken. Korta texten.")]
    LongCell { row: u32 },
    #[error("Bladet ”{wanted}” finns inte. Filen har {sheets}.")]
    NoSheet { wanted: String, sheets: String },
    #[error("Filen är text och har inga blad. Ta bort valet av bladet ”{0}”.")]
    NoSheets(String),
    #[error("Tabellen är tom.")]
    Empty,
    #[error(
        "Ingen rubrik känns igen. Första raden har {found}. Rubriker för {many} är till exempel {known}."
    )]
    NoHeadings { found: String, many: &'static str, known: String },
    #[error(
        "Ingen av rubrikerna {found} talar om vilken post raden gäller. {many} behöver {needed}."
    )]
    NoIdentity { many: String, needed: String, found: String },
    #[error("Rubriken ”{heading}” finns inte i tabellen, som har {found}.")]
    NoSuchHeading { heading: String, found: String },
    #[error("Fältet ”{field}” finns inte för {many}. Välj ett av {known}.")]
    NoSuchField { field: String, many: &'static str, known: String },
}
