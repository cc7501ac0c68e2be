//! What a double takes.

use syn::punctuated::Punctuated;
use syn::{Ident, Lifetime, Pat, Token, Type, TypeParamBound};

use super::Family;

/// An argument besides `self`.
pub(crate) struct Argument {
    pub(crate) name: Ident,
    pub(crate) pattern: Pat,
    pub(crate) family: Family,
    pub(crate) passing: Passing,
    pub(crate) keeping: Keeping,
}

/// How an argument is kept when a call is recorded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keeping {
    /// As a value: its type is known to be `Clone + Debug + Send + Sync`.
    Value,
    /// However its type allows: rustc has to be asked.
    Probed,
    /// Not at all: to show it would call what the user mocks.
    Nothing,
}

/// What is done to an argument before the double gets it.
pub(crate) enum Passing {
    AsItIs,
    /// `&mut dyn Trait`, with these bounds, of an `async fn`: as one that lives no longer than what else it
    /// borrows.
    Shortened(Bounds),
    /// A reference that what comes back holds besides others: again, for the time of the double's own call.
    Reborrowed,
    /// Boxed, as this type: closures and `impl Trait`.
    Boxed(Type),
    /// Boxed and pinned, as this type: what is polled.
    Pinned(Type),
    /// Boxed, as a trait object of these.
    Joined(Joined),
    /// Boxed, as a closure of so many arguments that boxes the future which this one returns.
    Deferred(usize),
    /// As what `impl AsRef` of this type shows.
    Viewed(Type),
    /// The same of what is behind a reference.
    Seen(Type),
    /// Converted, as `impl Into` demands.
    Converted,
    /// The same, and the body gets what converts into this type, and into nothing else.
    ConvertedAgain(Type),
    /// As what `impl ToString` makes.
    Text,
    /// A clone of it, in this way: the body keeps the argument.
    Cloned(Box<Passing>),
    /// `impl RangeBounds` of this type, as the pair of its bounds.
    Ranged(Type),
    /// `impl IntoIterator`, as a box of this iterator.
    Iterated(Type),
    /// A container of what is converted into this type or, where it is borrowed, seen as it: as a `Vec` or an `Option`.
    Collected {
        container: Container,
        item: Type,
        is_seen: bool,
    },
    /// As a reference to a trait object with these bounds.
    Object {
        bounds: Bounds,
        is_mut: bool,
        is_owned: bool,
        /// Whether a reference to the reference has the traits as well, and has a size.
        is_had_by_references: bool,
    },
    /// A slice, as one of references to trait objects with these bounds.
    Objects(Bounds),
}

/// What holds what is converted.
#[derive(Clone, Copy)]
pub(crate) enum Container {
    /// `impl IntoIterator`, or a `Vec`.
    Iterable,
    /// `&[T]`.
    Slice,
    /// `Option<T>`.
    Optional,
    /// `Option<&T>`.
    OptionalReference,
}

impl Container {
    /// Whether the double gets a container of its own.
    pub(crate) fn is_owned(self, is_seen: bool) -> bool {
        match self {
            Self::Iterable | Self::Slice => true,
            Self::Optional => !is_seen,
            Self::OptionalReference => false,
        }
    }
}

/// A trait that has several as its supertraits, and is emitted.
pub(crate) struct Joined {
    pub(crate) name: Ident,
    /// Its lifetimes, which those of a call stand for.
    pub(crate) lifetimes: Vec<Lifetime>,
    pub(crate) traits: Bounds,
    /// Whether the box is pinned.
    pub(crate) is_pinned: bool,
}

impl Passing {
    /// Whether its type is inferred: what is emitted for it may stand where that can't be named.
    pub(crate) fn is_inferred(&self) -> bool {
        match self {
            Self::Joined(_) | Self::Deferred(_) => true,
            Self::Cloned(passing) => passing.is_inferred(),
            _ => false,
        }
    }

    /// Whether the double gets what is made of the argument, and lives no longer than that.
    pub(crate) fn makes_another(&self) -> bool {
        match self {
            Self::Boxed(_) | Self::Pinned(_) | Self::Joined(_) | Self::Deferred(_) => true,
            Self::Viewed(_) | Self::Iterated(_) => true,
            Self::Cloned(passing) => passing.makes_another(),
            Self::Collected { container, is_seen, .. } => {
                matches!((container, is_seen), (Container::Optional, true))
            }
            _ => false,
        }
    }

    /// Whether the double gets what is seen of the argument, and the original may have the argument itself.
    pub(crate) fn leaves_it(&self) -> bool {
        match self {
            Self::Seen(_) | Self::Object { .. } | Self::Objects(_) => true,
            Self::Reborrowed | Self::Cloned(_) => true,
            Self::Collected { container, .. } => {
                matches!(container, Container::Slice | Container::OptionalReference)
            }
            _ => false,
        }
    }
}

pub(crate) type Bounds = Punctuated<TypeParamBound, Token![+]>;
