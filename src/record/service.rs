//! How a system is served and described: what service is agreed (S-37), what is written down about its
//! technique, and which other systems it exchanges data with (domain §1.6).
//!
//! What would tell an attacker how a system is built is internal. An [`Agreement`](super::Agreement)
//! says what is bought and for how long; a [`ServiceAgreement`] says what help can be had.

use chrono::NaiveDate;

use super::date::EndDate;
use super::declare::{choice, record};
use super::id::Id;
use super::system::System;
use super::text::LongText;
use super::value::Holders;

choice! {
    /// How binding it is: a contract with someone outside, or an understanding within the kommun.
    ServiceForm {
        Contract = "avtal" "Avtal",
        Understanding = "overenskommelse" "Överenskommelse",
    }
}

choice! {
    /// How well a document tells how it is today.
    DocumentState {
        Current = "aktuell" "Aktuell",
        Outdated = "inaktuell" "Behöver uppdateras",
        Missing = "saknas" "Saknas",
    }
}

choice! {
    /// How two systems exchange data.
    IntegrationKind {
        Api = "api" "API",
        FileTransfer = "fil" "Filöverföring",
        Replication = "replikering" "Databasreplikering",
        Event = "handelse" "Händelse",
        Manual = "manuell" "Manuell",
    }
}

record! {
    /// The service that a system gets, by contract or understanding (S-37).
    ServiceAgreement, "serviceavtal", "serviceavtal" / "serviceavtal", title(system, providers) {
        system: Option<Id<System>>, "System", "Systemet som servicen gäller.", required, part;
        form: Option<ServiceForm>, "Form", "Avtal med en leverantör eller överenskommelse inom kommunen.", required, source("S-37");
        providers: Holders, "Ges av", "Den som ger servicen: leverantören, eller en funktion som IT-chefen.", required, source("S-37");
        service: LongText, "Omfattar", "Vad servicen är, i en mening.";
        hours: String, "Öppettid", "När hjälp går att få, till exempel vardagar 7–17.", required;
        response: String, "Svarstid", "Hur snart ett fel tas om hand, till exempel inom 1 timme.";
        priority: String, "Prioritet", "Hur fel rangordnas, till exempel P1 när ingen kan arbeta.";
        report_to: String, "Felanmälan", "Vart användaren vänder sig. Aldrig privat nummer.";
        from: Option<NaiveDate>, "Från", "Första dagen.";
        to: Option<EndDate>, "Till och med", "Sista dagen, eller tills vidare.";
    }
}

record! {
    /// What is written down about how a system is built and run (S-37).
    TechnicalDocument, "dokumentation", "teknisk dokumentation" / "tekniska dokument", title(system, name) {
        system: Option<Id<System>>, "System", "Systemet som beskrivs.", required, part;
        name: String, "Dokument", "Till exempel driftdokumentation.", required, source("S-37");
        state: Option<DocumentState>, "Läge", "Om dokumentet stämmer med hur det är i dag.", required, source("S-37, R-31"), internal;
        date: Option<NaiveDate>, "Daterat", "Dagen då dokumentet senast ändrades.", internal;
        by: Holders, "Svarar för", "Den som håller dokumentet aktuellt.", source("S-37"), internal;
        place: String, "Finns i", "Var dokumentet förvaras, även på papper.", internal;
    }
}

record! {
    /// That data goes from one system to another.
    Integration, "integration", "integration" / "integrationer", title(system, target, other) {
        system: Option<Id<System>>, "Från system", "Systemet som uppgifterna kommer från.", required, part;
        target: Option<Id<System>>, "Till system", "Systemet som tar emot. Tomt när det inte är kommunens.", internal;
        other: String, "Till annan", "Mottagaren, när den inte finns bland kommunens system.", internal;
        what: String, "Uppgifter", "Vad som förs över.", required, internal;
        how: Option<IntegrationKind>, "Sätt", "Hur det förs över.", required, internal;
        frequency: String, "Hur ofta", "Till exempel varje natt.", internal;
    }
}
