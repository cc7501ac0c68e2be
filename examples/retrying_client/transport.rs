//! One request over HTTP: where the tests stop the program from touching the network.

use std::fmt;
use std::io::{self, Read, Write};
use std::net::TcpStream;

/// Why a request has failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The server has answered, but not with what was asked for.
    Status(u16),
    /// The server can't be reached, or does not speak HTTP.
    Connection(io::Error),
}

impl Failure {
    /// Whether the same request may succeed later: not where the server says that the client is wrong.
    pub(crate) fn is_temporary(&self) -> bool {
        match self {
            Self::Status(status) => *status >= 500,
            Self::Connection(_) => true,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "the server answered {status}"),
            Self::Connection(error) => write!(f, "no answer from the server: {error}"),
        }
    }
}

/// Asks a server once for what is at `url`.
#[cfg_attr(test, standin::patchable)]
pub(crate) fn get(url: &str) -> Result<String, Failure> {
    match exchange(url) {
        Ok((200, body)) => Ok(body),
        Ok((status, _)) => Err(Failure::Status(status)),
        Err(error) => Err(Failure::Connection(error)),
    }
}

fn exchange(url: &str) -> io::Result<(u16, String)> {
    let (host, path) = url
        .strip_prefix("http://")
        .and_then(|rest| rest.split_once('/'))
        .ok_or_else(|| invalid("not a URL of the form http://host/path"))?;
    let mut stream = TcpStream::connect(host)?;
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
    let mut response = String::new();
    stream.read_to_string(&mut response)?;
    let parts = response.split_once("\r\n\r\n");
    let (head, body) = parts.ok_or_else(|| invalid("the response has no end"))?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.ok_or_else(|| invalid("the response has no status"))?;
    Ok((status, body.to_string()))
}

fn invalid(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}
