//! The window. The only module that knows iced.
