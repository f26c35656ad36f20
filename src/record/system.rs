//! IT-system with agreements and classifications: every field of domain §1.6.
//!
//! Owner, using bodies and data controllers are three independent relations (S-23…S-29). Who
//! answers for a system is never a field here: företrädare, systemansvarig, ersättare and
//! driftansvarig are [assignments](super::role::Assignment). Who gets access to it, and how it is
//! served, have records of their own in [`access`](super::access) and [`service`](super::service).

use chrono::NaiveDate;

use super::date::EndDate;
use super::declare::{choice, record};
use super::id::Id;
use super::money::Kronor;
use super::organisation::{Body, Person, Supplier};
use super::text::LongText;
use super::value::Holders;

choice! {
    /// What kind of system it is.
    Category {
        Business = "verksamhetssystem" "Verksamhetssystem",
        Support = "stodsystem" "Stödsystem",
        Infrastructure = "infrastruktur" "Infrastruktur",
        Platform = "plattform" "Plattform",
        Telephony = "telefoni" "Telefoni och växel",
        Iot = "iot" "Sakernas internet",
    }
}

choice! {
    /// Where a system runs. Changes nothing about who owns it (S-29).
    Operation {
        Own = "egen" "Egen drift",
        Cloud = "moln" "Molntjänst",
        Bureau = "servicebyra" "Servicebyrå",
        National = "nationell" "Nationell tjänst",
        Hybrid = "hybrid" "Hybrid",
    }
}

choice! {
    /// Where a system is in its life.
    Lifecycle {
        Planned = "planerad" "Planerad",
        Introduction = "inforande" "Under införande",
        InUse = "i_drift" "I drift",
        Closing = "avveckling" "Under avveckling",
        Closed = "avvecklad" "Avvecklad",
    }
}

choice! {
    /// How much depends on it.
    Criticality {
        Low = "lag" "Låg",
        Medium = "medel" "Medel",
        High = "hog" "Hög",
        Critical = "kritisk" "Kritisk",
    }
}

choice! {
    /// Whether a data processing agreement (PUB-avtal, GDPR art. 28) exists.
    ProcessorAgreement {
        Exists = "finns" "Finns",
        Missing = "saknas" "Saknas",
        NotNeeded = "ej_aktuellt" "Ej aktuellt",
    }
}

choice! {
    /// Whether the consequences for those whose data it is are assessed (GDPR art. 35).
    ImpactAssessment {
        Done = "gjord" "Gjord",
        Missing = "saknas" "Saknas",
        NotNeeded = "behovs_ej" "Behövs inte",
    }
}

choice! {
    /// How the organisation is classed by cybersäkerhetslagen for what depends on the system.
    SecurityClass {
        Essential = "vasentlig" "Väsentlig",
        Important = "viktig" "Viktig",
        Outside = "ej_aktuellt" "Ej aktuellt",
    }
}

choice! {
    /// The risk class of the AI in a system (AI-förordningen).
    AiRisk {
        Forbidden = "forbjuden" "Förbjuden",
        High = "hog" "Hög",
        Limited = "begransad" "Begränsad",
        Minimal = "minimal" "Minimal",
        NotApplicable = "ej_tillamplig" "Ej tillämplig",
    }
}

