//! Asks a server that is in trouble until it answers: `cargo run --example retrying_client`.
//!
//! The program talks to a real server on this machine and really waits between its tries. Its tests,
//! in `tests.rs`, have no network and lose no time: they patch the three functions through which the
//! client reaches out, `get`, `now` and `sleep`.

mod client;
mod clock;
mod server;
#[cfg(test)]
mod tests;
mod transport;

use std::error::Error;
use std::time::{Duration, Instant};

use client::Client;

fn main() -> Result<(), Box<dyn Error>> {
    let server = server::serve(2)?;
    let client =
        Client { tries: 5, first_wait: Duration::from_millis(10), budget: Duration::from_secs(5) };

    let url = format!("http://{server}/status");
    println!("fetching {url}");
    let started = Instant::now();
    let body = client.fetch(&url)?;
    println!("   got {body:?} after {} ms", started.elapsed().as_millis());

    let missing = format!("http://{server}/missing");
    println!("fetching {missing}");
    match client.fetch(&missing) {
        Ok(_) => return Err("the server has no such page".into()),
        Err(error) => println!("   {error}"),
    }
    Ok(())
}
