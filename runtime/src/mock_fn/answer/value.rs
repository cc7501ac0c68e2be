//! Values as effects: repeated, converted, handed over, lent.

use super::{Answer, instance};
use crate::mock_fn::stamp::Place;
use crate::mock_fn::{Effect, Trouble};
use crate::signature::{
    Args, ArgsOf, At, Family, FutureIn, FutureOf, Lends, LendsDyn, LendsIn, LendsMut, LendsMutIn,
    Made, Nested, Of, Opt, Output, Own, ReadyBox, Ref, ThreadBound,
};

/// What the output `R` can be given as a value that outlives the test's scope.
#[diagnostic::on_unimplemented(
    message = "an output that borrows can't be given as a value",
    label = "it is made anew for each call",
    note = "give a closure that computes it: `.returning(|…| …)`"
)]
pub trait Fixed: Family {
    /// The value.
    type Value: 'static;
    /// The value, as the call's caller gets it.
    fn give<'x, 'y>(value: Self::Value) -> Of<'x, 'y, Self>;
}

impl<T: 'static> Fixed for Own<T> {
    type Value = T;

    fn give<'x, 'y>(value: T) -> Of<'x, 'y, Self> {
        value
    }
}

impl<T: 'static, B: ReadyBox<T> + 'static> Fixed for FutureOf<T, B> {
    type Value = T;

    fn give<'x, 'y>(value: T) -> Of<'x, 'y, Self> {
        B::ready(value)
    }
}

impl<T: 'static, F: Family + for<'x, 'y> At<'x, 'y, Of: ReadyBox<T>>> Fixed for FutureIn<T, F> {
    type Value = T;

    fn give<'x, 'y>(value: T) -> Of<'x, 'y, Self> {
        ReadyBox::ready(value)
    }
}

macro_rules! fixed_borrows {
    ($([$($bound:tt)*] $family:ty = $value:ty;)*) => {$(
        impl<T: $($bound)* 'static> Fixed for $family {
            type Value = $value;

            fn give<'x, 'y>(value: $value) -> Of<'x, 'y, Self> {
                value
            }
        }
    )*};
}
fixed_borrows! {
    [?Sized +] Ref<T> = &'static T;
    [?Sized +] Nested<T> = &'static T;
    [?Sized +] Opt<Ref<T>> = Option<&'static T>;
    [?Sized +] Opt<Nested<T>> = Option<&'static T>;
}

/// The value that the output `R` can be given.
pub type ValueOf<R> = <<R as Output>::Made as Fixed>::Value;

/// A constant that belongs to the thread it was made on.
pub(crate) struct BoundConstant<V>(pub(crate) ThreadBound<V>);

impl<A: Args, R: Output<Made: Fixed>, V: Clone + Into<ValueOf<R>>> Answer<A, R>
    for BoundConstant<V>
{
    fn answer<'x, 'y>(
        &mut self,
        _: ArgsOf<'x, 'y, A>,
        _: &mut Option<ArgsOf<'x, 'y, A>>,
    ) -> Result<Made<'x, 'y, R>, Box<Trouble>> {
        let value = self.0.get().ok_or_else(|| Box::new(Trouble::OtherThread))?;
        Ok(R::Made::give(value.clone().into()))
    }
}

struct Repeat<V>(V);

impl<A: Args, R: Output, V: Clone + Send + 'static> Answer<A, R> for Repeat<V>
where
    R::Made: Fixed<Value = V>,
{
    fn answer<'x, 'y>(
        &mut self,
        _: ArgsOf<'x, 'y, A>,
        _: &mut Option<ArgsOf<'x, 'y, A>>,
    ) -> Result<Made<'x, 'y, R>, Box<Trouble>> {
        Ok(R::Made::give(self.0.clone()))
    }
}

/// A value that answers one call.
pub(crate) struct Handover<V>(pub(crate) Option<V>);

impl<A: Args, R: Output, V: Send> Answer<A, R> for Handover<V>
where
    R::Made: Fixed<Value = V>,
{
    fn answer<'x, 'y>(
        &mut self,
        _: ArgsOf<'x, 'y, A>,
        _: &mut Option<ArgsOf<'x, 'y, A>>,
    ) -> Result<Made<'x, 'y, R>, Box<Trouble>> {
        self.0.take().map(R::Made::give).ok_or_else(Trouble::expired)
    }
}

/// A value that is converted anew for each call, as mockall's `return_const` does.
pub(crate) struct Convert<V>(pub(crate) V);

impl<A: Args, T: 'static, V: Clone + Into<T> + Send> Answer<A, Own<T>> for Convert<V> {
    fn answer<'x, 'y>(
        &mut self,
        _: ArgsOf<'x, 'y, A>,
        _: &mut Option<ArgsOf<'x, 'y, A>>,
    ) -> Result<Made<'x, 'y, Own<T>>, Box<Trouble>> {
        Ok(self.0.clone().into())
    }
}

/// An output of which one value can answer any number of calls.
#[diagnostic::on_unimplemented(
    message = "one value can't answer several calls of this function",
    label = "what it returns is not `Clone + Send`",
    note = "answer by `calls(|…| …)` or `side_effect([…])`, or an expectation by `returning(|…| …)`; by `returning_st` with what may not leave this thread"
)]
pub trait Steady: Output<Made: Fixed> {
    /// The effect that answers every call with `value`, which is kept in the `store` if it is lent.
    #[doc(hidden)]
    fn steady<A: Args>(value: ValueOf<Self>, store: &Self::Store, set_at: Place) -> Effect;
}

