//! Downloads an image, block by block, from a server on this machine: `cargo run --example cloud_image`.
//!
//! The program does all of it for real. Its tests, in `tests.rs`, have no network and no disk:
//! they patch the two functions through which `fetch` reaches out, `urlopen` and `open`.

mod block;
mod cloud_image;
mod file;
mod http;
mod server;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use cloud_image::CloudImage;

/// An image on the server that this program runs.
struct LocalServerImage<'a> {
    server: SocketAddr,
    name: &'a str,
    directory: &'a Path,
}

impl CloudImage for LocalServerImage<'_> {
    fn remote_image_url(&self) -> String {
        format!("http://{}/{}", self.server, self.name)
    }

    fn local_path(&self) -> PathBuf {
        self.directory.join(self.name)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let directory = std::env::temp_dir().join(format!("standin-{}", std::process::id()));
    fs::create_dir_all(&directory)?;
    let outcome = download(&directory);
    fs::remove_dir_all(&directory)?;
    println!("removed {}", directory.display());
    outcome
}

fn download(directory: &Path) -> Result<(), Box<dyn Error>> {
    let content: Vec<u8> = (0..=u8::MAX).cycle().take(200_000).collect();
    let server = server::serve("disk.img", content.clone())?;
    println!("serving {} bytes on {server}", content.len());
    let image = |name| LocalServerImage { server, name, directory };

    let disk = image("disk.img");
    disk.fetch()?;
    let local = disk.local_path();
    let size = fs::metadata(&local)?.len();
    println!("fetched {}", disk.remote_image_url());
    println!("   into {}, {size} bytes", local.display());
    if fs::read(&local)? != content {
        return Err("the file is not what the server sent".into());
    }
    println!("   and they are the bytes that the server has");

    let missing = image("missing.img");
    match missing.fetch() {
        Ok(()) => return Err("the server has no such image".into()),
        Err(error) => println!("fetched no {}: {error}", missing.remote_image_url()),
    }
    Ok(())
}
