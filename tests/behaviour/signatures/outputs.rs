//! What can come back: owned, borrowed from the mock, borrowed from an argument.

use std::any::Any;
use std::error::Error;
use std::io;

use super::*;

#[automock]
#[allow(clippy::mut_from_ref)]
trait Outputs {
    fn owned(&self) -> Page;
    fn forever(&self) -> &'static str;
    fn text(&self) -> &str;
    fn page(&self, n: u32) -> &Page;
    fn list(&self) -> &[u8];
    fn path(&self) -> &Path;
    fn object(&self) -> &dyn Display;
    fn slot(&mut self) -> &mut u32;
    fn buffer(&mut self) -> &mut [u8];
    fn find(&self, key: &str) -> Option<&Page>;
    fn entry(&mut self, key: &str) -> Option<&mut Page>;
    fn letters(&mut self) -> Option<&mut str>;
    fn writer(&mut self) -> Option<&mut dyn io::Write>;
    fn held(self: Pin<&mut Self>) -> Option<&mut [u8]>;
    fn line(self: Pin<&mut Self>) -> Result<&mut str, u8>;
    fn leaked(&self) -> Option<&mut u8>;
    fn spared(&self) -> &mut dyn Display;
    fn lookup(&self, key: &str) -> Result<&str, u8>;
    fn cow(&self) -> Cow<'_, str>;
    fn items(&self) -> Box<dyn Iterator<Item = &u32> + '_>;
    fn named<'a>(&'a self, other: &str) -> &'a str;
    fn tail<'a>(&self, text: &'a str, n: &usize) -> &'a str;
    fn longest<'a>(&self, a: &'a str, b: &'a str, page: Option<&'a Page>) -> Option<&'a str>;
    fn never(&self) -> !;
}

#[test]
fn owned_and_static_outputs_are_handed_over() {
    let mut mock = MockOutputs::new();
    mock.owned.returns(page("x"));
    mock.expect_forever().return_const("for ever");
    assert_eq!((mock.owned(), mock.forever()), (page("x"), "for ever"));
}

#[test]
fn what_is_borrowed_from_the_mock_is_given_as_owned_values() {
    let mut mock = MockOutputs::new();
    mock.text.returns("text");
    mock.expect_page().with(1).return_const(page("one"));
    mock.expect_page().returning(|n| Box::new(page(&n.to_string())));
    mock.list.returns([1, 2]);
    mock.expect_path().return_const("/tmp".into());
    mock.expect_object().returning(|| Box::new(3));
    assert_eq!((mock.text(), mock.list(), mock.path()), ("text", &[1, 2][..], Path::new("/tmp")));
    assert_eq!(mock.object().to_string(), "3");
    let (one, two, three) = (mock.page(1), mock.page(2), mock.page(3));
    assert_eq!([one, two, three], [&page("one"), &page("2"), &page("3")]);
    assert!(std::ptr::eq(one, mock.page(1)));
}

#[test]
fn what_is_borrowed_mutably_in_an_option_is_one_variable() {
    let mut mock = MockOutputs::new();
    mock.entry.returns(None);
    mock.expect_entry().with("home").return_var(Some(Box::new(page("a"))));
    mock.letters.side_effect([Some("abc".to_string()), None]);
    mock.writer.calls(|| Some(Box::new(io::sink())));
    mock.held.returns(Some(vec![1]));
    mock.leaked.calls(|| Some(Box::leak(Box::new(3))));
    mock.spared.calls(|| Box::leak(Box::new(4)));
    *mock.entry("home").unwrap() = page("b");
    assert_eq!(mock.entry("home"), Some(&mut page("b")));
    assert_eq!(mock.entry("about"), None);
    mock.letters().unwrap().make_ascii_uppercase();
    assert_eq!(mock.letters(), None);
    assert!(mock.writer().unwrap().write_all(b"x").is_ok());
    let mut pinned = Pin::new(&mut mock);
    pinned.as_mut().held().unwrap()[0] = 2;
    assert_eq!(pinned.held(), Some(&mut [2][..]));
    assert_eq!(mock.leaked(), Some(&mut 3));
    assert_eq!(mock.spared().to_string(), "4");
}

#[test]
fn what_is_borrowed_mutably_is_one_variable() {
    let mut mock = MockOutputs::new();
    mock.expect_slot().return_var(5u32);
    mock.expect_buffer().times(1).returning(|| vec![1, 2]);
    *mock.slot() += 1;
    *mock.slot() += 1;
    assert_eq!(*mock.slot(), 7);
    mock.buffer()[0] = 9;
}

#[test]
fn a_handle_can_set_up_what_the_mock_lends_mutably() {
    let mut mock = MockOutputs::new();
    let slot = mock.slot.clone();
    let mut expectation = slot.expect();
    expectation.return_var(5u32);
    *mock.slot() += 1;
    assert_eq!(*mock.slot(), 6);
    expectation.return_var(1u32);
    assert_eq!(*mock.slot(), 1);
}

