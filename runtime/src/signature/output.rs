//! Outputs: what an effect makes, and where it rests when the caller only borrows it.

use std::convert::Infallible;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::args::Args;
use super::family::{Family, Local, Nested, Opt, Own, Ref, Rewritten};

/// What comes back from a call.
///
/// Every family that can be an argument can be an output: [`Own<T>`] is handed over,
/// [`Ref<T>`] is borrowed from an argument. What is borrowed from the mock itself is spelled
/// [`Lends`] or [`LendsMut`]: the effect makes an owned value, and the mock lends it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not spell an output type",
    note = "outputs are spelled by `#[automock]` and `#[patchable]`"
)]
pub trait Output: 'static {
    /// What an effect makes.
    type Made: Family;
    /// Where it rests when the caller borrows it; clones share it.
    type Store: Clone + Default + Unpin;
    /// A value of it that outlives the test's scope.
    type Value: 'static;
    /// What an effect's future gives, where the call is awaited.
    type Awaited: 'static;
    /// Hands over such a value.
    fn give<'x, 'y>(value: Self::Value) -> Made<'x, 'y, Self>;
}

/// What an effect for the output `R` makes when it makes an owned value.
pub type Made<'x, 'y, R> = super::Of<'x, 'y, <R as Output>::Made>;

