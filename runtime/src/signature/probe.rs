//! Which keeper serves an argument, and whether an output has a default value.
//!
//! The choice is made at compile time, without a bound on the user's types: emitted code asks
//! `<F>::HOW.kept()`. Method lookup takes the inherent method where its bounds hold, as they
//! do for most types. Else it goes on to what a probe derefs to, step by step, until it finds one whose
//! bounds hold (autoderef specialization).

// `extern "C"` says that the steps do not panic: see `MockObject::method_at`.
#![allow(improper_ctypes_definitions)]

use std::fmt::Debug;
use std::marker::PhantomData;
use std::ops::Deref;

use super::family::{Family, Local, Mut, Nested, NestedMut, Opt, Own, Ref, Refs, Shown};
use super::future::{FutureIn, FutureOf};
use super::keep::{Drawer, DrawerOpaque, Keeper, Nothing, Opaque, Ownable, Text, Unsized, Value};
use super::output::{ByDefault, DefaultOf, Lends, LendsIn, LendsMut, NoDefault, Output};

/// Declares a step, and the one after it.
macro_rules! step {
    ($step:ident) => {
        #[doc = concat!("The step `", stringify!($step), "` of the ladder.")]
        pub struct $step<F>(PhantomData<fn(F)>);
    };
    ($step:ident, $($next:ident),+) => {
        step!($step);
        step!($($next),+);
        step!(@ $step $($next)+);
    };
    (@ $step:ident $next:ident $($rest:ident)*) => {
        impl<F: 'static> Deref for $step<F> {
            type Target = $next<F>;

            fn deref(&self) -> &$next<F> {
                &$next(PhantomData)
            }
        }
    };
}
step!(Probe, ProbeUnsized, ProbeOpaque, ProbeDrawer, ProbeDrawerOpaque, ProbeText, ProbeNothing);

// Beside the families themselves, which emitted code names anyhow: with a path to `Probe` around each there is more
// for rustc to read.
macro_rules! probed {
    ($([$($generics:tt)*] $signature:ty;)*) => {$(
        impl<$($generics)*> $signature {
            #[doc(hidden)]
            pub const HOW: Probe<Self> = Probe(PhantomData);
        }
    )*};
}
probed! {
    [T] Own<T>;
    [T: ?Sized] Ref<T>;
    [T: ?Sized] Nested<T>;
    [T: ?Sized] Mut<T>;
    [T: ?Sized] NestedMut<T>;
    [F] Opt<F>;
    [T: ?Sized] Refs<T>;
    [W, C] Local<W, C>;
    [T, B] FutureOf<T, B>;
    [T, F] FutureIn<T, F>;
    [M, T: ?Sized] Lends<M, T>;
    [M, T: ?Sized] LendsIn<M, T>;
    [M, T: ?Sized] LendsMut<M, T>;
}

/// What a step finds, for a family or an output with these bounds.
macro_rules! finds {
    ($($step:ident . $find:ident($($this:tt)+) -> $found:ident: [$($bounds:tt)*];)*) => {$(
        impl<F> $step<F>
        where
            $($bounds)*
        {
            #[doc = concat!("Finds `", stringify!($found), "`.")]
            #[must_use]
            pub extern "C" fn $find($($this)+) -> $found {
                $found
            }
        }
    )*};
}
finds! {
    Probe.kept(self) -> Value: [F: Family, Value: Keeper<F>];
    ProbeUnsized.kept(&self) -> Unsized: [F: Ownable, F::Owned: Debug + Send + Sync];
    ProbeOpaque.kept(&self) -> Opaque: [F: Ownable, F::Owned: Send + Sync];
    ProbeDrawer.kept(&self) -> Drawer: [F: Ownable, for<'x, 'y> Shown<'x, 'y, F>: Debug];
    ProbeDrawerOpaque.kept(&self) -> DrawerOpaque: [F: Ownable];
    ProbeText.kept(&self) -> Text: [F: Family, for<'x, 'y> Shown<'x, 'y, F>: Debug];
    ProbeNothing.kept(&self) -> Nothing: [];
    Probe.default(self) -> ByDefault: [F: Output, ByDefault: DefaultOf<F>];
    ProbeUnsized.default(&self) -> NoDefault: [];
}
