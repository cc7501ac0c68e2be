//! The call of a patchable `async fn`: made now, answered when it is awaited.

use std::any::Any;

use super::point::Patched;
use super::scope::AnyDouble;
use crate::mock_fn::{Begun, MockFn, PassedOn, Stamp, Tried};
use crate::signature::{
    Args, ArgsOf, At, Family, FutureBox, FutureIn, FutureOf, Made, Of, Output, Own,
};

/// A call that a double has recorded, and answers when it is awaited, wherever that is.
pub struct Called {
    double: AnyDouble,
    stamp: Stamp,
}

impl Called {
    fn double<A: Args, R: Output<Store: Send + Sync>>(&self) -> Option<&MockFn<A, R>> {
        (&*self.double as &dyn Any).downcast_ref()
    }
}

impl<A: Args, R: Output<Store: Send + Sync>> Patched<A, R> {
    /// Has the call recorded by the double that is in place here and now, if there is one.
    #[doc(hidden)]
    #[inline]
    #[track_caller]
    pub fn called(&self, args: &ArgsOf<'_, '_, A>) -> Option<Called> {
        if self.is_patched() { self.recorded(args) } else { None }
    }

    #[cold]
    #[inline(never)]
    #[track_caller]
    fn recorded(&self, args: &ArgsOf<'_, '_, A>) -> Option<Called> {
        let double = self.seen()?;
        let stamp = (&*double as &dyn Any).downcast_ref::<MockFn<A, R>>()?.record_call(args);
        Some(Called { double, stamp })
    }

    /// What the double answers now that the call is awaited. Where none was in place when the call was
    /// made, one that is by now is asked: a future may be made outside of the scope it is polled in.
    #[doc(hidden)]
    #[inline]
    #[track_caller]
    pub fn awaited<'x, 'y>(
        &self,
        called: Option<Called>,
        args: ArgsOf<'x, 'y, A>,
    ) -> Tried<'x, 'y, A, Made<'x, 'y, R>> {
        match called.or_else(|| self.called(&args)) {
            Some(called) => match called.double::<A, R>() {
                Some(double) => double.try_answer_at(args, called.stamp),
                None => Err((args, PassedOn::unseen())),
            },
            None => Err((args, PassedOn::unseen())),
        }
    }
}

impl<A: Args, T: 'static> Patched<A, Own<T>> {
    /// As [`awaited`](Self::awaited), where an effect may give a future.
    #[doc(hidden)]
    #[inline]
    #[track_caller]
    pub fn begin<'x, 'y>(
        &self,
        called: Option<Called>,
        args: ArgsOf<'x, 'y, A>,
    ) -> Tried<'x, 'y, A, Begun<T>> {
        match called.or_else(|| self.called(&args)) {
            Some(called) => match called.double::<A, Own<T>>() {
                Some(double) => double.try_begin_at(args, called.stamp),
                None => Err((args, PassedOn::unseen())),
            },
            None => Err((args, PassedOn::unseen())),
        }
    }
}

/// As [`answer`](Patched::answer), where what comes back is a future, which notes that it is awaited.
macro_rules! futures {
    ($([$($generics:tt)*] $output:ty = $future:ty;)*) => {$(
        impl<A: Args, T: 'static, $($generics)*> Patched<A, $output> {
            #[doc(hidden)]
            #[cold]
            #[inline(never)]
            #[track_caller]
            pub fn future<'x, 'y>(
                self,
                args: ArgsOf<'x, 'y, A>,
            ) -> Tried<'x, 'y, A, $future> {
                let Some(seen) = self.seen() else { return Err((args, PassedOn::unseen())) };
                match (&*seen as &dyn Any).downcast_ref::<MockFn<A, $output>>() {
                    Some(double) => double.try_future(args),
                    None => Err((args, PassedOn::unseen())),
                }
            }
        }
    )*};
}
futures! {
    [B: FutureBox<T> + 'static] FutureOf<T, B> = B;
    [F: Family + for<'s, 't> At<'s, 't, Of: FutureBox<T>>] FutureIn<T, F> = Of<'x, 'y, F>;
}
