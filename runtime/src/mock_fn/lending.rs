//! Outputs that are borrowed from the mock: what an effect has made is kept there, and lent.

use super::call::Given;
use super::{Core, MockFn};
use crate::report;
use crate::signature::{
    Args, Lends, LendsDyn, LendsIn, LendsMut, LendsMutIn, Lent, LentMut, Output,
};

#[track_caller]
pub(super) fn lend<'m, T: ?Sized>(
    store: &'m Lent<T>,
    effect: u64,
    made: Option<Box<T>>,
    core: Core<'_>,
) -> &'m T {
    match made {
        Some(made) => store.lend(effect, made),
        None => match store.lend_again(effect) {
            Some(value) => value,
            None => report::lent_elsewhere(core),
        },
    }
}

pub(super) fn lend_mut<T: ?Sized>(
    store: &mut LentMut<T>,
    effect: u64,
    made: Option<Box<T>>,
) -> &mut T {
    if let Some(made) = made {
        store.put(effect, made);
    }
    match store.lend(effect) {
        Some(value) => value,
        None => unreachable!("what is lent again was put there when it was set up"),
    }
}

impl<A: Args, M: 'static, T: ?Sized + 'static> MockFn<A, Lends<M, T>> {
    /// Lends what an effect has made.
    #[doc(hidden)]
    #[track_caller]
    pub fn lend(&self, given: Given<M>) -> &T
    where
        M: Into<Box<T>>,
    {
        lend(&self.at.store, given.effect, given.made.map(M::into), self.at.function.core())
    }
}

impl<A: Args, T: ?Sized + 'static> MockFn<A, LendsDyn<T>> {
    /// Lends what an effect has made.
    #[doc(hidden)]
    #[track_caller]
    pub fn lend(&self, given: Given<Box<T>>) -> &T {
        lend(&self.at.store, given.effect, given.made, self.at.function.core())
    }
}

impl<A: Args, M: 'static, T: ?Sized + 'static> MockFn<A, LendsIn<M, T>> {
    /// Lends one of the values that an effect has made.
    #[doc(hidden)]
    pub fn lend(&self, value: impl Into<Box<T>>) -> &T {
        self.at.store.lend(0, value.into())
    }
}

impl<A: Args, M: 'static, T: ?Sized + 'static> MockFn<A, LendsMut<M, T>> {
    /// Lends what an effect has made.
    #[doc(hidden)]
    #[track_caller]
    pub fn lend_mut(&mut self, given: Given<M>) -> &mut T
    where
        M: Into<Box<T>>,
    {
        lend_mut(&mut self.at.store, given.effect, given.made.map(M::into))
    }
}

impl<A: Args, B: Into<Box<T>>, E, T: ?Sized + 'static> MockFn<A, LendsMutIn<Result<B, E>, T>>
where
    LendsMutIn<Result<B, E>, T>: Output<Store = LentMut<T>>,
{
    /// Lends the value that an effect has made, if it is no error.
    ///
    /// # Errors
    /// That of the effect.
    #[doc(hidden)]
    pub fn lend_mut_in(&mut self, given: Given<Result<B, E>>) -> Result<&mut T, E> {
        let made = given.made.transpose()?;
        Ok(lend_mut(&mut self.at.store, given.effect, made.map(B::into)))
    }
}