record! {
    /// An IT-system.
    System, "system", "IT-system" / "IT-system", title(number, name) {
        number: String, "Nr", "Kommunens nummer, till exempel SYS-014.", required;
        name: String, "System", "Namnet som används i verksamheten.", required;
        alias: String, "Kallas även", "Andra namn som systemet går under.";
        purpose: LongText, "Ändamål", "Vad systemet används till, i en mening.", required;
        category: Option<Category>, "Kategori", "Slag av system.", source("S-36");
        business_area: String, "Verksamhetsområde", "Till exempel vård och omsorg.", source("S-23");
        managed_object: String, "Förvaltningsobjekt", "Om kommunen förvaltar system i objekt.";
        owner: Option<Id<Body>>, "Systemägare", "Nämnden inom vars verksamhetsområde systemet används, förvaltas och administreras.", required, source("S-23, R-1");
        shared_reason: LongText, "Motivering till ägare", "Varför en facknämnd äger ett system som flera använder.", source("S-24, R-2");
        users: Vec<Id<Body>>, "Användande nämnder", "Nämnder vars verksamhet använder systemet.", required, source("S-25");
        controllers: Vec<Id<Body>>, "Personuppgiftsansvariga", "I strategin: registeransvarig. Oberoende av vem som äger systemet.", source("S-26, R-6");
        supplier: Option<Id<Supplier>>, "Leverantör", "Den som levererar systemet.", required, source("S-28");
        operation: Option<Operation>, "Driftform", "Var systemet körs. Ändrar inte vem som äger det.", required, source("S-29");
        operation_note: String, "Om driften", "Till exempel avskilt nät.", internal;
        lifecycle: Option<Lifecycle>, "Livscykel", "Var i livet systemet är.", required;
        in_use_from: Option<NaiveDate>, "I drift sedan", "Dagen då systemet togs i drift.";
        supported_to: Option<NaiveDate>, "Support till och med", "Sista dagen som leverantören stöder den version som används.", internal;
        closes: Option<NaiveDate>, "Planerad avveckling", "Dagen då systemet ska tas ur drift.";
        criticality: Option<Criticality>, "Kritikalitet", "Hur mycket verksamheten beror av systemet.", internal;
        personal_data: Option<bool>, "Behandlar personuppgifter", "Ja om systemet innehåller uppgifter om personer.", required, source("GDPR art. 30");
        sensitive_data: Option<bool>, "Känsliga personuppgifter", "Till exempel hälsa eller facktillhörighet.", source("GDPR art. 9");
        protected_data: Option<bool>, "Skyddade personuppgifter", "Ja om systemet kan innehålla skyddade personuppgifter.", internal;
        secrecy: Option<bool>, "Sekretess", "Ja om systemet innehåller uppgifter som omfattas av sekretess.", source("OSL");
        third_country: Option<bool>, "Överföring till tredjeland", "Ja om uppgifter förs över utanför EU och EES.", source("GDPR kap. V");
        processor_agreement: Option<ProcessorAgreement>, "PUB-avtal", "Personuppgiftsbiträdesavtal när någon annan behandlar uppgifterna.", source("GDPR art. 28, R-7");
        processor_date: Option<NaiveDate>, "PUB-avtal daterat", "Avtalets datum.";
        processor_review: Option<NaiveDate>, "PUB-avtal granskas om", "Dagen då avtalet ska ses över på nytt.", source("R-34"), internal;
        impact_assessment: Option<ImpactAssessment>, "Konsekvensbedömning", "Om konsekvenserna för dem som uppgifterna rör är bedömda.", source("GDPR art. 35, R-33"), internal;
        impact_assessed: Option<NaiveDate>, "Konsekvensbedömning daterad", "Dagen för bedömningen.", internal;
        data_place: String, "Dataplats", "Landet där uppgifterna lagras.";
        security_class: Option<SecurityClass>, "Klass enligt cybersäkerhetslagen", "Hur den verksamhet som beror av systemet räknas enligt lagen.", source("Cybersäkerhetslagen"), internal;
        ai_used: Option<bool>, "Använder AI", "Ja om systemet använder artificiell intelligens.", source("AI-förordningen");
        ai_risk: Option<AiRisk>, "AI-riskklass", "Riskklassen enligt AI-förordningen.", source("AI-förordningen");
        ai_rights_assessed: Option<bool>, "Konsekvenser för grundläggande rättigheter bedömda", "Krävs för AI med hög risk.", source("AI-förordningen art. 27");
        retention: LongText, "Bevarande och gallring", "Vad som bevaras, vad som gallras och när.", source("Arkivlagen");
        e_archive: Option<bool>, "Levererar till e-arkiv", "Ja om systemet levererar till kommunens e-arkiv.";
        annual_cost: Option<Kronor>, "Kostnad per år", "Licens och drift.", required;
        code_string: String, "Kodsträng", "Kontering: ansvar, slag, verksamhet, projekt, motpart.", source("domain §1.1");
        user_count: Option<i64>, "Antal användare", "Ungefär hur många som använder systemet.";
        continuity_plan: Option<bool>, "Kontinuitetsplan finns", "Ja om det finns en plan för när systemet är nere.", source("R-25"), internal;
        continuity_exercised: Option<NaiveDate>, "Kontinuitetsplan senast övad", "Dagen för senaste övning.", internal;
        longest_outage: String, "Längsta avbrott", "Så länge klarar verksamheten sig utan systemet, till exempel 4 timmar.", internal;
        reserve_routine: LongText, "Reservrutin", "Hur arbetet görs när systemet är nere, steg för steg. Trycks i kontinuitetspärmen.", source("R-25");
        paper_form: LongText, "Pappersblankett", "Vad blanketten heter, var den finns och vad som ska fyllas i. En uppgift på varje rad.";
        calling_order: Holders, "Ring i den här ordningen", "Vilka som ska ringas när systemet är nere. Tomt betyder systemansvarig, ersättare, driftansvarig och företrädare.";
        recovery_hours: Option<i64>, "Återställd inom (timmar)", "Så snart ska systemet vara igång igen (RTO).", internal;
        loss_hours: Option<i64>, "Största dataförlust (timmar)", "Så mycket arbete får gå förlorat (RPO).", internal;
        backup: String, "Säkerhetskopieras", "Hur ofta, till exempel varje natt.", internal;
        restore_tested: Option<NaiveDate>, "Återläsning senast provad", "Dagen då en säkerhetskopia senast lästes tillbaka.", internal;
        reviewed: Option<NaiveDate>, "Senast granskad", "När uppgifterna senast sågs över.", required;
        reviewed_by: Option<Id<Person>>, "Granskad av", "Den som såg över uppgifterna.";
        internal_only: Option<bool>, "Redovisas endast i intern bilaga", "Ja om systemet inte får stå i offentliga handlingar.", source("OSL 18 kap. 8 §"), internal;
        remark: LongText, "Anmärkning", "Övrigt som bör vara känt.", internal;
    }
}

