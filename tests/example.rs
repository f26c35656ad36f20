//! What the review says of the shipped example on 16 November 2026, line by line, and that its
//! public documents name nothing that is internal.
//!
//! The list is held against domain §7.2 by hand: each line has its reason. A finding that comes or
//! goes is either a flaw of the example or of a rule, and somebody has to say which.

use chrono::NaiveDate;
use planverk::document::{self, Variant};
use planverk::exchange::example::example_workspace;
use planverk::exchange::export::newest_plans;
use planverk::record::System;
use planverk::review::review;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 16).unwrap()
}

#[test]
fn dump() {
    let workspace = example_workspace(today()).unwrap();
    for f in review(&workspace, today()) {
        println!("{:?} | {} | {} | {}", f.weight, f.rule, f.label, f.sentence);
    }
}
