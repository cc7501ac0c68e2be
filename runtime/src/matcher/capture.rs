//! Matchers that accept an argument and hand it back: captors, slots.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::families::families;
use super::{IntoMatcher, Kinded, Matcher, held};
use crate::signature::{
    At, Family, Local, Mut, Nested, NestedMut, Opt, Own, Parts, Ref, Refs, Shown,
};

/// The values of an argument that matchers have captured: Mockito's `ArgumentCaptor`.
///
/// It is a handle: clones share the values, and [`capture()`](Self::capture) gives a matcher that
/// adds to them. A borrowed argument is captured as its owned form, `&str` as a `String`.
///
/// ```
/// use standin::{Captured, any, automock};
///
/// #[automock]
/// trait Store {
///     fn put(&self, key: &str, size: u64);
/// }
///
/// let keys = Captured::new();
/// let mut store = MockStore::new();
/// store.expect_put().with(keys.capture(), 1).returning(|_, _| ());
/// store.expect_put().with(any(), 2).returning(|_, _| ());
/// store.put("a", 1);
/// store.put("b", 2);
/// store.put("c", 1);
/// assert_eq!(keys.values(), ["a", "c"]);
///
/// // Afterwards, too: of the calls that an assertion is about.
/// let key = Captured::new();
/// store.put.assert_any_call(key.capture(), 2);
/// assert_eq!(key.last().as_deref(), Some("b"));
/// ```
///
/// # When a value is captured
/// * In `with`: when the expectation takes the call, that is, its matchers accept *all* arguments and
///   it is not used up; before its answer runs.
/// * In an assertion: from the call that it is about, the last one of `assert_called_with`, the only
///   one of `assert_called_once_with`, *each* one that `assert_any_call` accepts; nothing, if the
///   assertion fails. The argument must have been recorded as a value.
/// * In a [`CallPattern`](crate::CallPattern): from each call that the pattern is found to mean.
///
/// A value is what the argument was when the call was made, and is kept until the last handle goes.
pub struct Captured<T>(Arc<Mutex<Vec<Arc<T>>>>);

impl<T> Captured<T> {
    /// No values yet. What their type is, the first [`capture()`](Self::capture) says.
    #[must_use]
    pub fn new() -> Self {
        Self(Arc::default())
    }

    /// A matcher that accepts every argument and captures it.
    #[must_use]
    pub fn capture(&self) -> Capture<T> {
        Capture(self.clone())
    }

    /// A matcher that accepts what `matcher` does, and captures it.
    ///
    /// ```
    /// # use standin::{Captured, automock};
    /// # #[automock] trait Store { fn put(&self, key: &str, size: u64); }
    /// # let store = MockStore::lenient();
    /// let (keys, sizes) = (Captured::new(), Captured::new());
    /// store.put("page/home", 3);
    /// store.put("image/logo", 9);
    /// store.put.assert_any_call(
    ///     keys.capture_if(|key: &str| key.starts_with("page/")),
    ///     sizes.capture(),
    /// );
    /// assert_eq!((keys.values(), sizes.values()), (vec!["page/home".to_string()], vec![3]));
    /// ```
    #[must_use]
    pub fn capture_if<M>(&self, matcher: M) -> CaptureIf<T, M> {
        CaptureIf { captured: self.clone(), matcher }
    }

    /// A matcher that accepts every argument and captures what the closure makes of it: for what can't
    /// be cloned, or is too much to look at.
    ///
    /// ```
    /// # use standin::{Captured, automock};
    /// struct Page { title: &'static str, body: Box<dyn std::any::Any> }
    ///
    /// #[automock]
    /// trait Store {
    ///     fn put(&self, page: &Page);
    /// }
    ///
    /// let titles = Captured::new();
    /// let mut store = MockStore::new();
    /// store.expect_put().with(titles.capture_as(|page: &Page| page.title)).returning(|_| ());
    /// store.put(&Page { title: "home", body: Box::new(()) });
    /// assert_eq!(titles.values(), ["home"]);
    /// ```
    #[must_use]
    pub fn capture_as<C>(&self, closure: C) -> CaptureAs<T, C> {
        CaptureAs { captured: self.clone(), closure }
    }

