//! What can answer a call: closures, values, sequences of values.

use std::rc::Rc;
use std::sync::Arc;

use fragile::Fragile;

use super::Trouble;
use super::effect::{Effect, Instance};
use super::state::Place;
use crate::signature::{
    Args, ArgsOf, At, Family, Implied, Lends, LendsIn, LendsMut, Made, Nested, Of, Opt, Output,
    Own, Ref,
};

/// One effect of one signature.
pub(crate) trait Answer<A: Args, R: Output>: Send {
    fn answer<'x, 'y>(&mut self, args: ArgsOf<'x, 'y, A>) -> Result<Made<'x, 'y, R>, Trouble>;
}

/// What an [`Instance`] holds.
pub(crate) type Answering<A, R> = Box<dyn Answer<A, R>>;

/// Hides the signature of an effect from the core.
pub(crate) fn instance<A: Args, R: Output>(answer: impl Answer<A, R> + 'static) -> Instance {
    let answer: Answering<A, R> = Box::new(answer);
    Box::new(answer)
}

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

/// A constant that belongs to the thread it was made on.
pub(crate) struct BoundConstant<V>(pub(crate) Fragile<V>);

impl<A: Args, R: Output<Made: Fixed>, V: Clone + Into<ValueOf<R>>> Answer<A, R>
    for BoundConstant<V>
{
    fn answer<'x, 'y>(&mut self, _: ArgsOf<'x, 'y, A>) -> Result<Made<'x, 'y, R>, Trouble> {
        let value = self.0.try_get().map_err(|_| Trouble::OtherThread)?;
        Ok(R::Made::give(value.clone().into()))
    }
}

/// What the output `R` can be given as a value that outlives the test's scope.
#[diagnostic::on_unimplemented(
    message = "an output that borrows can't be given as a value",
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
pub(crate) type ValueOf<R> = <<R as Output>::Made as Fixed>::Value;

/// A value that can be given where the answer `T` is wanted: a `T`, a string literal for a
/// [`Literal`] such as `String`, or for a `Box<T>` what goes into it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what this method returns",
    label = "expected `{T}`",
    note = "give a `{T}`; a string literal is turned into a `String`, a `Vec<u8>` and other owned texts"
)]
pub trait IntoAnswer<T, Kind> {
    /// The answer.
    fn into_answer(self) -> T;
}

/// Marks a value that is the answer.
pub struct Exact;
/// Marks a string literal.
pub struct FromText;
/// Marks what is put into a box.
pub struct Boxed;

impl<T> IntoAnswer<T, Exact> for T {
    fn into_answer(self) -> T {
        self
    }
}

impl<T: Literal> IntoAnswer<T, FromText> for &'static str {
    fn into_answer(self) -> T {
        T::from_literal(self)
    }
}

impl<T> IntoAnswer<Box<T>, Boxed> for T {
    fn into_answer(self) -> Box<T> {
        Box::new(self)
    }
}

impl<T, const N: usize> IntoAnswer<Vec<T>, Boxed> for [T; N] {
    fn into_answer(self) -> Vec<T> {
        self.into()
    }
}

macro_rules! unsized_answers {
    ($([$($generics:tt)*] $owned:ty => $target:ty;)*) => {$(
        impl<$($generics)*> IntoAnswer<Box<$target>, Boxed> for $owned {
            fn into_answer(self) -> Box<$target> {
                self.into()
            }
        }
    )*};
}
unsized_answers! {
    [] String => str;
    [T] Vec<T> => [T];
    [T, const N: usize] [T; N] => [T];
    [] std::path::PathBuf => std::path::Path;
    [] std::ffi::OsString => std::ffi::OsStr;
    [] std::ffi::CString => std::ffi::CStr;
}

