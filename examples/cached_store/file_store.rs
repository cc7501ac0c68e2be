//! A store in a file: where the tests stop the program from touching the disk.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

#[cfg_attr(test, standin::patchable(fn(path: &Path) -> io::Result<String>))]
pub(crate) use std::fs::read_to_string;
#[cfg_attr(test, standin::patchable(fn(path: &Path, text: String) -> io::Result<()>))]
pub(crate) use std::fs::write;

use crate::store::Store;

/// A line for each key: the key, a tab, its value.
pub(crate) struct FileStore {
    path: PathBuf,
}

impl FileStore {
    pub(crate) fn new(path: &Path) -> Self {
        Self { path: path.to_path_buf() }
    }
}

fn entries(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().filter_map(|line| line.split_once('\t'))
}

impl Store for FileStore {
    fn get(&self, key: &str) -> io::Result<Option<String>> {
        let text = read_to_string(&self.path)?;
        let found = entries(&text).find(|(name, _)| *name == key);
        Ok(found.map(|(_, value)| value.to_string()))
    }

    fn put(&self, key: &str, value: &str) -> io::Result<()> {
        if key.contains(['\t', '\n']) || value.contains('\n') {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let before = match read_to_string(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            read => read?,
        };
        let mut entries: BTreeMap<&str, &str> = entries(&before).collect();
        entries.insert(key, value);
        let lines = entries.iter().map(|(key, value)| format!("{key}\t{value}\n"));
        write(&self.path, lines.collect::<String>())
    }
}
