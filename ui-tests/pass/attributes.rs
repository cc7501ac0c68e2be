//! Attributes of methods go where they belong.
#![deny(warnings)]
#![allow(unexpected_cfgs)]

use standin::automock;

#[automock]
#[allow(dead_code)]
trait Store {
    #[cfg(never)]
    fn gone(&self, nothing: Nothing);
    #[must_use]
    fn get(&self) -> u8;
    #[allow(clippy::too_many_arguments)]
    #[doc = "A doc comment."]
    fn put(&self, n: u8);
    #[deprecated]
    fn old(&self) {}
}

#[automock]
#[deprecated]
pub trait Past {
    fn get(&self) -> u8;
}

#[deprecated]
pub struct Old;

#[automock]
#[allow(deprecated)]
pub trait Keeper {
    fn keep(&self, old: Old) -> Option<Old>;
}

#[automock]
pub trait User {
    #[allow(deprecated)]
    fn take(&self, old: Old) -> Option<Old>;
    #[allow(deprecated)]
    fn list(&self, old: &[&Old]);
    #[allow(deprecated)]
    fn make(n: u8) -> Option<Old>;
    #[allow(deprecated)]
    fn choose<T: 'static>(&self, of: T) -> &Old;
}

fn main() {
    MockUser::new().take.assert_not_called();
    MockPast::new().get.assert_not_called();
    let store = MockStore::new();
    store.get.returns(1);
    assert_eq!(store.get(), 1);
}
