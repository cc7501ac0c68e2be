//! Contexts: what functions without `self` answer, for as long as a guard lives.
//!
//! A context belongs to the thread that made it. A thread with none of its own uses the only one
//! there is, so that code under test may call the function from threads of its own.

mod point;

use std::any::TypeId;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

pub use point::ContextPoint;
use point::{Scope, Seen};

use super::instance::{DoubleOf, Instance};
use super::{Begun, Expectation, MockFn, MockObject, Stamp};
use crate::signature::{Args, ArgsOf, Made, Output, Own};

/// A function without `self`; the macro makes the type that stands for it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` stands for no function that has a context",
    note = "`MockName::function_context()` makes the context of a function without `self`"
)]
pub trait Static: 'static {
    /// Where its contexts are looked up.
    #[doc(hidden)]
    fn point() -> &'static ContextPoint;
    /// A mock of this function alone.
    #[doc(hidden)]
    fn mock() -> MockObject;
}

/// Forgets what is expected when a call panics: the tests that follow start from nothing.
struct ForgetOnPanic<'s>(&'s MockObject);

impl Drop for ForgetOnPanic<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.forget();
        }
    }
}

/// Calls the function `M` with the type arguments `K`, as its context says.
#[track_caller]
pub fn call<'x, 'y, M, K: ?Sized + 'static>(
    args: ArgsOf<'x, 'y, M::Args>,
) -> Made<'x, 'y, M::Output>
where
    M: Static + Instance<K, Output: Output<Store: Send + Sync>>,
{
    match seen(M::point(), TypeId::of::<M>(), M::mock) {
        Ok(scope) => {
            let _forget = ForgetOnPanic(&scope.mock);
            scope.of::<M, K>().call(args)
        }
        Err(mock) => M::double(&mock).call(args),
    }
}

/// What this thread's contexts of the function share; else what `mock` makes. Nothing is set up for that, and the report
/// of it says what to do.
fn seen(
    point: &ContextPoint,
    function: TypeId,
    mock: fn() -> MockObject,
) -> Result<Arc<Scope>, MockObject> {
    match point.see(function) {
        Seen::One(scope) => Ok(scope),
        Seen::None => Err(mock()),
        Seen::Several(count) => Err(mock().without_context(count)),
    }
}

/// The call of an `async` function: it is made, and answered when it is awaited.
pub struct Called<A: Args, R: Output> {
    double: MockFn<A, R>,
    mock: MockObject,
    stamp: Stamp,
}

/// Makes a call of the function `M` with the type arguments `K`, as its context says.
#[track_caller]
pub fn called<M, K: ?Sized + 'static>(args: &ArgsOf<'_, '_, M::Args>) -> Called<M::Args, M::Output>
where
    M: Static + Instance<K, Output: Output<Store: Send + Sync>>,
{
    let (double, mock) = match seen(M::point(), TypeId::of::<M>(), M::mock) {
        Ok(scope) => (scope.of::<M, K>().clone(), scope.mock.clone()),
        Err(mock) => (M::double(&mock), mock),
    };
    let stamp = double.record_call(args);
    Called { double, mock, stamp }
}

impl<A: Args, R: Output> Called<A, R> {
    /// Answers it, now that it is awaited.
    #[track_caller]
    pub fn answer<'x, 'y>(self, args: ArgsOf<'x, 'y, A>) -> Made<'x, 'y, R> {
        let _forget = ForgetOnPanic(&self.mock);
        self.double.answer_at(args, self.stamp)
    }
}

impl<A: Args, T: 'static> Called<A, Own<T>> {
    /// Begins to answer it, now that it is awaited.
    #[track_caller]
    pub fn begin(self, args: ArgsOf<'_, '_, A>) -> Begun<T> {
        let _forget = ForgetOnPanic(&self.mock);
        self.double.begin_at(args, self.stamp)
    }
}

/// Verifies and forgets what this thread's contexts of the function expect.
#[track_caller]
pub fn checkpoint<M: Static>() {
    if let Seen::One(scope) = M::point().see(TypeId::of::<M>()) {
        scope.mock.verify_and_forget();
    }
}

/// A context for as long as it is held.
struct Held {
    point: &'static ContextPoint,
    scope: Arc<Scope>,
}

impl Held {
    fn of<M: Static>() -> Self {
        let point = M::point();
        Self { point, scope: point.enter(TypeId::of::<M>(), M::mock) }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.point.leave(&self.scope);
        if std::thread::panicking() {
            self.scope.mock.forget();
        } else {
            self.scope.mock.verify_and_forget();
        }
    }
}

