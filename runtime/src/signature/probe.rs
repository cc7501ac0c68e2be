//! Which keeper serves an argument, and whether an output has a default value.
//!
//! The choice is made at compile time, without a bound on the user's types: emitted code asks
//! `Probe::<F>::NEW.keeper()`. Method lookup takes the inherent method where its bounds hold, as they
//! do for most types: that is the cheapest way to ask rustc. Else it goes on to what a probe derefs to
//! and tries fewer references step by step, until it finds an impl whose bounds hold (autoref
//! specialization).

// `extern "C"` says that the steps do not panic: see `MockObject::method_at`.
#![allow(improper_ctypes_definitions)]

use std::fmt::Debug;
use std::marker::PhantomData;
use std::ops::Deref;

use super::family::{Family, Shown};
use super::keep::{Keeper, Value};
use super::output::{ByDefault, DefaultOf, Output};

/// Asks which keeper serves the family `F`; see the head of this module.
pub struct Probe<F>(PhantomData<fn(F)>);

impl<F> Probe<F> {
    /// The one there is.
    pub const NEW: Self = Self(PhantomData);
}

impl<F: Family> Probe<F>
where
    Value: Keeper<F>,
{
    /// The first step of the ladder.
    #[must_use]
    pub extern "C" fn keeper(self) -> Value {
        Value
    }
}

impl<R: Output> Probe<R>
where
    ByDefault: DefaultOf<R>,
{
    /// For an output that has a default value.
    #[must_use]
    pub extern "C" fn default_of(self) -> ByDefault {
        ByDefault
    }
}

impl<F: 'static> Deref for Probe<F> {
    type Target = &'static &'static &'static &'static &'static Steps<F>;

    fn deref(&self) -> &Self::Target {
        &&&&&&Steps(PhantomData)
    }
}

/// The further steps of the ladder.
pub struct Steps<F>(PhantomData<fn(F)>);

impl<F> Copy for Steps<F> {}
impl<F> Clone for Steps<F> {
    fn clone(&self) -> Self {
        *self
    }
}

/// The steps of the ladder after the first. Each trait's method has the same name, `keeper`. Emitted
/// code imports them all, so they have names that no type of a user's has.
pub mod by {
    use super::super::keep::{Drawer, DrawerOpaque, Nothing, Opaque, Ownable, Text, Unsized};
    use super::super::output::NoDefault;
    use super::{Debug, Family, Probe, Shown, Steps};

    macro_rules! step {
        ($step:ident($($reference:tt)*) -> $keeper:ident: $($bounds:tt)*) => {
            #[doc = concat!("Finds `", stringify!($keeper), "`.")]
            pub trait $step {
                /// The keeper found.
                extern "C" fn keeper(&self) -> $keeper {
                    $keeper
                }
            }
            impl<F: Family> $step for $($reference)* Steps<F> where $($bounds)* {}
        };
    }

    step!(StandinByUnsized(&&&&) -> Unsized: F: Ownable, F::Owned: Debug + Send + Sync);
    step!(StandinByOpaque(&&&) -> Opaque: F: Ownable, F::Owned: Send + Sync);
    step!(StandinByDrawer(&&) -> Drawer: F: Ownable, for<'x, 'y> Shown<'x, 'y, F>: Debug);
    step!(StandinByDrawerOpaque(&) -> DrawerOpaque: F: Ownable);
    step!(StandinByText() -> Text: for<'x, 'y> Shown<'x, 'y, F>: Debug);

    /// Finds `NoDefault`, for an output that has no default value.
    pub trait StandinByNoDefault: Sized {
        /// What was found.
        extern "C" fn default_of(self) -> NoDefault {
            NoDefault
        }
    }
    impl<R> StandinByNoDefault for Probe<R> {}

    /// Finds `Nothing`, the last step: by value, when no reference helped.
    pub trait StandinByNothing: Sized {
        /// The keeper found.
        extern "C" fn keeper(self) -> Nothing {
            Nothing
        }
    }
    impl<F> StandinByNothing for Steps<F> {}
}
