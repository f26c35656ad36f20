//! What goes to a body to be decided: the case with its tjänsteskrivelse, the points of the proposed
//! decision, what is enclosed, statements, and the steps on the way (domain §2; S-33, S-34).

use chrono::NaiveDate;

use super::declare::{choice, record};
use super::id::Id;
use super::organisation::{Administration, Body, Meeting, Person};
use super::plan::{DecisionLevel, Plan};
use super::system::System;
use super::text::LongText;

choice! {
    /// How far a case has come.
    CaseState {
        Open = "oppet" "Öppet",
        Ready = "klart" "Klart för beslut",
        Submitted = "inlamnat" "Inlämnat",
        Decided = "beslutat" "Beslutat",
        Closed = "avslutat" "Avslutat",
    }
}

choice! {
    /// What came of a case.
    CaseOutcome {
        Approved = "bifall" "Bifall",
        Altered = "andrat" "Ändrat beslut",
        Referred = "aterremiss" "Återremiss",
        Rejected = "avslag" "Avslag",
    }
}

choice! {
    /// What a section of a tjänsteskrivelse shows besides its own text.
    SectionContent {
        Text = "text" "Endast text",
        Points = "beslutspunkter" "Förslag till beslut",
        Papers = "underlag" "Beslutsunderlag",
        Recipients = "mottagare" "Mottagare",
        Children = "barn" "Konsekvenser för barn",
    }
}

choice! {
    /// What is enclosed.
    EnclosureKind {
        Plan = "plan" "Plan",
        Matrix = "systemansvar" "Systemansvarsmatris",
        Statement = "yttrande" "Yttrande",
        SystemCard = "systemkort" "Systemkort",
        Other = "annan" "Annan handling",
    }
}

choice! {
    /// What a statement says of what it is about.
    Stance {
        Supports = "tillstyrker" "Tillstyrker",
        WithConditions = "villkor" "Tillstyrker med villkor",
        Opposes = "avstyrker" "Avstyrker",
        Abstains = "avstar" "Avstår från att yttra sig",
    }
}

choice! {
    /// A step that a case has taken.
    CaseStep {
        Begun = "paborjat" "Påbörjat",
        MarkedReady = "klarmarkerat" "Klarmarkerat",
        Approved = "godkant" "Godkänt",
        SentBack = "atersant" "Återsänt",
        Submitted = "inlamnat" "Inlämnat",
        Withdrawn = "atertaget" "Återtaget",
        Decided = "beslutat" "Beslut registrerat",
        Closed = "avslutat" "Avslutat",
        Reopened = "aterupptaget" "Återupptaget",
    }
}

record! {
    /// What a body, or a chief by delegation, shall decide.
    Case, "arende", "ärende" / "ärenden", title(title) {
        title: String, "Ärendemening", "Vad ärendet gäller, så som det ska stå i kallelse och protokoll.", required;
        administration: Option<Id<Administration>>, "Förvaltning", "Förvaltningen som lämnar ärendet.", required;
        level: Option<DecisionLevel>, "Beslutsnivå", "Vem som beslutar.", required, source("S-33, S-34");
        body: Option<Id<Body>>, "Organ", "Organet som beslutar, eller som ett delegationsbeslut anmäls till.", required;
        meeting: Option<Id<Meeting>>, "Sammanträde", "Sammanträdet där ärendet tas upp eller beslutet anmäls.", required;
        diary_number: String, "Diarienummer", "Till exempel UN 2026/118.", required;
        dated: Option<NaiveDate>, "Daterad", "Tjänsteskrivelsens eller delegationsbeslutets datum.", required;
        author: Option<Id<Person>>, "Handläggare", "Den som har skrivit och svarar på frågor.", required;
        state: Option<CaseState>, "Läge", "Hur långt ärendet har kommit.", required;
        concerns_children: Option<bool>, "Berör barn", "Ja om beslutet berör barn. Då krävs konsekvenser för barn.", source("R-26");
        recipients: LongText, "Beslutet ska skickas till", "En mottagare på varje rad.", required;
        decision_date: Option<NaiveDate>, "Beslutsdatum", "Fylls i när beslutet är fattat.";
        paragraph: String, "Paragraf", "Till exempel § 104.";
        outcome: Option<CaseOutcome>, "Utfall", "Vad det blev av förslaget.";
        overridden: LongText, "Lämnas trots anmärkningar", "Förvaltningschefens skäl att lämna in handlingarna fast formaliakontrollen har fel kvar.";
        decision_number: String, "Delegationsbeslut nr", "Till exempel UN D 2026/31.";
        delegation_point: String, "Punkt i delegationsordningen", "Till exempel 3.4 Avtal om IT-system inom nämndens ram.";
        decided_by: Option<Id<Person>>, "Beslutsfattare", "Den som beslutar på delegation.", source("KL 7 kap. 5 §");
        systems: Vec<Id<System>>, "System", "System som beslutet gäller.";
        reported: Option<NaiveDate>, "Anmält", "Dagen då delegationsbeslutet anmäldes till organet.", source("R-27");
    }
}