/// A type for which a string literal can be given as the answer; `Option` and `Result` of it too.
///
/// Implement it for a type of yours to write `body.returns("text")` where a method returns it.
#[diagnostic::on_unimplemented(
    message = "a string literal can't be given where this method returns `{Self}`",
    note = "give a `{Self}`, or implement `standin::Literal` for it"
)]
pub trait Literal {
    /// The value that the literal stands for.
    fn from_literal(text: &'static str) -> Self;
}

macro_rules! literals {
    ($($type:ty),*) => {$(
        impl Literal for $type {
            fn from_literal(text: &'static str) -> Self {
                text.into()
            }
        }
    )*};
}
literals!(
    String,
    Vec<u8>,
    Box<str>,
    Rc<str>,
    Arc<str>,
    std::borrow::Cow<'static, str>,
    std::path::PathBuf,
    std::ffi::OsString,
    Box<dyn std::error::Error>,
    Box<dyn std::error::Error + Send + Sync>
);

impl<T: Literal> Literal for Option<T> {
    fn from_literal(text: &'static str) -> Self {
        Some(T::from_literal(text))
    }
}

impl<T: Literal, E> Literal for Result<T, E> {
    fn from_literal(text: &'static str) -> Self {
        Ok(T::from_literal(text))
    }
}

impl Literal for Box<[u8]> {
    fn from_literal(text: &'static str) -> Self {
        text.as_bytes().into()
    }
}

struct Repeat<V>(V);
struct Handover<V>(Option<V>);

impl<A: Args, R: Output, V: Clone + Send + 'static> Answer<A, R> for Repeat<V>
where
    R::Made: Fixed<Value = V>,
{
    fn answer<'x, 'y>(&mut self, _: ArgsOf<'x, 'y, A>) -> Result<Made<'x, 'y, R>, Trouble> {
        Ok(R::Made::give(self.0.clone()))
    }
}

impl<A: Args, R: Output, V: Send> Answer<A, R> for Handover<V>
where
    R::Made: Fixed<Value = V>,
{
    fn answer<'x, 'y>(&mut self, _: ArgsOf<'x, 'y, A>) -> Result<Made<'x, 'y, R>, Trouble> {
        self.0.take().map(R::Made::give).ok_or(Trouble::Expired)
    }
}

/// A value that is converted anew for each call, as mockall's `return_const` does.
struct Convert<V>(V);

impl<A: Args, T: 'static, V: Clone + Into<T> + Send> Answer<A, Own<T>> for Convert<V> {
    fn answer<'x, 'y>(&mut self, _: ArgsOf<'x, 'y, A>) -> Result<Made<'x, 'y, Own<T>>, Trouble> {
        Ok(self.0.clone().into())
    }
}

/// An output of which one value can answer any number of calls.
#[diagnostic::on_unimplemented(
    message = "one value can't answer several calls of this method",
    note = "the value must be `Clone + Send`; use `return_once`, `side_effect([…])` or `returning(|…| …)` otherwise"
)]
pub trait Steady: Output<Made: Fixed> {
    /// The effect that answers every call with `value`.
    #[doc(hidden)]
    fn steady<A: Args>(value: ValueOf<Self>, set_at: Place) -> Effect;
}

fn repeating<A: Args, R: Output<Made: Fixed<Value: Clone + Send>>>(
    value: ValueOf<R>,
    set_at: Place,
) -> Effect {
    Effect::exclusive(set_at, instance::<A, R>(Repeat(value)))
}

fn lent<A: Args, R: Output<Made: Fixed<Value: Send>>>(value: ValueOf<R>, set_at: Place) -> Effect {
    Effect::variable(set_at, instance::<A, R>(Handover(Some(value))))
}

