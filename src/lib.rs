//! Planverk: IT-plans, training plans and system responsibility for Swedish municipalities.

pub mod desktop;
pub mod document;
pub mod pdf;
pub mod typeset;
