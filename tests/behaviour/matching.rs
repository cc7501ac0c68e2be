//! One vocabulary of matchers, for expectations and assertions.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use standin::{PredicateBooleanExt, any, automock, predicate};

use crate::failing::{failure, first_line};

#[derive(Clone, Debug, PartialEq)]
struct Page(u8);

#[automock]
trait All {
    fn text(&self, text: &str);
    fn string(&self, text: String);
    #[allow(clippy::ptr_arg)]
    fn string_ref(&self, text: &String);
    fn list(&self, list: &[u8]);
    fn vec(&self, list: Vec<u8>);
    #[allow(clippy::ptr_arg)]
    fn vec_ref(&self, list: &Vec<u8>);
    fn page(&self, page: &Page);
    fn number(&self, number: &u64);
    fn path(&self, path: &Path);
    fn option(&self, option: Option<u8>);
    fn float(&self, float: f64);
}

fn all() -> MockAll {
    let all = MockAll::new();
    all.text.returns(());
    all.string.returns(());
    all.string_ref.returns(());
    all.list.returns(());
    all.vec.returns(());
    all.vec_ref.returns(());
    all.page.returns(());
    all.number.returns(());
    all.path.returns(());
    all.option.returns(());
    all.float.returns(());
    all
}

#[test]
#[allow(clippy::needless_borrows_for_generic_args)]
fn plain_values_match_what_they_equal() {
    let all = all();
    all.text("x");
    all.text.assert_called_with("x");
    all.text.assert_called_with(String::from("x"));
    all.string("x".into());
    all.string.assert_called_with("x");
    all.string.assert_called_with(String::from("x"));
    all.string_ref(&"x".into());
    all.string_ref.assert_called_with(String::from("x"));
    all.list(&[1, 2]);
    all.list.assert_called_with([1, 2]);
    all.list.assert_called_with(vec![1, 2]);
    all.list.assert_called_with(&[1, 2]);
    all.vec(vec![1, 2]);
    all.vec.assert_called_with([1, 2]);
    all.vec_ref(&vec![1, 2]);
    all.vec_ref.assert_called_with([1, 2]);
    all.vec_ref.assert_called_with(vec![1, 2]);
    all.page(&Page(1));
    all.page.assert_called_with(Page(1));
    all.page.assert_called_with(&Page(1));
    all.number(&3);
    all.number.assert_called_with(3);
    all.number.assert_called_with(&3);
    all.path(Path::new("/tmp"));
    all.path.assert_called_with(Path::new("/tmp"));
    all.path.assert_called_with(PathBuf::from("/tmp"));
    all.option(None);
    all.option.assert_called_with(None);
    all.option(Some(3));
    all.option.assert_called_with(Some(3));
}

#[test]
fn plain_values_reject_what_they_do_not_equal() {
    let all = all();
    all.text("x");
    all.list(&[1, 2]);
    all.page(&Page(1));
    all.option(None);
    first_line(|| all.text.assert_called_with("y"));
    first_line(|| all.list.assert_called_with([1]));
    first_line(|| all.page.assert_called_with(Page(2)));
    first_line(|| all.option.assert_called_with(Some(0)));
}

#[automock]
trait Behind {
    fn shared(&self, name: Arc<str>);
    fn boxed(&self, name: Box<str>);
    fn counted(&self, name: Rc<str>);
    fn changed(&self, name: &mut str);
    fn bytes(&self, bytes: Arc<[u8]>);
    fn path(&self, path: Box<Path>);
    fn number(&self, number: Box<u8>);
    fn page(&self, page: Arc<Page>);
}

#[test]
fn what_an_argument_owns_or_changes_behind_a_pointer_is_compared() {
    let mut behind = MockBehind::new();
    behind.expect_shared().with("a").times(1).returning(|_| ());
    behind.shared("a".into());
    behind.shared.assert_called_once_with("a");
    behind.shared.assert_called_once_with(Arc::from("a"));
    first_line(|| behind.shared.assert_called_with("b"));
    let behind = MockBehind::lenient();
    behind.boxed("b".into());
    behind.boxed.assert_called_once_with("b");
    behind.boxed.assert_called_once_with(predicate::str::contains("b"));
    first_line(|| behind.boxed.assert_called_with(predicate::str::contains("x")));
    behind.counted("c".into());
    behind.counted.assert_called_once_with("c");
    behind.changed(&mut String::from("d"));
    behind.changed.assert_called_once_with("d");
    behind.bytes([1, 2].into());
    behind.bytes.assert_called_once_with([1, 2]);
    behind.bytes.assert_called_once_with(&[1, 2][..]);
    behind.path(Path::new("e").into());
    behind.path.assert_called_once_with(Path::new("e"));
    behind.number(Box::new(3));
    behind.number.assert_called_once_with(Box::new(3));
    behind.number.assert_called_once_with(3);
    behind.page(Arc::new(Page(1)));
    behind.page.assert_called_once_with(Page(1));
    behind.page.assert_called_once_with(&Page(1));
    behind.page.assert_called_once_with(Arc::new(Page(1)));
    first_line(|| behind.page.assert_called_with(Page(2)));
}

