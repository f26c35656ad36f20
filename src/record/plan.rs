//! The plans of an administration, IT-plan and training plan alike: their chapters; and what stands
//! in an IT-plan, needs and activities (domain §1.1, §1.3; S-01, S-02, S-51…S-59).

use chrono::NaiveDate;

use super::date::Period;
use super::declare::{choice, record};
use super::id::Id;
use super::organisation::{Administration, Body, Meeting, Unit};
use super::strategy::Goal;
use super::system::System;
use super::text::LongText;
use super::value::Holders;
use super::years::YearAmounts;

choice! {
    /// Which of the plans that the strategy asks for.
    PlanKind {
        It = "it-plan" "IT-plan",
        Training = "utbildningsplan" "Utbildningsplan",
    }
}

choice! {
    /// How far a plan has come.
    PlanState {
        Working = "arbetsmaterial" "Arbetsmaterial",
        Review = "granskning" "Granskning",
        Proposal = "forslag" "Förslag till beslut",
        Decided = "beslutat" "Beslutat",
        Adopted = "faststallt" "Fastställt",
        Replaced = "ersatt" "Ersatt",
        Ended = "upphort" "Upphört",
    }
}

choice! {
    /// Who decides (domain §0.6).
    DecisionLevel {
        Council = "kf" "Kommunfullmäktige",
        Board = "ks" "Kommunstyrelsen",
        Committee = "namnd" "Nämnden",
        Delegation = "delegation" "Förvaltningschef på delegation",
        Execution = "verkstallighet" "Verkställighet",
    }
}

choice! {
    /// What a chapter shows besides its own text.
    ChapterContent {
        Text = "text" "Endast text",
        Systems = "system" "Systemförteckning",
        Goals = "mal" "Måltabell",
        Needs = "behov" "Behovslista",
        Activities = "aktiviteter" "Tidslinje och aktivitetstabell",
        Economy = "ekonomi" "Ekonomitabell och stapeldiagram",
        Responsibility = "ansvar" "Roller och ansvariga",
        Glossary = "ordlista" "Ordlista",
        Requirements = "kompetenskrav" "Kompetenskrav",
        Gap = "kompetensgap" "Kompetensgap",
        Trainings = "insatser" "Utbildningsinsatser",
        TrainingCosts = "tid_kostnad" "Tid och kostnad",
        Calendar = "kalender" "Utbildningskalender",
        Outcome = "utfall" "Utfall av utbildningar",
        RoleCompetence = "rollkompetens" "Rollkompetens",
        Changes = "andringar" "Ändringar sedan beslutet",
    }
}

choice! {
    /// State of an activity.
    ActivityStatus {
        NotStarted = "ej_paborjad" "Ej påbörjad",
        Ongoing = "pagar" "Pågår",
        Done = "klar" "Klar",
        Late = "forsenad" "Försenad",
        Dropped = "utgar" "Utgår",
    }
}

choice! {
    /// Where the money comes from.
    Financing {
        Frame = "ram" "Nämndens ram",
        Investment = "investering" "Investeringsbudgeten",
        FrameAndInvestment = "ram_investering" "Nämndens ram och investeringsbudgeten",
        Grant = "bidrag" "Statsbidrag",
        Shared = "gemensam" "Kommungemensamma medel",
        None = "ofinansierad" "Ej finansierad",
    }
}

choice! {
    /// Whether an activity concerns one administration or several (S-56).
    Scope {
        Own = "egen" "Förvaltningsspecifik",
        Shared = "gemensam" "Förvaltningsövergripande",
    }
}

record! {
    /// What one administration has planned: IT for some years, or training for one.
    Plan, "plan", "plan" / "planer", title(administration, period) {
        kind: Option<PlanKind>, "Slag", "IT-plan eller utbildningsplan.", required;
        administration: Option<Id<Administration>>, "Förvaltning", "Förvaltningen som planen gäller.", required;
        period: Option<Period>, "Giltighetstid", "En IT-plan gäller vanligen tre år, till exempel 2027–2029. En utbildningsplan gäller ett.", required, source("R-19");
        state: Option<PlanState>, "Läge", "Hur långt planen har kommit.", required;
        diary_number: String, "Diarienummer", "Till exempel UN 2026/118.", required;
        dated: Option<NaiveDate>, "Daterad", "Datum som beslutet hänvisar till.", required;
        level: Option<DecisionLevel>, "Beslutsnivå", "Vem som beslutar om planen.", source("S-33, S-34");
        decided_by: Option<Id<Body>>, "Beslutas av", "Organet som beslutar.", required;
        meeting: Option<Id<Meeting>>, "Sammanträde", "Sammanträdet där planen tas upp.";
        decision_date: Option<NaiveDate>, "Beslutsdatum", "Fylls i när beslutet är fattat.";
        paragraph: String, "Paragraf", "Till exempel § 104.";
        responsible: String, "Dokumentansvarig", "Befattning, till exempel IT-controller.", required;
        revised: Option<NaiveDate>, "Senast reviderad", "Dagen för senaste revidering.";
        applies_to: String, "Gäller för", "Till exempel utbildningsförvaltningen.", required;
        replaces: Option<Id<Plan>>, "Ersätter", "Planen som upphör när denna antas.";
        devices: Option<i64>, "Registrerade enheter", "Antal datorer och annan utrustning.";
        keywords: String, "Nyckelord", "Ord att söka efter, åtskilda med komma.";
    }
}

