//! What is kept of arguments that borrow in their parts: they are compared, asked for and captured as others are.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use standin::{Captured, any, automock};

use crate::failing::{failure, first_line};

#[derive(Clone, Debug, PartialEq)]
pub struct Page(u8);

/// A type of a test's own that borrows.
#[derive(Clone, Debug, PartialEq)]
pub struct Ctx<'a>(&'a str);

#[automock]
trait Kinds {
    fn cow(&self, text: Cow<'_, str>);
    fn bytes(&self, bytes: Cow<'_, [u8]>);
    fn some_cow(&self, text: Option<Cow<'_, str>>);
    fn vec(&self, keys: Vec<&str>);
    fn pair(&self, pair: (u8, &str));
    fn pairs(&self, pairs: &[(&str, u8)]);
    fn array(&self, keys: &[&str; 2]);
    fn deep(&self, entries: Vec<(&str, Option<&[u8]>)>);
    fn result(&self, of: Result<&str, String>);
    fn map(&self, sizes: HashMap<&str, u8>);
    fn map_ref(&self, sizes: &BTreeMap<&str, Vec<&Path>>);
    fn set(&self, keys: HashSet<&str>);
    fn key_of_key(&self, key: &&str);
    fn fill(&self, keys: &mut Vec<&str>);
    fn page(&self, page: (&Page, &str));
    fn tags(&self, tags: &[(&'static str, &str)]);
    fn fields(&self, of: BTreeMap<Cow<'static, str>, Vec<&str>>, named: (&'static Page, &str));
    fn ctx(&self, ctx: Ctx<'_>);
    fn ctxs(&self, ctxs: Vec<Ctx<'_>>, n: u8);
}

#[test]
fn they_are_compared_with_plain_values() {
    let kinds = MockKinds::lenient();
    let key = String::from("a");
    kinds.cow("a".into());
    kinds.cow.assert_called_once_with("a");
    kinds.cow.assert_called_once_with(key.as_str());
    kinds.bytes(vec![1, 2].into());
    kinds.bytes.assert_called_once_with(vec![1, 2]);
    kinds.some_cow(Some("a".into()));
    kinds.some_cow.assert_called_once_with(Some("a"));
    kinds.some_cow.assert_called_once_with(Some(&*key));
    kinds.vec(vec!["a", "b"]);
    kinds.vec.assert_called_once_with(["a", "b"]);
    kinds.vec.assert_called_once_with(vec![&*key, "b"]);
    kinds.pair((1, "a"));
    kinds.pair.assert_called_once_with((1, "a"));
    kinds.pair.assert_called_once_with((1, key.as_str()));
    kinds.pairs(&[("a", 1), ("b", 2)]);
    kinds.pairs.assert_called_once_with([("a", 1), ("b", 2)]);
    kinds.array(&["a", "b"]);
    kinds.array.assert_called_once_with(["a", "b"]);
    kinds.result(Ok("a"));
    kinds.result.assert_called_once_with(Ok::<_, String>("a"));
    kinds.map(HashMap::from([("a", 1), ("b", 2)]));
    kinds.map.assert_called_once_with(HashMap::from([("b", 2), ("a", 1)]));
    kinds.map_ref(&BTreeMap::from([("a", vec![Path::new("b")])]));
    kinds.map_ref.assert_called_once_with(BTreeMap::from([("a", vec![Path::new("b")])]));
    kinds.set(HashSet::from(["a", "b"]));
    kinds.set.assert_called_once_with(HashSet::from(["b", "a"]));
    kinds.key_of_key(&"a");
    kinds.key_of_key.assert_called_once_with("a");
    kinds.page((&Page(1), "a"));
    kinds.page.assert_called_once_with((&Page(1), "a"));
}

#[test]
fn they_are_rejected_where_a_part_differs() {
    let kinds = MockKinds::lenient();
    kinds.vec(vec!["a", "b"]);
    first_line(|| kinds.vec.assert_called_with(["a"]));
    kinds.pair((1, "a"));
    let text = failure(|| kinds.pair.assert_called_with((1, "b")));
    assert!(text.contains(r#"(1, "b")"#) && text.contains(r#"(1, "a")"#), "{text}");
    kinds.pairs(&[("a", 1)]);
    first_line(|| kinds.pairs.assert_called_with([("a", 1), ("b", 2)]));
    first_line(|| kinds.pairs.assert_called_with([("a", 2)]));
    kinds.some_cow(None);
    kinds.some_cow.assert_called_with(None::<&str>);
    first_line(|| kinds.some_cow.assert_called_with(Some("a")));
    kinds.result(Err("gone".into()));
    first_line(|| kinds.result.assert_called_with(Err::<&str, _>("away".to_string())));
    first_line(|| kinds.result.assert_called_with(Ok::<_, String>("gone")));
    kinds.map(HashMap::from([("a", 1)]));
    first_line(|| kinds.map.assert_called_with(HashMap::from([("a", 2)])));
    first_line(|| kinds.map.assert_called_with(HashMap::from([("a", 1), ("b", 1)])));
    kinds.set(HashSet::from(["a"]));
    first_line(|| kinds.set.assert_called_with(HashSet::from(["b"])));
}

#[test]
fn expectations_take_the_same_values() {
    let mut kinds = MockKinds::lenient();
    kinds.expect_pair().with((1, "a")).once().return_const(());
    kinds.expect_pairs().with([("a", 1)]).once().return_const(());
    kinds.expect_pairs().with(|pairs: &[(&str, u8)]| pairs.is_empty()).once().return_const(());
    kinds.expect_map().with(HashMap::from([("a", 1)])).once().return_const(());
    kinds.pair((1, &String::from("a")));
    kinds.pairs(&[("a", 1)]);
    kinds.pairs(&[]);
    kinds.map(HashMap::from([("a", 1)]));
    kinds.verify();
}

#[test]
fn lists_of_calls_hold_them() {
    let kinds = MockKinds::lenient();
    kinds.pair((1, "a"));
    kinds.pair((2, "b"));
    assert_eq!(kinds.pair.call_args_list(), [((1, "a"),), ((2, "b"),)].map(|(pair,)| pair));
    kinds.pair.assert_has_calls([(1, "a"), (2, "b")]);
    kinds.deep(vec![("a", Some(b"x")), ("b", None)]);
    kinds.deep.assert_has_calls([[("a", Some(b"x".as_slice())), ("b", None)]]);
    kinds.vec(vec!["a"]);
    assert_eq!(kinds.vec.call_args().unwrap(), ["a"]);
    kinds.cow("a".into());
    assert_eq!(kinds.cow.call_args_list(), ["a"]);
    kinds.map(HashMap::from([("a", 1)]));
    assert_eq!(kinds.map.call_args().unwrap(), HashMap::from([("a", 1)]));
}

#[test]
fn they_are_handed_back_as_they_were() {
    let kinds = MockKinds::lenient();
    kinds.deep(vec![("a", Some(b"x"))]);
    let call = kinds.deep.call_args().unwrap();
    let (entries,) = call.values();
    let (key, bytes) = entries[0];
    assert_eq!((key, bytes), ("a", Some(b"x".as_slice())));
    kinds.pairs(&[("a", 1)]);
    let pairs: usize = kinds.pairs.call_args_list().iter().map(|call| call.values().0.len()).sum();
    assert_eq!(pairs, 1);
    kinds.deep.assert_called_with(|entries: &Vec<(&str, Option<&[u8]>)>| entries[0].0 == "a");
}

#[test]
fn what_lives_for_ever_beside_what_borrows_is_kept() {
    let kinds = MockKinds::lenient();
    let key = String::from("a");
    kinds.tags(&[("kind", &key), ("error", "b")]);
    kinds.tags.assert_called_once_with([("kind", "a"), ("error", "b")]);
    kinds.tags.assert_called_once_with(|tags: &[(&str, &str)]| tags.len() == 2);
    assert_eq!(kinds.tags.call_args().unwrap().values().0[1], ("error", "b"));
    first_line(|| kinds.tags.assert_called_with([("kind", "a")]));
    static PAGE: Page = Page(1);
    kinds.fields(BTreeMap::from([("a".into(), vec![&*key])]), (&PAGE, &key));
    kinds.fields.assert_called_once_with(BTreeMap::from([("a", vec!["a"])]), (&Page(1), "a"));
    let mut kinds = MockKinds::new();
    kinds.expect_tags().with([("kind", "a")]).once().returning(|tags| {
        let _: &'static str = tags[0].0;
    });
    kinds.tags(&[("kind", &key)]);
}

#[test]
fn what_stands_behind_a_mut_is_kept_as_it_was_passed() {
    let kinds = MockKinds::lenient();
    kinds.fill.calls(|keys| keys.push("b"));
    let mut keys = vec!["a"];
    kinds.fill(&mut keys);
    kinds.fill.assert_called_once_with(["a"]);
    assert_eq!(keys, ["a", "b"]);
}

#[test]
fn they_are_captured_in_their_owned_form() {
    let (kinds, pairs, sizes) = (MockKinds::lenient(), Captured::new(), Captured::new());
    kinds.pairs(&[("a", 1)]);
    kinds.pairs.assert_called_with(pairs.capture());
    assert_eq!(pairs.last().unwrap(), [("a".to_string(), 1)]);
    kinds.map(HashMap::from([("a", 1)]));
    kinds.map.assert_called_with(sizes.capture());
    assert_eq!(sizes.last().unwrap()["a"], 1);
}

#[test]
fn a_type_of_the_users_that_borrows_is_kept_as_text() {
    let kinds = MockKinds::lenient();
    kinds.ctx(Ctx("a"));
    assert_eq!(format!("{:?}", kinds.ctx.call_args_list()), r#"[Ctx("a")]"#);
    let text = failure(|| kinds.ctx.assert_called_with(|ctx: &Ctx<'_>| ctx.0 == "a"));
    assert!(text.contains("it was recorded as text: it borrows from the call\n"), "{text}");
    kinds.ctxs(vec![Ctx("a")], 1);
    kinds.ctxs.assert_called_once_with(any(), 1);
}

#[automock]
trait Optional {
    fn page(&self, page: Option<&mut Page>, size: u8);
    fn bytes(&self, bytes: (u8, &mut [u8]));
}

#[test]
fn what_is_lent_exclusively_inside_of_an_argument_is_compared_when_it_is_expected() {
    let mut optional = MockOptional::new();
    optional.expect_page().with(Some(Page(1)), 1).times(1).returning(|page, _| page.unwrap().0 = 2);
    optional.expect_page().with(None, 1).times(1).returning(|_, _| ());
    optional.expect_bytes().with((1, [2, 3])).times(1).returning(|_| ());
    let mut page = Page(1);
    optional.page(Some(&mut page), 1);
    assert_eq!(page, Page(2));
    optional.page(None, 1);
    optional.bytes((1, &mut [2, 3]));

    let text = failure(|| optional.page.assert_called_with(None, 1));
    assert!(text.contains("`.with(…)` of an expectation sees the argument itself"), "{text}");
    assert!(text.contains("mock.page.assert_called_with(any(), 1);"), "{text}");
}

#[automock]
#[allow(clippy::ptr_arg)]
trait Compounds {
    fn pairs(&self, pairs: &[(&str, u8)]);
    fn vec_of_pairs(&self, pairs: Vec<(&str, u8)>);
    fn array_of_pairs(&self, pairs: [(&str, u8); 1]);
    fn options(&self, options: &[Option<&str>]);
    fn maps(&self, maps: Vec<HashMap<&str, u8>>);
    fn named(&self, table: &str, rows: &[Vec<(&str, Option<&str>)>]);
    fn map(&self, map: &HashMap<&str, u8>);
    fn set(&self, set: &HashSet<&str>);
    fn vec(&self, keys: &Vec<&str>);
    fn pair(&self, pair: &(u8, &str));
    fn option(&self, option: &Option<&str>);
    fn array(&self, keys: &[&str; 2]);
    fn changed(&self, pairs: &mut Vec<(u8, &str)>);
    fn pages(&self, pages: &[(&str, &Page)]);
}

#[test]
fn tuples_and_options_in_a_collection_are_compared_by_value_and_by_reference() {
    let mut mock = MockCompounds::new();
    mock.expect_pairs().with([("a", 1)]).times(1).returning(|_| ());
    mock.expect_vec_of_pairs().with([("b", 2)]).times(1).returning(|_| ());
    mock.pairs(&[("a", 1)]);
    mock.pairs.assert_called_once_with([("a", 1)]);
    mock.pairs.assert_called_once_with(vec![("a", 1)]);
    mock.pairs.assert_called_once_with(&[("a", 1)][..]);
    let pairs = &[("a", 1)];
    mock.pairs.assert_called_once_with(pairs);
    mock.pairs.assert_called_once_with(vec![("a", 1)].as_slice());
    mock.vec_of_pairs(vec![("b", 2)]);
    mock.vec_of_pairs.assert_called_once_with(vec![("b", 2)]);
    mock.vec_of_pairs.assert_called_once_with([(String::from("b").as_str(), 2)]);
    assert_eq!(mock.vec_of_pairs.call_args_list(), [[("b", 2)]]);
    first_line(|| mock.vec_of_pairs.assert_called_with([("b", 3)]));
    first_line(|| mock.pairs.assert_called_with([("a", 1), ("a", 1)]));

    let mock = MockCompounds::lenient();
    mock.array_of_pairs([("a", 1)]);
    mock.array_of_pairs.assert_called_once_with([("a", 1)]);
    mock.options(&[Some("a"), None]);
    mock.options.assert_called_once_with([Some("a"), None]);
    mock.maps(vec![HashMap::from([("a", 1)])]);
    mock.maps.assert_called_once_with([HashMap::from([("a", 1)])]);
    mock.named("t", &[vec![("a", None)]]);
    mock.named.assert_called_once_with("t", [[("a", None::<&str>)]]);
    mock.pages(&[("a", &Page(1))]);
    mock.pages.assert_called_once_with([("a", &Page(1))]);
    mock.changed(&mut vec![(1, "a")]);
    mock.changed.assert_called_once_with([(1, "a")]);
}

#[test]
#[allow(clippy::needless_borrows_for_generic_args)]
fn what_is_passed_by_reference_is_compared_with_a_reference() {
    let mock = MockCompounds::lenient();
    let (map, set) = (HashMap::from([("a", 1)]), HashSet::from(["a"]));
    mock.map(&map);
    mock.map.assert_called_once_with(&map);
    mock.map.assert_called_once_with(map);
    mock.set(&set);
    mock.set.assert_called_once_with(&set);
    let keys = vec!["a"];
    mock.vec(&keys);
    mock.vec.assert_called_once_with(&keys);
    mock.vec.assert_called_once_with(&keys[..]);
    assert_eq!(mock.vec.call_args_list(), [&keys]);
    mock.pair(&(1, "a"));
    mock.pair.assert_called_once_with(&(1, "a"));
    mock.pair.assert_called_once_with((1, "a"));
    mock.option(&Some("a"));
    mock.option.assert_called_once_with(&Some("a"));
    mock.option.assert_called_once_with(Some("a"));
    mock.array(&["a", "b"]);
    mock.array.assert_called_once_with(&["a", "b"]);
    mock.array.assert_called_once_with(["a", "b"]);
}