/// What a function without `self` answers, for as long as the context lives: mockall's `Context`.
///
/// It derefs to the function's [`MockFn`]: set it up and ask it as a method of a mock. It belongs to
/// the thread that made it, so that tests may use the same function at the same time; a thread that
/// has no context of its own uses the only one there is. Dropped, it verifies what it expects.
///
/// ```
/// # use standin::automock;
/// #[automock]
/// trait Clock {
///     fn now() -> u64;
/// }
///
/// let now = MockClock::now_context();
/// now.expect().times(1).returning(|| 5);
/// assert_eq!(MockClock::now(), 5);
/// now.assert_called_once();
/// ```
///
/// # Panics
/// A call from a thread without a context, while several other threads have one, fails and says so.
#[must_use = "what is set up is forgotten when the context is dropped: bind it to a name; `let _ = …` drops it at once"]
pub struct Context<M: Static + Instance<()>> {
    held: Held,
    double: DoubleOf<M, ()>,
}

impl<M: Static + Instance<(), Output: Output<Store: Send + Sync>>> Context<M> {
    #[doc(hidden)]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        let held = Held::of::<M>();
        let double = held.scope.of::<M, ()>().clone();
        Self { held, double }
    }

    /// Verifies, then forgets all expectations.
    ///
    /// # Panics
    /// If an expectation was called less often than it expects.
    #[track_caller]
    pub fn checkpoint(&self) {
        self.held.scope.mock.verify_and_forget();
    }
}

impl<M: Static + Instance<()>> Deref for Context<M> {
    type Target = DoubleOf<M, ()>;

    fn deref(&self) -> &Self::Target {
        &self.double
    }
}

impl<M: Static + Instance<()>> fmt::Debug for Context<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a context of {:?}", self.double)
    }
}

/// The [`Context`] of a generic function with `N` type arguments.
///
/// ```
/// # use standin::automock;
/// #[automock]
/// trait Parser {
///     fn parse<T: 'static>(text: &str) -> Option<T>;
/// }
///
/// let parse = MockParser::parse_context();
/// parse.expect::<u32>().returning(|_| Some(5));
/// assert_eq!(MockParser::parse::<u32>("five"), Some(5));
/// parse.of::<u32>().assert_called_once_with("five");
/// ```
#[must_use = "what is set up is forgotten when the context is dropped: bind it to a name; `let _ = …` drops it at once"]
pub struct GenericContext<M: Static, const N: usize> {
    held: Held,
    function: PhantomData<fn(M)>,
}

impl<M: Static, const N: usize> GenericContext<M, N> {
    #[doc(hidden)]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self { held: Held::of::<M>(), function: PhantomData }
    }

    /// The function with the type arguments `K`: the type itself, or a tuple of several.
    #[must_use]
    pub fn of<K: ?Sized + 'static>(&self) -> &MockFn<M::Args, M::Output>
    where
        M: Instance<K, Output: Output<Store: Send + Sync>>,
    {
        self.held.scope.of::<M, K>()
    }

    /// Verifies, then forgets all expectations.
    ///
    /// # Panics
    /// If an expectation was called less often than it expects.
    #[track_caller]
    pub fn checkpoint(&self) {
        self.held.scope.mock.verify_and_forget();
    }
}

impl<M: Static, const N: usize> fmt::Debug for GenericContext<M, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a context of {:?}", self.held.scope.mock)
    }
}

macro_rules! expects_of {
    ($count:literal: [$($T:ident $(: ?$Sized:ident)?),+] $key:ty) => {
        impl<M: Static> GenericContext<M, $count> {
            /// Expects a call with these type arguments.
            #[track_caller]
            pub fn expect<$($T: 'static $(+ ?$Sized)?),+>(
                &self,
            ) -> Expectation<<M as Instance<$key>>::Args, <M as Instance<$key>>::Output>
            where
                M: Instance<$key, Output: Output<Store: Send + Sync>>,
            {
                self.of::<$key>().expect()
            }
        }
    };
}
expects_of!(1: [T: ?Sized] T);
expects_of!(2: [T, U] (T, U));
expects_of!(3: [T, U, V] (T, U, V));
expects_of!(4: [T, U, V, W] (T, U, V, W));
expects_of!(5: [T, U, V, W, X] (T, U, V, W, X));
expects_of!(6: [T, U, V, W, X, Y] (T, U, V, W, X, Y));