fn repeating<A: Args, R: Output<Made: Fixed<Value: Clone + Send>>>(
    value: ValueOf<R>,
    set_at: Place,
) -> Effect {
    Effect::exclusive(set_at, instance::<A, R>(Repeat(value)))
}

macro_rules! repeated {
    ($([$($generics:tt)*] $output:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Steady for $output {
            fn steady<A: Args>(
                value: ValueOf<Self>,
                _: &Self::Store,
                set_at: Place,
            ) -> Effect {
                repeating::<A, Self>(value, set_at)
            }
        }
    )*};
}
repeated! {
    [T: Clone + Send + 'static] Own<T>;
    [T: Clone + Send + 'static, B: ReadyBox<T> + 'static] FutureOf<T, B>;
    [T: Clone + Send + 'static, F: Family + for<'x, 'y> At<'x, 'y, Of: ReadyBox<T>>] FutureIn<T, F>;
    [T: ?Sized + Sync + 'static] Ref<T>;
    [T: ?Sized + Sync + 'static] Nested<T>;
    [T: ?Sized + Sync + 'static] Opt<Ref<T>>;
    [T: ?Sized + Sync + 'static] Opt<Nested<T>>;
    [M: Clone + Send + 'static, T: ?Sized + 'static] LendsIn<M, T>;
}

macro_rules! lent_from_store {
    ($([$($generics:tt)*] $output:ty = $made:ty, by $put:ident;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Steady for $output {
            fn steady<A: Args>(value: $made, store: &Self::Store, set_at: Place) -> Effect {
                let effect = Effect::lent(set_at);
                store.$put(effect.serial, value.into());
                effect
            }
        }
    )*};
}
lent_from_store! {
    [M: Into<Box<T>> + 'static, T: ?Sized + 'static] Lends<M, T> = M, by lend;
    [T: ?Sized + 'static] LendsDyn<T> = Box<T>, by lend;
    [M: Into<Box<T>> + 'static, T: ?Sized + 'static] LendsMut<M, T> = M, by put;
}

/// Every call gives the same error.
struct Failure<E>(E);

impl<A: Args, R: Output<Made = Own<Result<B, E>>>, B: 'static, E: Clone + 'static> Answer<A, R>
    for Failure<E>
{
    fn answer<'x, 'y>(
        &mut self,
        _: ArgsOf<'x, 'y, A>,
        _: &mut Option<ArgsOf<'x, 'y, A>>,
    ) -> Result<Made<'x, 'y, R>, Box<Trouble>> {
        Ok(Err(self.0.clone()))
    }
}

#[diagnostic::do_not_recommend]
impl<B, E, T> Steady for LendsMutIn<Result<B, E>, T>
where
    B: Into<Box<T>> + 'static,
    E: Clone + Send + 'static,
    T: ?Sized + 'static,
{
    fn steady<A: Args>(value: ValueOf<Self>, store: &Self::Store, set_at: Place) -> Effect {
        match value {
            Ok(made) => {
                let effect = Effect::lent(set_at);
                store.put(effect.serial, made.into());
                effect
            }
            Err(error) => Effect::exclusive(set_at, instance::<A, Self>(Failure(error))),
        }
    }
}

/// An output that a constant of the type `V` can answer, as mockall's `return_const` takes it.
#[diagnostic::on_unimplemented(
    message = "a constant of type `{V}` can't answer every call of this function",
    label = "not `Clone + Send`, or not what the function returns",
    note = "it is `Clone + Send`, and converted by `Into` to what the function returns; `return_once` takes a value that can't be cloned, `return_const_st` one that may not leave this thread"
)]
pub trait Constant<V>: Output {
    /// The effect that answers every call with `value`, which is kept in the `store` if it is lent.
    #[doc(hidden)]
    fn constant<A: Args>(value: V, store: &Self::Store, set_at: Place) -> Effect;
}

#[diagnostic::do_not_recommend]
impl<T: 'static, V: Clone + Into<T> + Send + 'static> Constant<V> for Own<T> {
    fn constant<A: Args>(value: V, (): &(), set_at: Place) -> Effect {
        Effect::exclusive(set_at, instance::<A, Self>(Convert(value)))
    }
}

macro_rules! constants {
    ($([$($generics:tt)*] $output:ty: $value:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<V: Into<$value>, $($generics)*> Constant<V> for $output
        where
            Self: Steady,
            Self::Made: Fixed<Value = $value>,
        {
            fn constant<A: Args>(value: V, store: &Self::Store, set_at: Place) -> Effect {
                Self::steady::<A>(value.into(), store, set_at)
            }
        }
    )*};
}
constants! {
    [T: Clone + Send + 'static, B: ReadyBox<T> + 'static] FutureOf<T, B>: T;
    [T: Clone + Send + 'static, F: Family + for<'x, 'y> At<'x, 'y, Of: ReadyBox<T>>] FutureIn<T, F>: T;
    [T: ?Sized + Sync + 'static] Ref<T>: &'static T;
    [T: ?Sized + Sync + 'static] Nested<T>: &'static T;
    [T: ?Sized + Sync + 'static] Opt<Ref<T>>: Option<&'static T>;
    [T: ?Sized + Sync + 'static] Opt<Nested<T>>: Option<&'static T>;
    [M: Clone + Send + 'static, T: ?Sized + 'static] LendsIn<M, T>: M;
}
