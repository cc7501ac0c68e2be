//! How what goes in and what comes back is spelled in the runtime.

use syn::Type;

/// How an argument or an output is spelled in the runtime.
#[derive(Clone)]
pub(crate) enum Family {
    Own(Type),
    Ref(Type),
    Nested(Type),
    Mut(Type),
    /// `&mut T` whose lifetime the output shares.
    NestedMut(Type),
    OptRef(Type),
    OptNested(Type),
    /// `&[&T]`.
    Refs(Type),
    /// Its own marker type: what it is with the lifetimes `'x` and `'y`, what a matcher sees, and whether that is
    /// compared part by part.
    Local {
        of: Box<Type>,
        shown: Box<Type>,
        in_parts: bool,
    },
}

/// What comes back.
pub(crate) enum Output {
    /// Handed over, or borrowed from an argument.
    Handed(Family),
    /// A boxed future, of which something is awaited.
    Future { awaited: Type, boxed: Family },
    /// `!`
    Never,
    /// `&T` of the mock; what an effect makes, and the `T`.
    Lends { made: Type, lent: Type },
    /// `&dyn Trait` of the mock.
    LendsDyn(Type),
    /// `Option<&T>` or `Result<&T, E>` of the mock.
    LendsIn { made: Type, lent: Type },
    /// `&mut T` of the mock, or of an `Option` in it what is inside.
    LendsMut { made: Type, lent: Type, inside: Option<Box<Type>> },
    /// `Result<&mut T, E>` of the mock.
    LendsMutIn { made: Type, lent: Type },
}

impl Output {
    /// Whether it borrows from nothing.
    pub(crate) fn is_owned(&self) -> bool {
        match self {
            Self::Handed(of) | Self::Future { boxed: of, .. } => matches!(of, Family::Own(_)),
            Self::Never => true,
            _ => false,
        }
    }
}
