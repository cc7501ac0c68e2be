//! A tour of standin: `cargo run --example tour`.
//!
//! Each section prints the lines that it runs, and below them what they give or how they fail: that
//! is what `run!`, `give!` and `fail!` are for. In a project of yours the lines stand in tests, and
//! the attributes are there for tests alone: `#[cfg_attr(test, standin::automock)]`.

use std::any::Any;
use std::fmt::Display;
use std::panic::{self, AssertUnwindSafe};

use standin::{Sequence, any, automock, patch, predicate};

/// What the code under test needs, and a test doesn't want to have for real.
#[automock]
trait Store {
    fn get(&self, page: &str) -> Option<u64>;
    fn put(&self, page: &str, visits: u64) -> Result<(), Full>;
}

/// There is no room in the store.
#[derive(Clone, Debug, PartialEq)]
struct Full;

/// The code under test: counts one more visit of a page.
fn count_visit(store: &impl Store, page: &str) -> Result<u64, Full> {
    let visits = store.get(page).unwrap_or(0) + 1;
    store.put(page, visits)?;
    Ok(visits)
}

/// More code under test. It owns its store.
struct Counter<S>(S);

impl<S: Store> Counter<S> {
    fn visit(&self, page: &str) {
        let _ = count_visit(&self.0, page);
    }
}

mod bank {
    /// What 100 euros are worth: imagine that it asks a bank.
    #[standin::patchable]
    pub(crate) fn exchange_rate(currency: &str) -> u64 {
        match currency {
            "USD" => 108,
            "JPY" => 16_900,
            _ => panic!("the bank does not know {currency}"),
        }
    }
}

/// Code under test that calls a function, not a trait.
fn price(euros: u64, currency: &str) -> String {
    let amount = euros * bank::exchange_rate(currency) / 100;
    format!("{amount} {currency}")
}

fn main() {
    ask_afterwards();
    answer_in_turn();
    expect_first();
    keep_a_handle();
    patch_a_function();
    read_the_failures();
}

fn ask_afterwards() {
    title("Make a mock of a trait, and ask afterwards");
    say("Each method has a field of the same name: call the one, set up and ask the other.");
    run!(let store = MockStore::new());
    run!(store.get.returns(Some(41)));
    run!(store.put.returns(Ok(())));
    give!(count_visit(&store, "home"));

    say("Every call was recorded.");
    run!(store.get.assert_called_once_with("home"));
    run!(store.put.assert_called_once_with("home", |visits: &u64| *visits > 41));
    give!(store.put.call_args_list());
    run!(assert_eq!(store.put.call_args_list(), [("home", 42)]));
}

fn answer_in_turn() {
    title("Answer one call after the other");
    say("A side effect is a sequence of answers, errors among them, …");
    run!(let store = MockStore::new());
    run!(store.get.returns(None));
    run!(store.put.side_effect([Ok(()), Err(Full)]));
    give!(count_visit(&store, "home"));
    give!(count_visit(&store, "about"));

    say("… or a closure that sees the arguments.");
    run!(let store = MockStore::new());
    run!(store.get.side_effect(|page: &str| Some(page.len() as u64)));
    run!(store.put.returns(Ok(())));
    give!(count_visit(&store, "home"));
    give!(count_visit(&store, "about"));
}

fn expect_first() {
    title("Expect first");
    say("What is known of the calls can be said before them, in mockall's words.");
    run!(let mut store = MockStore::new());
    run!(let mut order = Sequence::new());
    run!(store.expect_get().with("home").times(1).in_sequence(&mut order).returning(|_| Some(41)));
    run!(
        store
            .expect_put()
            .with("home", predicate::gt(41))
            .times(1)
            .in_sequence(&mut order)
            .returning(|_, _| Ok(()))
    );
    give!(count_visit(&store, "home"));

    say("The mock verifies this when it is dropped, or when it is asked to.");
    run!(store.verify());
}

