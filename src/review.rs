//! The review: rules over data and typed text.
