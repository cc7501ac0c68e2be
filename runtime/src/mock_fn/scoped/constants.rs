//! Values that an expectation answers with.

use std::ffi::{CStr, CString, OsStr, OsString};
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::ScopedExpectation;
use super::kept::ScopedAnswer;
use crate::mock_fn::answer::{BoundConstant, Convert};
use crate::mock_fn::expected::Wish;
use crate::mock_fn::{Effect, Trouble};
use crate::signature::{
    Lends, LendsDyn, LendsIn, LendsMut, Nested, Opt, Own, Ref, ScopedArgs, ScopedArgsOf,
    ScopedMade, ScopedOutput, ThreadBound,
};

impl<A: ScopedArgs<P>, R: ScopedOutput<P>, P, V: Clone + Into<R::Value> + Send>
    ScopedAnswer<A, R, P> for Convert<V>
{
    fn answer<'x, 'y, 'z>(
        &mut self,
        _: ScopedArgsOf<'x, 'y, 'z, A, P>,
    ) -> Result<ScopedMade<'x, 'y, 'z, R, P>, Box<Trouble>> {
        Ok(R::give(self.0.clone().into()))
    }
}

impl<A: ScopedArgs<P>, R: ScopedOutput<P>, P, V: Clone + Into<R::Value>> ScopedAnswer<A, R, P>
    for BoundConstant<V>
{
    fn answer<'x, 'y, 'z>(
        &mut self,
        _: ScopedArgsOf<'x, 'y, 'z, A, P>,
    ) -> Result<ScopedMade<'x, 'y, 'z, R, P>, Box<Trouble>> {
        let value = self.0.get().ok_or_else(|| Box::new(Trouble::OtherThread))?;
        Ok(R::give(value.clone().into()))
    }
}

macro_rules! constants {
    ($([$($generics:tt)*] $output:ty: $value:ty;)*) => {$(
        impl<A: ScopedArgs<P>, P, $($generics)*> ScopedExpectation<A, $output, P> {
            /// Answers with a clone of `value` each time.
            #[track_caller]
            pub fn return_const<V: Clone + Into<$value> + Send + 'static>(
                &mut self,
                value: V,
            ) -> &mut Self {
                self.answer_by(Convert(value))
            }

            /// As [`return_const`](Self::return_const), for a value that may not leave this thread.
            #[track_caller]
            pub fn return_const_st<V: Clone + Into<$value> + 'static>(
                &mut self,
                value: V,
            ) -> &mut Self {
                self.answer_by(BoundConstant(ThreadBound::new(value)))
            }
        }
    )*};
}
constants! {
    [T] Own<T>: T;
    [T: ?Sized + 'static] Ref<T>: &'static T;
    [T: ?Sized + 'static] Nested<T>: &'static T;
    [T: ?Sized + 'static] Opt<Ref<T>>: Option<&'static T>;
    [T: ?Sized + 'static] Opt<Nested<T>>: Option<&'static T>;
    [M, T: ?Sized] LendsIn<M, T>: M;
}

macro_rules! lent_constants {
    ($([$($T:ident)?] $lent:ty, of $value:ty, as $made:ty;)*) => {$(
        impl<A: ScopedArgs<P>, P, $($T)?> ScopedExpectation<A, Lends<$made, $lent>, P> {
            /// Lends `value` each time.
            #[track_caller]
            pub fn return_const(&mut self, value: $value) -> &mut Self {
                let effect = Effect::lent(Location::caller());
                self.store.lend(effect.serial, value.into());
                self.set(Wish::Effect(Arc::new(effect)))
            }
        }
    )*};
}
lent_constants! {
    [T] T, of T, as Box<T>;
    [T] [T], of Vec<T>, as Vec<T>;
    [] str, of String, as String;
    [] Path, of PathBuf, as PathBuf;
    [] OsStr, of OsString, as OsString;
    [] CStr, of CString, as CString;
}

impl<A: ScopedArgs<P>, P, T: ?Sized> ScopedExpectation<A, LendsDyn<T>, P> {
    /// Lends the same value each time.
    #[track_caller]
    pub fn return_const(&mut self, value: Box<T>) -> &mut Self {
        let effect = Effect::lent(Location::caller());
        self.store.lend(effect.serial, value);
        self.set(Wish::Effect(Arc::new(effect)))
    }
}

impl<A: ScopedArgs<P>, P, M: Into<Box<T>>, T: ?Sized> ScopedExpectation<A, LendsMut<M, T>, P> {
    /// Lends one variable at each call: what the caller changes in it is there at the next call.
    #[track_caller]
    pub fn return_var(&mut self, value: M) -> &mut Self {
        let effect = Effect::lent(Location::caller());
        self.store.put(effect.serial, value.into());
        self.set(Wish::Effect(Arc::new(effect)))
    }
}
