//! Closures of each arity as effects: run one at a time, once, on one thread only, or side by side.

use std::sync::Arc;

use fragile::Fragile;

use super::side_effect::{ByFunction, IntoSideEffect};
use super::{Answer, instance};
use crate::mock_fn::state::Place;
use crate::mock_fn::{Effect, Trouble};
use crate::signature::{ArgsOf, At, Family, Implied, Made, Output};

/// A closure that is run one call at a time.
pub(crate) struct Closure<F>(pub(crate) F);
/// A closure that is run once.
pub(crate) struct Once<F>(pub(crate) Option<F>);
/// A closure that belongs to the thread it was made on.
pub(crate) struct Bound<F>(pub(crate) Fragile<F>);
/// A closure that is run once, on the thread it was made on.
pub(crate) struct BoundOnce<F>(pub(crate) Fragile<Option<F>>);
/// A closure that many calls run at a time.
pub(crate) struct Shared<F>(pub(crate) Arc<F>);

/// Closures of each arity. The traits exist for their supertraits: a bound
/// `F: for<'x, 'y> Mutable<'x, 'y, A0, O>` lets rustc infer the closure's parameters, and lets its
/// output borrow from them, which `FnMut(A0::Of) -> O::Of` itself can't say (E0582).
macro_rules! closures {
    ($count:tt $arity:ident: $($F:ident $K:ident $index:tt),*) => {
        pub mod $arity {
            use super::*;

            /// A closure that may change what it captures.
            pub trait Mutable<'x, 'y, $($F: At<'x, 'y, I>,)* O: At<'x, 'y, I>, I = Implied<'x, 'y>>:
                FnMut($($F::Of),*) -> O::Of {}
            impl<'x, 'y, $($F: At<'x, 'y, I>,)* O: At<'x, 'y, I>, I, C> Mutable<'x, 'y, $($F,)* O, I> for C
            where C: FnMut($($F::Of),*) -> O::Of {}

            /// A closure that is called once.
            pub trait Single<'x, 'y, $($F: At<'x, 'y, I>,)* O: At<'x, 'y, I>, I = Implied<'x, 'y>>:
                FnOnce($($F::Of),*) -> O::Of {}
            impl<'x, 'y, $($F: At<'x, 'y, I>,)* O: At<'x, 'y, I>, I, C> Single<'x, 'y, $($F,)* O, I> for C
            where C: FnOnce($($F::Of),*) -> O::Of {}

            /// A closure that many may call at a time.
            pub trait Parallel<'x, 'y, $($F: At<'x, 'y, I>,)* O: At<'x, 'y, I>, I = Implied<'x, 'y>>:
                Fn($($F::Of),*) -> O::Of {}
            impl<'x, 'y, $($F: At<'x, 'y, I>,)* O: At<'x, 'y, I>, I, C> Parallel<'x, 'y, $($F,)* O, I> for C
            where C: Fn($($F::Of),*) -> O::Of {}

            type Signature<$($F),*> = ($($F,)*);

            impl<$($F: Family,)* R: Output, C> Answer<Signature<$($F),*>, R> for Closure<C>
            where
                C: for<'x, 'y> Mutable<'x, 'y, $($F,)* R::Made> + Send,
            {
                #[allow(non_snake_case)]
                fn answer<'x, 'y>(
                    &mut self,
                    ($($F,)*): ArgsOf<'x, 'y, Signature<$($F),*>>,
                ) -> Result<Made<'x, 'y, R>, Trouble> {
                    Ok((self.0)($($F),*))
                }
            }

            impl<$($F: Family,)* R: Output, C> Answer<Signature<$($F),*>, R> for Bound<C>
            where
                C: for<'x, 'y> Mutable<'x, 'y, $($F,)* R::Made>,
            {
                #[allow(non_snake_case)]
                fn answer<'x, 'y>(
                    &mut self,
                    ($($F,)*): ArgsOf<'x, 'y, Signature<$($F),*>>,
                ) -> Result<Made<'x, 'y, R>, Trouble> {
                    let closure = self.0.try_get_mut().map_err(|_| Trouble::OtherThread)?;
                    Ok(closure($($F),*))
                }
            }

            impl<$($F: Family,)* R: Output, C> Answer<Signature<$($F),*>, R> for Once<C>
            where
                C: for<'x, 'y> Single<'x, 'y, $($F,)* R::Made> + Send,
            {
                #[allow(non_snake_case)]
                fn answer<'x, 'y>(
                    &mut self,
                    ($($F,)*): ArgsOf<'x, 'y, Signature<$($F),*>>,
                ) -> Result<Made<'x, 'y, R>, Trouble> {
                    let closure = self.0.take().ok_or(Trouble::Expired)?;
                    Ok(closure($($F),*))
                }
            }

            impl<$($F: Family,)* R: Output, C> Answer<Signature<$($F),*>, R> for BoundOnce<C>
            where
                C: for<'x, 'y> Single<'x, 'y, $($F,)* R::Made>,
            {
                #[allow(non_snake_case)]
                fn answer<'x, 'y>(
                    &mut self,
                    ($($F,)*): ArgsOf<'x, 'y, Signature<$($F),*>>,
                ) -> Result<Made<'x, 'y, R>, Trouble> {
                    let closure = self.0.try_get_mut().map_err(|_| Trouble::OtherThread)?;
                    let closure = closure.take().ok_or(Trouble::Expired)?;
                    Ok(closure($($F),*))
                }
            }

            impl<$($F: Family,)* R: Output, C> Answer<Signature<$($F),*>, R> for Shared<C>
            where
                C: for<'x, 'y> Parallel<'x, 'y, $($F,)* R::Made> + Send + Sync,
            {
                #[allow(non_snake_case)]
                fn answer<'x, 'y>(
                    &mut self,
                    ($($F,)*): ArgsOf<'x, 'y, Signature<$($F),*>>,
                ) -> Result<Made<'x, 'y, R>, Trouble> {
                    Ok((self.0)($($F),*))
                }
            }

            impl<$($F: Family,)* R: Output, C> IntoSideEffect<Signature<$($F),*>, R, ByFunction> for C
            where
                C: for<'x, 'y> Parallel<'x, 'y, $($F,)* R::Made> + Send + Sync + 'static,
            {
                fn into_side_effect(self, set_at: Place) -> Effect {
                    let closure = Arc::new(self);
                    let make = move || instance::<Signature<$($F),*>, R>(Shared(closure.clone()));
                    Effect::parallel(set_at, Box::new(make))
                }
            }
        }
    };
}
crate::arities!(closures);
