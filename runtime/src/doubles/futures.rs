//! The doubles as readers and writers of the `futures` crates.

use std::io::{self, BufRead, Read, Seek, SeekFrom, Write};
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite};

use super::polled::polled;
use super::{MockReader, MockWriter};

impl AsyncRead for MockReader {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut [u8],
    ) -> Poll<io::Result<usize>> {
        polled(Read::read(&mut *self, into), context, |waker| self.wait(waker))
    }
}

impl AsyncBufRead for MockReader {
    fn poll_fill_buf(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<&[u8]>> {
        let filled = BufRead::fill_buf(&mut *self).map(drop);
        polled(filled, context, |waker| self.wait(waker))
            .map(|filled| filled.map(|()| self.get_mut().buffered()))
    }

    fn consume(mut self: Pin<&mut Self>, count: usize) {
        BufRead::consume(&mut *self, count);
    }
}

impl AsyncWrite for MockWriter {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        polled(Write::write(&mut *self, bytes), context, |waker| self.wait(waker))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        polled(Write::flush(&mut *self), context, |waker| self.wait(waker))
    }

    fn poll_close(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        polled(self.shutdown.call(()), context, |waker| self.wait(waker))
    }
}

macro_rules! seek {
    ($($double:ident)*) => {$(
        impl AsyncSeek for $double {
            fn poll_seek(
                mut self: Pin<&mut Self>,
                context: &mut Context<'_>,
                to: SeekFrom,
            ) -> Poll<io::Result<u64>> {
                polled(Seek::seek(&mut *self, to), context, |waker| self.wait(waker))
            }
        }
    )*};
}
seek!(MockReader MockWriter);
