//! `#[double]` puts the mock of a module in the place of the module.

use mockall_double::double;

mod system {
    use mockall::automock;

    #[automock]
    pub mod files {
        pub fn size(name: &str) -> u64 {
            panic!("{name} is not read in tests")
        }
    }

    #[automock]
    pub(super) mod env {
        pub fn user() -> String {
            String::new()
        }
    }

    #[automock]
    pub mod ffi {
        extern "C" {
            pub fn standin_suite_doubled(n: u32) -> u32;
        }
    }
}

#[double]
use system::files;

#[double]
use system::{env as surroundings, ffi};

fn total(names: &[&str]) -> u64 {
    names.iter().map(|name| files::size(name)).sum()
}

#[test]
fn a_module() {
    let ctx = files::size_context();
    ctx.expect().times(2).returning(|name| name.len() as u64);
    assert_eq!(total(&["abc", "de"]), 5);
}

#[test]
fn a_module_by_another_name() {
    let ctx = surroundings::user_context();
    ctx.expect().return_const("root");
    assert_eq!(surroundings::user(), "root");
}

#[test]
fn a_module_of_foreign_functions() {
    let ctx = ffi::standin_suite_doubled_context();
    ctx.expect().returning(|n| n * 2);
    assert_eq!(unsafe { ffi::standin_suite_doubled(4) }, 8);
}