fn keep_a_handle() {
    title("Keep a handle");
    say("A clone of the field shares its record: ask it when the mock has moved away.");
    run!(let store = MockStore::new());
    run!(store.get.returns(Some(6)));
    run!(store.put.returns(Ok(())));
    run!(let puts = store.put.clone());
    run!(let counter = Counter(store));
    run!(counter.visit("home"));
    run!(counter.visit("about"));
    run!(drop(counter));
    run!(assert_eq!(puts.call_args_list(), [("home", 7), ("about", 7)]));
}

fn patch_a_function() {
    title("Patch a function for a scope");
    say("`exchange_rate` is marked `#[patchable]`. From here on, this thread sees a double of it.");
    run!(let rate = patch!(bank::exchange_rate));
    run!(rate.returns(200));
    give!(price(50, "USD"));
    run!(rate.assert_called_once_with("USD"));

    say("Patches nest. This one passes on to the original what it does not answer itself.");
    run!(let inner = patch!(bank::exchange_rate));
    run!(inner.calls_original());
    run!(inner.expect().with("XYZ").returning(|_| 1));
    give!([price(300, "XYZ"), price(300, "USD")]);
    run!(assert_eq!(inner.call_args_list(), ["XYZ", "USD"]));

    say("The end of a guard's scope takes its double away.");
    run!(drop(inner));
    give!(price(300, "USD"));
    run!(drop(rate));
    give!(price(300, "USD"));
}

fn read_the_failures() {
    title("Read the failures");
    say("A call that nothing answers:");
    run!(let mut store = MockStore::new());
    run!(store.expect_get().with("home").returning(|_| Some(41)));
    fail!(count_visit(&store, "about"));

    say("An assertion that does not hold:");
    run!(store.put.returns(Ok(())));
    give!(count_visit(&store, "home"));
    fail!(store.put.assert_called_with("home", 43));

    say("A sequence of answers that has run out:");
    run!(store.put.side_effect([Ok(()), Err(Full)]));
    give!(store.put("home", 1));
    give!(store.put("home", 2));
    fail!(store.put("home", 3));

    say("Expectations that were not met, when the mock is dropped:");
    run!(let mut store = MockStore::new());
    run!(store.expect_get().with("home").times(2).returning(|_| None));
    run!(store.expect_put().with(any(), predicate::ge(1)).once().returning(|_, _| Ok(())));
    give!(store.get("home"));
    fail!(drop(store));
}

// How the tour shows itself. Of the lines that a section runs, what is printed is the source.

/// Prints a statement and runs it.
macro_rules! run {
    ($statement:stmt) => {
        code(stringify!($statement));
        $statement
    };
}
/// Prints an expression and what it gives.
macro_rules! give {
    ($expression:expr) => {
        code(stringify!($expression));
        result(format_args!("{:?}", $expression));
    };
}
/// Prints an expression and how it fails.
macro_rules! fail {
    ($expression:expr) => {
        code(stringify!($expression));
        result(failure(|| $expression));
    };
}
// The sections above come before these macros: only by an import can they name them.
use {fail, give, run};

fn title(text: &str) {
    println!("\n{text}\n{}", "=".repeat(text.len()));
}

fn say(text: &str) {
    println!("\n{text}\n");
}

fn code(source: &str) {
    const WIDTH: usize = 80;
    // `stringify!` breaks long lines, anywhere: a chain of calls reads best with one a line.
    let line = source.replace('\n', " ");
    if line.len() > WIDTH {
        println!("    {};", line.replace(").", ")\n        ."));
    } else {
        println!("    {line};");
    }
}

fn result(text: impl Display) {
    for line in text.to_string().lines() {
        println!("    //  {line}");
    }
}

/// The text that a failing test would end with; the tour prints it as a part of the story.
fn failure<T>(fails: impl FnOnce() -> T) -> String {
    panic::set_hook(Box::new(|_| {}));
    let outcome = panic::catch_unwind(AssertUnwindSafe(fails));
    drop(panic::take_hook());
    match outcome {
        Ok(_) => panic!("the tour shows what fails, and this did not"),
        Err(payload) => text_of(payload),
    }
}

fn text_of(payload: Box<dyn Any + Send>) -> String {
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(_) => "a panic without a text".into(),
    }
}
