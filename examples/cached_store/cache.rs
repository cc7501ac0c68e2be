//! The cache: the code under test.

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::time::{Duration, Instant};

use crate::clock::now;
use crate::store::Store;

/// Asks a store as seldom as it may, and has an old value ready where the store has none.
pub(crate) struct Cache<S> {
    store: S,
    kept_for: Duration,
    entries: HashMap<String, Entry>,
}

struct Entry {
    value: String,
    expires: Instant,
}

impl Entry {
    fn found_in(&self, source: Source) -> Found {
        Found { value: self.value.clone(), source }
    }
}

impl<S: Store> Cache<S> {
    pub(crate) fn new(store: S, kept_for: Duration) -> Self {
        Self { store, kept_for, entries: HashMap::new() }
    }

    /// The value of a key. An error of the store is one only where there was no value before.
    pub(crate) fn get(&mut self, key: &str) -> io::Result<Option<Found>> {
        let kept = self.entries.get(key);
        if let Some(fresh) = kept.filter(|entry| now() < entry.expires) {
            return Ok(Some(fresh.found_in(Source::Cache)));
        }
        match (self.store.get(key), kept) {
            (Ok(Some(value)), _) => {
                self.keep(key, &value);
                Ok(Some(Found { value, source: Source::Store }))
            }
            (Ok(None), _) => {
                self.entries.remove(key);
                Ok(None)
            }
            (Err(_), Some(stale)) => Ok(Some(stale.found_in(Source::Stale))),
            (Err(error), None) => Err(error),
        }
    }

    /// Gives a key a value, in the store first: the cache must not know what the store has refused.
    pub(crate) fn put(&mut self, key: &str, value: &str) -> io::Result<()> {
        self.store.put(key, value)?;
        self.keep(key, value);
        Ok(())
    }

    fn keep(&mut self, key: &str, value: &str) {
        let entry = Entry { value: value.to_string(), expires: now() + self.kept_for };
        self.entries.insert(key.to_string(), entry);
    }
}

/// A value, with how much it can be trusted.
#[derive(Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) value: String,
    pub(crate) source: Source,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Source {
    Store,
    Cache,
    /// From the cache too, but expired: the store has failed.
    Stale,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Store => "from the store",
            Self::Cache => "from the cache",
            Self::Stale => "from the cache, and stale: the store has failed",
        })
    }
}
