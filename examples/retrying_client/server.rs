//! A small HTTP server on this machine, so that the program has somebody to ask.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread;

/// Offers `/status`, which fails so many times before it answers, on a port that is free, until the
/// program ends.
pub(crate) fn serve(failures: usize) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        let mut left = failures;
        for connection in listener.incoming() {
            if let Err(error) = connection.and_then(|client| answer(client, &mut left)) {
                eprintln!("server: {error}");
            }
        }
    });
    Ok(address)
}

fn answer(client: TcpStream, failures_left: &mut usize) -> io::Result<()> {
    let mut client = BufReader::new(client);
    // All of the request is read, so that the connection ends in peace.
    let lines = client.by_ref().lines().map_while(Result::ok);
    let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let path = head.first().and_then(|request| request.split(' ').nth(1));
    let (status, body) = match path {
        Some("/status") if *failures_left > 0 => {
            *failures_left -= 1;
            ("503 Service Unavailable", "")
        }
        Some("/status") => ("200 OK", "all is well"),
        _ => ("404 Not Found", ""),
    };
    println!("   server: {status}");
    write!(client.get_mut(), "HTTP/1.1 {status}\r\nConnection: close\r\n\r\n{body}")
}
