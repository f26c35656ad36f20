//! How the three weights of a finding are drawn: each has a filled shape of its own, so that they
//! differ without colour. Their names and numbers are the weight's own.

use crate::desktop::theme::Tone;
use crate::desktop::widget::Icon;
use crate::workspace::Weight;

/// A weight as the kit draws it.
pub trait Drawn {
    /// The filled shape.
    fn icon(self) -> Icon;
    /// Its colour. A reminder has none: nothing is wrong yet.
    fn tone(self) -> Tone;
}

impl Drawn for Weight {
    fn icon(self) -> Icon {
        match self {
            Self::Error => Icon::Error,
            Self::Warning => Icon::Warning,
            Self::Reminder => Icon::Reminder,
        }
    }

    fn tone(self) -> Tone {
        match self {
            Self::Error => Tone::Error,
            Self::Warning => Tone::Warning,
            Self::Reminder => Tone::Normal,
        }
    }
}
