//! Methods of a trait's `impl`: of any type, found by the trait's types and their own.

use std::fmt::{Display, Formatter, Result, Write};
use std::ops::{Deref, DerefMut, Index, IndexMut};
use std::str::FromStr;

use standin::{patch, patchable};

trait Shelf<T> {
    fn first(&self) -> Option<T>;
    fn add<U: Into<T> + 'static>(&mut self, item: U) -> usize;
}

#[patchable]
impl<T: Clone + 'static> Shelf<T> for Vec<T> {
    fn first(&self) -> Option<T> {
        self.iter().next().cloned()
    }

    fn add<U: Into<T> + 'static>(&mut self, item: U) -> usize {
        self.push(item.into());
        self.len()
    }
}

#[test]
fn of_a_type_of_another_crate() {
    let first = patch!(<Vec<u8> as Shelf<u8>>::first);
    first.returns(Some(9));
    assert_eq!((Shelf::first(&vec![1u8]), Shelf::first(&vec![1u16])), (Some(9), Some(1)));
}

#[test]
fn with_types_of_their_own() {
    let mut shelf = vec![1u16];
    let add = patch!(<Vec<u16> as Shelf<u16>>::add::<u8>);
    add.returns(0);
    assert_eq!((shelf.add(2u8), shelf.add(3u16)), (0, 2));
    add.assert_called_once();
}

#[derive(Debug, PartialEq)]
struct Id(u32);

#[patchable]
impl From<u8> for Id {
    fn from(number: u8) -> Self {
        Self(number.into())
    }
}

#[patchable]
impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self(text.len() as u32)
    }
}

#[test]
fn of_several_implementations_of_one_trait() {
    let of_number = patch!(<Id as From<u8>>::from => |_| Id(70));
    assert_eq!((Id::from(1), Id::from("one")), (Id(70), Id(3)));
    let of_text = patch!(<Id as From<&str>>::from => |_| Id(71));
    assert_eq!((Id::from(1), Id::from("one")), (Id(70), Id(71)));
    of_number.assert_called_with(1);
    of_text.assert_called_once_with("one");
}

/// Where there is but one, its types follow from that.
#[test]
fn types_need_not_be_said_of_the_only_implementation() {
    let first = patch!(<Vec<u8> as Shelf<_>>::first => || None);
    assert_eq!(Shelf::first(&vec![1u8]), None);
    drop(first);
    let again = patch!(<Vec<u8> as Shelf>::first => || Some(8));
    assert_eq!(Shelf::first(&vec![1u8]), Some(8));
    again.assert_called_once();
}

#[patchable]
impl PartialEq<str> for Id {
    fn eq(&self, text: &str) -> bool {
        self.0.to_string() == text
    }
}

#[test]
fn of_a_trait_of_an_unsized_type() {
    let eq = patch!(<Id as PartialEq<str>>::eq => |text| text == "x");
    assert!(Id(0) == *"x" && Id(0) != *"0");
    eq.assert_called_with("0");
}

#[patchable]
impl Display for Id {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "#{}", self.0)
    }
}

#[test]
fn a_method_of_a_trait_of_std_is_patched() {
    let fmt = patch!(<Id as Display>::fmt);
    fmt.expect().returning(|f| f.write_str("double"));
    assert_eq!(Id(3).to_string(), "double");
    drop(fmt);
    assert_eq!(Id(3).to_string(), "#3");
}

struct Text;

trait Sink {
    fn put(out: &mut dyn Write, next: &mut dyn FnMut() -> u8, by: &dyn Fn(u8) -> u8) -> Result;
}

#[patchable]
impl Sink for Text {
    fn put(out: &mut dyn Write, next: &mut dyn FnMut() -> u8, by: &dyn Fn(u8) -> u8) -> Result {
        write!(out, "{}", by(next()))
    }
}

#[test]
fn several_that_are_lent_exclusively() {
    let mut text = String::new();
    let mut count = 0;
    let mut put = |text: &mut String| {
        let put = <Text as Sink>::put(
            text,
            &mut || {
                count += 1;
                count
            },
            &|n| 10 * n,
        );
        put.unwrap();
    };
    put(&mut text);
    let double = patch!(<Text as Sink>::put);
    double.calls_original();
    put(&mut text);
    double.expect().returning(|out, next, _| write!(out, "{}", next()));
    put(&mut text);
    assert_eq!((text.as_str(), double.call_count()), ("10203", 2));
}

struct Ring<const SIZE: usize, const LOUD: bool>;

#[patchable]
impl<const SIZE: usize, const LOUD: bool> Ring<SIZE, LOUD> {
    fn size(&self) -> usize {
        SIZE
    }
}

#[patchable]
impl<const SIZE: usize, const LOUD: bool> FromStr for Ring<SIZE, LOUD> {
    type Err = ();

    fn from_str(_: &str) -> std::result::Result<Self, ()> {
        Ok(Self)
    }
}

#[test]
fn constants_of_a_type_tell_it_from_others() {
    let _size = patch!(<Ring<3, true>>::size => || 30);
    let _from_str = patch!(<Ring<3, true> as FromStr>::from_str => |_| Err(()));
    assert_eq!(
        (Ring::<3, true>.size(), Ring::<3, false>.size(), Ring::<4, true>.size()),
        (30, 3, 4)
    );
    assert!("".parse::<Ring<3, true>>().is_err());
    assert!("".parse::<Ring<4, true>>().is_ok());
}

struct Line<'l>(&'l str);

#[patchable]
impl<'l> From<&'l str> for Line<'l> {
    fn from(text: &'l str) -> Self {
        Self(text)
    }
}

#[patchable]
impl<'l, 'o: 'l> PartialEq<Line<'o>> for Line<'l> {
    fn eq(&self, other: &Line<'o>) -> bool {
        self.0 == other.0
    }
}

#[test]
fn a_trait_of_a_type_with_a_lifetime() {
    let from = patch!(<Line as From<&str>>::from => |text| Line(&text[1..]));
    assert_eq!(Line::from("abc").0, "bc");
    from.assert_called_once_with("abc");
    let _eq = patch!(<Line as PartialEq<Line>>::eq => |_| true);
    assert!(Line("a") == Line("b"));
}

struct Pages<T>(Vec<T>);

#[patchable]
impl<T: 'static> Deref for Pages<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// What its types are another trait says.
#[patchable]
impl<T: 'static> DerefMut for Pages<T> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

#[patchable]
impl<T: 'static> Index<u8> for Pages<T> {
    type Output = T;

    fn index(&self, at: u8) -> &Self::Output {
        &self.0[usize::from(at)]
    }
}

#[patchable]
impl<T: 'static> IndexMut<u8> for Pages<T> {
    fn index_mut(&mut self, at: u8) -> &mut Self::Output {
        &mut self.0[usize::from(at)]
    }
}

#[test]
fn with_types_of_their_traits_supertrait() {
    let mut pages = Pages(vec![1, 2]);
    let index = patch!(<Pages<i32> as IndexMut<u8>>::index_mut);
    index.expect().with(1).returning(|_| Box::leak(Box::new(7)));
    index.calls_original();
    pages[0] += 10;
    pages[1] += 10;
    assert_eq!((pages[0], pages[1]), (11, 2));
    let _deref = patch!(<Pages<i32> as DerefMut>::deref_mut => || Box::leak(Box::default()));
    pages.push(3);
    assert_eq!(pages.len(), 2);
}
