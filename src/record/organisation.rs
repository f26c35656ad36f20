//! The kommun and its people: municipality, bodies and their meetings, administrations, units,
//! persons, functions and suppliers (design §3; domain §2.3, §7.1, §8).

use chrono::NaiveDate;

use super::declare::{choice, record};
use super::id::Id;
use super::money::AmountUnit;
use super::text::LongText;

choice! {
    /// What kind of political body it is.
    BodyKind {
        Council = "kf" "Kommunfullmäktige",
        Board = "ks" "Kommunstyrelse",
        Committee = "namnd" "Nämnd",
    }
}

choice! {
    /// How the kommun words its decisions (domain §0.5).
    DecisionStyle {
        Sentences = "meningar" "Numrerade självständiga meningar",
        Clauses = "att-satser" "Att-satser",
    }
}

choice! {
    /// How public papers name officials (domain §3.5).
    NamedAs {
        Name = "namn" "Namn",
        Title = "befattning" "Befattning i stället för namn",
    }
}

record! {
    /// The kommun; a plan file has exactly one.
    Municipality, "kommun", "kommun" / "kommuner", title(name) {
        name: String, "Namn", "Kommunens namn som avsändare, till exempel Norrälvs kommun.", required;
        population: Option<i64>, "Invånare", "Antal invånare.";
        employees: Option<i64>, "Anställda", "Antal anställda.";
        arms: LongText, "Vapen", "Kommunvapnet som SVG. Utan vapen lämnas platsen tom.";
        colour: String, "Färg", "Kommunens färg som sexställig kod, till exempel #14505C.";
        switchboard: String, "Växel", "Telefonnummer till växeln.";
        organisation_number: String, "Organisationsnummer", "Till exempel 212000-0000.";
        address: LongText, "Adress", "Adressrader i sidfoten.";
        named_as: Option<NamedAs>, "Tjänstepersoner i offentliga handlingar", "Om handlingar skriver ut namn eller befattning.", source("domain §3.5");
        amount_unit: Option<AmountUnit>, "Beloppsenhet", "Enhet i tabeller och fält.";
        decision_style: Option<DecisionStyle>, "Beslutsformulering", "Hur förslag till beslut skrivs.", source("domain §0.5");
        letter_profile: String, "Mall för tjänsteskrivelser", "Namnet på mallen som nya ärenden börjar med. Tomt betyder Standard.", source("domain §2.1");
        diary_pattern: String, "Mönster för diarienummer", "Till exempel UN 2026/118: prefix, år, snedstreck, nummer.";
        contract_warning_months: Option<i64>, "Varna för avtal som löper ut inom (månader)", "Vanligen 6.", source("R-9");
        classification_months: Option<i64>, "Klassning gäller (månader)", "Vanligen 24.", source("R-8");
        vacancy_days: Option<i64>, "Längsta vakans som systemansvarig (dagar)", "Vanligen 60.", source("R-3");
    }
}

record! {
    /// A political body.
    Body, "organ", "organ" / "organ", title(name) {
        prefix: String, "Prefix", "Förkortning i diarienummer och matriser, till exempel UN.", required;
        name: String, "Namn", "Till exempel Utbildningsnämnden.", required;
        body_kind: Option<BodyKind>, "Slag", "Fullmäktige, styrelse eller nämnd.", required;
        submission_days: Option<i64>, "Stoppdatum (dagar före)", "Så många dagar före sammanträdet ska handlingarna vara inne.", source("domain §2.3");
        notice_days: Option<i64>, "Kallelse (dagar före)", "Så många dagar före sammanträdet går kallelsen ut.", source("domain §2.3");
    }
}

record! {
    /// A meeting of a body.
    Meeting, "sammantrade", "sammanträde" / "sammanträden", title(body, date) {
        body: Option<Id<Body>>, "Organ", "Vem som sammanträder.", required, part;
        date: Option<NaiveDate>, "Datum", "Dagen för sammanträdet.", required;
        deadline: Option<NaiveDate>, "Stoppdatum", "Sista dag att lämna handlingar.", source("domain §2.3");
        notice: Option<NaiveDate>, "Kallelse", "Dagen då kallelsen går ut.", source("domain §2.3");
    }
}

record! {
    /// A förvaltning. Its chief and its IT-controller are assignments.
    Administration, "forvaltning", "förvaltning" / "förvaltningar", title(name) {
        name: String, "Namn", "Till exempel Utbildningsförvaltningen.", required;
        body: Option<Id<Body>>, "Politiskt organ", "Nämnden som förvaltningen lyder under.", required;
        employees: Option<i64>, "Anställda", "Antal anställda.";
        description: LongText, "Verksamheten i korthet", "Vad förvaltningen gör, några meningar.";
    }
}

record! {
    /// A unit of an administration.
    Unit, "enhet", "enhet" / "enheter", title(name) {
        name: String, "Namn", "Till exempel Centralskolan F–9.", required;
        administration: Option<Id<Administration>>, "Förvaltning", "Förvaltningen som enheten hör till.", required;
        place: String, "Plats", "Ort eller byggnad.";
        budget: Option<super::Kronor>, "Egen budget", "Enhetens budget per år. Dataenheten har egen budget.", source("S-18");
        staff: Option<i64>, "Årsarbetare", "Enhetens egna personalram.", source("S-18");
        description: LongText, "Beskrivning", "Vad enheten gör.";
    }
}

record! {
    /// A person who works in the kommun.
    Person, "person", "person" / "personer", title(name) {
        name: String, "Namn", "För- och efternamn.", required;
        title: String, "Befattning", "Till exempel IT-controller.", required;
        unit: Option<Id<Unit>>, "Enhet", "Enheten där personen arbetar.";
        administration: Option<Id<Administration>>, "Förvaltning", "Förvaltningen där personen arbetar.";
        phone: String, "Telefon i arbetet", "Aldrig privat nummer.";
        from: Option<NaiveDate>, "Från", "Första dagen i tjänst.";
        to: Option<NaiveDate>, "Till", "Sista dagen i tjänst. Tomt medan personen arbetar kvar.", source("R-23");
    }
}

record! {
    /// A function that can hold an assignment whoever has it: IT-chef, rektor.
    Function, "funktion", "funktion" / "funktioner", title(name) {
        name: String, "Namn", "Till exempel IT-chef eller Rektor Centralskolan.", required;
        person: Option<Id<Person>>, "Innehas av", "Personen som har funktionen nu.";
        unit: Option<Id<Unit>>, "Enhet", "Enheten som funktionen hör till.";
    }
}

record! {
    /// A supplier, or a servicebyrå that runs a system (S-29).
    Supplier, "leverantor", "leverantör" / "leverantörer", title(name) {
        name: String, "Namn", "Till exempel Tietoevry.", required;
        contact: String, "Kontakt", "Telefon eller adress till supporten.";
        uncertain: Option<bool>, "Uppgiften behöver kontrolleras", "Ja om leverantören inte är bekräftad.";
    }
}