    /// How many values there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lock().len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lock().is_empty()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Arc<T>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push(&self, value: T) {
        self.lock().push(Arc::new(value));
    }
}

// Values are cloned when the lock is free again: a user's `Clone` may do what it likes.
impl<T: Clone> Captured<T> {
    /// The values so far, oldest first.
    #[must_use]
    pub fn values(&self) -> Vec<T> {
        let values = self.lock().clone();
        values.iter().map(|value| T::clone(value)).collect()
    }

    /// The value that was captured last.
    #[must_use]
    pub fn last(&self) -> Option<T> {
        let last = self.lock().last().cloned();
        last.map(Arc::unwrap_or_clone)
    }

    /// Takes the values so far out: those that come are the first again.
    pub fn take(&self) -> Vec<T> {
        let values = std::mem::take(&mut *self.lock());
        values.into_iter().map(Arc::unwrap_or_clone).collect()
    }
}

impl<T> Clone for Captured<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Default for Captured<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for Captured<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values = self.lock().clone();
        f.debug_list().entries(values).finish()
    }
}

/// Captures every argument; made by [`Captured::capture`].
pub struct Capture<T>(Captured<T>);

/// Captures the arguments that another matcher accepts; made by [`Captured::capture_if`].
pub struct CaptureIf<T, M> {
    captured: Captured<T>,
    matcher: M,
}

/// Captures what a closure makes of the arguments; made by [`Captured::capture_as`].
pub struct CaptureAs<T, C> {
    captured: Captured<T>,
    closure: C,
}

/// Marks [`Capture`] among what can be given as a matcher.
pub struct ByCapture;
/// Marks [`CaptureIf`], around a matcher that is marked by `Kind`.
pub struct ByCaptureIf<Kind>(Kind);
/// Marks [`CaptureAs`].
pub struct ByCaptureAs;

/// An argument of which a matcher can make an owned value: one that is `Clone`, behind a reference one
/// that is `ToOwned`.
#[diagnostic::on_unimplemented(
    message = "this argument can't be captured",
    note = "derive `Clone` for its type; what is captured is `Send + Sync`"
)]
pub trait Capturable: Family {
    /// The owned value.
    type Captured: Send + Sync + 'static;
    /// Makes it.
    fn captured(shown: &Shown<'_, '_, Self>) -> Self::Captured;
}

impl<T: Clone + Send + Sync + 'static> Capturable for Own<T> {
    type Captured = T;

    fn captured(shown: &T) -> T {
        shown.clone()
    }
}

macro_rules! borrowed_capturable {
    ($($family:ident),*) => {$(
        impl<T: ?Sized + ToOwned<Owned: Send + Sync + 'static> + 'static> Capturable for $family<T> {
            type Captured = T::Owned;

            fn captured(shown: &T) -> T::Owned {
                shown.to_owned()
            }
        }
    )*};
}
borrowed_capturable!(Ref, Nested, Mut, NestedMut);

macro_rules! optional_capturable {
    ($($family:ident),*) => {$(
        impl<T: ?Sized + ToOwned<Owned: Send + Sync + 'static> + 'static> Capturable
            for Opt<$family<T>>
        {
            type Captured = Option<T::Owned>;

            fn captured(shown: &Option<&T>) -> Option<T::Owned> {
                shown.map(T::to_owned)
            }
        }
    )*};
}
optional_capturable!(Ref, Nested);

impl<T: ?Sized + ToOwned<Owned: Send + Sync + 'static> + 'static> Capturable for Refs<T> {
    type Captured = Vec<T::Owned>;

    fn captured(shown: &[&T]) -> Vec<T::Owned> {
        shown.iter().copied().map(T::to_owned).collect()
    }
}

