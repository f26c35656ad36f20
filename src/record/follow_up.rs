//! How it goes with what was planned: at each checkpoint of the year what an activity or a training has
//! cost, what it is expected to cost, why it is not as it was meant to be, and what is done about it
//! (S-16; domain §1.5, §7.9). What was planned stands in the plan and is never copied here.

use chrono::NaiveDate;

use super::declare::{choice, record};
use super::id::Id;
use super::money::Kronor;
use super::plan::{Activity, ActivityStatus};
use super::text::LongText;
use super::training::Training;

choice! {
    /// When in the year it is followed up (domain §1.5).
    Checkpoint {
        April = "t1" "T1",
        August = "t2" "T2",
        Year = "helar" "Helår",
    }
}

record! {
    /// How it went with an activity or a training, at a checkpoint.
    FollowUp, "uppfoljning", "uppföljning" / "uppföljningar", title(year, checkpoint, activity, training) {
        activity: Option<Id<Activity>>, "Aktivitet", "Aktiviteten som följs upp.", part, source("S-16");
        training: Option<Id<Training>>, "Utbildningsinsats", "Insatsen som följs upp, när det inte är en aktivitet.", part, source("S-16");
        year: Option<i64>, "År", "Året som följs upp, till exempel 2026.", required, at_least(1);
        checkpoint: Option<Checkpoint>, "Tillfälle", "T1 per den 30 april, T2 per den 31 augusti eller helår.", required;
        status: Option<ActivityStatus>, "Status", "Hur långt det hade kommit då.", required;
        running: Option<Kronor>, "Utfall drift", "Vad det har kostat hittills under året.";
        investment: Option<Kronor>, "Utfall investering", "Vad som har investerats hittills under året.";
        expected_running: Option<Kronor>, "Prognos drift", "Vad driften väntas kosta för hela året. Tomt betyder som planerat.";
        expected_investment: Option<Kronor>, "Prognos investering", "Vad som väntas bli investerat under hela året. Tomt betyder som planerat.";
        cause: LongText, "Orsak till avvikelse", "Varför det inte blev som det var tänkt.", source("S-16");
        measure: LongText, "Åtgärd", "Vad som görs, av vem och när.", source("S-16");
        reported: Option<NaiveDate>, "Rapporterat", "Dagen då uppgifterna lämnades.";
    }
}

impl Checkpoint {
    /// The last day that it looks back on, in a year.
    pub fn day(self, year: i32) -> Option<NaiveDate> {
        let (month, day) = match self {
            Self::April => (4, 30),
            Self::August => (8, 31),
            Self::Year => (12, 31),
        };
        NaiveDate::from_ymd_opt(year, month, day)
    }
}
