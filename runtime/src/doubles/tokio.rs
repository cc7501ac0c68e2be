//! The doubles as tokio's readers and writers.

use std::io::{self, BufRead, Read, Seek, SeekFrom, Write};
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite, ReadBuf};

use super::polled::polled;
use super::{MockReader, MockWriter};

impl AsyncRead for MockReader {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let read = Read::read(&mut *self, into.initialize_unfilled());
        polled(read.map(|count| into.advance(count)), context, |waker| self.wait(waker))
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

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        polled(self.shutdown.call(()), context, |waker| self.wait(waker))
    }
}

macro_rules! seek {
    ($($double:ident)*) => {$(
        impl AsyncSeek for $double {
            fn start_seek(mut self: Pin<&mut Self>, to: SeekFrom) -> io::Result<()> {
                Seek::seek(&mut *self, to).map(drop)
            }

            fn poll_complete(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<u64>> {
                Poll::Ready(Ok(self.position()))
            }
        }
    )*};
}
seek!(MockReader MockWriter);