impl<W, C: 'static, O> Capturable for Local<W, C>
where
    W: 'static + for<'x, 'y> At<'x, 'y>,
    for<'x, 'y> <W as At<'x, 'y>>::Shown: Parts<Owned = O>,
    O: Send + Sync + 'static,
{
    type Captured = O;

    fn captured(shown: &Shown<'_, '_, Self>) -> O {
        shown.own()
    }
}

/// What is captured of an argument.
type Make<'m, F, T> = Box<dyn for<'s, 'x, 'y> Fn(&'s Shown<'x, 'y, F>) -> T + Send + Sync + 'm>;

/// The matcher that all three forms become.
struct Captor<'m, F: Family, T> {
    captured: Captured<T>,
    /// What is accepted; everything where there is nothing.
    condition: Option<Box<dyn Matcher<F> + 'm>>,
    make: Make<'m, F, T>,
}

impl<'m, F: Family, T: Send + Sync + 'static> Captor<'m, F, T> {
    fn boxed(
        captured: Captured<T>,
        condition: Option<Box<dyn Matcher<F> + 'm>>,
        make: Make<'m, F, T>,
    ) -> Box<dyn Matcher<F> + 'm> {
        held::note_capturing();
        Box::new(Self { captured, condition, make })
    }
}

impl<F: Family, T: Send + Sync + 'static> Matcher<F> for Captor<'_, F, T> {
    fn matches(&self, argument: &Shown<'_, '_, F>) -> bool {
        if self.condition.as_ref().is_some_and(|condition| !condition.matches(argument)) {
            return false;
        }
        held::hold(&|| {
            let (captured, value) = (self.captured.clone(), (self.make)(argument));
            Box::new(move || captured.push(value))
        });
        true
    }
    fn describe(&self) -> String {
        self.condition.as_ref().map_or_else(|| "capture()".into(), |condition| condition.describe())
    }
}

impl<F: Capturable> Kinded<F, ByCapture> for Capture<F::Captured> {}
#[diagnostic::do_not_recommend]
impl<F: Capturable> IntoMatcher<F, ByCapture> for Capture<F::Captured> {
    fn into_matcher<'m>(self) -> Box<dyn Matcher<F> + 'm>
    where
        Self: 'm,
    {
        Captor::boxed(self.0, None, Box::new(F::captured))
    }
}

impl<F: Capturable, M: Kinded<F, K>, K> Kinded<F, ByCaptureIf<K>> for CaptureIf<F::Captured, M> {}
#[diagnostic::do_not_recommend]
impl<F: Capturable, M: IntoMatcher<F, K>, K> IntoMatcher<F, ByCaptureIf<K>>
    for CaptureIf<F::Captured, M>
{
    fn into_matcher<'m>(self) -> Box<dyn Matcher<F> + 'm>
    where
        Self: 'm,
    {
        let condition = self.matcher.into_matcher();
        Captor::boxed(self.captured, Some(condition), Box::new(F::captured))
    }
}

macro_rules! capture_as {
    ([$($generics:tt)*] $family:ty, [$($life:lifetime),*] $shown:ty) => {
        impl<$($generics)*, C, V> Kinded<$family, ByCaptureAs> for CaptureAs<V, C>
        where
            C: for<'s $(, $life)*> Fn(&'s $shown) -> V,
        {
        }
        #[diagnostic::do_not_recommend]
        impl<$($generics)*, C, V: Send + Sync + 'static> IntoMatcher<$family, ByCaptureAs>
            for CaptureAs<V, C>
        where
            C: for<'s $(, $life)*> Fn(&'s $shown) -> V + Send + Sync,
        {
            fn into_matcher<'m>(self) -> Box<dyn Matcher<$family> + 'm>
            where
                Self: 'm,
            {
                Captor::boxed(self.captured, None, Box::new(self.closure))
            }
        }
    };
}
families!(capture_as);
