//! What kommuner call the columns of their own lists, beside the labels of the record declarations.
//! Matched as [`super::mapping`] matches headings: without regard to case, blanks and signs. Sources:
//! domain §1.4 (other kommuner's words for the roles) and §1.6.

use crate::record::{
    AccessRule, Administration, Agreement, Assignment, Body, Classification, CompetenceRequirement,
    FieldKey, Function, Integration, Person, RoleCode, ServiceAgreement, StaffGroup, Supplier,
    System, TechnicalDocument, Training, Unit,
};

/// A field and the other headings that mean it.
pub const SYNONYMS: &[(FieldKey, &[&str])] = &[
    (Body::prefix, &["förkortning", "kod", "nämndkod"]),
    (Body::name, &["nämnd", "organ", "politiskt organ"]),
    (Administration::name, &["förvaltning", "förvaltningsnamn"]),
    (Administration::body, &["nämnd", "organ"]),
    (Unit::name, &["enhet", "enhetsnamn", "avdelning", "arbetsställe"]),
    (Unit::place, &["ort", "adress", "lokal"]),
    (Unit::staff, &["personal", "antal årsarbetare"]),
    (Unit::budget, &["budget"]),
    (Person::name, &["person", "medarbetare", "anställd", "för- och efternamn"]),
    (Person::title, &["titel", "tjänst", "yrke", "tjänstetitel"]),
    (Person::unit, &["avdelning", "arbetsplats", "arbetsställe", "organisationsenhet"]),
    (Person::phone, &["telefon", "tfn", "tel", "telefonnummer", "arbetstelefon"]),
    (Person::from, &["anställd från", "anställningsdatum"]),
    (Person::to, &["anställd till", "slutat"]),
    (Function::name, &["funktion"]),
    (Function::person, &["person", "innehavare"]),
    (Supplier::name, &["leverantör", "företag"]),
    (Supplier::contact, &["telefon", "support", "kontaktuppgifter"]),
    (System::number, &["id", "nummer", "systemnummer", "system-id", "systemnr", "löpnummer"]),
    (
        System::name,
        &[
            "namn",
            "systemnamn",
            "it-system",
            "benämning",
            "applikation",
            "produkt",
            "system/applikation",
        ],
    ),
    (System::alias, &["alias", "andra namn", "kallas"]),
    (
        System::purpose,
        &["beskrivning", "syfte", "användning", "användning/ändamål", "systembeskrivning"],
    ),
    (System::category, &["systemtyp", "typ", "slag"]),
    (System::business_area, &["verksamhet", "område"]),
    (System::managed_object, &["objekt"]),
    (
        System::owner,
        &[
            "ägare",
            "systemägare (nämnd)",
            "systemägande nämnd",
            "ägande nämnd",
            "ansvarig nämnd",
            "nämnd",
            "informationsägare",
            "objektägare",
            "juridisk systemägare",
        ],
    ),
    (System::users, &["används av", "nämnder", "användande nämnd", "berörda nämnder"]),
    (
        System::controllers,
        &[
            "personuppgiftsansvarig",
            "personuppgiftsansvarig(a)",
            "personuppgiftsansvarig nämnd",
            "registeransvarig",
            "pua",
        ],
    ),
    (System::supplier, &["systemleverantör", "leverantörer"]),
    (System::operation, &["drift", "driftsform", "driftmiljö"]),
    (System::lifecycle, &["status", "fas", "livscykelstatus"]),
    (System::personal_data, &["personuppgifter"]),
    (System::sensitive_data, &["känsliga uppgifter"]),
    (System::third_country, &["tredjeland", "tredjelandsöverföring"]),
    (System::processor_agreement, &["pub", "personuppgiftsbiträdesavtal"]),
    (System::annual_cost, &["årskostnad", "kostnad", "kostnad/år", "årlig kostnad"]),
    (System::user_count, &["användare", "antal anv"]),
    (System::continuity_plan, &["kontinuitetsplan"]),
    (System::in_use_from, &["driftsättningsdatum", "driftsatt", "driftstart"]),
    (System::supported_to, &["support t.o.m.", "supportdatum", "end of life"]),
    (System::closes, &["avvecklas", "avvecklingsdatum"]),
    (System::impact_assessment, &["dpia", "konsekvensbedömning dataskydd"]),
    (System::data_place, &["dataplats land", "lagringsland", "land"]),
    (System::security_class, &["nis2", "nis2-klass", "nis 2"]),
    (System::recovery_hours, &["rto", "återställningstid"]),
    (System::loss_hours, &["rpo"]),
    (System::backup, &["backup", "backupfrekvens", "säkerhetskopiering"]),
    (System::restore_tested, &["återläsningstest", "senaste återläsningstest"]),
    (System::ai_used, &["ai"]),
    (System::retention, &["bevarande", "gallring", "gallringsplan"]),
    (System::e_archive, &["e-arkiv"]),
    (System::reviewed, &["granskad", "senast uppdaterad"]),
    (System::remark, &["kommentar", "övrigt", "notering", "noteringar"]),
    (Assignment::role, &["uppdrag", "ansvarsroll"]),
    (
        Assignment::subject,
        &["gäller för", "avser", "system", "objekt", "omfattning", "förvaltning", "nämnd", "organ"],
    ),
    (Assignment::holders, &["person", "namn", "ansvarig", "innehas av", "innehavare namn"]),
    (Assignment::deputies, &["ställföreträdare", "vikarie"]),
    (Assignment::decided_by, &["utsedd av", "beslut av"]),
    (Assignment::reason, &["skäl"]),
    (Agreement::system, &["it-system", "systemnamn"]),
    (Agreement::from, &["avtal från", "avtalsstart"]),
    (Agreement::to, &["avtal till", "avtalsslut", "löper ut"]),
    (Agreement::notice_months, &["uppsägningstid", "uppsägning"]),
    (Agreement::document, &["diarienummer", "dnr"]),
    (AccessRule::role, &["roll", "behörighet", "profil"]),
    (AccessRule::gives, &["rättighet", "rättigheter", "rätt till"]),
    (AccessRule::who, &["tilldelas", "vem får ha den", "får tilldelas"]),
    (AccessRule::decided_by, &["beslutas av", "beslutar", "beslutsfattare"]),
    (AccessRule::training, &["utbildning", "utbildningskrav"]),
    (AccessRule::review_months, &["granskas var", "granskningsintervall"]),
    (AccessRule::ends, &["avslutas", "upphör när"]),
    (StaffGroup::name, &["befattningsgrupp", "grupp", "yrkesgrupp", "titel"]),
    (StaffGroup::unit, &["avdelning", "arbetsplats", "arbetsställe"]),
    (StaffGroup::heads, &["antal anställda", "antal personer", "personal"]),
    (CompetenceRequirement::audience, &["målgrupp", "befattning", "användare", "roll"]),
    (CompetenceRequirement::demand, &["kompetenskrav", "ska kunna"]),
    (Training::name, &["insats", "utbildningsinsats", "kurs", "utbildning/kurs"]),
    (Training::systems, &["system/område", "it-system"]),
    (Training::participants, &["antal", "deltagare"]),
    (Training::hours, &["h/delt.", "timmar", "tid per deltagare", "tid", "h"]),
    (Training::leader, &["kursledare", "leverantör", "kursledare/leverantör"]),
    (ServiceAgreement::providers, &["leverantör", "utförare"]),
    (ServiceAgreement::hours, &["öppettider", "servicetid"]),
    (TechnicalDocument::name, &["dokumentation", "namn"]),
    (TechnicalDocument::state, &["status"]),
    (Integration::target, &["mål", "målsystem", "till"]),
    (Integration::system, &["källa", "källsystem", "från"]),
    (Integration::how, &["typ", "teknik"]),
    (Integration::frequency, &["frekvens"]),
    (Classification::confidentiality, &["konfidentialitet"]),
    (Classification::integrity, &["riktighet"]),
    (Classification::availability, &["tillgänglighet"]),
    (Classification::traceability, &["spårbarhet"]),
    (Classification::date, &["datum", "klassningsdatum"]),
];

