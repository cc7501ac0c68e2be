//! Other traits of the standard library: operators, conversions, formatting, dropping.

use mockall::{mock, predicate::eq};
use std::{
    cmp::Ordering,
    fmt,
    ops::{Add, Deref, DerefMut, Index},
    str::FromStr,
};

mock! {
    pub Money {
        fn cents(&self) -> i64;
    }
    impl PartialEq for Money {
        fn eq(&self, other: &Self) -> bool;
    }
    impl PartialOrd for Money {
        fn partial_cmp(&self, other: &Self) -> Option<Ordering>;
    }
    impl Add<i64> for Money {
        type Output = i64;
        fn add(self, cents: i64) -> i64;
    }
    impl Index<usize> for Money {
        type Output = i64;
        fn index(&self, at: usize) -> &i64;
    }
    impl Deref for Money {
        type Target = String;
        fn deref(&self) -> &String;
    }
    impl DerefMut for Money {
        fn deref_mut(&mut self) -> &mut String;
    }
    impl AsRef<[u8]> for Money {
        fn as_ref(&self) -> &[u8];
    }
    impl From<i64> for Money {
        fn from(cents: i64) -> Self;
    }
    impl FromStr for Money {
        type Err = String;
        fn from_str(text: &str) -> Result<Self, String>;
    }
    impl fmt::Debug for Money {
        fn fmt<'a>(&self, f: &mut fmt::Formatter<'a>) -> fmt::Result;
    }
}

#[test]
fn comparison() {
    let (mut left, right) = (MockMoney::new(), MockMoney::new());
    left.expect_eq().times(2).return_const(true);
    left.expect_partial_cmp().return_const(Some(Ordering::Less));
    assert!(PartialEq::eq(&left, &right));
    assert!(!PartialEq::ne(&left, &right));
    assert!(PartialOrd::lt(&left, &right));
}

#[test]
fn operators() {
    let mut money = MockMoney::new();
    money.expect_index().with(eq(2)).return_const(20);
    money.expect_add().returning(|cents| cents + 1);
    assert_eq!(money[2], 20);
    assert_eq!(money + 4, 5);
}

#[test]
fn dereferencing() {
    let mut money = MockMoney::new();
    money.expect_deref().return_const("coins".to_owned());
    money.expect_deref_mut().return_var("x".to_owned());
    assert_eq!(money.len(), 5);
    money.push('y');
    assert_eq!(money.deref_mut(), "xy");
}

#[test]
fn conversion() {
    let mut money = MockMoney::new();
    money.expect_as_ref().return_const(vec![1, 2]);
    assert_eq!(AsRef::<[u8]>::as_ref(&money), [1, 2]);
    let ctx = MockMoney::from_context();
    ctx.expect().with(eq(7)).returning(|cents| {
        let mut money = MockMoney::new();
        money.expect_cents().return_const(cents * 100);
        money
    });
    let money: MockMoney = 7.into();
    assert_eq!(money.cents(), 700);
    let ctx = MockMoney::from_str_context();
    ctx.expect().returning(|text| Err(text.to_owned()));
    assert_eq!("seven".parse::<MockMoney>().err().unwrap(), "seven");
}

#[test]
fn formatting() {
    let mut money = MockMoney::new();
    money.expect_fmt().returning(|f| f.write_str("much money"));
    assert_eq!(format!("{:?}", Some(money)), "Some(much money)");
}

mock! {
    Watched {}
    impl Drop for Watched {
        fn drop(&mut self);
    }
}

#[test]
fn dropping() {
    let mut watched = MockWatched::new();
    watched.expect_drop().times(1).return_const(());
    drop(watched);
}
