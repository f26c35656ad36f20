//! The strategy's vision areas, and goals under them (S-10…S-15; domain §1.1).

use super::declare::record;
use super::id::Id;
use super::plan::Plan;
use super::text::LongText;
use super::value::Holders;
use super::years::YearTexts;

record! {
    /// An area of the strategy's vision.
    VisionArea, "visionsomrade", "visionsområde" / "visionsområden", title(name) {
        name: String, "Namn", "Till exempel Skola och lärande.", required;
        number: Option<i64>, "Ordning", "Plats i listor.";
        text: LongText, "Vision", "Strategins egna ord, kapitel 2.", source("S-10…S-15");
    }
}

record! {
    /// A goal that can be measured.
    Goal, "mal", "mål" / "mål", title(number, name) {
        plan: Option<Id<Plan>>, "IT-plan", "Planen som målet står i.", part;
        number: String, "Nr", "Målets nummer i planen.", required;
        name: String, "Mål", "Vad som ska uppnås, i en mening.", required;
        area: Option<Id<VisionArea>>, "Visionsområde", "Området i strategin.", required, source("S-05");
        indicator: String, "Indikator", "Hur målet mäts.", required;
        baseline: String, "Utgångsvärde", "Läget när planen börjar, till exempel 58 %.", required;
        baseline_year: Option<i64>, "Utgångsår", "Året för utgångsvärdet.";
        targets: YearTexts, "Målvärden", "Ett värde för varje år.", required;
        source: String, "Källa", "Var uppgiften hämtas.";
        responsible: Holders, "Ansvarig", "Den som följer målet.", required;
    }
}