#[test]
fn what_a_constant_is_converted_to_is_inferred() {
    let mut mock = MockOutputs::new();
    mock.expect_text().return_const("text".into());
    mock.expect_list().return_const([1, 2].into_iter().collect());
    assert_eq!((mock.text(), mock.list()), ("text", &[1, 2][..]));
}

#[test]
fn options_and_results_of_references() {
    let mut mock = MockOutputs::new();
    mock.expect_find().with("x").returning(|_| Some(Box::new(page("x"))));
    mock.find.returns(None);
    mock.lookup.side_effect([Ok("ok".to_string()), Err(4)]);
    assert_eq!((mock.find("x"), mock.find("y")), (Some(&page("x")), None));
    assert_eq!((mock.lookup("a"), mock.lookup("b")), (Ok("ok"), Err(4)));
}

#[test]
fn other_types_that_borrow_from_the_mock() {
    let mut mock = MockOutputs::new();
    mock.cow.returns("cow");
    mock.expect_items().returning(|| Box::new([1, 2].iter()));
    mock.named.returns("name");
    assert_eq!(mock.cow(), "cow");
    assert_eq!(mock.items().sum::<u32>(), 3);
    assert_eq!(mock.named("x"), "name");
}

#[test]
fn a_method_that_never_returns_may_panic() {
    let mut mock = MockOutputs::new();
    mock.expect_never().returning(|| panic!("gone"));
    assert_eq!(crate::failing::first_line(|| mock.never()), "gone");
}

#[test]
fn outputs_may_borrow_from_an_argument() {
    let mut mock = MockOutputs::new();
    mock.expect_tail().returning(|text, n| &text[*n..]);
    mock.expect_longest().returning(|a, b, _| Some(if a.len() > b.len() { a } else { b }));
    let text = String::from("hello");
    let tail = {
        let n = 3;
        mock.tail(&text, &n)
    };
    assert_eq!(tail, "lo");
    assert_eq!(mock.longest(&text, "x", None), Some("hello"));
    mock.tail.assert_called_once_with("hello", 3);
}

#[automock]
trait Iterators {
    fn keys(&self) -> impl Iterator<Item = &str>;
    fn pairs(&self) -> impl DoubleEndedIterator<Item = (usize, &Page)> + '_;
}

#[test]
fn what_is_returned_as_an_impl_trait_may_borrow_its_items() {
    let mut mock = MockIterators::new();
    mock.expect_keys().returning(|| Box::new(["a", "b"].into_iter()));
    mock.expect_pairs().returning(|| Box::new(std::iter::empty()));
    assert_eq!(mock.keys().collect::<String>(), "ab");
    assert_eq!(mock.pairs().next_back(), None);
}

#[automock]
trait Filters {
    fn kept(&self, keep: impl Fn(&u32) -> bool) -> impl Iterator<Item = u32> + '_;
    fn named(&self, by: impl Display, among: &mut Vec<u8>) -> impl Iterator<Item = &str>;
}

#[test]
fn an_iterator_of_the_mock_need_not_hold_a_closure_that_the_method_takes() {
    let (mock, limit) = (MockFilters::new(), 3);
    mock.kept
        .calls(|keep| Box::new([1, 5].into_iter().filter(keep).collect::<Vec<_>>().into_iter()));
    assert_eq!(mock.kept(|n| *n < limit).collect::<Vec<_>>(), [1]);
    mock.named.calls(|_, _| Box::new(["a"].into_iter()));
    assert_eq!(mock.named(limit, &mut Vec::new()).count(), 1);
}

