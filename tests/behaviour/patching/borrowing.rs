//! What is returned may be borrowed from `self` or from an argument, whatever else is borrowed.

use standin::{any, automock, patch, patchable, spy};

struct Shelf(Vec<String>);

#[patchable]
impl Shelf {
    fn get_or<'s>(&'s self, name: &str, or: &'s str) -> &'s str {
        self.0.iter().find(|of| of.as_str() == name).map_or(or, String::as_str)
    }

    fn longest<'s>(&'s self, others: &'s [String], than: &usize) -> Option<&'s String> {
        self.0.iter().chain(others).find(|of| of.len() > *than)
    }
}

#[test]
fn from_self_or_from_one_of_several_arguments() {
    let (shelf, or) = (Shelf(vec!["one".into()]), String::from("or"));
    let get = |name: String| shelf.get_or(&name, &or);
    assert_eq!((get("one".into()), get("two".into())), ("one", "or"));
    let double = patch!(Shelf::get_or);
    double.expect().with("two", "or").returning(|_, _| "double");
    double.calls_original();
    assert_eq!((get("one".into()), get("two".into()), get("x".into())), ("one", "double", "or"));
    let others = ["three".to_string()];
    assert_eq!(shelf.longest(&others, &3).map(String::as_str), Some("three"));
    let longest =
        patch!(Shelf::longest => |_, than| (*than > 3).then(|| &*Box::leak(Box::default())));
    assert_eq!((shelf.longest(&others, &3), longest.call_count()), (None, 1));
}

#[test]
fn a_double_answers_from_an_argument_that_has_the_lifetime_of_self() {
    let (shelf, or) = (Shelf(vec!["one".into()]), String::from("or"));
    let get_or = patch!(Shelf::get_or => |_, or| or.trim_start_matches('o'));
    assert_eq!(shelf.get_or("one", &or), "r");
    get_or.returns("static");
    get_or.reset_mock().side_effect();
    assert_eq!(shelf.get_or("one", &or), "static");
    get_or.returns(String::from("leaked"));
    assert_eq!(shelf.get_or("one", &or), "leaked");
    let others = ["three".to_string()];
    let _longest = patch!(Shelf::longest => |others, _| others.first());
    assert_eq!(shelf.longest(&others, &9).map(String::as_str), Some("three"));
}

struct Text<'t>(&'t str);

#[patchable]
impl<'t> Text<'t> {
    fn beside<'o>(&self, other: &'o str) -> (&'t str, &'o str) {
        (self.0, other)
    }

    fn longer(&self, other: &'t str) -> Option<&'t str> {
        (other.len() > self.0.len()).then_some(other)
    }
}

#[test]
fn a_method_that_returns_what_its_type_and_what_an_argument_lends() {
    let (text, other) = (String::from("text"), String::from("other"));
    let (of, beside) = (Text(&text), spy!(Text::beside));
    assert_eq!(of.beside(&other), ("text", "other"));
    beside.calls(|other| ("double", &other[1..]));
    assert_eq!(of.beside(&other), ("double", "ther"));
    let longer = spy!(Text::longer);
    assert_eq!(of.longer(&other), Some("other"));
    longer.calls(|other| Some(&other[2..]));
    assert_eq!(of.longer(&other), Some("her"));
}

#[patchable]
fn first(holds: impl Fn(&u8) -> bool, items: &[u8]) -> Option<&u8> {
    items.iter().find(|item| holds(item))
}

#[patchable]
fn decode(text: impl AsRef<[u8]>, into: &mut [u8]) -> Result<&[u8], String> {
    let length = text.as_ref().len();
    into[..length].copy_from_slice(text.as_ref());
    Ok(&into[..length])
}

#[patchable]
fn skipped(items: impl IntoIterator<Item = u8>, text: &str) -> &str {
    &text[items.into_iter().count()..]
}

#[automock]
trait Finds {
    fn find<F: FnMut(&u8) -> bool>(holds: F, items: &mut [u8]) -> Option<&mut u8>;
}

#[test]
fn what_comes_back_may_borrow_beside_a_closure_that_does_not_live_as_long() {
    for spied in [false, true] {
        let _spies = spied.then(|| (spy!(first), spy!(decode), spy!(skipped)));
        let least = 2;
        assert_eq!(first(|item| *item >= least, &[1, 2, 3]), Some(&2));
        assert_eq!(decode(String::from("a"), &mut [0; 3]), Ok(&b"a"[..]));
        assert_eq!(skipped([1, 2], "abc"), "c");
    }
    let _first = patch!(first => |holds, items| items.iter().rev().find(|item| holds(item)));
    assert_eq!(first(|item| *item < 3, &[1, 2, 3]), Some(&2));
    let double = patch!(decode);
    double.expect().with(b"ab", any()).returning(|text, into| {
        into[0] = text[1];
        Ok(&into[..1])
    });
    assert_eq!(decode(vec![b'a', b'b'], &mut [0; 3]), Ok(&b"b"[..]));
    let find = MockFinds::find_context();
    find.expect().returning(|mut holds, items| items.iter_mut().find(|item| holds(item)));
    assert_eq!(MockFinds::find(|item| *item == 2, &mut [1, 2]), Some(&mut 2));
}
