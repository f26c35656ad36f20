//! The command line's contract (design §6), held against the built program: what it writes, what it
//! says on which stream, and how it ends. Scripts rely on each line here.

#[path = "commands/papers.rs"]
mod papers;
#[path = "commands/plan_files.rs"]
mod plan_files;
#[path = "commands/review.rs"]
mod review;
#[path = "commands/support.rs"]
mod support;
#[path = "commands/tables.rs"]
mod tables;
#[path = "commands/words.rs"]
mod words;
