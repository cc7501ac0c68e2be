//! A small HTTP server on this machine, so that the program has something to download.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread;

/// Offers one image under its name, on a port that is free, until the program ends.
pub(crate) fn serve(name: &'static str, image: Vec<u8>) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        for connection in listener.incoming() {
            if let Err(error) = connection.and_then(|client| answer(client, name, &image)) {
                eprintln!("server: {error}");
            }
        }
    });
    Ok(address)
}

fn answer(client: TcpStream, name: &str, image: &[u8]) -> io::Result<()> {
    let mut client = BufReader::new(client);
    let mut request = String::new();
    client.read_line(&mut request)?;
    skip_headers(&mut client)?;
    let (status, body) = match request.split(' ').nth(1) {
        Some(path) if path.strip_prefix('/') == Some(name) => ("200 OK", image),
        _ => ("404 Not Found", &b""[..]),
    };
    let client = client.get_mut();
    write!(
        client,
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    client.write_all(body)
}

fn skip_headers(client: &mut impl BufRead) -> io::Result<()> {
    for line in client.lines() {
        if line?.is_empty() {
            break;
        }
    }
    Ok(())
}
