//! Values that an expectation answers with: `return_const` and its like.

use std::panic::Location;
use std::sync::Arc;

use fragile::Fragile;

use super::Expectation;
use super::answer::{Constant, Steady, instance};
use super::expected::Wish;
use crate::signature::{Args, Lends, LendsDyn, LendsIn, LendsMut, Nested, Opt, Output, Own, Ref};

/// `return_const` and `return_const_st`, shown for one, for every output but [`LendsDyn`], where rustc must know the
/// type of the value so that a box of something becomes a box of a trait object.
macro_rules! constants {
    ($($(#[$hidden:meta])? [$($generics:tt)*] $output:ty;)*) => {$(
        $(#[$hidden])?
        impl<A: Args, $($generics)*> Expectation<'_, A, $output> {
            /// Answers with a clone of `value` each time.
            #[track_caller]
            pub fn return_const<V>(self, value: V) -> Self
            where
                $output: Constant<V>,
            {
                let store = &self.mock_fn.store;
                let effect = <$output>::constant::<A>(value, store, Location::caller());
                self.set(Wish::Effect(Arc::new(effect)))
            }

            /// As [`return_const`](Self::return_const), for a value that may not leave this thread.
            #[track_caller]
            pub fn return_const_st<V>(self, value: V) -> Self
            where
                $output: Output<Made: super::Fixed>,
                V: Clone + Into<super::answer::ValueOf<$output>> + 'static,
            {
                let constant = super::answer::BoundConstant(Fragile::new(value));
                self.answer_by(instance::<A, $output>(constant))
            }
        }
    )*};
}
constants! {
    [T: 'static] Own<T>;
    #[doc(hidden)] [T: ?Sized + 'static] Ref<T>;
    #[doc(hidden)] [T: ?Sized + 'static] Nested<T>;
    #[doc(hidden)] [T: ?Sized + 'static] Opt<Ref<T>>;
    #[doc(hidden)] [T: ?Sized + 'static] Opt<Nested<T>>;
    #[doc(hidden)] [M: 'static, T: ?Sized + 'static] Lends<M, T>;
    #[doc(hidden)] [M: 'static, T: ?Sized + 'static] LendsIn<M, T>;
}

impl<A: Args, T: ?Sized + 'static> Expectation<'_, A, LendsDyn<T>> {
    /// Lends the same value each time.
    #[track_caller]
    pub fn return_const(self, value: Box<T>) -> Self {
        let effect = LendsDyn::<T>::steady::<A>(value, &self.mock_fn.store, Location::caller());
        self.set(Wish::Effect(Arc::new(effect)))
    }
}

impl<A: Args, M: Into<Box<T>> + 'static, T: ?Sized + 'static> Expectation<'_, A, LendsMut<M, T>> {
    /// Lends one variable at each call: what the caller changes in it is there at the next call.
    #[track_caller]
    pub fn return_var(self, value: M) -> Self {
        let effect = LendsMut::<M, T>::steady::<A>(value, &self.mock_fn.store, Location::caller());
        self.set(Wish::Effect(Arc::new(effect)))
    }
}
