//! The piece of an image that is read and written at a time.

use std::fmt;

/// Some bytes of an image.
#[derive(Clone)]
pub(crate) struct Block(Vec<u8>);

impl Block {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> u64 {
        self.0.len() as u64
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Block {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

/// A block of a real image has 81,920 bytes: a failing test should not print them all.
impl fmt::Debug for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 32;
        match self.0.get(..SHOWN) {
            None => write!(f, "\"{}\"", self.0.escape_ascii()),
            Some(start) => write!(f, "\"{}…\" ({} bytes)", start.escape_ascii(), self.0.len()),
        }
    }
}
