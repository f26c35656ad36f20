//! Who may do what in a system, and that the users have been told: what the systemansvarig works out
//! (S-38) and what the user follows (S-40). Who has which right is never stored: only what holds for
//! a role.

use super::declare::record;
use super::id::Id;
use super::organisation::Unit;
use super::system::System;
use super::text::LongText;
use super::training::Training;
use chrono::NaiveDate;

record! {
    /// What one kind of user may do in a system (S-38).
    AccessRule, "behorighetsregel", "behörighetsregel" / "behörighetsregler", title(system, role) {
        system: Option<Id<System>>, "System", "Systemet som regeln gäller.", required, part;
        role: String, "Behörighetsroll", "Till exempel omsorgspersonal.", required, source("S-38"), internal;
        gives: LongText, "Ger rätt till", "Vad den som har behörigheten kan läsa och göra.", required, source("S-38"), internal;
        who: String, "Vem får tilldelas", "Till exempel anställd med uppdrag, eller högst tre personer.", internal;
        decided_by: String, "Vem beslutar", "Befattningen som beslutar, till exempel enhetschef.", required, source("S-38");
        training: Vec<Id<Training>>, "Krav på utbildning", "Utbildning som krävs innan behörigheten ges.", source("S-38, S-59, R-11");
        review_months: Option<i64>, "Granskas var (månad)", "Hur ofta det ses över vilka som har behörigheten.", source("R-35");
        reviewed: Option<NaiveDate>, "Senast granskad", "Dagen då det senast sågs över vilka som har behörigheten.", source("R-35"), internal;
        ends: String, "Avslutas när", "Till exempel sista anställningsdagen.";
    }
}

record! {
    /// That those who work somewhere have taken part of the instructions for security and secrecy
    /// (S-40). Counts people; names nobody.
    Acknowledgement, "kvittens", "kvittens" / "kvittenser", title(system, instruction) {
        system: Option<Id<System>>, "System", "Systemet som instruktionen gäller.", required, part;
        instruction: String, "Instruktion", "Vad de har tagit del av, till exempel säkerhetsinstruktion 2026.", required, source("S-40");
        unit: Option<Id<Unit>>, "Enhet", "Enheten där de arbetar.";
        group: String, "Grupp", "Vilka det är, om det inte är hela enheten.";
        count: Option<i64>, "Antal", "Hur många som har kvitterat.", internal;
        date: Option<NaiveDate>, "Kvitterat", "Dagen då de hade tagit del av instruktionen.", required, source("S-40");
    }
}
