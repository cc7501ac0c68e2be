//! A free function: plain, patchable, and patched.

use std::hint::black_box;

use standin::{patch, patchable};

use crate::double::{Subject, batch};
use crate::scenario::Function;

#[inline(never)]
fn plain(_key: &str, n: u64) -> u64 {
    black_box(n)
}

#[patchable]
#[inline(never)]
fn target(_key: &str, n: u64) -> u64 {
    black_box(n)
}

struct Calls<C, F> {
    call: C,
    forget: F,
}

impl<C: Fn(&str, u64) -> u64 + Sync, F: Fn() + Sync> Subject for Calls<C, F> {
    fn call_batch(&self) {
        batch(&self.call);
    }

    fn forget(&self) {
        (self.forget)();
    }
}

pub fn with_subject(function: Function, measure: impl FnOnce(&dyn Subject)) {
    match function {
        Function::Plain => measure(&Calls { call: plain, forget: || () }),
        Function::Unpatched => measure(&Calls { call: target, forget: || () }),
        Function::Patched => {
            let patch = patch!(target);
            patch.returns(3);
            let double = (*patch).clone();
            measure(&Calls { call: target, forget: || double.reset_mock() });
        }
    }
}
