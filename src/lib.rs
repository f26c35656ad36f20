//! Planverk: IT-plans, training plans and system responsibility for Swedish municipalities.

pub mod cli;
pub mod desktop;
pub mod document;
pub mod exchange;
pub mod pdf;
pub mod record;
pub mod review;
pub mod store;
pub mod typeset;
pub mod workspace;
