//! What is kept of a call.

use std::path::Path;

use standin::{Captured, any, automock};

use crate::failing::{failure, first_line};

#[derive(Clone)]
pub struct Quiet(pub u8);

#[derive(Debug)]
pub struct Loud(#[allow(dead_code)] u8);

pub struct Mute;

#[derive(Clone, Debug, PartialEq)]
pub struct Page(u8);

#[automock]
trait Store {
    fn put(&self, key: &str, size: u64) -> u8;
    fn quiet(&self, quiet: Quiet);
    fn loud(&self, loud: Loud, n: u8);
    fn loud_ref(&self, loud: &Loud);
    fn mute(&self, mute: Mute, mute_ref: &Mute);
    fn page(&self, page: &Page);
    fn edit(&self, page: &mut Page);
    fn tail(&self, tail: &Tail<[u8]>);
}

/// A type of a test's own that has no size.
#[derive(Debug)]
pub struct Tail<T: ?Sized> {
    n: u8,
    rest: T,
}

#[derive(Debug)]
pub struct OwnedTail(Box<Tail<[u8]>>);

impl std::borrow::Borrow<Tail<[u8]>> for OwnedTail {
    fn borrow(&self) -> &Tail<[u8]> {
        &self.0
    }
}

impl ToOwned for Tail<[u8]> {
    type Owned = OwnedTail;

    fn to_owned(&self) -> OwnedTail {
        OwnedTail(Box::new(Tail { n: self.n, rest: [self.rest[0], self.rest[1]] }))
    }
}

fn store() -> MockStore {
    let store = MockStore::new();
    store.put.returns(1);
    store.quiet.returns(());
    store.loud.returns(());
    store.loud_ref.returns(());
    store.mute.returns(());
    store.page.returns(());
    store
}

#[test]
fn a_call_that_panics_is_still_recorded() {
    let store = MockStore::new();
    first_line(|| store.put("a", 1));
    assert_eq!(store.put.call_count(), 1);
    assert_eq!(store.put.call_args_list(), [("a", 1)]);
}

#[test]
fn recorded_arguments_equal_plain_literals() {
    let store = store();
    store.put("home", 1);
    store.put("about", 2);
    assert_eq!(store.put.call_args_list(), [("home", 1), ("about", 2)]);
    assert_eq!(store.put.call_args_list(), vec![("home".to_string(), 1), ("about".to_string(), 2)]);
    assert_ne!(store.put.call_args_list(), [("home", 1)]);
    assert_ne!(store.put.call_args_list(), [("home", 1), ("about", 3)]);
    assert_eq!(store.put.call_args().unwrap(), ("about", 2));
    assert!(store.put.call_args().unwrap() != ("home", 2));
}

#[test]
fn a_list_of_calls_equals_one_that_holds_any_in_place_of_arguments() {
    let store = store();
    store.put("home", 1);
    store.put("about", 2);
    assert_eq!(store.put.call_args_list(), [("home", any()), ("about", any())]);
    assert_eq!(store.put.call_args_list()[1], (any(), 2));
    assert_ne!(store.put.call_args_list(), [("home", any()), ("imprint", any())]);

    store.page(&Page(1));
    assert_eq!(store.page.call_args_list(), [any()]);
    assert_ne!(store.page.call_args_list(), [any(), any()]);

    // Of this there is no value to compare with.
    store.loud(Loud(3), 4);
    assert_eq!(store.loud.call_args_list(), [(any(), 4)]);
}

#[test]
fn a_list_of_calls_is_a_snapshot() {
    let store = store();
    store.put("a", 1);
    let before = store.put.call_args_list();
    store.put("b", 2);
    let after = store.put.call_args_list();
    assert_eq!(before, [("a", 1)]);
    assert_eq!(after, [("a", 1), ("b", 2)]);
    assert_eq!(before.len(), 1);
    drop(before);
    store.put("c", 3);
    assert_eq!(store.put.call_args_list(), [("a", 1), ("b", 2), ("c", 3)]);
}

#[test]
fn values_are_typed() {
    let store = store();
    store.put("home", 4);
    let call = store.put.call_args().unwrap();
    let (key, size): (&str, &u64) = call.values();
    assert_eq!(key.len() as u64, *size);
    let pages: Vec<u64> = store.put.call_args_list().iter().map(|call| *call.values().1).collect();
    assert_eq!(pages, [4]);
}

#[test]
fn a_mutable_argument_is_recorded_as_it_was_passed() {
    let mut store = store();
    store.expect_edit().returning(|page| page.0 += 1);
    let mut page = Page(1);
    store.edit(&mut page);
    store.edit(&mut page);
    assert_eq!(store.edit.call_args_list(), [Page(1), Page(2)]);
}

#[test]
fn what_is_clone_but_not_debug_is_kept_and_shown_as_a_question_mark() {
    let store = store();
    store.quiet(Quiet(3));
    assert_eq!(store.quiet.call_args().unwrap().values().0.0, 3);
    assert_eq!(format!("{:?}", store.quiet.call_args_list()), "[?]");
}

#[test]
fn what_is_debug_but_not_clone_is_kept_as_text() {
    let store = store();
    store.loud(Loud(3), 4);
    store.loud_ref(&Loud(5));
    assert_eq!(format!("{:?}", store.loud.call_args_list()), "[(Loud(3), 4)]");
    assert_eq!(format!("{:?}", store.loud_ref.call_args_list()), "[Loud(5)]");
}

#[test]
fn what_is_neither_is_shown_as_a_question_mark() {
    let store = store();
    store.mute(Mute, &Mute);
    assert_eq!(format!("{:?}", store.mute.call_args_list()), "[(?, ?)]");
}

#[test]
fn asking_for_a_value_that_was_not_kept_names_the_type_and_what_to_derive() {
    let store = store();
    store.loud(Loud(3), 4);
    let call = store.loud.call_args().unwrap();
    let text = failure(|| call.values().1);
    assert!(text.contains("`#[derive(Clone)]` on `Loud`"), "{text}");
    let text = failure(|| store.loud.assert_called_with(|loud: &Loud| loud.0 == 3, 4));
    assert!(text.contains("`#[derive(Clone)]` on `Loud`"), "{text}");
    store.mute(Mute, &Mute);
    let text = failure(|| store.mute.assert_called_with(|_: &Mute| true, any()));
    assert!(text.contains("it was not recorded: no `Clone` is known of `Mute`"), "{text}");
    // What needs no value can be asked.
    store.loud.assert_called_with(any(), 4);
}

#[automock]
trait Later {
    async fn publish(&self, loud: Loud);
}

#[test]
fn an_assertion_on_what_was_awaited_names_the_type_and_what_to_derive() {
    let later = MockLater::lenient();
    crate::signatures::ready(later.publish(Loud(3)));
    let text = failure(|| later.publish.assert_awaited_with(|loud: &Loud| loud.0 == 3));
    assert!(text.contains("`#[derive(Clone)]` on `Loud`"), "{text}");
    assert!(text.ends_with("mock.publish.assert_awaited_once();"), "{text}");
}

#[test]
fn a_call_tells_where_it_was_made_and_in_which_order() {
    let store = store();
    store.put("a", 1);
    store.page(&Page(1));
    store.put("b", 2);
    let puts = store.put.call_args_list();
    assert!(puts[0].location().file().ends_with("recording.rs"));
    assert_eq!(puts[1].location().line(), puts[0].location().line() + 2);
    let page = store.page.call_args().unwrap().order();
    assert!(puts[0].order() < page && page < puts[1].order());
}

#[test]
fn through_a_trait_object_a_call_is_known_to_be_made_at_the_method() {
    let (line, mock) = declared::doors();
    let doors: &dyn declared::Doors = &mock;
    doors.open("front");
    doors.close();
    let opened = mock.open.call_args().unwrap().location();
    assert!(opened.file().ends_with("recording.rs"));
    assert_eq!(
        (opened.line(), mock.close.call_args().unwrap().location().line()),
        (line, line + 2)
    );
}

mod declared {
    pub fn doors() -> (u32, MockDoors) {
        // Where `open` is declared.
        (line!() + 5, MockDoors::lenient())
    }

    #[standin::automock]
    pub trait Doors {
        fn open(&self, key: &str) -> u8;
        /// Closes it.
        fn close(&self);
    }
}

#[test]
fn reset_mock_forgets_the_calls_and_keeps_the_answers() {
    let store = MockStore::new();
    store.put.side_effect([1, 2]);
    store.put("a", 1);
    store.put.reset_mock();
    assert!(!store.put.called());
    assert!(store.put.call_args().is_none() && store.put.call_args_list().is_empty());
    assert_eq!(store.put("b", 1), 2);
    assert_eq!(store.put.call_args_list(), [("b", 1)]);
}

#[test]
fn recording_can_be_turned_off() {
    let store = store();
    store.put.record_calls(false);
    store.put("a", 1);
    assert_eq!((store.put.call_count(), store.put.call_args_list().len()), (1, 0));
    store.put.assert_called_once();
    assert!(failure(|| store.put.assert_called_with("a", 1)).contains("recording is off"));
    store.put.record_calls(true);
    store.put("b", 2);
    assert_eq!(store.put.call_args_list(), [("b", 2)]);
}

#[test]
fn a_handle_goes_on_working_after_the_mock_has_moved_away() {
    let store = store();
    let put = store.put.clone();
    let used = std::thread::spawn(move || store.put("a", 1)).join();
    assert_eq!(used.unwrap(), 1);
    put.assert_called_once_with("a", 1);
    put.returns(5);
}

#[test]
fn generic_arguments_are_kept_as_far_as_their_bounds_say() {
    #[automock]
    trait Sink<T: Clone + Send + Sync, U> {
        fn known(&self, value: T);
        fn unknown(&self, value: U);
    }
    let sink = MockSink::<u8, u8>::new();
    sink.known.returns(());
    sink.unknown.returns(());
    sink.known(3);
    sink.unknown(3);
    assert_eq!(sink.known.call_args_list(), [3]);
    assert_eq!(format!("{:?}", sink.unknown.call_args_list()), "[?]");
}

#[test]
fn what_may_not_leave_its_thread_is_not_seen_elsewhere_and_does_no_harm_there() {
    use std::rc::Rc;
    #[automock]
    trait Local {
        fn keep(&self, rc: Rc<u8>);
    }
    let local = MockLocal::new();
    local.keep.returns(());
    local.keep(Rc::new(3));
    assert_eq!(*local.keep.call_args().unwrap().values().0, Rc::new(3));
    let elsewhere = std::thread::spawn(move || {
        let shown = format!("{:?}", local.keep.call_args_list());
        let text = failure(|| local.keep.assert_called_with(|rc: &Rc<u8>| **rc == 3));
        drop(local);
        (shown, text)
    });
    let (shown, text) = elsewhere.join().unwrap();
    assert_eq!(shown, "[<kept on the thread that made the call>]");
    assert!(text.contains("`Rc<u8>` can't be sent to another thread"), "{text}");
}

mod a_type_of_the_users {
    /// Neither `Clone` nor `Debug`, whatever its name says.
    pub struct Vec<T>(pub T);

    #[standin::automock]
    pub trait Shelf {
        fn put(&self, items: Vec<u8>) -> u8;
    }
}

#[test]
fn nothing_is_asked_of_a_type_that_is_called_vec() {
    use a_type_of_the_users::{MockShelf, Shelf, Vec};

    let shelf = MockShelf::new();
    shelf.put.calls(|items| items.0);
    assert_eq!(shelf.put(Vec(3)), 3);
    assert_eq!(format!("{:?}", shelf.put.call_args_list()), "[?]");
}

#[test]
fn texts_of_every_length_are_recorded_as_they_are() {
    let store = store();
    let long = "–0123456789".repeat(4);
    let texts: Vec<&str> = (0..=long.len()).filter_map(|len| long.get(..len)).collect();
    for text in &texts {
        store.put(text, 1);
    }
    let calls = store.put.call_args_list();
    let recorded: Vec<&str> = calls.iter().map(|call| call.values().0).collect();
    assert_eq!(recorded, texts);
    let shown = format!("{:?}", calls[calls.len() - 1]);
    assert_eq!(shown, format!("({long:?}, 1)"));
}

#[test]
fn a_borrowed_value_without_a_size_is_kept_as_its_owned_form() {
    let store = store();
    store.tail.returns(());
    store.tail(&Tail { n: 3, rest: [4, 5] });
    let call = store.tail.call_args().unwrap();
    let (tail,): (&Tail<[u8]>,) = call.values();
    assert_eq!((tail.n, &tail.rest), (3, [4, 5].as_slice()));
    assert_eq!(format!("{call:?}"), "OwnedTail(Tail { n: 3, rest: [4, 5] })");
}

#[automock]
trait Shell {
    fn run(&self, command: &[&str]) -> u8;
    fn open<'a>(&self, files: &'a [&'a Path], mode: &str);
}

#[test]
fn a_slice_of_borrowed_values_is_kept_as_owned_ones() {
    let mut shell = MockShell::lenient();
    let arguments = Captured::new();
    shell.expect_run().with(["git", "status"]).return_const(1);
    shell.expect_run().with(arguments.capture()).return_const(2);
    assert_eq!(shell.run(&["git", &String::from("status")]), 1);
    assert_eq!(shell.run(&["ls"]), 2);
    shell.run.assert_has_calls([&["git", "status"][..], &["ls"]]);
    shell.run.assert_any_call(["ls"]);
    shell.run.assert_any_call(|command: &[&str]| command.contains(&"git"));
    assert_eq!(shell.run.call_args_list()[0].values().0, ["git", "status"]);
    assert_eq!(arguments.values(), [["ls"]]);

    shell.open(&[Path::new("a"), Path::new("b")], "r");
    shell.open.assert_called_once_with([Path::new("a"), Path::new("b")], "r");
}

mod of_what_a_trait_does_not_bound {
    use standin::automock;

    use super::Page;
    use crate::failing::failure;

    #[automock(where K: Clone + std::fmt::Debug + 'static, E: Clone + 'static)]
    trait Repository<K, E> {
        fn get(&self, key: &K) -> Option<E>;
        fn save(&self, key: K, entity: E) -> Result<(), String>;
    }

    #[automock]
    trait Unbounded<K: 'static> {
        fn get(&self, key: &K);
    }

    #[automock(wrapping; where T: Clone; type Page = u8)]
    trait Cell<T> {
        type Page;
        fn set(&self, to: T) -> Self::Page;
    }

    struct Counted;
    impl Cell<u32> for Counted {
        type Page = u8;
        fn set(&self, to: u32) -> u8 {
            to as u8
        }
    }

    #[automock(where T: ToOwned<Owned: std::fmt::Debug + Send + Sync>)]
    trait Texts<T: ?Sized + 'static> {
        fn get(&self, text: &T);
    }

    #[automock]
    trait Unsized<T: ?Sized + 'static> {
        fn get(&self, text: &T);
    }

    #[test]
    fn the_mock_may_ask_for_more_than_the_trait_and_keeps_the_arguments() {
        let pages = MockRepository::<u32, Page>::new();
        pages.get.returns(Some(Page(1)));
        pages.save.returns(Ok(()));
        let _ = (pages.get(&7), pages.save(8, Page(2)));
        pages.get.assert_called_once_with(7);
        assert_eq!(pages.save.call_args_list(), [(8, Page(2))]);

        let cell = MockCell::wrapping(Counted);
        assert_eq!((cell.set(3), cell.set(4)), (3, 4));
        assert_eq!(cell.set.call_args_list(), [3, 4]);
    }

    #[test]
    fn else_the_report_says_where_the_bound_belongs() {
        let unbounded = MockUnbounded::new();
        unbounded.get.returns(());
        unbounded.get(&Page(1));
        unbounded.get(&Page(2));
        let text = failure(|| unbounded.get.assert_called_with(&Page(2)));
        assert!(text.contains("it was not recorded: no `Clone` is known of `Page`"), "{text}");
        assert!(text.contains("#[automock(where T: Clone + Debug)]"), "{text}");

        let texts = MockTexts::<str>::new();
        texts.get.returns(());
        texts.get("a");
        texts.get.assert_called_once_with("a");
        let unbounded = MockUnsized::<str>::new();
        unbounded.get.returns(());
        unbounded.get("a");
        let text = failure(|| unbounded.get.assert_called_with("a"));
        assert!(text.contains("it was not recorded: no `ToOwned` is known of `str`"), "{text}");
        assert!(text.contains("where T: ToOwned<Owned: Debug + Send + Sync>"), "{text}");
    }
}
