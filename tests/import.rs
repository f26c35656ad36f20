//! Tables in and out, as whoever keeps a list in a spreadsheet meets them: what is exported comes
//! back the same, what cannot be read is told with its row, and nothing is half taken in.

#[path = "import/bad_input.rs"]
mod bad_input;
#[path = "import/libreoffice.rs"]
mod libreoffice;
#[path = "import/lists.rs"]
mod lists;
#[path = "import/roles.rs"]
mod roles;
#[path = "import/round_trip.rs"]
mod round_trip;
#[path = "import/support.rs"]
mod support;
#[path = "import/workbook.rs"]
mod workbook;
