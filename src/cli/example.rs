//! `planverk exempel`: the example kommun as a plan file, with its plans and the papers of its cases as PDF.

use std::process::ExitCode;

use super::arguments::ExampleOptions;
use super::{CommandError, today};
use crate::document::Variant;
use crate::exchange::export::Request;
use crate::exchange::paper::{self, Paper};
use crate::exchange::{example, folder};
use crate::record::{ChoiceType, PlanKind};
use crate::store;

const FILE_NAME: &str = "norralv.planverk";

pub fn run(options: &ExampleOptions) -> Result<ExitCode, CommandError> {
    let day = today(options.datum);
    folder::prepare(&options.ut)?;
    let file = options.ut.join(FILE_NAME);
    if file.exists() {
        return Err(CommandError::Usage(format!(
            "{} finns redan och skrivs aldrig över. Välj en annan mapp med --ut MAPP.",
            file.display()
        )));
    }
    let workspace = example::example_workspace(day)?;
    store::write(&file, &workspace, &[example::frozen(&workspace)?])?;
    super::print(&file.display().to_string());
    let mut deviations = 0;
    let plans = PlanKind::ALL.iter();
    let plans = plans.flat_map(|kind| paper::newest_plans(&workspace, *kind, None, None, day));
    let cases = [false, true].into_iter();
    let cases = cases.flat_map(|delegated| paper::cases(&workspace, None, None, delegated));
    for paper in plans.map(Paper::from).chain(cases.map(Paper::Decision)) {
        let request = Request { paper, variant: Variant::Public, with_data: false, today: day };
        deviations += super::export::write(&workspace, &request, &options.ut)?;
    }
    Ok(if deviations == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) })
}
