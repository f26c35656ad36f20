//! Laid-out pages to PDF bytes, and the read-back check.
