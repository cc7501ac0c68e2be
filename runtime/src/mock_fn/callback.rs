//! A double as a closure, to be handed over.

use std::fmt;
use std::future::Future;
use std::ops::Deref;

use super::{Awaited, MockFn, when_awaited};
use crate::signature::{Args, ArgsOf, Family, Made, Of, Output, Own};

/// Where rustc says that callbacks call their doubles: the place of a closure's caller is not known. Some say it
/// with the directory.
pub(crate) const FILE: &str = file!();

/// A double that several arguments are lent to, as [`mock_fn!`](macro@crate::mock_fn) makes it: a [`MockFn`] in all
/// but that its closure takes arguments each of which lives for a time of its own.
///
/// ```
/// use std::cmp::Ordering;
///
/// let compare = standin::mock_fn!(|one: &u8, other: &u8| -> Ordering);
/// compare.calls(|one, other| other.cmp(one));
/// let mut numbers = [1, 3, 2];
/// numbers.sort_by(compare.as_fn());
/// assert_eq!(numbers, [3, 2, 1]);
/// compare.assert_called();
/// ```
pub struct Callback<A: Args, R: Output, F> {
    mock_fn: MockFn<A, R>,
    closure: F,
}

impl<A: Args, R: Output, F: Clone> Clone for Callback<A, R, F> {
    fn clone(&self) -> Self {
        Self { mock_fn: self.mock_fn.clone(), closure: self.closure.clone() }
    }
}

impl<A: Args, R: Output, F> Callback<A, R, F> {
    #[doc(hidden)]
    pub fn new(mock_fn: MockFn<A, R>, closure: F) -> Self {
        Self { mock_fn, closure }
    }
}

impl<A: Args, R: Output, F: Clone> Callback<A, R, F> {
    /// The double as a closure, to be handed over as a callback: `Fn`, and so `FnMut` and `FnOnce`; in a
    /// `Box` or an `Arc` where one is wanted.
    #[must_use]
    pub fn as_fn(&self) -> F {
        self.closure.clone()
    }
}

impl<A: Args, R: Output, F> Deref for Callback<A, R, F> {
    type Target = MockFn<A, R>;

    fn deref(&self) -> &MockFn<A, R> {
        &self.mock_fn
    }
}

impl<A: Args, R: Output, F> fmt::Debug for Callback<A, R, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.mock_fn.fmt(f)
    }
}

impl<A: Args, R: Output> MockFn<A, R> {
    /// Calls the double from a closure: where that is called from is not known.
    #[doc(hidden)]
    pub fn call_back<'x, 'y>(&self, args: ArgsOf<'x, 'y, A>) -> Made<'x, 'y, R> {
        self.call(args)
    }
}

/// What closures of async callbacks call.
impl<A: Args, T: 'static> MockFn<A, Own<T>> {
    /// Calls the double, whose answer needs nothing of the closure.
    #[doc(hidden)]
    pub fn call_back_later(
        &self,
        args: ArgsOf<'static, 'static, A>,
    ) -> impl Future<Output = T> + use<A, T> {
        let (this, stamp) = (self.clone(), self.record_call(&args));
        when_awaited(move || this.begin_at(args, stamp))
    }
    /// Calls the double, now that the closure's future is awaited.
    #[doc(hidden)]
    pub fn call_back_at<'x, 'y>(&self, args: ArgsOf<'x, 'y, A>) -> Awaited<'_, 'x, 'y, A, T> {
        self.when_awaited(args)
    }
}

macro_rules! callbacks {
    (0 $arity:ident:) => {
        impl<T: 'static> MockFn<(), Own<T>> {
            /// The double as a closure, to be handed over as a callback: `Fn`, and so `FnMut` and
            /// `FnOnce`; in a `Box` or an `Arc` where one is wanted.
            ///
            /// It knows its double, so it is no `fn` pointer, which knows nothing but code. Where one is
            /// wanted, hand over a function that is [`patchable`](crate::patchable), and patch that:
            ///
            /// ```
            /// #[standin::patchable]
            /// fn on_exit() -> u32 {
            ///     0
            /// }
            ///
            /// let register: fn() -> u32 = on_exit;
            /// let double = standin::patch!(on_exit => || 7);
            /// assert_eq!(register(), 7);
            /// double.assert_called_once();
            /// ```
            pub fn as_fn(&self) -> impl Fn() -> T + Clone + Send + Sync + use<T> {
                let this = self.clone();
                move || this.call(())
            }
        }
    };
    ($count:tt $arity:ident: $($F:ident $K:ident $index:tt),+) => {
        crate::shown_once! { $count
        impl<$($F: Family,)* R: Output> MockFn<($($F,)*), R> {
            /// The double as a closure, to be handed over as a callback: `Fn`, and so `FnMut` and
            /// `FnOnce`; in a `Box` or an `Arc` where one is wanted. It is no `fn` pointer: where one is
            /// wanted, hand over a function that is [`patchable`](crate::patchable), and patch that.
            ///
            /// To rustc all arguments that are lent to it live equally long. Where each is to have a time of
            /// its own, take a [`Callback`](crate::parts::Callback), or write `|a, b| double.call((a, b))`.
            // That it is `Send` and `Sync` callers see of themselves: to have it proved here, for every arity, was a
            // fiftieth of what rustc checks in this crate.
            #[must_use]
            pub fn as_fn(
                &self,
            ) -> impl for<'x, 'y> super::answer::$arity::Parallel<$(Of<'x, 'y, $F>,)* Made<'x, 'y, R>>
                + Clone + use<$($F,)* R> {
                let this = self.clone();
                #[allow(non_snake_case)]
                move |$($F),*| this.call(($($F,)*))
            }
        }
        }
    };
}
crate::arities!(callbacks);
