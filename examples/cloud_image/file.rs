//! The local file: where the tests stop the program from touching the disk.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use crate::block::Block;

/// A file that an image is written to.
#[cfg_attr(test, standin::automock)]
pub(crate) trait ImageFile {
    /// Adds the block to what was written before.
    fn write(&mut self, block: &Block) -> io::Result<()>;
}

impl ImageFile for File {
    fn write(&mut self, block: &Block) -> io::Result<()> {
        self.write_all(block.bytes())
    }
}

/// Opens a file, `mode` being as for C's `fopen`: with a `w` in it, the file starts out empty.
#[cfg_attr(test, standin::patchable)]
pub(crate) fn open(path: &Path, mode: &str) -> io::Result<Box<dyn ImageFile>> {
    let writes = mode.contains('w');
    let file = OpenOptions::new()
        .read(mode.contains('r'))
        .write(writes)
        .create(writes)
        .truncate(writes)
        .open(path)?;
    Ok(Box::new(file))
}