record! {
    /// A heading of a tjänsteskrivelse or delegationsbeslut, and what stands under it.
    Section, "avsnitt", "avsnitt" / "avsnitt", title(heading) {
        case: Option<Id<Case>>, "Ärende", "Ärendet som avsnittet står i.", required, part;
        position: Option<i64>, "Ordning", "Plats i handlingen.", required;
        heading: String, "Rubrik", "Avsnittets rubrik.", required;
        text: LongText, "Text", "Stycken skiljs åt med en tom rad. Punktlista: börja raden med - och blanksteg.", source("R-20");
        content: Option<SectionContent>, "Visar även", "Vad avsnittet hämtar ur ärendet.";
        mandatory: Option<bool>, "Obligatoriskt", "Ja om avsnittet inte får vara tomt när handlingarna lämnas.";
        guidance: LongText, "Stöd", "Vad avsnittet ska säga.";
    }
}

record! {
    /// One point of the proposed decision: one measure, as if the body had already decided.
    Point, "beslutspunkt", "beslutspunkt" / "beslutspunkter", title(position) {
        case: Option<Id<Case>>, "Ärende", "Ärendet som punkten hör till.", required, part;
        position: Option<i64>, "Ordning", "Punktens nummer.", required;
        text: LongText, "Beslutspunkt", "En åtgärd, skriven som om beslutet redan var fattat.", required, source("domain §2.1");
    }
}

record! {
    /// Something that a body or Team IT has said of a matter (S-22).
    Statement, "yttrande", "yttrande" / "yttranden", title(given_by, matter) {
        matter: String, "Gäller", "Vad yttrandet handlar om.", required;
        given_by: String, "Avges av", "Till exempel Team IT eller Kommunstyrelsen.", required, source("S-22");
        date: Option<NaiveDate>, "Datum", "Dagen då yttrandet lämnades.", required, source("R-21");
        diary_number: String, "Diarienummer", "Till exempel KS 2026/342.";
        paragraph: String, "Paragraf", "Till exempel § 4.";
        stance: Option<Stance>, "Ställningstagande", "Vad yttrandet säger.", required;
        conditions: LongText, "Villkor", "Ett villkor på varje rad.";
        reasons: LongText, "Skäl", "Varför.";
    }
}

record! {
    /// Something that goes with a case.
    Enclosure, "bilaga", "bilaga" / "bilagor", title(position) {
        case: Option<Id<Case>>, "Ärende", "Ärendet som bilagan hör till.", required, part;
        position: Option<i64>, "Ordning", "Plats bland bilagorna.", required;
        kind: Option<EnclosureKind>, "Slag", "Vad som bifogas.", required;
        plan: Option<Id<Plan>>, "Plan", "Planen som bifogas.";
        statement: Option<Id<Statement>>, "Yttrande", "Yttrandet som bifogas.";
        system: Option<Id<System>>, "System", "Systemet vars kort bifogas.";
        name: String, "Benämning", "Namnet på en annan handling.";
        file: String, "Fil", "Var en annan handling ligger. Den läggs oförändrad i paketet.";
        dated: Option<NaiveDate>, "Daterad", "Handlingens datum.", source("R-21");
        unnumbered: Option<bool>, "Utan nummer", "Ja om handlingen räknas upp utan bilagenummer.";
    }
}

record! {
    /// The headings that the kommun's letters begin with, where it has its own (domain §2.1).
    LetterProfile, "skrivelsemall", "mall" / "mallar", title(name) {
        name: String, "Namn", "Vad mallen heter, till exempel Våra skrivelser.", required;
        headings: LongText, "Rubriker", "En rubrik på varje rad, i ordning. Skriv * efter en rubrik som inte får stå tom.", required;
    }
}

record! {
    /// A step that a case has taken: who, when, why.
    CaseEvent, "arendehandelse", "händelse" / "händelser", title(step, date) {
        case: Option<Id<Case>>, "Ärende", "Ärendet som händelsen hör till.", required, part;
        step: Option<CaseStep>, "Steg", "Vad som hände.", required;
        date: Option<NaiveDate>, "Datum", "Dagen då det hände.", required;
        who: String, "Vem", "Den som gjorde det.", required;
        note: LongText, "Anteckning", "Skäl eller kommentar.";
    }
}

record! {
    /// What a reader has remarked on a passage.
    Comment, "kommentar", "kommentar" / "kommentarer", title(who, date) {
        case: Option<Id<Case>>, "Ärende", "Ärendet som kommentaren hör till.", required, part;
        section: Option<Id<Section>>, "Avsnitt", "Avsnittet som kommentaren gäller.";
        place: String, "Ställe", "Var i handlingarna, till exempel Bilaga 1 IT-plan, sida 4.";
        quote: String, "Stycke", "Orden som kommentaren gäller.";
        text: LongText, "Kommentar", "Vad som bör ändras.", required;
        date: Option<NaiveDate>, "Datum", "Dagen då kommentaren skrevs.";
        who: String, "Vem", "Den som skrev den.", required;
        resolved: Option<bool>, "Åtgärdad", "Ja när kommentaren är omhändertagen.";
    }
}
