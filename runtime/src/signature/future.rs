//! Outputs that are boxed futures: an effect gives what is awaited of them, or such a box.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::family::{At, Family, Gone, Shown};
use super::output::{ByDefault, DefaultOf, Made, Output};

/// An output that is a boxed future `B`, of which a `T` is awaited.
pub struct FutureOf<T, B>(PhantomData<fn(T, B)>);

/// An output that is a boxed future which may borrow from arguments, of the family `F`. What borrows from nothing has a
/// spelling of its own: rustc then need not prove anything for all lifetimes.
pub struct FutureIn<T, F>(PhantomData<fn(T, F)>);

/// A box of a future that gives a `T`, and may borrow.
pub trait FutureBox<T>: Future<Output = T> + Unpin + Sized {
    /// The box of an effect's future.
    fn of(future: impl Future<Output = T> + Send + 'static) -> Self;
    /// A box in which this one is watched.
    fn watched(self, watch: impl Watch) -> Self;
}

/// One that can have the value in it from the start.
pub trait ReadyBox<T>: FutureBox<T> {
    /// The box of a future that is ready.
    fn ready(value: T) -> Self;
}

/// What sees how a future goes on.
pub trait Watch: Send + Unpin + 'static {
    /// Polls the future.
    fn poll<F: Future>(
        &mut self,
        future: Pin<&mut F>,
        context: &mut Context<'_>,
    ) -> Poll<F::Output>;
}

struct Watched<B, W> {
    future: B,
    watch: W,
}

impl<B: Future + Unpin, W: Watch> Future for Watched<B, W> {
    type Output = B::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<B::Output> {
        let Self { future, watch } = self.get_mut();
        watch.poll(Pin::new(future), context)
    }
}

macro_rules! boxes {
    ($($object:ty, of [$($bound:tt)*];)*) => {$(
        impl<'b, T: 'static> FutureBox<T> for Pin<Box<$object>> {
            fn of(future: impl Future<Output = T> + Send + 'static) -> Self {
                Box::pin(future)
            }
            fn watched(self, watch: impl Watch) -> Self {
                Box::pin(Watched { future: self, watch })
            }
        }
        impl<'b, T: $($bound)* 'static> ReadyBox<T> for Pin<Box<$object>> {
            fn ready(value: T) -> Self {
                Box::pin(std::future::ready(value))
            }
        }
    )*};
}
boxes! {
    dyn Future<Output = T> + 'b, of [];
    dyn Future<Output = T> + Send + 'b, of [Send +];
}

impl<'x, 'y, T: 'static, B: 'static> At<'x, 'y> for FutureOf<T, B> {
    type Of = B;
    type Shown = B;

    fn shown(arg: &B) -> &B {
        arg
    }
}

impl<T: 'static, B: 'static> Family for FutureOf<T, B> {
    type View<'k> = Gone;

    fn look<'k>(view: &Gone) -> &Shown<'k, 'k, Self> {
        match *view {}
    }
}

impl<T: 'static, B: FutureBox<T> + 'static> Output for FutureOf<T, B> {
    type Made = Self;
    type Store = ();
    type Value = B;
    type Awaited = T;

    fn give<'x, 'y>(value: B) -> Made<'x, 'y, Self> {
        value
    }
}

impl<T: Default + 'static, B: ReadyBox<T> + 'static> DefaultOf<FutureOf<T, B>> for ByDefault {
    const MAKE: Option<fn() -> B> = Some(|| B::ready(T::default()));
}

impl<'x, 'y, T, F: At<'x, 'y>> At<'x, 'y> for FutureIn<T, F> {
    type Of = F::Of;
    type Shown = F::Of;

    fn shown(arg: &F::Of) -> &F::Of {
        arg
    }
}

impl<T: 'static, F: Family> Family for FutureIn<T, F> {
    type View<'k> = Gone;

    fn look<'k>(view: &Gone) -> &Shown<'k, 'k, Self> {
        match *view {}
    }
}

impl<T: 'static, F: Family + for<'x, 'y> At<'x, 'y, Of: FutureBox<T>>> Output for FutureIn<T, F> {
    type Made = Self;
    type Store = ();
    /// A future that makes it may leave its thread, even if a `T` may not.
    type Value = fn() -> T;
    type Awaited = T;

    fn give<'x, 'y>(make: fn() -> T) -> Made<'x, 'y, Self> {
        FutureBox::of(async move { make() })
    }
}

impl<T, F> DefaultOf<FutureIn<T, F>> for ByDefault
where
    T: Default + 'static,
    F: Family + for<'x, 'y> At<'x, 'y, Of: FutureBox<T>>,
{
    const MAKE: Option<fn() -> fn() -> T> = Some(|| T::default);
}
