//! Patches of functions with `const` parameters: each choice of them is a function of its own.

use standin::{patch, patch_multiple, patchable, patched};

#[patchable]
fn separator<const WIDE: bool>() -> &'static str {
    if WIDE { " " } else { "" }
}

#[patchable]
fn rounded<const TO: i32, const UP: bool>(number: i32) -> i32 {
    number / TO * TO + if UP { TO } else { 0 }
}

#[patchable]
fn joined<T: ToString + 'static, const BY: char, const TIMES: u8>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(T::to_string).collect();
    items.join(&BY.to_string().repeat(TIMES.into()))
}

#[patchable]
fn zeros<const LENGTH: usize>() -> [u8; LENGTH] {
    [0; LENGTH]
}

mod net {
    pub(super) const PORT: u16 = 80;

    /// Its address in a network.
    #[standin::patchable]
    pub(super) async fn address<const AT: u16>(host: &str) -> String {
        format!("{host}:{AT}")
    }
}

#[test]
fn of_one_that_is_bool() {
    let wide = patch!(separator::<true>);
    wide.returns("wide");
    assert_eq!((separator::<true>(), separator::<false>()), ("wide", ""));
    let _narrow = patch!(separator::<false> => || "narrow");
    assert_eq!((separator::<true>(), separator::<false>()), ("wide", "narrow"));
    wide.assert_called_times(2);
}

#[test]
fn of_several_and_below_zero() {
    let (down, up) = patch_multiple!(rounded::<-3, false>, rounded::<10, true> => |n| n + 1);
    down.returns(0);
    assert_eq!((rounded::<-3, false>(7), rounded::<-3, true>(7)), (0, 3));
    assert_eq!((rounded::<10, true>(7), rounded::<3, false>(7)), (8, 6));
    down.assert_called_once_with(7);
    up.assert_called_once_with(7);
}

#[test]
fn beside_types() {
    let double = patch!(joined::<u8, '-', 2> => |items| format!("{items:?}"));
    assert_eq!(joined::<u8, '-', 2>(&[1, 2]), "[1, 2]");
    assert_eq!(joined::<u8, '+', 2>(&[1, 2]), "1++2");
    assert_eq!(joined::<u8, '-', 1>(&[1, 2]), "1-2");
    assert_eq!(joined::<u16, '-', 2>(&[1, 2]), "1--2");
    double.assert_called_once();
}

#[test]
fn by_the_name_of_a_constant() {
    use crate::signatures::ready;
    const THREE: usize = 3;

    let _port = patch!(net::address::<{ net::PORT }> => |_| "by block".into());
    assert_eq!(ready(net::address::<80>("x")), "by block");
    let _port = patch!(net::address::<{ net::PORT }> => |_| "again".into());
    assert_eq!(ready(net::address::<80>("x")), "again");
    let port = patch!(net::address::<NET_PORT>);
    port.returns("by name");
    assert_eq!(
        (ready(net::address::<80>("x")), ready(net::address::<8>("x"))),
        ("by name".into(), "x:8".into())
    );
    let _zeros = patch!(zeros::<THREE> => || [1; 3]);
    assert_eq!((zeros::<3>(), zeros::<2>()), ([1; 3], [0; 2]));
}

const NET_PORT: u16 = net::PORT;

#[patched(separator::<true> as wide, global rounded::<7, true> => |_| 0)]
#[test]
fn in_the_attribute() {
    wide.returns("patched");
    assert_eq!((separator::<true>(), separator::<false>()), ("patched", ""));
    assert_eq!((rounded::<7, true>(1), rounded::<7, false>(1)), (0, 0));
}

struct V6;

#[patchable]
fn name<T: 'static>() -> &'static str {
    std::any::type_name::<T>()
}

#[test]
fn a_type_whose_name_looks_like_that_of_a_constant() {
    let _name = patch!(name::<V6> => || "double");
    assert_eq!(name::<V6>(), "double");
    assert_ne!(name::<u8>(), "double");
}

struct Store;

impl Store {
    #[patchable]
    fn get<const BIG: bool>(&self) -> u8 {
        u8::from(BIG)
    }
}

#[test]
fn of_a_method_alone() {
    let _big = patch!(Store::get::<true> => || 9);
    assert_eq!((Store.get::<true>(), Store.get::<false>()), (9, 0));
}

trait Visitor {
    fn flag<const ON: bool>(&self) -> bool;
    fn told<const PORT: u16, T: ToString + 'static, const LENGTH: usize>(&self, of: T) -> String;
    fn below<const N: i64, const C: char>() -> i64;
}

#[patchable]
impl Visitor for Store {
    fn flag<const ON: bool>(&self) -> bool {
        ON
    }
    fn told<const PORT: u16, T: ToString + 'static, const LENGTH: usize>(&self, of: T) -> String {
        format!("{}:{PORT}:{LENGTH}", of.to_string())
    }
    fn below<const N: i64, const C: char>() -> i64 {
        N + i64::from(u32::from(C))
    }
}

trait Codec<const BIG: bool, const WIDTH: usize> {
    fn encode(&self) -> u8;
}

#[patchable]
impl Codec<true, 2> for Store {
    fn encode(&self) -> u8 {
        2
    }
}

#[patchable]
impl Codec<false, 4> for Store {
    fn encode(&self) -> u8 {
        4
    }
}

#[test]
fn of_a_method_of_a_trait() {
    let _on = patch!(<Store as Visitor>::flag::<true> => || false);
    let _off = patch!(<Store as Visitor>::flag::<false> => || true);
    assert_eq!((Store.flag::<true>(), Store.flag::<false>()), (false, true));
    let told = patch!(<Store as Visitor>::told::<80u16, u8, 3>);
    told.returns("double");
    assert_eq!(Store.told::<80, u8, 3>(1), "double");
    assert_eq!(
        (Store.told::<8, u8, 3>(1), Store.told::<80, u8, 2>(1)),
        ("1:8:3".into(), "1:80:2".into())
    );
    let _below = patch!(<Store as Visitor>::below::<-1i64, 'a'> => || 0);
    assert_eq!(
        (<Store as Visitor>::below::<-1, 'a'>(), <Store as Visitor>::below::<1, 'a'>()),
        (0, 98)
    );
}

#[test]
fn of_a_trait() {
    let _big = patch!(<Store as Codec<true, 2>>::encode => || 9);
    assert_eq!(<Store as Codec<true, 2>>::encode(&Store), 9);
    assert_eq!(<Store as Codec<false, 4>>::encode(&Store), 4);
}
