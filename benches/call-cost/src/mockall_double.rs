//! mockall's mock.

use mockall::automock;
use mockall::predicate::eq;

use crate::double::{KEY, NUMBER, Subject, batch};
use crate::scenario::Setup;

#[automock]
pub trait Get {
    fn get(&self, key: &str, n: u64) -> u64;
}

pub fn set_up(setup: Setup) -> MockGet {
    let mut mock = MockGet::new();
    match setup {
        Setup::Any => {
            mock.expect_get().returning(|_, n| n);
        }
        Setup::Eq => {
            mock.expect_get().with(eq(KEY), eq(NUMBER)).returning(|_, n| n);
        }
        Setup::LastOfHundred => {
            for other in 1..100 {
                mock.expect_get().with(eq(KEY), eq(NUMBER + other)).returning(|_, n| n);
            }
            mock.expect_get().with(eq(KEY), eq(NUMBER)).returning(|_, n| n);
        }
    }
    mock
}

impl Subject for MockGet {
    fn call_batch(&self) {
        batch(|key, n| self.get(key, n));
    }

    /// It keeps no record.
    fn forget(&self) {}
}