#[automock(wrapping)]
trait Shared: Send + Sync {
    fn as_any(&self) -> &dyn Any;
    fn as_any_mut(&mut self) -> &mut dyn Any;
    fn shown(&self, n: u8) -> &(dyn Display + '_);
    fn hook(&self) -> &dyn Fn(u8) -> u8;
    fn cause(&self) -> Option<&(dyn Error + 'static)>;
    fn part(&self, n: u8) -> Result<&dyn Any, u8>;
    fn named(&self) -> &(dyn Display + Send + Sync) {
        &"by default"
    }
}

struct Plain;

impl Shared for Plain {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
    fn shown(&self, _: u8) -> &(dyn Display + '_) {
        &"plain"
    }
    fn hook(&self) -> &dyn Fn(u8) -> u8 {
        &|n| n
    }
    fn cause(&self) -> Option<&(dyn Error + 'static)> {
        None
    }
    fn part(&self, n: u8) -> Result<&dyn Any, u8> {
        Err(n)
    }
}

#[test]
fn a_mock_that_has_to_be_shared_lends_objects_of_std() {
    let mut mock = MockShared::new();
    mock.as_any.returns(Box::new(page("any")));
    mock.expect_as_any_mut().returning(|| Box::new(3_u8));
    mock.expect_shown().with(1).returning(|n| Box::new(n));
    mock.expect_hook().return_const(Box::new(|n| n + 1));
    mock.named.calls_default();
    mock.expect_cause().returning(|| Some(Box::new(fmt::Error)));
    mock.part.calls(|n| Ok(Box::new(n)));
    *mock.as_any_mut().downcast_mut::<u8>().unwrap() = 4;
    let mock: Arc<dyn Shared> = Arc::new(mock);
    let there = mock.clone();
    let title = std::thread::spawn(move || {
        there.as_any().downcast_ref::<Page>().map(|page| page.text.clone())
    });
    assert_eq!(title.join().unwrap().as_deref(), Some("any"));
    assert_eq!((mock.shown(1).to_string(), mock.hook()(2)), ("1".to_string(), 3));
    assert_eq!(mock.named().to_string(), "by default");
    assert_eq!(mock.cause().map(ToString::to_string), Some(fmt::Error.to_string()));
    assert_eq!(mock.part(3).unwrap().downcast_ref(), Some(&3_u8));
}

#[test]
fn a_spy_lends_the_objects_of_what_it_is_around() {
    let mut spy = MockShared::wrapping(Plain);
    assert!(spy.as_any().is::<Plain>());
    assert!(spy.as_any_mut().is::<Plain>());
    spy.expect_as_any_mut().returning(|| Box::new(3_u8));
    assert!(spy.as_any_mut().is::<u8>());
    assert_eq!(spy.shown(1).to_string(), "plain");
    assert_eq!((spy.cause().is_none(), spy.part(3).err()), (true, Some(3)));
}

standin::mock! {
    Elsewhere {}
    impl Unbounded for Elsewhere {
        fn as_any(&self) -> &dyn Any;
    }
}

trait Unbounded: Send + Sync {
    fn as_any(&self) -> &dyn Any;
}

#[test]
fn a_mock_lends_any_object_without_a_word_of_its_bounds() {
    let mock = MockElsewhere::new();
    mock.as_any.returns(Box::new("any"));
    assert_eq!(mock.as_any().downcast_ref(), Some(&"any"));
}

#[automock(wrapping)]
trait Shelves {
    fn opened(&mut self, key: &str) -> Result<&mut u8, u8>;
    fn page(&mut self, key: &str) -> io::Result<&mut Page>;
    fn writer(&mut self) -> Result<&mut dyn io::Write, fmt::Error>;
    fn of_kind<T: Send + Sync + 'static>(&mut self, kind: T) -> Result<&mut T, u8>;
    async fn later(&mut self, key: &str) -> Result<&mut u8, String>;
}

struct Shelf(u8);

impl Shelves for Shelf {
    fn opened(&mut self, _: &str) -> Result<&mut u8, u8> {
        Ok(&mut self.0)
    }
    fn page(&mut self, _: &str) -> io::Result<&mut Page> {
        Err(io::ErrorKind::NotFound.into())
    }
    fn writer(&mut self) -> Result<&mut dyn io::Write, fmt::Error> {
        Err(fmt::Error)
    }
    fn of_kind<T: Send + Sync + 'static>(&mut self, _: T) -> Result<&mut T, u8> {
        Err(2)
    }
    async fn later(&mut self, _: &str) -> Result<&mut u8, String> {
        Err("late".into())
    }
}

#[test]
fn what_is_borrowed_mutably_in_a_result_is_one_variable() {
    let mut mock = MockShelves::new();
    mock.opened.returns(Err(7));
    mock.expect_opened().with("home").return_var(Ok(Box::new(1)));
    *mock.opened("home").unwrap() += 4;
    assert_eq!(mock.opened("home"), Ok(&mut 5));
    assert_eq!(mock.opened("a"), Err(7));
    assert_eq!(mock.opened("b"), Err(7));
    mock.opened.assert_has_calls(["home", "home", "a", "b"]);

    mock.page.side_effect([Ok(Box::new(page("a"))), Err(io::ErrorKind::NotFound.into())]);
    assert_eq!(mock.page("a").unwrap(), &mut page("a"));
    assert_eq!(mock.page("b").unwrap_err().kind(), io::ErrorKind::NotFound);
    mock.writer.calls(|| Ok(Box::new(io::sink())));
    assert!(mock.writer().unwrap().write_all(b"x").is_ok());
    mock.of_kind.of::<char>().returns(Ok(Box::new('a')));
    *mock.of_kind('x').unwrap() = 'b';
    assert_eq!(mock.of_kind('x'), Ok(&mut 'b'));
    mock.expect_later().returning(|key| Ok(Box::new(key.len() as u8)));
    assert_eq!(ready(mock.later("abc")), Ok(&mut 3));

    let mut mock = MockOutputs::new();
    mock.line.returns(Ok("ab".to_string()));
    let mut pinned = Pin::new(&mut mock);
    pinned.as_mut().line().unwrap().make_ascii_uppercase();
    assert_eq!(pinned.line().as_deref(), Ok("AB"));
}

#[test]
fn a_spy_lends_what_its_real_object_does() {
    let mut spy = MockShelves::wrapping(Shelf(3));
    *spy.opened("a").unwrap() = 4;
    spy.expect_opened().with("b").returning(|_| Err(5));
    assert_eq!(spy.opened("b"), Err(5));
    assert_eq!(spy.opened("c"), Ok(&mut 4));
    assert_eq!(ready(spy.later("c")), Err("late".into()));
    assert_eq!(spy.of_kind('x'), Err(2));
}
