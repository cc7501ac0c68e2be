//! What the cache asks for values.

use std::io;

/// Values by their keys, somewhere slow that may fail.
#[cfg_attr(test, standin::automock)]
pub(crate) trait Store {
    /// The value of a key, if it has one.
    fn get(&self, key: &str) -> io::Result<Option<String>>;

    /// Gives a key a value.
    fn put(&self, key: &str, value: &str) -> io::Result<()>;
}