record! {
    /// An agreement about a system.
    Agreement, "avtal", "avtal" / "avtal", title(system) {
        system: Option<Id<System>>, "System", "Systemet som avtalet gäller.", required, part;
        supplier: Option<Id<Supplier>>, "Leverantör", "Motparten.";
        from: Option<NaiveDate>, "Från", "Avtalets första dag.";
        to: Option<EndDate>, "Till och med", "Avtalets sista dag, eller tills vidare.", required, source("R-9");
        extension: String, "Förlängning", "Till exempel 1 + 1 år.";
        notice_months: Option<i64>, "Uppsägningstid (månader)", "Hela månader före avtalets slut.", source("R-9");
        document: String, "Avtalets diarienummer", "Var avtalet finns.", internal;
    }
}

record! {
    /// An information classification of a system: konsekvensnivå 0–4 for each aspect (KLASSA).
    Classification, "klassning", "klassning" / "klassningar", title(system, date) {
        system: Option<Id<System>>, "System", "Systemet som klassats.", required, part;
        confidentiality: Option<i64>, "K", "Konfidentialitet, 0–4.", required, source("R-8, R-24"), internal;
        integrity: Option<i64>, "R", "Riktighet, 0–4.", required, source("R-8, R-24"), internal;
        availability: Option<i64>, "T", "Tillgänglighet, 0–4.", required, source("R-8, R-24, R-25"), internal;
        traceability: Option<i64>, "S", "Spårbarhet, 0–4. Frivillig.", internal;
        date: Option<NaiveDate>, "Klassad", "Dagen för klassningen.", required, source("R-8");
        valid_to: Option<NaiveDate>, "Giltig till", "Om klassningen har en bestämd giltighet.";
        by: Option<Id<Person>>, "Klassad av", "Den som ledde klassningen.";
    }
}
