//! `#[automock]` on the only `impl` block of a struct.

use mockall::{automock, predicate::eq};

type Result<T> = std::result::Result<T, String>;

pub struct Account {
    balance: i64,
}

#[automock]
impl Account {
    pub const LIMIT: i64 = 500;

    pub fn balance(&self) -> i64 {
        self.balance
    }

    pub fn withdraw(&mut self, amount: i64) -> Result<i64> {
        self.check(amount)?;
        self.balance -= amount;
        Ok(self.balance)
    }

    pub(crate) fn audit(&self) -> &i64 {
        &self.balance
    }

    fn check(&self, amount: i64) -> Result<()> {
        if amount > Self::LIMIT { Err(format!("{amount} is over the limit")) } else { Ok(()) }
    }
}

trait Bank {
    fn pay(&mut self, amount: i64) -> Result<i64>;
}

impl Bank for MockAccount {
    fn pay(&mut self, amount: i64) -> Result<i64> {
        self.withdraw(amount)
    }
}

#[test]
fn methods_of_the_struct_are_mocked() {
    let mut account = MockAccount::new();
    account.expect_withdraw().with(eq(20)).returning(|amount| Ok(100 - amount));
    account.expect_withdraw().returning(|_| Err("locked".into()));
    account.expect_balance().return_const(100);
    assert_eq!(account.balance(), 100);
    assert_eq!(account.withdraw(20), Ok(80));
    assert_eq!(account.pay(21), Err("locked".to_owned()));
}

#[test]
fn visibility_is_kept() {
    let mut account = MockAccount::new();
    account.expect_audit().return_const(7);
    account.expect_check().return_const(Ok(()));
    assert_eq!(*account.audit(), 7);
    assert_eq!(account.check(1), Ok(()));
}

#[test]
fn constants_are_copied() {
    assert_eq!(MockAccount::LIMIT, 500);
}

#[test]
#[should_panic(expected = "MockAccount::withdraw(9): No matching expectation found")]
fn the_message_names_the_mock() {
    let _ = MockAccount::new().withdraw(9);
}

#[test]
fn the_struct_itself_is_left_alone() {
    let mut account = Account { balance: 600 };
    assert_eq!(account.withdraw(100), Ok(500));
    assert_eq!(account.withdraw(501).unwrap_err(), "501 is over the limit");
    assert_eq!(*account.audit(), account.balance());
}
