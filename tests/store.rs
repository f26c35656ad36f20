//! What a kommun may rely on when its plan lies in a file.

#[path = "store/backups.rs"]
mod backups;
#[path = "store/bad_input.rs"]
mod bad_input;
#[path = "store/failing_disk.rs"]
mod failing_disk;
#[path = "store/killed.rs"]
mod killed;
#[path = "store/round_trip.rs"]
mod round_trip;
#[path = "store/support.rs"]
mod support;
#[path = "store/two_users.rs"]
mod two_users;
