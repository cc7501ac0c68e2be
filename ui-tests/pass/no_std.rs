//! A crate that is `no_std` has mocks, where its tests have a `std`.
#![no_std]
#![deny(warnings)]

extern crate alloc;
extern crate std;

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt::Display;
use core::future::Future;
use core::pin::Pin;

use standin::{automock, patchable};

#[automock]
#[allow(dead_code)]
trait Sensor {
    fn name(&self) -> &str;
    fn frame(&mut self) -> &mut [u8];
    fn find(&self, name: Option<&str>) -> Option<&dyn Display>;
    fn write(&self, bytes: &[u8], with: impl Fn(u8) -> u8) -> Result<usize, u8>;
    fn open<N: AsRef<str>>(&self, name: N) -> bool;
    fn list<N: AsRef<str>>(&self, names: &[N]) -> bool;
    fn show(&self, what: impl Display, more: impl Into<String>) -> bool {
        let (_, _): (_, String) = (what, more.into());
        true
    }
    fn all(&self, of: impl IntoIterator<Item = u8>) -> impl Iterator<Item = u8>;
    fn later(&self, name: &str) -> impl Future<Output = u8>;
    fn boxed<'a>(&'a self, name: &'a str) -> Pin<Box<dyn Future<Output = u8> + 'a>>;
    async fn read(&mut self, buffer: &mut [u8]) -> Result<usize, u8>;
    fn create(name: &str) -> Box<dyn Display>;
}

standin::mock! {
    pub Bus<T: 'static> {
        fn own(&self, item: T) -> &T;
    }
    impl<T: 'static> Iterator for Bus<T> {
        type Item = T;
        fn next(&mut self) -> Option<T>;
    }
}

#[patchable]
pub fn find(name: &str, with: impl Fn(&str) -> bool) -> impl Iterator<Item = u8> {
    core::iter::repeat_n(1, usize::from(with(name)))
}

#[patchable]
pub async fn load(name: &str) -> usize {
    name.len()
}

fn main() {
    let mut sensor = MockSensor::new();
    sensor.expect_name().return_const(String::from("one"));
    assert_eq!(sensor.name(), "one");
}
