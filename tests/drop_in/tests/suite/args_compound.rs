//! Arguments that are tuples, arrays, pointers, functions, collections.

use super::support::panic_text;
use mockall::{automock, predicate::eq};
use std::{
    collections::{BTreeMap, HashSet},
    marker::PhantomData,
    ops::Range,
    time::Duration,
};

pub struct Handle<T>(u32, PhantomData<T>);

#[automock]
pub trait Canvas {
    fn at(&self, point: (i32, i32)) -> u8;
    fn row(&self, cells: [u8; 4]) -> u32;
    fn grid(&self, cells: &[[u8; 2]; 2]) -> u32;
    fn map(&self, with: fn(u8) -> u8) -> u8;
    fn raw(&self, from: *const u8, to: *mut u8) -> bool;
    fn legend(&self, names: BTreeMap<String, u8>, hidden: &HashSet<u8>) -> usize;
    fn handle(&self, handle: Handle<String>) -> u32;
    fn wait(&self, how_long: Option<Duration>, range: Range<usize>) -> Result<u8, String>;
    fn nothing(&self, unit: ()) -> ();
    fn nested(&self, all: Vec<Option<(u8, Box<[char]>)>>) -> usize;
}

#[test]
fn a_tuple_is_one_argument() {
    let mut canvas = MockCanvas::new();
    canvas.expect_at().with(eq((1, 2))).return_const(3);
    assert_eq!(canvas.at((1, 2)), 3);
    let text = panic_text(|| canvas.at((2, 1)));
    assert_eq!(text, "MockCanvas::at((2, 1)): No matching expectation found");
}

#[test]
fn arrays_are_matched_and_moved() {
    let mut canvas = MockCanvas::new();
    canvas
        .expect_row()
        .with(eq([1, 2, 3, 4]))
        .returning(|cells| cells.iter().map(|c| u32::from(*c)).sum());
    canvas.expect_grid().withf(|cells| cells[1][0] == 3).return_const(8u32);
    assert_eq!(canvas.row([1, 2, 3, 4]), 10);
    assert_eq!(canvas.grid(&[[1, 2], [3, 4]]), 8);
}

fn double(n: u8) -> u8 {
    n * 2
}

#[test]
fn a_function_pointer_is_called() {
    let mut canvas = MockCanvas::new();
    canvas.expect_map().returning(|with| with(21));
    assert_eq!(canvas.map(double), 42);
    assert_eq!(canvas.map(|n| n + 1), 22);
}

#[test]
fn raw_pointers_are_passed_through() {
    let mut canvas = MockCanvas::new();
    canvas.expect_raw().returning(|from, to| {
        unsafe { *to = *from };
        true
    });
    let (from, mut to) = (5, 0);
    assert!(canvas.raw(&from, &mut to));
    assert_eq!(to, 5);
}

#[test]
fn collections() {
    let mut canvas = MockCanvas::new();
    canvas
        .expect_legend()
        .with(eq(BTreeMap::from([("red".to_owned(), 1)])), eq(HashSet::from([4])))
        .returning(|names, hidden| names.len() + hidden.len());
    assert_eq!(canvas.legend(BTreeMap::from([("red".to_owned(), 1)]), &HashSet::from([4])), 2);
}

#[test]
fn types_of_ones_own() {
    let mut canvas = MockCanvas::new();
    canvas.expect_handle().withf(|handle| handle.0 > 1).returning(|handle| handle.0);
    assert_eq!(canvas.handle(Handle(2, PhantomData)), 2);
    let text = panic_text(|| canvas.handle(Handle(0, PhantomData)));
    assert_eq!(text, "MockCanvas::handle(?): No matching expectation found");
}

#[test]
fn options_ranges_and_results() {
    let mut canvas = MockCanvas::new();
    canvas.expect_wait().withf(|how_long, _| how_long.is_none()).return_const(Err("no".to_owned()));
    canvas.expect_wait().with(eq(Some(Duration::from_secs(1))), eq(0..2)).return_const(Ok(1));
    assert_eq!(canvas.wait(None, 0..1), Err("no".to_owned()));
    assert_eq!(canvas.wait(Some(Duration::from_secs(1)), 0..2), Ok(1));
}

#[test]
fn unit_and_deep_nesting() {
    let mut canvas = MockCanvas::new();
    canvas.expect_nothing().with(eq(())).return_const(());
    canvas.nothing(());
    canvas.expect_nested().returning(|all| all.into_iter().flatten().map(|one| one.1.len()).sum());
    assert_eq!(canvas.nested(vec![None, Some((1, Box::new(['a', 'b'])))]), 2);
}
