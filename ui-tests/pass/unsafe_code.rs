//! Where the user's own code is unsafe, its doubles are.
#![deny(warnings)]

use standin::{automock, patch, patchable};

#[automock]
unsafe trait Dangerous {
    /// # Safety
    /// Safe.
    unsafe fn required(&self, n: u8) -> u8;
    /// # Safety
    /// Safe.
    unsafe fn provided(&self, n: u8) -> u8 {
        unsafe { self.required(n) * 2 }
    }
}

#[patchable]
unsafe fn patched(n: u8) -> u8 {
    n
}

#[patchable]
extern "C" fn foreign(n: u8) -> u8 {
    n
}

fn main() {
    let mock = MockDangerous::new();
    mock.required.returns(3);
    mock.provided.calls_default();
    let double = patch!(patched);
    double.returns(7);
    let foreign_double = patch!(foreign);
    foreign_double.returns(8);
    // SAFETY: none of these asks for anything.
    unsafe {
        assert_eq!((mock.required(1), mock.provided(1), patched(1)), (3, 6, 7));
    }
    assert_eq!(foreign(1), 8);
}
