//! Finds its settings in the environment, in a file, among defaults: `cargo run --example settings`.
//!
//! The program writes a real file and reads the real environment: try it with `DEMO_PORT=1` before
//! the command. Its tests, in `tests.rs`, patch the variables, what reads the file, the defaults.

mod defaults;
mod file;
mod settings;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::{env, fs, process};

const FILE: &str = "\
# What this machine does differently.
host = demo.example
port = 8081
";

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::temp_dir().join(format!("standin-settings-{}", process::id()));
    fs::write(&path, FILE)?;
    let read = file::read(&path);
    fs::remove_file(&path)?;
    let entries = read?;

    println!("read {} settings from {}", entries.len(), path.display());
    for name in ["host", "port", "log", "color"] {
        match settings::find(name, &entries) {
            Some(setting) => println!("   {name} is {:?}, {}", setting.value, setting.source),
            None => println!("   {name} is not set"),
        }
    }
    Ok(())
}
