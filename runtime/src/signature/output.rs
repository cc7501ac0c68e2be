//! Outputs: what an effect makes, and where it rests when the caller only borrows it.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::OnceLock;

use super::family::{Family, Local, Nested, Opt, Own, Ref};

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
    /// Where it rests when the caller borrows it.
    type Store: Default;
    /// The answer `()`, where that is the only one there is.
    #[must_use]
    fn unit<'x, 'y>() -> Option<Made<'x, 'y, Self>> {
        None
    }
}

/// What an effect for the output `R` makes when it makes an owned value.
pub type Made<'x, 'y, R> = super::Of<'x, 'y, <R as Output>::Made>;

macro_rules! handed_over {
    ($($family:ident[$($bound:tt)*]),*) => {$(
        impl<T: $($bound)*> Output for $family<T>
        where
            Self: Family,
        {
            type Made = Self;
            type Store = ();
        }
    )*};
}
handed_over!(Ref[?Sized], Nested[?Sized], Opt[], Local[]);

impl<T: 'static> Output for Own<T> {
    type Made = Self;
    type Store = ();

    fn unit<'x, 'y>() -> Option<Made<'x, 'y, Self>> {
        let mut answer = None::<T>;
        if let Some(answer) = (&mut answer as &mut dyn Any).downcast_mut() {
            *answer = Some(());
        }
        answer
    }
}

/// An output that borrows `T` from the mock: the effect makes an `M`, the mock keeps the `T` in it.
pub struct Lends<M, T: ?Sized>(PhantomData<fn(M, &T)>);

/// An output such as `Option<&T>`: the effect makes an `M`, and the mock lends the `T`s in it.
pub struct LendsIn<M, T: ?Sized>(PhantomData<fn(M, &T)>);

/// An output that borrows `T` mutably from the mock.
pub struct LendsMut<M, T: ?Sized>(PhantomData<fn(M, &T)>);

macro_rules! lent {
    ($($output:ident in $store:ident),*) => {$(
        impl<M: 'static, T: ?Sized + 'static> Output for $output<M, T> {
            type Made = Own<M>;
            type Store = $store<T>;
        }
    )*};
}
lent!(Lends in Lent, LendsIn in Lent, LendsMut in LentMut);

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

/// What a mock lends mutably: one variable for each effect, by the effect's number.
pub struct LentMut<T: ?Sized> {
    variables: Vec<(u64, Box<T>)>,
}

impl<T: ?Sized> Default for LentMut<T> {
    fn default() -> Self {
        Self { variables: Vec::new() }
    }
}

impl<T: ?Sized> LentMut<T> {
    /// Puts a fresh value into the variable of the effect.
    pub(crate) fn put(&mut self, effect: u64, value: Box<T>) {
        match self.variables.iter_mut().find(|(owner, _)| *owner == effect) {
            Some((_, variable)) => *variable = value,
            None => self.variables.push((effect, value)),
        }
    }

    /// Lends the variable of the effect, if it was put.
    pub(crate) fn lend(&mut self, effect: u64) -> Option<&mut T> {
        let (_, variable) = self.variables.iter_mut().find(|(owner, _)| *owner == effect)?;
        Some(variable)
    }
}
