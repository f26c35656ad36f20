//! From what a system demands of those who use it to the training that gives it (S-57…S-64; domain
//! §1.3, §7.5). Groups and how many they are, never named persons: whether one person can something
//! is not written here.
//!
//! A training stands here once, whoever demands it, so that a demand that nobody has planned can be
//! told.

use chrono::NaiveDate;

use super::date::Period;
use super::declare::{choice, record};
use super::hours::Hours;
use super::id::Id;
use super::money::Kronor;
use super::organisation::{Administration, Unit};
use super::plan::{Activity, Financing};
use super::role::Role;
use super::system::System;
use super::text::LongText;
use super::value::Holders;

choice! {
    /// How far a training or a requirement goes (domain §1.3).
    TrainingLevel {
        Introduction = "introduktion" "Introduktion",
        Basic = "grund" "Grund",
        Deeper = "fordjupning" "Fördjupning",
        SuperUser = "superanvandare" "Superanvändare",
        SystemManager = "systemansvarig" "Systemansvarig",
        Leadership = "ledning" "Ledning",
    }
}

choice! {
    /// How a training is given (domain §1.3).
    TrainingForm {
        Led = "lararledd" "Lärarledd",
        Online = "e-utbildning" "E-utbildning",
        Coaching = "handledning" "Handledning",
        Workshop = "workshop" "Workshop",
        Lecture = "forelasning" "Föreläsning",
        Supplier = "leverantor" "Leverantörens",
        Network = "natverk" "Nätverk",
    }
}

choice! {
    /// Whether one may stay away.
    TrainingDemand {
        Compulsory = "obligatorisk" "Obligatorisk",
        Recommended = "rekommenderad" "Rekommenderad",
    }
}

choice! {
    /// How far a training has come.
    TrainingStatus {
        Proposed = "forslag" "Förslag",
        Planned = "planerad" "Planerad",
        Ongoing = "pagar" "Pågår",
        Held = "genomford" "Genomförd",
        Cancelled = "installd" "Inställd",
    }
}

record! {
    /// Those who do the same work in one place. How many they are; not who.
    StaffGroup, "befattningsgrupp", "befattningsgrupp" / "befattningsgrupper", title(name) {
        name: String, "Befattning", "Till exempel undersköterskor. Gruppen, inga namn.", required, source("S-59");
        administration: Option<Id<Administration>>, "Förvaltning", "Förvaltningen där de arbetar.", required;
        unit: Option<Id<Unit>>, "Enhet", "Enheten där de arbetar. Tomt betyder hela förvaltningen.";
        heads: Option<i64>, "Antal", "Hur många de är.", required, at_least(1);
        note: LongText, "Anmärkning", "Till exempel att säsongsanställda är inräknade.";
    }
}

record! {
    /// What those who use a system, or work in an area, must be able to (S-38, S-59, S-61).
    CompetenceRequirement, "kompetenskrav", "kompetenskrav" / "kompetenskrav", title(system, area, audience) {
        system: Option<Id<System>>, "System", "Systemet som kravet gäller. Tomt när det gäller ett område.", part, source("S-38, R-10");
        area: String, "Område", "När kravet inte gäller ett system, till exempel dataskydd.";
        audience: String, "Vem", "Till exempel undersköterska, chef eller systemansvarig.", required;
        groups: Vec<Id<StaffGroup>>, "Befattningsgrupper", "Grupperna som kravet gäller. De räknas i gapet.", source("S-59");
        role: Option<Id<Role>>, "Roll", "När kravet gäller den som har en roll.", source("S-61");
        demand: LongText, "Krav", "Vad de ska kunna.", required, source("S-38, S-59");
        level: Option<TrainingLevel>, "Nivå", "Hur långt kunskapen ska räcka.";
        shown_by: String, "Visas genom", "Hur man vet att kravet är uppfyllt, till exempel ett prov.";
        before_access: Option<bool>, "Före behörighet", "Ja om kravet ska vara uppfyllt innan behörighet ges.", source("S-38, R-11");
        renewed_months: Option<i64>, "Förnyas var (månad)", "Hur ofta kunskapen ska visas på nytt. Tomt betyder en gång.", at_least(1);
        ground: String, "Grund", "Lag eller beslut som kräver det, till exempel cybersäkerhetslagen.";
    }
}

