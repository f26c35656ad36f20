//! How the user has arranged the window: how wide columns are drawn, which columns a register
//! shows, how wide the side panel is. Kept with the settings, never in the plan file: two people
//! who share a file need not share their eyes.
//!
//! What is not named here stands as the screen itself would have it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The user's own arrangement.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Arrangement {
    /// Width of the panel with the pages of a plan, in pixels at 100 %.
    pub panel: Option<f32>,
    /// Width of the panel with the details of a system.
    pub details: Option<f32>,
    /// Widths of columns, by what they show.
    pub widths: BTreeMap<String, f32>,
    /// What the register of systems shows, in order; empty for its own choice.
    pub systems: Vec<String>,
    /// Whether the systems are gathered by owner, where the user has said so.
    pub grouped: Option<bool>,
}

/// One thing that the user has arranged.
#[derive(Debug, Clone, PartialEq)]
pub enum Arranged {
    Panel(Option<f32>),
    Details(Option<f32>),
    Width(String, f32),
    Systems { columns: Vec<String>, grouped: bool },
}

impl Arrangement {
    /// Takes in what the user did.
    pub fn take(&mut self, arranged: Arranged) {
        match arranged {
            Arranged::Panel(width) => self.panel = width,
            Arranged::Details(width) => self.details = width,
            Arranged::Width(column, width) => {
                self.widths.insert(column, width);
            }
            Arranged::Systems { columns, grouped } => {
                self.systems = columns;
                self.grouped = Some(grouped);
            }
        }
    }
}