#[test]
fn predicates_match() {
    let all = all();
    all.text("hello");
    all.text.assert_called_with(predicate::str::contains("ell"));
    all.text.assert_called_with(predicate::eq("hello"));
    all.text.assert_called_with(predicate::ne("x").and(predicate::str::ends_with("o")));
    all.number(&3);
    all.number.assert_called_with(predicate::lt(4));
    all.float(1.5);
    all.float.assert_called_with(predicate::function(|float: &f64| *float > 1.0));
    first_line(|| all.number.assert_called_with(predicate::gt(4)));
}

#[automock]
trait Texts {
    fn owned(&self, text: String);
    #[allow(clippy::ptr_arg)]
    fn behind(&self, text: &String, changed: &mut String);
    fn list(&self, texts: &[&str]);
    fn fixed(&self, text: &'static str);
    fn cow(&self, text: Cow<'static, str>);
}

#[test]
fn predicates_of_texts_match_a_string() {
    let mut texts = MockTexts::new();
    texts.expect_owned().with(predicate::str::contains("ell")).times(1).returning(|_| ());
    texts.owned("hello".into());
    texts.owned.assert_called_with(predicate::str::starts_with("h").and(predicate::ne("h")));
    texts.owned.assert_called_with(predicate::str::is_empty().not());
    texts.owned.assert_called_with(predicate::str::ends_with("x").or(predicate::eq("hello")));
    texts.owned.assert_called_with(predicate::eq("hello".to_string()));
    texts.owned.assert_called_with(predicate::ge("a".to_string()).and(predicate::always()));
    let text = failure(|| texts.owned.assert_called_with(predicate::str::contains("x")));
    assert!(text.contains(r#"text: "hello" does not match"#), "{text}");
    let texts = MockTexts::lenient();
    texts.behind(&"a".into(), &mut "b".into());
    texts
        .behind
        .assert_called_once_with(predicate::str::contains("a"), predicate::str::contains("b"));
    texts.fixed("payments");
    texts.fixed.assert_called_once_with(predicate::str::starts_with("pay"));
    texts.fixed.assert_called_once_with(predicate::str::is_empty().not().and(predicate::ne("pay")));
    texts.fixed.assert_called_once_with(predicate::eq("payments"));
    first_line(|| texts.fixed.assert_called_with(predicate::str::contains("x")));
    texts.cow("refunds".into());
    texts.cow.assert_called_once_with(predicate::str::ends_with("s"));
}

#[test]
fn a_reference_to_a_vec_matches_a_slice_of_references() {
    let mut texts = MockTexts::new();
    let names = vec!["a"];
    texts.expect_list().with(&["a"]).times(1).returning(|_| ());
    texts.list(&names);
    texts.list.assert_called_once_with(&names);
    texts.list.assert_called_once_with(&vec![String::from("a")]);
    first_line(|| texts.list.assert_called_with(&vec!["b"]));
}

#[test]
fn annotated_closures_match() {
    let all = all();
    all.text("hello");
    all.text.assert_called_with(|text: &str| text.len() == 5);
    all.page(&Page(3));
    all.page.assert_called_with(|page: &Page| page.0 == 3);
    all.vec(vec![1]);
    all.vec.assert_called_with(|list: &Vec<u8>| list.len() == 1);
    first_line(|| all.text.assert_called_with(str::is_empty));
}

#[test]
fn any_matches_everything() {
    let all = all();
    all.text("hello");
    all.text.assert_called_with(any());
}

#[test]
fn expectations_take_the_same_matchers() {
    let mut all = MockAll::new();
    all.expect_text().with("a").times(1).returning(|_| ());
    all.expect_text().with(predicate::str::contains("b")).times(1).returning(|_| ());
    all.expect_text().with(|text: &str| text == "c").times(1).returning(|_| ());
    all.expect_text().with(any()).times(1).returning(|_| ());
    ["c", "xbx", "a", "zzz"].iter().for_each(|text| all.text(text));
}

#[test]
fn a_predicate_does_not_accept_a_call_of_its_own() {
    let mut all = all();
    let text = all.text.clone();
    let asks = predicate::function(move |wanted: &str| {
        text.call(("inner",));
        wanted == "outer"
    });
    all.expect_text().with(asks).times(1);
    all.text("outer");
    assert_eq!(all.text.call_args_list(), ["outer", "inner"]);
    all.checkpoint();
}
