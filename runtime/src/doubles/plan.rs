//! How far each transfer of bytes goes, and where it fails. It knows neither readers nor writers.

use std::io::{self, ErrorKind};
use std::task::Waker;

/// What a test has planned for the transfers of a reader or a writer.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// How many bytes a transfer moves at most; the last size goes for all that follow.
    sizes: Vec<usize>,
    moved: usize,
    /// Errors that come once, by the byte they are in front of.
    at: Vec<(u64, io::Error)>,
    /// Errors that come once, by the number of the call.
    on_call: Vec<(u64, io::Error)>,
    calls: u64,
    fails_from: Option<(u64, ErrorKind)>,
    stalls_at: Option<u64>,
    /// The tasks that wait for the end of the stall.
    waiting: Vec<Waker>,
}

impl Plan {
    #[inline]
    pub(super) fn in_chunks(&mut self, sizes: &[usize]) {
        self.sizes = sizes.to_vec();
        self.moved = 0;
    }

    #[inline]
    pub(super) fn error_at(&mut self, byte: u64, error: io::Error) {
        self.at.push((byte, error));
    }

    #[inline]
    pub(super) fn error_on_call(&mut self, number: usize, error: io::Error) {
        self.on_call.push((number as u64, error));
    }

    #[inline]
    pub(super) fn fails_from(&mut self, byte: u64, kind: ErrorKind) {
        self.fails_from = Some((byte, kind));
    }

    #[inline]
    pub(super) fn stalls_at(&mut self, byte: u64) {
        self.stalls_at = Some(byte);
    }

    /// How many of the `asked` bytes from `position` on this transfer moves.
    #[inline]
    pub(super) fn transfer(&mut self, position: u64, asked: usize) -> io::Result<usize> {
        self.calls += 1;
        if let Some(error) = take(&mut self.on_call, self.calls) {
            return Err(error);
        }
        if self.is_stalled(position) {
            return Err(ErrorKind::WouldBlock.into());
        }
        if let Some(error) = take(&mut self.at, position) {
            return Err(error);
        }
        if let Some((_, kind)) = self.fails_from.filter(|(byte, _)| position >= *byte) {
            return Err(kind.into());
        }
        Ok(asked.min(self.next_size()).min(self.reach(position)))
    }

    #[inline]
    fn next_size(&mut self) -> usize {
        let size = self.sizes.get(self.moved).or(self.sizes.last());
        self.moved += 1;
        size.copied().unwrap_or(usize::MAX)
    }

    /// How many bytes there are before the next one at which something happens.
    #[inline]
    fn reach(&self, position: u64) -> usize {
        let mut end = self.stalls_at.unwrap_or(u64::MAX);
        if let Some((byte, _)) = self.fails_from {
            end = end.min(byte);
        }
        for (byte, _) in &self.at {
            if *byte > position {
                end = end.min(*byte);
            }
        }
        usize::try_from(end - position).unwrap_or(usize::MAX)
    }

    #[inline]
    fn is_stalled(&self, position: u64) -> bool {
        self.stalls_at.is_some_and(|byte| position >= byte)
    }

    /// Ends the stall; those who are to be woken come back.
    #[inline]
    pub(super) fn resume(&mut self) -> Vec<Waker> {
        self.stalls_at = None;
        std::mem::take(&mut self.waiting)
    }

    /// Lets a task wait for the end of the stall; false if there is none at this position.
    #[cfg(any(feature = "futures", feature = "tokio"))]
    #[inline]
    pub(super) fn wait(&mut self, position: u64, waker: &Waker) -> bool {
        let is_stalled = self.is_stalled(position);
        if is_stalled {
            self.waiting.push(waker.clone());
        }
        is_stalled
    }
}

/// Takes the first error out that is planned for this byte, or for the call of this number.
#[inline]
fn take(planned: &mut Vec<(u64, io::Error)>, meant: u64) -> Option<io::Error> {
    for index in 0..planned.len() {
        if planned[index].0 == meant {
            return Some(planned.remove(index).1);
        }
    }
    None
}
