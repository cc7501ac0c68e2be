//! Calls of a double's `async fn`: recorded when they are made, answered when they are awaited; and of what
//! returns a future, which is answered when it is called.
//!
//! Written by hand: for rustc an `async` block in each method is much more work, and a closure is more
//! than none.

use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::call::{AnyLater, Call, Tried, arguments_are_left, is_of_this_signature};
use super::outcome::{Ongoing, PassedOn, Watched};
use super::{MockFn, Stamp};
use crate::report;
use crate::signature::{Args, ArgsOf, At, Family, FutureBox, FutureIn, FutureOf, Of, Output, Own};

/// The answer of an `async` effect, while it is not there.
pub(crate) type Later<R> = Pin<Box<dyn Watched<<R as Output>::Awaited>>>;

/// An answer, or what has to be awaited for it. Nothing in it borrows: rustc can tell that the future
/// of an `async fn` is `Send` where no more than this is held while it waits.
pub enum Begun<T> {
    /// The answer.
    Made(T),
    /// A future that gives it.
    Later(Pin<Box<dyn Watched<T>>>),
}

impl<A: Args, T: 'static> MockFn<A, Own<T>> {
    /// Begins to answer a call that was recorded before, now that it is awaited.
    #[doc(hidden)]
    #[track_caller]
    pub fn begin_at(&self, args: ArgsOf<'_, '_, A>, stamp: Stamp) -> Begun<T> {
        let mut later = None;
        let mut call = Call::awaited(self, args, stamp);
        call.later = Some(&mut later);
        self.at.function.core().answer(&mut call);
        // Each signature of an `async fn` has code of its own for this: one `match` after the other is less of it.
        match call.made {
            Some(made) => Begun::Made(made),
            None => match later {
                Some(later) => self.begun_later(later, stamp),
                None => report::no_original(self.at.function.core()),
            },
        }
    }

    /// As [`begin_at`](Self::begin_at); hands the arguments back where the original is to be called.
    #[doc(hidden)]
    #[track_caller]
    pub fn try_begin_at<'x, 'y>(
        &self,
        args: ArgsOf<'x, 'y, A>,
        stamp: Stamp,
    ) -> Tried<'x, 'y, A, Begun<T>> {
        let mut later = None;
        let mut call = Call::awaited(self, args, stamp);
        call.later = Some(&mut later);
        self.at.function.core().answer(&mut call);
        let (made, args) = (call.made, call.args);
        match made {
            Some(made) => Ok(Begun::Made(made)),
            None => match later {
                Some(later) => Ok(self.begun_later(later, stamp)),
                None => match args {
                    Some(args) => Err((args, self.passed_on(stamp.order))),
                    None => arguments_are_left(),
                },
            },
        }
    }

    /// The future that an effect has given.
    fn begun_later(&self, mut later: AnyLater, stamp: Stamp) -> Begun<T> {
        let given = match later.downcast_mut::<Option<Later<Own<T>>>>() {
            Some(given) => given.take(),
            None => None,
        };
        let Some(mut later) = given else { is_of_this_signature() };
        later.as_mut().begin(Ongoing::new(&self.at.function, stamp.order));
        Begun::Later(later)
    }
}

