//! Who works at this computer, and what it is called: what history and the next opener are told.
//!
//! Only asked of the system, never remembered; where it says nothing there is a word that says so.

/// The name that the user is logged in by.
pub fn user() -> String {
    let named = ["USER", "USERNAME", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok());
    named.filter(|name| !name.is_empty()).unwrap_or_else(|| "Okänd".to_owned())
}

/// The computer's name.
pub fn name() -> String {
    let from_system = std::fs::read_to_string("/etc/hostname").ok();
    let named = ["COMPUTERNAME", "HOSTNAME"].iter().find_map(|name| std::env::var(name).ok());
    from_system.or(named).map_or_else(|| "en annan dator".to_owned(), |name| name.trim().to_owned())
}
