//! Functions with an ABI of their own, and foreign blocks that are marked unsafe.

use mockall::{automock, mock, predicate::eq};

#[automock]
pub mod callbacks {
    pub extern "C" fn standin_suite_on_event(code: i32) -> i32 {
        code
    }

    pub unsafe extern "C" fn standin_suite_on_data(data: *const u8, len: usize) -> u8 {
        *data.add(len - 1)
    }
}

#[test]
fn functions_with_the_abi_of_c() {
    let ctx = mock_callbacks::standin_suite_on_event_context();
    ctx.expect().with(eq(1)).returning(|code| code + 10);
    let function: extern "C" fn(i32) -> i32 = mock_callbacks::standin_suite_on_event;
    assert_eq!(function(1) + callbacks::standin_suite_on_event(1), 12);
    let ctx = mock_callbacks::standin_suite_on_data_context();
    ctx.expect().withf(|data, len| !data.is_null() && *len == 2).return_const(5);
    assert_eq!(unsafe { mock_callbacks::standin_suite_on_data([1, 2].as_ptr(), 2) }, 5);
    assert_eq!(unsafe { callbacks::standin_suite_on_data([1, 2].as_ptr(), 2) }, 2);
}

#[automock]
pub mod newer {
    unsafe extern "C" {
        pub fn standin_suite_newer(n: u32) -> u32;
    }
}

#[test]
fn a_foreign_block_that_is_marked_unsafe() {
    let ctx = mock_newer::standin_suite_newer_context();
    ctx.expect().returning(|n| n + 1);
    assert_eq!(unsafe { mock_newer::standin_suite_newer(1) }, 2);
}

mock! {
    Hooks {
        extern "C" fn standin_suite_hook(code: u8) -> u8;
        extern "Rust" fn plain(&self, code: u8) -> u8;
    }
}

#[test]
fn methods_with_an_abi() {
    let ctx = MockHooks::standin_suite_hook_context();
    ctx.expect().returning(|code| code * 2);
    let function: extern "C" fn(u8) -> u8 = MockHooks::standin_suite_hook;
    assert_eq!(function(4), 8);
    let mut hooks = MockHooks::new();
    hooks.expect_plain().return_const(1u8);
    assert_eq!(hooks.plain(0), 1);
}
