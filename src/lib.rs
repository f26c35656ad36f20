//! Planverk: IT-plans, training plans and system responsibility for Swedish municipalities.

pub mod desktop;
pub mod document;
pub mod pdf;
pub mod record;
pub mod typeset;
pub mod workspace;
