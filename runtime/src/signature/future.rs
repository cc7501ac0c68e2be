//! Outputs that are boxed futures: an effect gives what is awaited of them, or such a box.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::family::{At, Family, Gone, Shown};
use super::output::{ByDefault, DefaultOf, Made, Output};

/// An output that is a boxed future `B`, of which a `T` is awaited.
pub struct FutureOf<T, B>(PhantomData<fn(T, B)>);

/// A box of a future that gives a `T`.
pub trait FutureBox<T>: Future<Output = T> + Unpin + Sized + 'static {
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
        impl<T: 'static> FutureBox<T> for Pin<Box<$object>> {
            fn of(future: impl Future<Output = T> + Send + 'static) -> Self {
                Box::pin(future)
            }
            fn watched(self, watch: impl Watch) -> Self {
                Box::pin(Watched { future: self, watch })
            }
        }
        impl<T: $($bound)* 'static> ReadyBox<T> for Pin<Box<$object>> {
            fn ready(value: T) -> Self {
                Box::pin(std::future::ready(value))
            }
        }
    )*};
}
boxes! {
    dyn Future<Output = T>, of [];
    dyn Future<Output = T> + Send, of [Send +];
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

impl<T: 'static, B: FutureBox<T>> Output for FutureOf<T, B> {
    type Made = Self;
    type Store = ();
    type Value = B;
    type Awaited = T;

    fn give<'x, 'y>(value: B) -> Made<'x, 'y, Self> {
        value
    }
}

impl<T: Default + 'static, B: ReadyBox<T>> DefaultOf<FutureOf<T, B>> for ByDefault {
    const MAKE: Option<fn() -> B> = Some(|| B::ready(T::default()));
}