macro_rules! handed_over {
    ($([$($generics:tt)*] $family:ty = $value:ty;)*) => {$(
        impl<$($generics)*> Output for $family {
            type Made = Self;
            type Store = ();
            type Value = $value;
            type Awaited = $value;

            fn give<'x, 'y>(value: $value) -> Made<'x, 'y, Self> {
                value
            }
        }
    )*};
}
handed_over! {
    [T: 'static] Own<T> = T;
    [T: ?Sized + 'static] Ref<T> = &'static T;
    [T: ?Sized + 'static] Nested<T> = &'static T;
    [T: ?Sized + 'static] Opt<Ref<T>> = Option<&'static T>;
    [T: ?Sized + 'static] Opt<Nested<T>> = Option<&'static T>;
}

macro_rules! never_given {
    ($([$($generics:tt)*] $family:ty;)*) => {$(
        impl<$($generics)*> Output for $family
        where
            Self: Family,
        {
            type Made = Self;
            type Store = ();
            type Value = Infallible;
            type Awaited = Infallible;

            fn give<'x, 'y>(value: Infallible) -> Made<'x, 'y, Self> {
                match value {}
            }
        }
    )*};
}
never_given! {
    [W, C: 'static] Local<W, C>;
    [A: Args] Rewritten<A>;
}

/// An output that borrows `T` from the mock: the effect makes an `M`, the mock keeps the `T` in it.
pub struct Lends<M, T: ?Sized>(PhantomData<fn(M, &T)>);

/// An output that borrows a trait object from the mock: the effect makes a box, the mock keeps it.
pub struct LendsDyn<T: ?Sized>(PhantomData<fn(&T)>);

/// An output such as `Option<&T>`: the effect makes an `M`, and the mock lends the `T`s in it.
pub struct LendsIn<M, T: ?Sized>(PhantomData<fn(M, &T)>);

/// An output that borrows `T` mutably from the mock.
pub struct LendsMut<M, T: ?Sized>(PhantomData<fn(M, &T)>);

/// An output such as `Result<&mut T, E>`: the effect makes an `M`, and the mock lends the `T` in it.
pub struct LendsMutIn<M, T: ?Sized>(PhantomData<fn(M, &T)>);

macro_rules! lent {
    ($([$($generics:tt)*] $output:ty = $made:ty, in $store:ty;)*) => {$(
        impl<$($generics)*> Output for $output {
            type Made = Own<$made>;
            type Store = $store;
            type Value = $made;
            type Awaited = $made;

            fn give<'x, 'y>(value: $made) -> Made<'x, 'y, Self> {
                value
            }
        }
    )*};
}
lent! {
    [M: 'static, T: ?Sized + 'static] Lends<M, T> = M, in Arc<Lent<T>>;
    [T: ?Sized + 'static] LendsDyn<T> = Box<T>, in Arc<Lent<T>>;
    [M: 'static, T: ?Sized + 'static] LendsIn<M, T> = M, in Arc<Lent<T>>;
    [M: 'static, T: ?Sized + 'static] LendsMut<M, T> = M, in LentMut<T>;
    [M: 'static, T: ?Sized + 'static] LendsMutIn<M, T> = M, in LentMut<T>;
}

/// Whether the output `R` has a default value.
pub trait DefaultOf<R: Output> {
    /// Makes it, if there is one.
    const MAKE: Option<fn() -> R::Value>;
}

/// It has.
pub struct ByDefault;
/// It has none.
pub struct NoDefault;

macro_rules! default_of {
    ($([$($generics:tt)*] $output:ty: $value:ty $(, where [$($bounds:tt)*])?;)*) => {$(
        impl<$($generics)*> DefaultOf<$output> for ByDefault $(where $($bounds)*)? {
            const MAKE: Option<fn() -> $value> = Some(<$value>::default);
        }
    )*};
}
default_of! {
    [T: Default + 'static] Own<T>: T;
    [T: ?Sized + 'static] Ref<T>: &'static T, where [&'static T: Default];
    [T: ?Sized + 'static] Nested<T>: &'static T, where [&'static T: Default];
    [T: ?Sized + 'static] Opt<Ref<T>>: Option<&'static T>;
    [T: ?Sized + 'static] Opt<Nested<T>>: Option<&'static T>;
    [M: Default + 'static, T: ?Sized + 'static] Lends<M, T>: M;
    [M: Default + 'static, T: ?Sized + 'static] LendsIn<M, T>: M;
    [M: Default + 'static, T: ?Sized + 'static] LendsMut<M, T>: M;
}

impl<R: Output> DefaultOf<R> for NoDefault {
    const MAKE: Option<fn() -> R::Value> = None;
}

/// All that a mock has lent: a chain that only grows, so that a shared borrow of the mock is
/// enough to add to it and no earlier loan is disturbed.
pub struct Lent<T: ?Sized> {
    first: OnceLock<Box<Loan<T>>>,
}

struct Loan<T: ?Sized> {
    effect: u64,
    value: Box<T>,
    next: OnceLock<Box<Loan<T>>>,
}

impl<T: ?Sized> Default for Lent<T> {
    fn default() -> Self {
        Self { first: OnceLock::new() }
    }
}

impl<T: ?Sized> Lent<T> {
    /// Keeps the `value` that an effect made for as long as the mock lives, and lends it.
    pub(crate) fn lend(&self, effect: u64, value: Box<T>) -> &T {
        let mut place = &self.first;
        let mut loan = Box::new(Loan { effect, value, next: OnceLock::new() });
        loop {
            while let Some(taken) = place.get() {
                place = &taken.next;
            }
            match place.set(loan) {
                Ok(()) => match place.get() {
                    Some(loan) => return &loan.value,
                    None => unreachable!("the loan was put here a moment ago"),
                },
                Err(rejected) => loan = rejected,
            }
        }
    }

    /// Lends again what the effect made first, if it has.
    pub(crate) fn lend_again(&self, effect: u64) -> Option<&T> {
        let mut place = &self.first;
        while let Some(loan) = place.get() {
            if loan.effect == effect {
                return Some(&loan.value);
            }
            place = &loan.next;
        }
        None
    }
}

impl<T: ?Sized> Drop for Lent<T> {
    /// Takes the chain apart in a loop: a long one would overflow the stack otherwise.
    fn drop(&mut self) {
        let mut next = self.first.take();
        while let Some(mut loan) = next {
            next = loan.next.take();
        }
    }
}

/// What a mock lends mutably: one variable for each effect, by the effect's number. A clone can put
/// values into them, and has none to lend.
pub struct LentMut<T: ?Sized> {
    fresh: Arc<Mutex<Vec<Variable<T>>>>,
    variables: Vec<Variable<T>>,
}

type Variable<T> = (u64, Box<T>);

impl<T: ?Sized> Default for LentMut<T> {
    fn default() -> Self {
        Self { fresh: Arc::default(), variables: Vec::new() }
    }
}

impl<T: ?Sized> Clone for LentMut<T> {
    fn clone(&self) -> Self {
        Self { fresh: self.fresh.clone(), variables: Vec::new() }
    }
}

impl<T: ?Sized> LentMut<T> {
    /// Puts a fresh value into the variable of the effect.
    pub(crate) fn put(&self, effect: u64, value: Box<T>) {
        self.fresh.lock().unwrap_or_else(PoisonError::into_inner).push((effect, value));
    }

    /// Lends the variable of the effect, if a value was put into it.
    pub(crate) fn lend(&mut self, effect: u64) -> Option<&mut T> {
        let fresh = std::mem::take(&mut *self.fresh.lock().unwrap_or_else(PoisonError::into_inner));
        for (owner, value) in fresh {
            match self.variables.iter_mut().find(|(of, _)| *of == owner) {
                Some((_, variable)) => *variable = value,
                None => self.variables.push((owner, value)),
            }
        }
        let (_, variable) = self.variables.iter_mut().find(|(owner, _)| *owner == effect)?;
        Some(variable)
    }
}