record! {
    /// A chapter or section of a plan.
    Chapter, "kapitel", "kapitel" / "kapitel", title(heading) {
        plan: Option<Id<Plan>>, "Plan", "Planen som kapitlet står i.", required, part;
        position: Option<i64>, "Ordning", "Plats i planen.", required;
        depth: Option<i64>, "Nivå", "1 kapitel, 2 avsnitt.", required;
        heading: String, "Rubrik", "Kapitlets rubrik utan nummer.", required;
        text: LongText, "Text", "Stycken skiljs åt med en tom rad. Punktlista: börja raden med - och blanksteg.", required, source("R-20");
        content: Option<ChapterContent>, "Visar även", "Vad kapitlet hämtar ur registren.";
        hidden: Option<bool>, "Utelämnas", "Ja om kapitlet inte ska stå i handlingen.";
        guidance: LongText, "Stöd", "Vad kapitlet ska säga.";
    }
}

record! {
    /// A need in the organisation that activities answer to (S-54).
    Need, "behov", "behov" / "behov", title(number, name) {
        number: String, "Nr", "Till exempel B-03.", required;
        name: String, "Behov", "Vad som behövs, i en mening.", required;
        description: LongText, "Beskrivning", "Varför det behövs och vad det ska leda till.";
        administration: Option<Id<Administration>>, "Förvaltning", "Förvaltningen som har behovet.", required;
        unit: Option<Id<Unit>>, "Enhet", "Enheten som har behovet.";
        raised_by: Holders, "Behovsägare", "Den som har anmält behovet.";
        date: Option<NaiveDate>, "Anmält", "Dagen då behovet anmäldes.";
    }
}

record! {
    /// Something a plan says shall be done.
    Activity, "aktivitet", "aktivitet" / "aktiviteter", title(number, name) {
        plan: Option<Id<Plan>>, "IT-plan", "Planen som aktiviteten står i.", required, part;
        number: Option<i64>, "Nr", "Aktivitetens nummer i planen.", required;
        name: String, "Aktivitet", "Vad som ska göras, så kort att det ryms på två rader.", required;
        description: LongText, "Beskrivning", "Vad som ingår.";
        goals: Vec<Id<Goal>>, "Mål", "Mål som aktiviteten bidrar till.", required, source("S-55, R-13");
        goal_note: String, "Mål i ord", "När aktiviteten gäller annat än ett mål i planen, till exempel dataskydd eller alla.";
        needs: Vec<Id<Need>>, "Behov", "Behov som aktiviteten svarar mot.", source("S-54");
        systems: Vec<Id<System>>, "System", "System som aktiviteten berör.";
        responsible: Holders, "Ansvarig i verksamheten", "Den som leder arbetet i verksamheten.", required, source("S-52, R-13");
        it_responsible: Holders, "Ansvarig för IT", "Den som leder arbetet på IT-sidan.", source("S-52");
        period: Option<Period>, "Start–klart", "Till exempel 2027-01–2027-06.", required;
        running: YearAmounts, "Drift", "Driftkostnad för varje år.", required;
        investment: YearAmounts, "Investering", "Investeringsutgift för varje år.", required;
        financing: Option<Financing>, "Finansiering", "Varifrån pengarna kommer.", required;
        financed: YearAmounts, "Finansierat belopp", "Belopp som är finansierat, för varje år.", source("R-14");
        priority: Option<i64>, "Prioritet", "1 ska genomföras, 2 om resurserna räcker, 3 kan vänta.", required;
        status: Option<ActivityStatus>, "Status", "Hur långt aktiviteten har kommit.", required;
        follow_up: LongText, "Uppföljning", "Hur aktiviteten följs upp.";
        scope: Option<Scope>, "Omfattning", "En förvaltning eller flera. Flera kräver Team IT:s yttrande.", source("S-56");
        benefit: LongText, "Nytta", "Vad som blir bättre: kvalitet, tid, pengar eller service.", source("S-01");
        organisation_effect: LongText, "Påverkan på organisationen", "Vad som ändras i arbetssätt och roller.", source("S-02");
        new: Option<i64>, "Nytt", "Ledord, 0–3.", source("S-53");
        audience: Option<i64>, "Målgruppsanpassning", "Ledord, 0–3.", source("S-53");
        lead_time: Option<i64>, "Kortade ledtider", "Ledord, 0–3.", source("S-53");
        whole: Option<i64>, "Helhetstänkande", "Ledord, 0–3.", source("S-53");
        speed: Option<i64>, "Snabbhet", "Ledord, 0–3.", source("S-53");
        coordination: Option<i64>, "Samordning", "Ledord, 0–3.", source("S-53");
        flexibility: Option<i64>, "Flexibilitet", "Ledord, 0–3.", source("S-53");
        revises: Option<Id<Activity>>, "Bygger på", "Samma aktivitet i planen som denna ersätter. Ändringarna visas i nästa handling.";
    }
}
