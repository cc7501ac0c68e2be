//! The download itself: the code under test.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::file::open;
use crate::http::{HttpError, urlopen};

/// How many bytes are asked for at a time.
const BLOCK_SIZE: usize = 81_920;

/// An image that a cloud offers for download.
#[cfg_attr(test, standin::automock)]
pub(crate) trait CloudImage {
    /// Where the image is offered.
    fn remote_image_url(&self) -> String;

    /// Where the image goes.
    fn local_path(&self) -> PathBuf;

    /// Downloads the image.
    fn fetch(&self) -> Result<(), FetchError> {
        let mut response = urlopen(&self.remote_image_url())?;
        let mut file = open(&self.local_path(), "wb")?;
        let mut received = 0;
        loop {
            let block = response.read(BLOCK_SIZE);
            if block.is_empty() {
                break;
            }
            file.write(&block)?;
            received += block.len();
        }
        match response.length() {
            length if length == received => Ok(()),
            length => Err(FetchError::CutShort { received, length }),
        }
    }
}

/// Why an image could not be downloaded.
#[derive(Debug)]
pub(crate) enum FetchError {
    /// The server did not give it.
    Http(HttpError),
    /// The local file could not be written.
    File(io::Error),
    /// The server stopped before the end.
    CutShort {
        /// The bytes that came.
        received: u64,
        /// The bytes that were announced.
        length: u64,
    },
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Http(error) => error.fmt(f),
            Self::File(error) => write!(f, "the local file can't be written: {error}"),
            Self::CutShort { received, length } => {
                write!(f, "only {received} of {length} bytes came")
            }
        }
    }
}

impl std::error::Error for FetchError {}

impl From<HttpError> for FetchError {
    fn from(error: HttpError) -> Self {
        Self::Http(error)
    }
}

impl From<io::Error> for FetchError {
    fn from(error: io::Error) -> Self {
        Self::File(error)
    }
}