record! {
    /// How many of a group met a requirement on a day.
    Attainment, "kompetenslage", "kompetensläge" / "kompetenslägen", title(requirement, group) {
        requirement: Option<Id<CompetenceRequirement>>, "Krav", "Kravet som det gäller.", required, part;
        group: Option<Id<StaffGroup>>, "Befattningsgrupp", "Gruppen som har räknats.", required, part;
        met: Option<i64>, "Uppfyller", "Hur många i gruppen som uppfyller kravet.", required, at_least(0);
        date: Option<NaiveDate>, "Läget den", "Dagen då de räknades.", required;
        by: Holders, "Bedömt av", "Den som har räknat.";
        note: LongText, "Hur det är känt", "Till exempel närvarolistor eller e-utbildningens statistik.";
    }
}

record! {
    /// A training that someone demands; planned once it has a period (domain §1.3).
    Training, "insats", "utbildningsinsats" / "utbildningsinsatser", title(name) {
        number: String, "Nr", "Insatsens nummer i utbildningsplanen, till exempel U1.";
        name: String, "Utbildning", "Till exempel Lifecare mobil dokumentation.", required;
        administration: Option<Id<Administration>>, "Förvaltning", "Förvaltningen vars utbildningsplan insatsen står i. Tomt betyder hela kommunen.", source("S-59");
        systems: Vec<Id<System>>, "System", "Systemen som utbildningen gäller. Tomt betyder alla.";
        requirements: Vec<Id<CompetenceRequirement>>, "Krav som stängs", "Kompetenskraven som den som har gått utbildningen uppfyller.", source("S-59");
        audience: String, "Målgrupp", "Vilka som ska gå, till exempel undersköterskor i hemtjänsten.";
        groups: Vec<Id<StaffGroup>>, "Befattningsgrupper", "Grupperna som ska gå.";
        participants: Option<i64>, "Antal deltagare", "Hur många som ska gå.", at_least(1);
        level: Option<TrainingLevel>, "Nivå", "Hur långt utbildningen räcker.";
        form: Option<TrainingForm>, "Form", "Hur den hålls.";
        hours: Option<Hours>, "Tid per deltagare (h)", "Till exempel 2 h, 0,75 eller 45 min.";
        period: Option<Period>, "Period", "När den hålls, till exempel v. 4–9 2027. Tomt medan den inte är planerad.", source("S-59, R-11");
        leader: Holders, "Kursledare eller leverantör", "Den som håller utbildningen.";
        cost: Option<Kronor>, "Kostnad", "Vad utbildningen kostar, utan vikarier.", at_least(0);
        substitute_cost: Option<Kronor>, "Vikariekostnad", "Vad det kostar att ersätta dem som går.", at_least(0);
        financing: Option<Financing>, "Finansiering", "Varifrån pengarna kommer.";
        activity: Option<Id<Activity>>, "Aktivitet i IT-planen", "Aktiviteten som bär kostnaden. Dess drift räknas då ur insatserna, och varje krona en gång.";
        compulsory: Option<TrainingDemand>, "Krav", "Om man måste gå.";
        ground: String, "Grund", "Lag eller beslut som kräver den, till exempel cybersäkerhetslagen.";
        responsible: Holders, "Ansvarig", "Den som ser till att den blir av.";
        status: Option<TrainingStatus>, "Status", "Hur långt insatsen har kommit.";
        follow_up: LongText, "Uppföljning", "Hur det följs upp att utbildningen gav det den skulle.";
    }
}

record! {
    /// A day when a training is held, and how many came.
    Occasion, "utbildningstillfalle", "utbildningstillfälle" / "utbildningstillfällen", title(training, date) {
        training: Option<Id<Training>>, "Utbildning", "Insatsen som hålls.", required, part;
        date: Option<NaiveDate>, "Dag", "Dagen då den hålls.", required;
        time: String, "Tid", "Till exempel 8.30–10.30.";
        place: String, "Plats", "Till exempel Stadshuset, Norrälvssalen.";
        seats: Option<i64>, "Platser", "Hur många som får plats.", at_least(1);
        invited: Option<i64>, "Kallade", "Hur många som har kallats.", at_least(0);
        took_part: Option<i64>, "Deltog", "Hur många som kom.", at_least(0);
        passed: Option<i64>, "Godkända", "Hur många som uppfyller kravet efteråt.", at_least(0);
        cost: Option<Kronor>, "Utfall, kostnad", "Vad tillfället kostade.", at_least(0);
        deviation: LongText, "Avvikelse och åtgärd", "Varför det inte blev som det var tänkt, och vad som görs.";
    }
}
