//! What becomes of a call that nothing answers: it fails, unless the mock is told otherwise.

use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};

use super::MockObject;

pub(crate) struct Leniency {
    is_lenient: AtomicBool,
    /// Whether there is a real object behind all methods.
    is_spy: AtomicBool,
    /// Whether what is not set up goes to the original, where there is one.
    passes_on: AtomicBool,
    /// Whether it was lenient, or passed calls on, until it was sealed.
    is_sealed: AtomicBool,
}

impl Leniency {
    pub(super) const fn new() -> Self {
        let [is_lenient, is_spy, passes_on, is_sealed] = [const { AtomicBool::new(false) }; 4];
        Self { is_lenient, is_spy, passes_on, is_sealed }
    }

    pub(super) fn is_lenient(&self) -> bool {
        self.is_lenient.load(Ordering::Relaxed)
    }

    pub(super) fn is_spy(&self) -> bool {
        self.is_spy.load(Ordering::Relaxed)
    }

    pub(super) fn passes_on(&self) -> bool {
        self.passes_on.load(Ordering::Relaxed)
    }

    pub(super) fn is_sealed(&self) -> bool {
        self.is_sealed.load(Ordering::Relaxed) && !self.is_lenient() && !self.passes_on()
    }

    pub(super) fn be_as(&self, other: &Self) {
        self.is_lenient.store(other.is_lenient(), Ordering::Relaxed);
        self.is_spy.store(other.is_spy(), Ordering::Relaxed);
        self.passes_on.store(other.passes_on(), Ordering::Relaxed);
        self.is_sealed.store(other.is_sealed(), Ordering::Relaxed);
    }
}

impl MockObject {
    /// Answers what was not set up with a default value, where the method's output has one; a call
    /// whose output has none still fails. gMock's nice mock.
    pub fn be_lenient(&self) {
        self.switch(|leniency| &leniency.is_lenient, true);
    }

    /// Hands what was not set up to the trait's default bodies, where it has them: a partial double,
    /// whose other methods are mocked. Of one method
    /// [`calls_default`](crate::MockFn::calls_default) says so.
    ///
    /// ```
    /// # use standin::automock;
    /// #[automock]
    /// trait Store {
    ///     fn get(&self, key: &str) -> Option<String>;
    ///     fn has(&self, key: &str) -> bool {
    ///         self.get(key).is_some()
    ///     }
    /// }
    ///
    /// let store = MockStore::new();
    /// store.calls_defaults();
    /// store.get.returns(None);
    /// assert!(!store.has("home"));
    /// store.get.assert_called_once_with("home");
    /// ```
    #[inline]
    pub fn calls_defaults(&self) {
        self.switch(|leniency| &leniency.passes_on, true);
    }

    /// Has a real object behind all methods, which gets what is not set up.
    #[doc(hidden)]
    pub fn be_spy(&self) {
        self.switch(|leniency| &leniency.is_spy, true);
        self.switch(|leniency| &leniency.passes_on, true);
    }

    /// Ends what [`be_lenient`](Self::be_lenient) and [`calls_defaults`](Self::calls_defaults) began,
    /// and that a spy passes on what is not set up: by now that fails.
    #[inline]
    pub fn seal(&self) {
        let leniency = self.as_core().leniency();
        if leniency.is_lenient() || leniency.passes_on() {
            self.switch(|leniency| &leniency.is_sealed, true);
        }
        self.switch(|leniency| &leniency.is_lenient, false);
        self.switch(|leniency| &leniency.passes_on, false);
    }

    fn switch(&self, what: fn(&Leniency) -> &AtomicBool, on: bool) {
        let core = self.as_core();
        what(core.leniency()).store(on, Ordering::Relaxed);
        for child in &core.all_children() {
            what(child.leniency()).store(on, Ordering::Relaxed);
        }
    }
}

/// The mock, made lenient.
pub fn lenient<M: Deref<Target = MockObject>>(mock: M) -> M {
    mock.be_lenient();
    mock
}