macro_rules! steady {
    ($([$($generics:tt)*] $output:ty, $make:ident;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Steady for $output {
            fn steady<A: Args>(value: ValueOf<Self>, set_at: Place) -> Effect {
                $make::<A, Self>(value, set_at)
            }
        }
    )*};
}
steady! {
    [T: Clone + Send + 'static] Own<T>, repeating;
    [T: ?Sized + Sync + 'static] Ref<T>, repeating;
    [T: ?Sized + Sync + 'static] Nested<T>, repeating;
    [T: ?Sized + Sync + 'static] Opt<Ref<T>>, repeating;
    [T: ?Sized + Sync + 'static] Opt<Nested<T>>, repeating;
    [M: Send + 'static, T: ?Sized + 'static] Lends<M, T>, lent;
    [M: Clone + Send + 'static, T: ?Sized + 'static] LendsIn<M, T>, repeating;
    [M: Send + 'static, T: ?Sized + 'static] LendsMut<M, T>, lent;
}

/// An output that a constant of the type `V` can answer, as mockall's `return_const` takes it.
#[diagnostic::on_unimplemented(
    message = "a constant of type `{V}` can't answer every call of this method",
    note = "it must be `Clone + Send` and convertible (`Into`) to what the method returns; `return_once` takes a value that can't be cloned"
)]
pub trait Constant<V>: Output {
    /// The effect that answers every call with `value`.
    #[doc(hidden)]
    fn constant<A: Args>(value: V, set_at: Place) -> Effect;
}

impl<T: 'static, V: Clone + Into<T> + Send + 'static> Constant<V> for Own<T> {
    fn constant<A: Args>(value: V, set_at: Place) -> Effect {
        Effect::exclusive(set_at, instance::<A, Self>(Convert(value)))
    }
}

macro_rules! constants {
    ($([$($generics:tt)*] $output:ty: $value:ty;)*) => {$(
        impl<V: Into<$value>, $($generics)*> Constant<V> for $output
        where
            Self: Steady,
            Self::Made: Fixed<Value = $value>,
        {
            fn constant<A: Args>(value: V, set_at: Place) -> Effect {
                Self::steady::<A>(value.into(), set_at)
            }
        }
    )*};
}
constants! {
    [T: ?Sized + Sync + 'static] Ref<T>: &'static T;
    [T: ?Sized + Sync + 'static] Nested<T>: &'static T;
    [T: ?Sized + Sync + 'static] Opt<Ref<T>>: Option<&'static T>;
    [T: ?Sized + Sync + 'static] Opt<Nested<T>>: Option<&'static T>;
    [M: Send + 'static, T: ?Sized + 'static] Lends<M, T>: M;
    [M: Clone + Send + 'static, T: ?Sized + 'static] LendsIn<M, T>: M;
    [M: Send + 'static, T: ?Sized + 'static] LendsMut<M, T>: M;
}

/// Answers one call after the other from an iterator.
struct Each<I, K> {
    answers: I,
    given: usize,
    kind: std::marker::PhantomData<fn(K)>,
}

impl<A, R, I, K> Answer<A, R> for Each<I, K>
where
    A: Args,
    R: Output<Made: Fixed>,
    I: Iterator<Item: IntoAnswer<ValueOf<R>, K>> + Send,
{
    fn answer<'x, 'y>(&mut self, _: ArgsOf<'x, 'y, A>) -> Result<Made<'x, 'y, R>, Trouble> {
        match self.answers.next() {
            Some(item) => {
                self.given += 1;
                Ok(R::Made::give(item.into_answer()))
            }
            None => Err(Trouble::RanOut(self.given)),
        }
    }
}

/// What can be a side effect: anything to iterate over, or a closure with annotated parameters.
///
/// An iterable gives one answer a call, also an endless or a lazy one. A closure is `Fn`, so it may
/// run on several threads at once, and may call the double that it answers for.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be a side effect of this method",
    label = "neither an iterable of answers nor a matching closure",
    note = "give answers to iterate over (`[\"foo\", \"bar\"]`), or a closure `Fn + Send + Sync` whose parameters have their types written; for one that changes what it captures use `returning`"
)]
pub trait IntoSideEffect<A: Args, R: Output, Kind> {
    /// The effect.
    #[doc(hidden)]
    fn into_side_effect(self, set_at: Place) -> Effect;
}

/// Marks an iterable of answers.
pub struct ByItem<K>(std::marker::PhantomData<K>);
/// Marks a closure.
pub struct ByFunction;

impl<A, R, I, K> IntoSideEffect<A, R, ByItem<K>> for I
where
    A: Args,
    R: Output<Made: Fixed>,
    I: IntoIterator<Item: IntoAnswer<ValueOf<R>, K>, IntoIter: Send + 'static>,
    K: 'static,
{
    fn into_side_effect(self, set_at: Place) -> Effect {
        let kind = std::marker::PhantomData::<fn(K)>;
        let each = Each { answers: self.into_iter(), given: 0, kind };
        Effect::exclusive(set_at, instance::<A, R>(each))
    }
}

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
