//! Values in place of a static's. Whoever reads a static may keep the reference for ever, so a value that
//! is read is never freed; as little as can be is kept for that.

use std::collections::BTreeSet;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A value that is in place of a static's.
pub trait Held<T: 'static>: Send + Sync {
    /// The value, as long as it is held.
    fn value(&self) -> &T;
    /// The value, for whoever reads the static.
    fn lend(&self) -> &'static T;
}

/// Is freed with its guard, unless it is read.
struct UntilRead<T: 'static> {
    value: Arc<T>,
    lent: OnceLock<&'static T>,
}

impl<T: Send + Sync + 'static> Held<T> for UntilRead<T> {
    fn value(&self) -> &T {
        &self.value
    }
    fn lend(&self) -> &'static T {
        self.lent.get_or_init(|| Box::leak(Box::new(self.value.clone())))
    }
}

/// Is there for ever.
struct ForEver<T: 'static>(&'static T);

impl<T: Sync + 'static> Held<T> for ForEver<T> {
    fn value(&self) -> &T {
        self.0
    }
    fn lend(&self) -> &'static T {
        self.0
    }
}

/// The values that are there for ever: one that comes again takes no more memory.
pub type Known<T> = Mutex<BTreeSet<&'static T>>;

/// Holds a value.
pub type Hold<T> = fn(&Known<T>, T) -> Box<dyn Held<T>>;

/// How values of the type `T` are held. `BY` is what the type itself can do, found by rustc's rule that what
/// is inherent goes before what is of a trait: so it needs no bound.
pub struct Holding<T>(PhantomData<T>);

/// Stands in front of [`Holding`] for what is small and the same whenever it is equal.
pub struct Interning<T>(PhantomData<T>);

impl<T: Copy + Ord + Sync + 'static> Interning<T> {
    #[allow(missing_docs)]
    pub const BY: Option<Hold<T>> = Some(|known, value| {
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        let of_before = known.get(&value).copied();
        let value = of_before.unwrap_or_else(|| Box::leak(Box::new(value)));
        known.insert(value);
        Box::new(ForEver(value))
    });
}

impl<T: Send + Sync + 'static> Holding<T> {
    #[allow(missing_docs)]
    pub const BY: Hold<T> =
        |_, value| Box::new(UntilRead { value: Arc::new(value), lent: OnceLock::new() });
}

/// What is not found otherwise.
pub trait HoldingOfAll<T: 'static> {
    #[allow(missing_docs)]
    const BY: Hold<T>;
}

impl<T: Sync + 'static> HoldingOfAll<T> for Holding<T> {
    const BY: Hold<T> = |_, value| Box::new(ForEver(Box::leak(Box::new(value))));
}

/// What is not found otherwise.
pub trait InterningOfNone<T: 'static> {
    #[allow(missing_docs)]
    const BY: Option<Hold<T>> = None;
}

impl<T: 'static> InterningOfNone<T> for Interning<T> {}
