//! Keeps what it read from a store, for when the store fails: `cargo run --example cached_store`.
//!
//! The program has its store in a real file. Its tests, in `tests.rs`, touch no disk: the cache is
//! tested with a mock of the store, the store with patches of what it imports from `std::fs`, and
//! the clock is patched, so that no test waits for an entry to expire.

mod cache;
mod clock;
mod file_store;
mod store;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::path::Path;
use std::time::Duration;
use std::{env, fs, process, thread};

use cache::Cache;
use file_store::FileStore;

const KEPT_FOR: Duration = Duration::from_millis(100);

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::temp_dir().join(format!("standin-cached-store-{}", process::id()));
    let outcome = use_store(&path);
    // What happens to the file while the program runs is its point: it may be gone already.
    let _ = fs::remove_file(&path);
    outcome
}

fn use_store(path: &Path) -> Result<(), Box<dyn Error>> {
    let mut cache = Cache::new(FileStore::new(path), KEPT_FOR);
    cache.put("greeting", "hello")?;
    println!("put a greeting into {}", path.display());
    show(&mut cache)?;

    fs::write(path, "greeting\tgood morning\n")?;
    println!("another program has changed it");
    show(&mut cache)?;
    thread::sleep(KEPT_FOR);
    println!("time has passed");
    show(&mut cache)?;

    fs::remove_file(path)?;
    thread::sleep(KEPT_FOR);
    println!("more time has passed, and the file is gone");
    show(&mut cache)
}

fn show(cache: &mut Cache<FileStore>) -> Result<(), Box<dyn Error>> {
    let found = cache.get("greeting")?.ok_or("there is no greeting")?;
    println!("   {:?}, {}", found.value, found.source);
    Ok(())
}
