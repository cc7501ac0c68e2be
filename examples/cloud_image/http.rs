//! As much of an HTTP client as the download needs: where the tests stop the program from touching
//! the network.

use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Take, Write};
use std::net::TcpStream;

use crate::block::Block;

/// The body of a response, to be read piece by piece.
#[cfg_attr(test, standin::automock)]
pub(crate) trait Response {
    /// How many bytes the server has announced.
    fn length(&self) -> u64;

    /// The next block, of at most `size` bytes. It is empty at the end, and when the connection is
    /// lost; [`length`](Self::length) tells the one from the other.
    fn read(&mut self, size: usize) -> Block;
}

/// Why a URL could not be opened.
#[derive(Debug)]
pub(crate) enum HttpError {
    /// The server has answered, but not with what was asked for.
    Status(u16),
    /// The server can't be reached, or does not speak HTTP.
    Connection(io::Error),
}

impl fmt::Display for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "the server answered {status}"),
            Self::Connection(error) => write!(f, "no answer from the server: {error}"),
        }
    }
}

impl std::error::Error for HttpError {}

impl From<io::Error> for HttpError {
    fn from(error: io::Error) -> Self {
        Self::Connection(error)
    }
}

/// Asks a server for what is at `url`.
#[cfg_attr(test, standin::patchable)]
pub(crate) fn urlopen(url: &str) -> Result<Box<dyn Response>, HttpError> {
    let (host, path) = url
        .strip_prefix("http://")
        .and_then(|rest| rest.split_once('/'))
        .ok_or_else(|| invalid("not a URL of the form http://host/path"))?;
    let mut stream = TcpStream::connect(host)?;
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
    let mut stream = BufReader::new(stream);
    let head = Head::read_from(&mut stream)?;
    match head.status {
        200 => Ok(Box::new(Body { length: head.length, rest: stream.take(head.length) })),
        status => Err(HttpError::Status(status)),
    }
}

fn invalid(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// What the download needs to know of the head of a response.
struct Head {
    status: u16,
    length: u64,
}

impl Head {
    fn read_from(stream: &mut impl BufRead) -> io::Result<Self> {
        let mut lines = stream.lines();
        let status = lines
            .next()
            .transpose()?
            .and_then(|line| line.split(' ').nth(1)?.parse().ok())
            .ok_or_else(|| invalid("the response has no status"))?;
        let mut length = None;
        for line in lines {
            let line = line?;
            if line.is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':') {
                if name.eq_ignore_ascii_case("Content-Length") {
                    length = value.trim().parse().ok();
                }
            }
        }
        let length = length.ok_or_else(|| invalid("the response does not say its length"))?;
        Ok(Self { status, length })
    }
}

/// A response that comes over TCP.
struct Body {
    length: u64,
    rest: Take<BufReader<TcpStream>>,
}

impl Response for Body {
    fn length(&self) -> u64 {
        self.length
    }

    fn read(&mut self, size: usize) -> Block {
        let mut bytes = Vec::with_capacity(size);
        let mut block = self.rest.by_ref().take(size as u64);
        // Where the connection is lost, what came before is in `bytes`, and the next block is empty.
        let _ = block.read_to_end(&mut bytes);
        bytes.into()
    }
}
