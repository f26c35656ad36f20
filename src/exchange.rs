//! In and out: tables, the shipped example, and the one export path.
