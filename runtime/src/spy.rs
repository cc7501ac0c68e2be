//! What a spy holds its real object by. The spies themselves are emitted: they have to be of the
//! user's traits.

use std::future::Future;
use std::iter::FusedIterator;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::report;

/// A real object that a spy owns; to the spy it is what a pointer points at.
///
/// ```
/// use standin::{automock, parts::Owned};
///
/// #[automock(wrapping)]
/// trait Clock {
///     fn now(&self) -> u32;
/// }
///
/// struct Fixed(u32);
/// impl Clock for Fixed {
///     fn now(&self) -> u32 {
///         self.0
///     }
/// }
///
/// struct Fixture {
///     clock: SpyClock<Owned<Fixed>>,
/// }
///
/// let fixture = Fixture { clock: MockClock::wrapping(Fixed(3)) };
/// assert_eq!(fixture.clock.now(), 3);
/// assert_eq!(SpyClock::real(&fixture.clock).0, 3);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Owned<R>(R);

impl<R> Owned<R> {
    /// Owns `real`. `MockClock::wrapping` does that by itself; it has to be said where `real` is a
    /// pointer that implements the trait too, for then both it and what it points at could be meant.
    #[must_use]
    pub fn new(real: R) -> Self {
        Self(real)
    }
}

impl<R> From<R> for Owned<R> {
    fn from(real: R) -> Self {
        Self(real)
    }
}

impl<R> Deref for Owned<R> {
    type Target = R;

    fn deref(&self) -> &R {
        &self.0
    }
}

impl<R> DerefMut for Owned<R> {
    fn deref_mut(&mut self) -> &mut R {
        &mut self.0
    }
}

/// A pointer that owns its object alone: methods that take `self`, or a box of it, need one.
#[diagnostic::on_unimplemented(
    message = "a method takes `self`, and `{Self}` can't give the real object away",
    label = "shared, or borrowed",
    note = "give the mock the real object itself, or a box of it"
)]
pub trait Holder: Deref {
    /// The object, in a box.
    fn into_boxed(self) -> Box<Self::Target>;
}

impl<R> Holder for Owned<R> {
    fn into_boxed(self) -> Box<R> {
        Box::new(self.0)
    }
}

impl<R: ?Sized> Holder for Box<R> {
    fn into_boxed(self) -> Self {
        self
    }
}

/// What holds a real object and can be cloned with it, as the spy around it then can.
#[diagnostic::on_unimplemented(
    message = "the real object can't be cloned, and so its spy can't: `{Self}` is not `Clone`",
    label = "no clone of the real object",
    note = "derive `Clone` for it, or give the mock an `Arc` or a `&` of it"
)]
pub trait ClonedReal: Clone {}
#[diagnostic::do_not_recommend]
impl<R: Clone> ClonedReal for R {}

/// Marks that a real object is given by itself.
pub struct ByValue;
/// Marks that a real object is given by a pointer to it.
pub struct ByPointer;

/// What comes back where a method says `impl Trait`: from the double, or from the real object.
pub enum Either<D, R> {
    /// From the double.
    Double(D),
    /// From the real object.
    Real(R),
}

impl<D: Iterator, R: Iterator<Item = D::Item>> Iterator for Either<D, R> {
    type Item = D::Item;

    fn next(&mut self) -> Option<D::Item> {
        match self {
            Self::Double(iterator) => iterator.next(),
            Self::Real(iterator) => iterator.next(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Self::Double(iterator) => iterator.size_hint(),
            Self::Real(iterator) => iterator.size_hint(),
        }
    }
}

impl<D: DoubleEndedIterator, R: DoubleEndedIterator<Item = D::Item>> DoubleEndedIterator
    for Either<D, R>
{
    fn next_back(&mut self) -> Option<D::Item> {
        match self {
            Self::Double(iterator) => iterator.next_back(),
            Self::Real(iterator) => iterator.next_back(),
        }
    }
}

impl<D: ExactSizeIterator, R: ExactSizeIterator<Item = D::Item>> ExactSizeIterator
    for Either<D, R>
{
}

impl<D: FusedIterator, R: FusedIterator<Item = D::Item>> FusedIterator for Either<D, R> {}

impl<D: Future + Unpin, R: Future<Output = D::Output> + Unpin> Future for Either<D, R> {
    type Output = D::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<D::Output> {
        match self.get_mut() {
            Self::Double(future) => Pin::new(future).poll(context),
            Self::Real(future) => Pin::new(future).poll(context),
        }
    }
}

/// A mock has answered where the caller is to get a spy.
#[cold]
#[track_caller]
pub fn no_spy(method: &str) -> ! {
    report::no_spy(method)
}
