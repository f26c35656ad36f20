//! Roles, their duties, and who holds them. Roles are dated assignments, never plain strings
//! (S-08, S-09; domain §5.1). The strategy's roles and duties are shipped data under
//! `resources/strategy`, editable in the file.

use chrono::NaiveDate;

use super::declare::{choice, record};
use super::id::Id;
use super::organisation::Person;
use super::text::LongText;
use super::value::{Holders, Subject};

choice! {
    /// The roles that rules and documents ask for. A role that the kommun adds has none of them.
    RoleCode {
        SystemOwner = "systemagare" "Systemägare",
        OwnerRepresentative = "foretradare" "Systemägarens företrädare",
        Council = "kommunfullmaktige" "Kommunfullmäktige",
        Board = "kommunstyrelse" "Kommunstyrelse",
        Committee = "namnd" "Nämnd",
        Chief = "forvaltningschef" "Förvaltningschef",
        Strategist = "it-strateg" "IT-strateg",
        ItManager = "datachef" "Datachef",
        Technician = "it-tekniker" "IT-tekniker",
        SystemManager = "systemansvarig" "Systemansvarig",
        Controller = "it-controller" "IT-controller",
        User = "anvandare" "Användaren",
        TeamIt = "team-it" "Team IT",
        Operator = "driftansvarig" "Driftansvarig",
        DataProtectionOfficer = "dataskyddsombud" "Dataskyddsombud",
        SecurityCoordinator = "informationssakerhet" "Informationssäkerhetssamordnare",
    }
}

choice! {
    /// Whether a role leads or carries out (S-09).
    DutySide {
        Orders = "bestaller" "Leder (beställer)",
        Performs = "utfor" "Utför",
    }
}

record! {
    /// A role.
    Role, "roll", "roll" / "roller", title(name) {
        name: String, "Namn", "Till exempel Systemansvarig.", required;
        code: Option<RoleCode>, "Roll i strategin", "Vilken av strategins roller det är.";
        chapter: Option<i64>, "Kapitel i strategin", "Var rollen beskrivs.";
        definition: LongText, "Beskrivning", "Strategins egna ord.";
        side: Option<DutySide>, "Leder eller utför", "Strategin skiljer på den som leder och den som utför.", source("S-09");
        competence: LongText, "Kompetenskrav", "Strategins egna ord, kapitel 7.", source("S-60…S-62");
        position: Option<i64>, "Ordning", "Plats i listor.";
    }
}

record! {
    /// One duty of a role, in the strategy's own words (S-31…S-40).
    Duty, "ansvar", "ansvar" / "ansvar", title(text) {
        role: Option<Id<Role>>, "Roll", "Rollen som har ansvaret.", required, part;
        text: String, "Ansvar", "Ordagrant ur IT-strategin.", required;
        position: Option<i64>, "Ordning", "Plats i listan.";
    }
}

choice! {
    /// How well a role holder meets what the strategy asks for (S-60…S-62).
    CompetenceState {
        Met = "uppfyllt" "Uppfyllt",
        Partly = "delvis" "Delvis",
        Missing = "saknas" "Saknas",
    }
}

record! {
    /// Whether a role holder has the competence that the strategy asks for (S-60…S-62).
    Competence, "kompetens", "kompetensbedömning" / "kompetensbedömningar", title(person, role) {
        person: Option<Id<Person>>, "Person", "Den som har rollen.", required, part;
        role: Option<Id<Role>>, "Roll", "Rollen vars krav det gäller.", required, source("S-60…S-62"), internal;
        subject: Subject, "Gäller", "Systemet, om kravet skiljer sig mellan system. Tomt betyder alla.", part, internal;
        state: Option<CompetenceState>, "Kompetens", "Hur väl strategins krav är uppfyllda.", required, source("S-61, R-10"), internal;
        date: Option<NaiveDate>, "Bedömd", "Dagen för bedömningen.", required, internal;
        note: LongText, "Grund", "Hur det är styrkt, eller vad som saknas.", internal;
    }
}

record! {
    /// Who holds a role, over what, and when.
    Assignment, "uppdrag", "uppdrag" / "uppdrag", title(role, subject) {
        role: Option<Id<Role>>, "Roll", "Rollen som uppdraget gäller.", required, part;
        subject: Subject, "Gäller", "System, förvaltning eller organ. Tomt betyder hela kommunen.", part;
        holders: Holders, "Innehavare", "Personer, funktioner eller leverantörer.", required;
        deputies: Holders, "Ersättare", "Den som träder in.", source("R-12");
        from: Option<NaiveDate>, "Från", "Första dagen.";
        to: Option<NaiveDate>, "Till", "Sista dagen. Tomt medan uppdraget gäller.", source("R-23");
        decided_by: String, "Beslutat av", "Vem som har utsett innehavaren.", source("S-08");
        commissioned_by: String, "Uppdragsgivare", "Vem som ger uppdraget.", source("S-08");
        reason: LongText, "Motivering", "Behövs när någon annan än förvaltningschefen företräder systemägaren.", source("S-30, R-5");
    }
}
