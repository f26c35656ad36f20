//! The plan file. The only module that knows rusqlite.
