//! A free function: plain, patchable, and patched.

use std::hint::black_box;

use standin::{PatchSet, patch, patchable};

use crate::scenario::Function;
use crate::subject::{Subject, repeat};

#[inline(never)]
fn plain(_key: &str, n: u64) -> u64 {
    black_box(n)
}

#[patchable]
#[inline(never)]
fn target(_key: &str, n: u64) -> u64 {
    black_box(n)
}

/// As many functions as there are numbers.
#[patchable]
#[inline(never)]
fn numbered<const N: usize>(_key: &str, n: u64) -> u64 {
    black_box(n + N as u64)
}

/// A patch of `numbered` for each number that three digits make.
macro_rules! patch_numbered {
    ($patches:ident: $($digit:literal)*) => {
        patch_numbered!(@first $patches [$($digit)*] $($digit)*);
    };
    (@first $patches:ident $all:tt $($first:literal)*) => {
        $(patch_numbered!(@second $patches $first $all $all);)*
    };
    (@second $patches:ident $first:literal [$($second:literal)*] $all:tt) => {
        $(patch_numbered!(@third $patches $first $second $all);)*
    };
    (@third $patches:ident $first:literal $second:literal [$($third:literal)*]) => {
        $($patches.start(patch!(numbered::<{ $first * 100 + $second * 10 + $third }>));)*
    };
}

struct Calls<C, F> {
    call: C,
    forget: F,
}

impl<C: Fn(&str, u64) -> u64 + Sync, F: Fn() + Sync> Subject for Calls<C, F> {
    fn call(&self, times: u64) {
        repeat(times, &self.call);
    }

    fn forget(&self) {
        (self.forget)();
    }
}

/// Each call makes a patch and drops it.
struct Patching;

impl Subject for Patching {
    fn call(&self, times: u64) {
        repeat(times, |_, n| {
            let patch = patch!(target);
            patch.returns(n);
            n
        });
    }
}

pub fn with_subject(function: Function, measure: impl FnOnce(&dyn Subject)) {
    match function {
        Function::PatchMade => measure(&Patching),
        Function::Plain => measure(&Calls { call: plain, forget: || () }),
        Function::Unpatched => measure(&Calls { call: target, forget: || () }),
        Function::PatchedElsewhere => {
            let (done, wait) = std::sync::mpsc::channel::<()>();
            let (ready, is_ready) = std::sync::mpsc::channel();
            let elsewhere = std::thread::spawn(move || {
                let patch = patch!(target);
                let sent = ready.send(());
                let waited = wait.recv();
                drop((patch, sent, waited));
            });
            assert!(is_ready.recv().is_ok(), "the other thread patches the function");
            measure(&Calls { call: target, forget: || () });
            drop(done);
            assert!(elsewhere.join().is_ok(), "the other thread ends");
        }
        Function::PatchedOfThousand => {
            let mut patches = PatchSet::new();
            patch_numbered!(patches: 0 1 2 3 4 5 6 7 8 9);
            let double = patches.start(patch!(target));
            double.returns(3);
            measure(&Calls { call: target, forget: || _ = double.reset_mock() });
        }
        Function::Patched => {
            let patch = patch!(target);
            patch.returns(3);
            let double = (*patch).clone();
            measure(&Calls { call: target, forget: || _ = double.reset_mock() });
        }
    }
}