/// Headings of first and last day, for every record that has them.
pub const FROM: &[&str] =
    &["från och med", "fr.o.m.", "startdatum", "start", "gäller från", "början"];
pub const TO: &[&str] = &["till och med", "t.o.m.", "slutdatum", "slut", "gäller till", "upphör"];

/// The two headings that together are a person's name.
pub const FIRST_NAME: &str = "förnamn";
pub const LAST_NAME: &str = "efternamn";

/// The roles that someone has over a system, and what kommuner call them beside the role's own name
/// (domain §1.4).
pub const POSTS: &[(RoleCode, &[&str])] = &[
    (
        RoleCode::OwnerRepresentative,
        &[
            "systemägarens företrädare",
            "företrädare",
            "företrädare för systemägaren",
            "systemägarföreträdare",
            "operativ systemägare",
            "systemägare (person)",
            "objektägare (person)",
        ],
    ),
    (
        RoleCode::SystemManager,
        &[
            "systemansvarig",
            "systemansvarige",
            "systemförvaltare",
            "systemadministratör",
            "systemansvarig/systemadministratör",
            "förvaltningsledare",
            "objektledare",
            "förvaltningsledare/objektledare",
        ],
    ),
    (
        RoleCode::Operator,
        &[
            "driftansvarig",
            "driftsansvarig",
            "systemdriftsansvarig",
            "systemdriftansvarig",
            "teknisk systemförvaltare",
            "teknisk förvaltare",
            "objektspecialist it",
            "systemägare it",
        ],
    ),
];

/// What stands before or after a role when the column is of those who step in.
pub const DEPUTY: &[&str] =
    &["ersättare", "ställföreträdare", "ställföreträdande", "vikarie", "vice"];

/// What says that nobody sits in a post.
pub const NOBODY: &[&str] = &["vakant", "ej utsett", "ej utsedd"];
