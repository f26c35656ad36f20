//! The six bundled faces: their bytes, metrics and character maps. Read-only and shared.

/// A bundled face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    SerifRegular,
    SerifItalic,
    SerifSemibold,
    SansRegular,
    SansItalic,
    SansSemibold,
}
