//! Values that an expectation answers with: `return_const` and its like.

use std::ffi::{CStr, CString, OsStr, OsString};
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Expectation;
use super::answer::{Constant, Steady};
use crate::signature::{
    Args, At, Family, FutureBox, FutureIn, FutureOf, Lends, LendsDyn, LendsIn, LendsMut,
    LendsMutIn, Nested, Opt, Output, Own, Ref, ThreadBound,
};

/// `return_const` and `return_const_st`, shown for one, for every output that is not lent: there rustc has to
/// know the type of the value.
macro_rules! constants {
    ($($(#[$hidden:meta])? [$($generics:tt)*] $output:ty;)*) => {$(
        $(#[$hidden])?
        impl<A: Args, $($generics)*> Expectation<A, $output> {
            /// Answers with a clone of `value` each time.
            #[track_caller]
            pub fn return_const<V>(&mut self, value: V) -> &mut Self
            where
                $output: Constant<V>,
            {
                let store = &self.store;
                let effect = <$output>::constant::<A>(value, store, Location::caller());
                self.set_effect(Arc::new(effect))
            }

            /// As [`return_const`](Self::return_const), for a value that may not leave this thread.
            #[track_caller]
            pub fn return_const_st<V>(&mut self, value: V) -> &mut Self
            where
                $output: Output<Made: super::Fixed>,
                V: Clone + Into<super::answer::ValueOf<$output>> + 'static,
            {
                let constant = super::answer::BoundConstant(ThreadBound::new(value));
                self.answer_by(Box::new(constant))
            }
        }
    )*};
}
constants! {
    [T: 'static] Own<T>;
    #[doc(hidden)] [T: 'static, B: FutureBox<T> + 'static] FutureOf<T, B>;
    #[doc(hidden)] [T: ?Sized + 'static] Ref<T>;
    #[doc(hidden)] [T: ?Sized + 'static] Nested<T>;
    #[doc(hidden)] [T: ?Sized + 'static] Opt<Ref<T>>;
    #[doc(hidden)] [T: ?Sized + 'static] Opt<Nested<T>>;
    #[doc(hidden)] [M: 'static, T: ?Sized + 'static] LendsIn<M, T>;
    #[doc(hidden)] [T: 'static, F: Family + for<'x, 'y> At<'x, 'y, Of: FutureBox<T>>] FutureIn<T, F>;
}

/// `return_const` of what is lent: it takes one type, so that rustc infers what an `into()` or a
/// `collect()` is to be.
macro_rules! lent_constants {
    ($($(#[$hidden:meta])? [$($T:ident)?] $lent:ty, of $value:ty, as $made:ty;)*) => {$(
        $(#[$hidden])?
        impl<A: Args, $($T: 'static)?> Expectation<A, Lends<$made, $lent>> {
            /// Lends `value` each time.
            #[track_caller]
            pub fn return_const(&mut self, value: $value) -> &mut Self {
                let (store, set_at) = (&self.store, Location::caller());
                let effect = Lends::<$made, $lent>::steady::<A>(value.into(), store, set_at);
                self.set_effect(Arc::new(effect))
            }
        }
    )*};
}
lent_constants! {
    [T] T, of T, as Box<T>;
    #[doc(hidden)] [T] [T], of Vec<T>, as Vec<T>;
    #[doc(hidden)] [] str, of String, as String;
    #[doc(hidden)] [] Path, of PathBuf, as PathBuf;
    #[doc(hidden)] [] OsStr, of OsString, as OsString;
    #[doc(hidden)] [] CStr, of CString, as CString;
}

impl<A: Args, T: ?Sized + 'static> Expectation<A, LendsDyn<T>> {
    /// Lends the same value each time.
    #[track_caller]
    pub fn return_const(&mut self, value: Box<T>) -> &mut Self {
        let effect = LendsDyn::<T>::steady::<A>(value, &self.store, Location::caller());
        self.set_effect(Arc::new(effect))
    }
}

impl<A: Args, M: Into<Box<T>> + 'static, T: ?Sized + 'static> Expectation<A, LendsMut<M, T>> {
    /// Lends one variable at each call: what the caller changes in it is there at the next call.
    #[track_caller]
    pub fn return_var(&mut self, value: M) -> &mut Self {
        let effect = LendsMut::<M, T>::steady::<A>(value, &self.store, Location::caller());
        self.set_effect(Arc::new(effect))
    }
}

impl<A, B, E, T> Expectation<A, LendsMutIn<Result<B, E>, T>>
where
    A: Args,
    B: Into<Box<T>> + 'static,
    E: Clone + Send + 'static,
    T: ?Sized + 'static,
{
    /// Lends one variable at each call, or gives a clone of the error.
    #[track_caller]
    pub fn return_var(&mut self, value: Result<B, E>) -> &mut Self {
        let (store, set_at) = (&self.store, Location::caller());
        let effect = LendsMutIn::<Result<B, E>, T>::steady::<A>(value, store, set_at);
        self.set_effect(Arc::new(effect))
    }
}
