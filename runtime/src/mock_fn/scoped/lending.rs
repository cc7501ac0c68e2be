//! Outputs that are borrowed from the mock.

use super::ScopedFn;
use crate::mock_fn::call::Given;
use crate::mock_fn::lending::{lend, lend_mut};
use crate::signature::{Lends, LendsDyn, LendsIn, LendsMut, ScopedArgs};

impl<A: ScopedArgs<P>, P, M: Into<Box<T>>, T: ?Sized> ScopedFn<A, Lends<M, T>, P> {
    /// Lends what an effect has made.
    #[track_caller]
    pub fn lend(&self, given: Given<M>) -> &T {
        lend(&self.at.store, given.effect, given.made.map(M::into), self.core())
    }
}

impl<A: ScopedArgs<P>, P, T: ?Sized> ScopedFn<A, LendsDyn<T>, P> {
    /// Lends what an effect has made.
    #[track_caller]
    pub fn lend(&self, given: Given<Box<T>>) -> &T {
        lend(&self.at.store, given.effect, given.made, self.core())
    }
}

impl<A: ScopedArgs<P>, P, M, T: ?Sized> ScopedFn<A, LendsIn<M, T>, P> {
    /// Lends one of the values that an effect has made.
    pub fn lend(&self, value: impl Into<Box<T>>) -> &T {
        self.at.store.lend(0, value.into())
    }
}

impl<A: ScopedArgs<P>, P, M: Into<Box<T>>, T: ?Sized> ScopedFn<A, LendsMut<M, T>, P> {
    /// Lends what an effect has made.
    pub fn lend_mut(&mut self, given: Given<M>) -> &mut T {
        lend_mut(&mut self.at.store, given.effect, given.made.map(M::into))
    }
}
