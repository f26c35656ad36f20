//! Documents as blocks, one template a file.

pub mod block;