/// Outputs that are futures, with what the caller gets of them.
macro_rules! futures {
    ($([$($generics:tt)*] $output:ty = $future:ty;)*) => {$(
        impl<A: Args, T: 'static, $($generics)*> MockFn<A, $output> {
            /// Calls a double that returns a future, which notes that it is awaited.
            #[doc(hidden)]
            #[track_caller]
            pub fn future<'x, 'y>(&self, args: ArgsOf<'x, 'y, A>) -> $future {
                match self.try_future(args) {
                    Ok(future) => future,
                    Err(_) => report::no_original(self.at.function.core()),
                }
            }

            /// As [`future`](Self::future); hands the arguments back where the original is to be called.
            #[doc(hidden)]
            #[track_caller]
            pub fn try_future<'x, 'y>(
                &self,
                args: ArgsOf<'x, 'y, A>,
            ) -> Tried<'x, 'y, A, $future> {
                self.call_of_future(args)
            }
        }
    )*};
}
futures! {
    [B: FutureBox<T> + 'static] FutureOf<T, B> = B;
    [F: Family + for<'s, 't> At<'s, 't, Of: FutureBox<T>>] FutureIn<T, F> = Of<'x, 'y, F>;
}

impl<A: Args, R: Output> MockFn<A, R> {
    #[track_caller]
    fn call_of_future<'x, 'y, B>(&self, args: ArgsOf<'x, 'y, A>) -> Tried<'x, 'y, A, B>
    where
        R::Made: At<'x, 'y, Of = B>,
        B: FutureBox<R::Awaited>,
    {
        let mut later = None;
        let mut call = Call::new(self, args, Location::caller());
        call.later = Some(&mut later);
        self.at.function.core().call(&mut call);
        let (made, args, order) = (call.made, call.args, call.order);
        let future = match (made, later, args) {
            (Some(made), ..) => made,
            (None, Some(later), _) => match later.downcast::<Option<Later<Own<R::Awaited>>>>() {
                Ok(later) => B::of(later.unwrap_or_else(|| is_of_this_signature())),
                Err(_) => is_of_this_signature(),
            },
            (None, None, Some(args)) => {
                return Err((args, PassedOn::to_await(&self.at.function, order)));
            }
            (None, None, None) => arguments_are_left(),
        };
        Ok(future.watched(Ongoing::to_await(&self.at.function, order)))
    }
}

type Answer<T> = Pin<Box<dyn Watched<T>>>;

/// A call that was recorded when it was made, and begins to be answered when it is first polled.
pub struct Awaited<'m, 'x, 'y, A: Args, T: 'static> {
    mock_fn: &'m MockFn<A, Own<T>>,
    stamp: Stamp,
    /// Until the call is answered.
    args: Option<ArgsOf<'x, 'y, A>>,
    later: Option<Answer<T>>,
}

// Nothing in it is pinned.
impl<A: Args, T> Unpin for Awaited<'_, '_, '_, A, T> {}

impl<A: Args, T: 'static> MockFn<A, Own<T>> {
    /// Records a call of a double's `async fn`, which is answered when it is awaited.
    ///
    /// For at most one argument that borrows: what two of them have in common is a lifetime that the
    /// `impl Future` of the caller has no name for. Others make do with [`when_awaited`].
    #[doc(hidden)]
    #[track_caller]
    pub fn when_awaited<'x, 'y>(&self, args: ArgsOf<'x, 'y, A>) -> Awaited<'_, 'x, 'y, A, T> {
        let stamp = self.record_call(&args);
        Awaited { mock_fn: self, stamp, args: Some(args), later: None }
    }
}

impl<A: Args, T: 'static> Future for Awaited<'_, '_, '_, A, T> {
    type Output = T;

    // Its caller is the `.await`.
    #[track_caller]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let Self { mock_fn, stamp, args, later } = self.get_mut();
        if let Some(args) = args.take() {
            match mock_fn.begin_at(args, *stamp) {
                Begun::Made(made) => return Poll::Ready(made),
                Begun::Later(begun) => *later = Some(begun),
            }
        }
        match later {
            Some(later) => later.as_mut().poll(context),
            None => report::polled_again(Some((mock_fn.core(), stamp.place))),
        }
    }
}

/// A future that begins with a closure.
pub struct WhenAwaited<F, T> {
    begin: Option<F>,
    later: Option<Answer<T>>,
}

// Nothing in it is pinned.
impl<F, T> Unpin for WhenAwaited<F, T> {}

/// A future that begins with `begin`.
pub fn when_awaited<F: FnOnce() -> Begun<T>, T>(begin: F) -> WhenAwaited<F, T> {
    WhenAwaited { begin: Some(begin), later: None }
}

impl<F: FnOnce() -> Begun<T>, T> Future for WhenAwaited<F, T> {
    type Output = T;

    #[track_caller]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let Self { begin, later } = self.get_mut();
        if let Some(begin) = begin.take() {
            match begin() {
                Begun::Made(made) => return Poll::Ready(made),
                Begun::Later(begun) => *later = Some(begun),
            }
        }
        match later {
            Some(later) => later.as_mut().poll(context),
            None => report::polled_again(None),
        }
    }
}
