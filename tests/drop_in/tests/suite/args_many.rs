//! Up to sixteen arguments.

use super::support::panic_text;
use mockall::{automock, predicate::*};

#[automock]
#[allow(clippy::too_many_arguments)]
pub trait Form {
    fn sixteen(
        &self,
        a0: u8,
        a1: u8,
        a2: u8,
        a3: u8,
        a4: u8,
        a5: u8,
        a6: u8,
        a7: u8,
        a8: u16,
        a9: u16,
        a10: u16,
        a11: u16,
        a12: &str,
        a13: bool,
        a14: char,
        a15: String,
    ) -> u32;
    fn eight(&mut self, a: i8, b: i16, c: i32, d: i64, e: f32, f: f64, g: usize, h: isize);
}

fn fill(form: &dyn Form, last: &str) -> u32 {
    form.sixteen(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, "12", true, 'e', last.to_owned())
}

#[test]
fn sixteen_arguments_reach_the_closure() {
    let mut form = MockForm::new();
    form.expect_sixteen().returning(
        |a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15| {
            let small: u8 = [a0, a1, a2, a3, a4, a5, a6, a7].iter().sum();
            let large: u16 = a8 + a9 + a10 + a11;
            let text = a12.len() + a15.len() + usize::from(a13) + a14.len_utf8();
            u32::from(small) + u32::from(large) + text as u32
        },
    );
    assert_eq!(fill(&form, "fifteen"), 28 + 38 + 11);
}

#[test]
fn sixteen_arguments_reach_the_matcher() {
    let mut form = MockForm::new();
    form.expect_sixteen()
        .withf(|_, _, _, _, _, _, _, _, _, _, _, _, text, _, _, last| *text == *"12" && last == "x")
        .return_const(5u32);
    assert_eq!(fill(&form, "x"), 5);
}

#[test]
fn sixteen_predicates_are_checked() {
    let mut form = MockForm::new();
    form.expect_sixteen()
        .with(
            eq(0),
            eq(1),
            eq(2),
            eq(3),
            eq(4),
            eq(5),
            eq(6),
            eq(7),
            eq(8),
            eq(9),
            eq(10),
            always(),
            eq("12"),
            eq(true),
            ne('z'),
            eq(String::from("y")),
        )
        .return_const(6u32);
    assert_eq!(fill(&form, "y"), 6);
    let text = panic_text(|| fill(&form, "z"));
    assert_eq!(
        text,
        "MockForm::sixteen(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, \"12\", true, 'e', \"z\"): No matching expectation found"
    );
}

#[test]
fn eight_numbers_of_eight_types() {
    let mut form = MockForm::new();
    form.expect_eight()
        .with(lt(0), eq(2), eq(3), eq(4), eq(0.5), gt(1.0), eq(7), eq(-8))
        .once()
        .returning(|_, _, _, _, _, _, _, _| ());
    form.eight(-1, 2, 3, 4, 0.5, 1.5, 7, -8);
}
