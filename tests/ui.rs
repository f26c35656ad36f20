//! Users' stories through the whole window, without a display: real files, real keys, real tasks.
//!
//! The driver is in `ui/driver.rs`. Pictures for the eye are written to `target/ui` by the flows
//! that make them; nothing is compared with them.

#[path = "ui/driver.rs"]
mod driver;
#[path = "ui/keys.rs"]
mod keys;
#[path = "ui/seen.rs"]
mod seen;
#[path = "ui/story.rs"]
mod story;
#[path = "ui/tasks.rs"]
mod tasks;

#[path = "ui/alone.rs"]
mod alone;
#[path = "ui/arranged.rs"]
mod arranged;
#[path = "ui/case.rs"]
mod case;
#[path = "ui/commands.rs"]
mod commands;
#[path = "ui/day.rs"]
mod day;
#[path = "ui/export.rs"]
mod export;
#[path = "ui/hard_input.rs"]
mod hard_input;
#[path = "ui/import.rs"]
mod import;
#[path = "ui/matrix.rs"]
mod matrix;
#[path = "ui/reading.rs"]
mod reading;
#[path = "ui/small.rs"]
mod small;
#[path = "ui/tab_order.rs"]
mod tab_order;
#[path = "ui/training.rs"]
mod training;
#[path = "ui/training_plan.rs"]
mod training_plan;
