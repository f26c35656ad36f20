//! The list of rules (domain §4.5): what each demands, how much a breach weighs, where the demand
//! comes from and the strategy's own words. The order is the order of numbers.

use crate::record::{AnyId, FieldKey, Record};
use crate::workspace::{Finding, Quote, Weight};

use super::context::Context;
use super::{
    activity, agreement, case, classification, competence, follow_up, organisation, ownership,
    person, plan, responsibility, text, training, upkeep,
};

/// One rule.
pub struct Rule {
    /// "R-3".
    pub id: &'static str,
    /// The weights that its findings can have, heaviest first.
    pub weights: &'static [Weight],
    /// What it demands, in one Swedish sentence.
    pub demand: &'static str,
    /// Where the demand comes from.
    pub source: &'static str,
    /// The strategy's own words, where it has any.
    pub quote: Option<Quote>,
    pub(super) check: Check,
}

/// How a rule looks for breaches.
#[derive(Clone, Copy)]
pub(super) enum Check {
    /// In the kommun as a whole.
    Whole(fn(&Context<'_>, &mut Report)),
    /// In one record at a time, whatever the others say; so several processors can share them.
    Each(fn(&Context<'_>, &Record, &mut Report)),
}

/// The findings of one rule as it makes them.
pub struct Report {
    rule: &'static Rule,
    findings: Vec<Finding>,
}

impl Report {
    pub(super) fn new(rule: &'static Rule) -> Self {
        Self { rule, findings: Vec::new() }
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// Adds a finding of the rule's heaviest weight.
    pub(super) fn add(
        &mut self,
        object: impl Into<AnyId>,
        field: Option<FieldKey>,
        label: String,
        sentence: String,
        consequence: impl Into<String>,
    ) {
        self.weigh(self.rule.weights[0], object, field, label, sentence, consequence);
    }

    /// Adds a finding of one of the rule's weights.
    pub(super) fn weigh(
        &mut self,
        weight: Weight,
        object: impl Into<AnyId>,
        field: Option<FieldKey>,
        label: String,
        sentence: String,
        consequence: impl Into<String>,
    ) {
        self.findings.push(Finding {
            rule: self.rule.id,
            weight,
            object: object.into(),
            field,
            label,
            sentence,
            consequence: consequence.into(),
            quote: self.rule.quote,
            source: self.rule.source,
        });
    }
}

const ERROR: &[Weight] = &[Weight::Error];
const WARNING: &[Weight] = &[Weight::Warning];
const REMINDER: &[Weight] = &[Weight::Reminder];
const ERROR_OR_WARNING: &[Weight] = &[Weight::Error, Weight::Warning];

const fn quote(chapter: u8, text: &'static str) -> Option<Quote> {
    Some(Quote { text, chapter })
}

const WORDING: &[Weight] = &[Weight::Error, Weight::Warning, Weight::Reminder];

/// S-20, which two rules read.
const EVERY_ADMINISTRATION: &str =
    "Inom varje förvaltning finns systemansvariga, samt en IT-controller.";

/// S-59, which two rules read.
const STEERING: Option<Quote> = quote(
    3,
    "Ledningen skall i alla sammanhang kunna styra IT-verksamheten genom planering och uppföljning.",
);
const TRAINING: Option<Quote> = quote(
    7,
    "Förvaltningarna skall utarbeta planer för utbildningar så att personalen på ett effektivt sätt \
     kan nyttja de IT-stöd som de behöver för sin tjänst.",
);

/// All rules.
pub const RULES: &[Rule] = &[
    Rule {
        id: "R-1",
        weights: ERROR,
        demand: "Varje IT-system har en nämnd som systemägare.",
        source: "IT-strategin kap. 4 (S-23)",
        quote: quote(
            4,
            "är den funktion inom kommunen inom vars verksamhetsområde ett IT-system används, \
             förvaltas och administreras.",
        ),
        check: Check::Whole(ownership::has_owner),
    },
    Rule {
        id: "R-2",
        weights: WARNING,
        demand: "Ett gemensamt system ägs av kommunstyrelsen, eller så motiveras att en annan \
                 nämnd äger det.",
        source: "IT-strategin kap. 4 (S-24)",
        quote: quote(
            4,
            "Kommunstyrelsen (eller annan nämnd) kan vara systemägare till ett system som är \
             gemensamt för hela kommunen och därför används av flera nämnder.",
        ),
        check: Check::Whole(ownership::shared_has_reason),
    },
    Rule {
        id: "R-3",
        weights: ERROR,
        demand: "Varje system i drift har en systemansvarig.",
        source: "IT-strategin kap. 4 (S-38)",
        quote: quote(4, "ansvarar för förvaltningen av ett IT-system"),
        check: Check::Whole(responsibility::has_manager),
    },
    Rule {
        id: "R-4",
        weights: ERROR,
        demand: "Varje system i drift har en driftansvarig.",
        source: "IT-strategin kap. 4 (S-36)",
        quote: quote(4, "ansvarar för planering och drift av IT och telesystemen"),
        check: Check::Whole(responsibility::has_operator),
    },
    Rule {
        id: "R-5",
        weights: WARNING,
        demand: "Företräder någon annan än förvaltningschefen systemägaren, finns en motivering.",
        source: "IT-strategin kap. 4 (S-30)",
        quote: quote(4, "Förvaltningschef är som regel systemägarens företrädare."),
        check: Check::Whole(ownership::representative_has_reason),
    },
    Rule {
        id: "R-6",
        weights: WARNING,
        demand: "Varje nämnd som använder ett system med personuppgifter är listad som \
                 personuppgiftsansvarig.",
        source: "IT-strategin kap. 4 (S-26), GDPR art. 4.7",
        quote: quote(
            4,
            "En facknämnd kan vara registeransvarig enligt datalagen även om nämnden inte är \
             systemägare i den mening som här avses.",
        ),
        check: Check::Whole(ownership::users_are_controllers),
    },
    Rule {
        id: "R-7",
        weights: ERROR,
        demand: "När någon annan sköter driften av ett system med personuppgifter finns ett \
                 PUB-avtal.",
        source: "GDPR art. 28",
        quote: None,
        check: Check::Whole(agreement::processor_agreement_exists),
    },
    Rule {
        id: "R-8",
        weights: WARNING,
        demand: "Varje system i drift har en informationsklassning som inte är för gammal.",
        source: "Kommunens regler för informationsklassning",
        quote: None,
        check: Check::Whole(classification::is_current),
    },
    Rule {
        id: "R-9",
        weights: WARNING,
        demand: "Avtal förlängs eller ersätts innan de löper ut.",
        source: "Kommunens avtalsbevakning",
        quote: None,
        check: Check::Whole(agreement::lasts),
    },
    Rule {
        id: "R-10",
        weights: WARNING,
        demand: "Varje system har kompetenskrav, och den systemansvariges kompetens är styrkt.",
        source: "IT-strategin kap. 7 (S-61)",
        quote: quote(
            7,
            "Systemansvarig skall ha förtrolig verksamhetskompetens och ingående kompetens inom \
             aktuellt IT-stöd.",
        ),
        check: Check::Whole(competence::manager_is_competent),
    },
    Rule {
        id: "R-11",
        weights: WARNING,
        demand: "Utbildning som krävs för behörighet är planerad.",
        source: "IT-strategin kap. 7 (S-59)",
        quote: TRAINING,
        check: Check::Whole(competence::training_is_planned),
    },
    Rule {
        id: "R-12",
        weights: WARNING,
        demand: "Ingen är systemansvarig för fler än fem system, och system med tillgänglighet 3 \
                 eller mer har en ersättare.",
        source: "IT-strategin kap. 4 (S-38)",
        quote: quote(4, "ansvarar för förvaltningen av ett IT-system"),
        check: Check::Whole(responsibility::no_key_person),
    },
    Rule {
        id: "R-13",
        weights: WARNING,
        demand: "Varje aktivitet har ett mål och en ansvarig.",
        source: "IT-strategin kap. 6 (S-55)",
        quote: quote(
            6,
            "IT skall vara en naturlig del av den kommunala verksamheten och användas för att \
             uppnå kommunens mål.",
        ),
        check: Check::Whole(activity::has_goal_and_responsible),
    },
    Rule {
        id: "R-14",
        weights: ERROR,
        demand: "Finansieringen är lika stor som kostnaden, varje år och i allt.",
        source: "IT-strategin kap. 5 (S-43)",
        quote: quote(
            5,
            "Samordning, konsultation, planering samt ekonomiska som personella resurser skall \
             vara klargjorda innan ett införande kan genomföras.",
        ),
        check: Check::Whole(activity::is_financed),
    },
    Rule {
        id: "R-15",
        weights: ERROR,
        demand: "Det som gäller flera förvaltningar har Team IT yttrat sig om innan nämnden beslutar.",
        source: "IT-strategin kap. 3 (S-22)",
        quote: None,
        check: Check::Each(case::has_team_statement),
    },
    Rule {
        id: "R-19",
        weights: WARNING,
        demand: "Varje förvaltning har en beslutad IT-plan som gäller.",
        source: "IT-strategin kap. 3 (S-16)",
        quote: quote(
            3,
            "Ledningen skall i alla sammanhang kunna styra IT-verksamheten genom planering och \
             uppföljning.",
        ),
        check: Check::Whole(plan::is_in_force),
    },
    Rule {
        id: "R-20",
        weights: ERROR_OR_WARNING,
        demand: "Texten är färdig: inga platshållare, inga tomma fält och inga belopp utan enhet.",
        source: "Formaliakontroll",
        quote: None,
        check: Check::Each(text::is_finished),
    },
    Rule {
        id: "R-21",
        weights: ERROR,
        demand: "Varje beslutsunderlag är daterat.",
        source: "God sed för tjänsteskrivelser",
        quote: None,
        check: Check::Each(case::papers_are_dated),
    },
    Rule {
        id: "R-22",
        weights: ERROR,
        demand: "Bilagor som det hänvisas till finns, och de som finns räknas upp.",
        source: "God sed för tjänsteskrivelser",
        quote: None,
        check: Check::Each(case::enclosures_are_there),
    },
    Rule {
        id: "R-23",
        weights: ERROR,
        demand: "Den som har ett uppdrag finns i personregistret och är i tjänst.",
        source: "IT-strategin kap. 1 (S-08)",
        quote: quote(
            1,
            "För att produktionsplanering skall kunna genomföras effektivt och ändamålsenligt \
             skall speciella befattningshavare (roller) på uppdrag av ledningen utgöra \
             IT-funktioner.",
        ),
        check: Check::Whole(person::is_in_service),
    },
    Rule {
        id: "R-24",
        weights: ERROR,
        demand: "Inget system i filen har klassningsnivå 4.",
        source: "Säkerhetsskyddslagen (2018:585)",
        quote: None,
        check: Check::Whole(classification::is_below_four),
    },
    Rule {
        id: "R-25",
        weights: WARNING,
        demand: "System med tillgänglighet 3 eller mer har en kontinuitetsplan.",
        source: "Cybersäkerhetslagen (2025:1506)",
        quote: None,
        check: Check::Whole(classification::has_continuity_plan),
    },
    Rule {
        id: "R-26",
        weights: ERROR,
        demand: "Ett beslut som berör barn säger hur.",
        source: "Barnkonventionen art. 3; lag (2018:1197)",
        quote: None,
        check: Check::Each(case::speaks_of_children),
    },
    Rule {
        id: "R-27",
        weights: REMINDER,
        demand: "Ett beslut på delegation anmäls till nämnden.",
        source: "Kommunallagen 6 kap. 40 §, 7 kap. 8 §",
        quote: None,
        check: Check::Each(case::delegation_is_reported),
    },
    Rule {
        id: "R-28",
        weights: ERROR_OR_WARNING,
        demand: "Varje förvaltning har en egen IT-controller.",
        source: "IT-strategin kap. 3 (S-20)",
        quote: quote(3, EVERY_ADMINISTRATION),
        check: Check::Whole(organisation::has_one_controller),
    },
    Rule {
        id: "R-29",
        weights: WARNING,
        demand: "Varje förvaltning har systemansvariga.",
        source: "IT-strategin kap. 3 (S-20)",
        quote: quote(3, EVERY_ADMINISTRATION),
        check: Check::Whole(organisation::has_managers),
    },
    Rule {
        id: "R-30",
        weights: WARNING,
        demand: "System med konfidentialitet 2 eller mer har behörighetsregler.",
        source: "IT-strategin kap. 4 (S-38)",
        quote: quote(4, "utarbetar regler för behörighet till systemet"),
        check: Check::Whole(responsibility::has_access_rules),
    },
    Rule {
        id: "R-31",
        weights: WARNING,
        demand: "Den tekniska dokumentationen finns och stämmer.",
        source: "IT-strategin kap. 4 (S-37)",
        quote: quote(4, "svarar för teknisk dokumentation av system"),
        check: Check::Whole(upkeep::is_documented),
    },
    Rule {
        id: "R-32",
        weights: REMINDER,
        demand: "Uppgifterna om ett system granskas minst en gång om året.",
        source: "Kommunens egen granskning",
        quote: None,
        check: Check::Whole(upkeep::is_looked_over),
    },
    Rule {
        id: "R-33",
        weights: WARNING,
        demand: "När uppgifter med konfidentialitet 2 eller mer förs till tredjeland är \
                 konsekvenserna för de registrerade bedömda.",
        source: "GDPR art. 35 och kap. V",
        quote: None,
        check: Check::Whole(classification::has_impact_assessment),
    },
    Rule {
        id: "R-34",
        weights: REMINDER,
        demand: "Ett PUB-avtal granskas om den dag som är bestämd.",
        source: "GDPR art. 28",
        quote: None,
        check: Check::Whole(upkeep::processor_agreement_is_looked_over),
    },
    Rule {
        id: "R-35",
        weights: REMINDER,
        demand: "Vilka som har en behörighet granskas så ofta som regeln säger.",
        source: "IT-strategin kap. 4 (S-38)",
        quote: quote(4, "utarbetar regler för behörighet till systemet"),
        check: Check::Whole(upkeep::access_is_looked_over),
    },
    Rule {
        id: "R-36",
        weights: WARNING,
        demand: "En utbildning stänger ett kompetenskrav eller krävs för en behörighet.",
        source: "IT-strategin kap. 7 (S-59)",
        quote: TRAINING,
        check: Check::Whole(training::answers_to_something),
    },
    Rule {
        id: "R-37",
        weights: WARNING,
        demand: "Det som en utbildning kostar är finansierat.",
        source: "Kommunallagen 11 kap.",
        quote: None,
        check: Check::Whole(training::is_financed),
    },
    Rule {
        id: "R-38",
        weights: WARNING,
        demand: "En utbildning planeras inte för fler än dem som ska gå.",
        source: "Kommunens egen granskning",
        quote: None,
        check: Check::Whole(training::seats_no_more_than_there_are),
    },
    Rule {
        id: "R-39",
        weights: WARNING,
        demand: "Inte fler uppfyller ett kompetenskrav än de som finns i gruppen.",
        source: "Kommunens egen granskning",
        quote: None,
        check: Check::Whole(training::no_more_meet_than_there_are),
    },
    Rule {
        id: "R-40",
        weights: WARNING,
        demand: "En utbildning hålls på en arbetsdag inom sin period.",
        source: "Kommunens egen granskning",
        quote: None,
        check: Check::Whole(training::is_held_on_a_working_day_in_its_period),
    },
    Rule {
        id: "R-41",
        weights: REMINDER,
        demand: "Kompetenskrav ställs bara för system som används.",
        source: "Kommunens egen granskning",
        quote: None,
        check: Check::Whole(training::demands_only_of_systems_in_use),
    },
    Rule {
        id: "R-42",
        weights: WARNING,
        demand: "Varje förvaltning vars personal ska kunna något har en utbildningsplan.",
        source: "IT-strategin kap. 7 (S-59)",
        quote: TRAINING,
        check: Check::Whole(plan::trains),
    },
    Rule {
        id: "R-43",
        weights: ERROR,
        demand: "Avsnitt som handlingen ska ha är skrivna.",
        source: "God sed för tjänsteskrivelser",
        quote: None,
        check: Check::Each(case::mandatory_is_written),
    },
    Rule {
        id: "R-44",
        weights: WORDING,
        demand: "Beslut skrivs som om de var fattade, en åtgärd i varje punkt, och sammanfattningen är saklig.",
        source: "God sed för tjänsteskrivelser",
        quote: None,
        check: Check::Each(case::is_well_worded),
    },
    Rule {
        id: "R-45",
        weights: WARNING,
        demand: "En lång tjänsteskrivelse har en sammanfattning.",
        source: "God sed för tjänsteskrivelser",
        quote: None,
        check: Check::Each(case::has_summary),
    },
    Rule {
        id: "R-46",
        weights: ERROR,
        demand: "Diarienumret hör till den nämnd som beslutar.",
        source: "Nämndens diarium",
        quote: None,
        check: Check::Each(case::diary_number_is_the_bodys),
    },
    Rule {
        id: "R-47",
        weights: ERROR_OR_WARNING,
        demand: "Handlingarna lämnas före stoppdatum till ett sammanträde som ska komma.",
        source: "Nämndens sammanträdesplan",
        quote: None,
        check: Check::Each(case::is_in_time),
    },
    Rule {
        id: "R-48",
        weights: ERROR,
        demand: "Varje beslut har en dag och en paragraf för sig.",
        source: "Kommunallagen 5 kap. 65 §",
        quote: None,
        check: Check::Each(case::decision_is_its_own),
    },
    Rule {
        id: "R-49",
        weights: WARNING,
        demand: "En beslutad plan följs upp vid varje uppföljningstillfälle.",
        source: "IT-strategin kap. 3 (S-16)",
        quote: STEERING,
        check: Check::Whole(follow_up::is_reported),
    },
    Rule {
        id: "R-50",
        weights: WARNING,
        demand: "Det som avviker från planen har orsak och åtgärd.",
        source: "IT-strategin kap. 3 (S-16)",
        quote: STEERING,
        check: Check::Whole(follow_up::deviations_are_explained),
    },
];
