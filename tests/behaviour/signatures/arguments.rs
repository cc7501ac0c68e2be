//! What can be passed, and what is recorded of it.

use super::*;

#[automock]
trait Arguments {
    fn owned(&self, page: Page, n: u64);
    fn borrowed(&self, page: &Page, key: &str, bytes: &[u8], path: &Path);
    fn mutable(&self, n: &mut u32, list: &mut Vec<u8>, slice: &mut [u8]);
    fn object(&self, item: &dyn Display, mutable: &mut dyn fmt::Write, owned: Box<dyn Display>);
    fn optional(&self, key: Option<&str>, page: Option<&Page>, n: Option<u32>);
    fn cow(&self, text: Cow<'_, str>);
    #[allow(clippy::needless_lifetimes)]
    fn nested<'a, 'b>(&self, list: &'a [&'b str]) -> usize;
    fn context(&self, ctx: Ctx<'_>, other: &Ctx<'_>);
    fn task(&self, cx: &mut Context<'_>, n: &mut u8);
    fn collect(&self, out: &mut Vec<&str>);
    fn callbacks(
        &self,
        by_ref: &dyn Fn(&str) -> usize,
        boxed: Box<dyn FnOnce() -> u8>,
        generic: impl Fn(u32) -> u32,
    );
    fn pattern(&self, (a, b): (u8, u8), [c, _]: [u8; 2], _: u8, mut n: u8) -> u8 {
        n += a + b + c;
        n
    }
    fn raw(&self, r#type: &str) -> u8;
    fn r#match(&self, r#fn: u8) -> u8;
    fn rc(&self, rc: Rc<u32>);
    fn unclonable(&self, unclonable: Unclonable);
}

#[derive(Debug)]
pub struct Unclonable;

#[test]
fn borrowed_and_owned_arguments_are_recorded_as_values() {
    let mock = MockArguments::new();
    mock.owned.returns(());
    mock.borrowed.returns(());
    mock.owned(page("home"), 3);
    mock.borrowed(&page("home"), "key", &[1, 2], Path::new("/tmp"));

    mock.owned.assert_called_once_with(page("home"), 3);
    mock.borrowed.assert_called_once_with(page("home"), "key", [1, 2], Path::new("/tmp"));
    assert_eq!(mock.owned.call_args_list(), [(page("home"), 3)]);
    let call = mock.borrowed.call_args().unwrap();
    let (page, key, bytes, path) = call.values();
    assert_eq!(
        (page.text.as_str(), key, bytes, path),
        ("home", "key", &[1, 2][..], Path::new("/tmp"))
    );
}

#[test]
fn an_effect_writes_through_mutable_references() {
    let mut mock = MockArguments::new();
    mock.expect_mutable().with(1, [7], any()).returning(|n, list, slice| {
        *n += 1;
        list.push(8);
        slice[0] = 9;
    });
    let (mut n, mut list, mut slice) = (1, vec![7], [0]);
    mock.mutable(&mut n, &mut list, &mut slice);
    assert_eq!((n, list, slice), (2, vec![7, 8], [9]));
    // What is recorded is what was passed, before the effect.
    mock.mutable.assert_called_with(1, [7], [0]);
}

#[test]
fn trait_objects_reach_the_effect() {
    let mut mock = MockArguments::new();
    mock.expect_object().returning(|item, out, owned| write!(out, "{item}{owned}").unwrap());
    let mut out = String::new();
    let local = String::from("a");
    mock.object(&local, &mut out, Box::new("b"));
    assert_eq!(out, "ab");
}

#[test]
fn optional_references_are_matched_and_recorded() {
    let mut mock = MockArguments::new();
    mock.expect_optional().with(Some("x"), None, None).times(1).returning(|_, _, _| ());
    mock.expect_optional()
        .withf(|key, page, n| key.is_none() && page.is_some() && *n == Some(1))
        .returning(|_, _, _| ());
    mock.optional(Some(&String::from("x")), None, None);
    mock.optional(None, Some(&page("y")), Some(1));
    let calls = mock.optional.call_args_list();
    assert_eq!(calls[0].values(), (Some("x"), None, &None));
    assert_eq!(calls[1].values(), (None, Some(&page("y")), &Some(1)));
}

#[test]
fn elided_lifetimes_inside_types_are_fine() {
    let mut mock = MockArguments::new();
    mock.expect_cow().with("x").returning(|_| ());
    mock.expect_nested().returning(|list| list.concat().len());
    mock.expect_context().withf(|ctx, other| ctx.user == other.user).returning(|_, _| ());
    mock.cow(Cow::Borrowed(&String::from("x")));
    let (a, b) = (String::from("a"), String::from("b"));
    assert_eq!(mock.nested(&[&a, &b]), 2);
    mock.context(Ctx { user: &a }, &Ctx { user: &a });
    assert_eq!(format!("{:?}", mock.context.call_args().unwrap()), "(Ctx(a), Ctx(a))");
}

#[test]
fn what_is_behind_a_mutable_reference_keeps_its_own_lifetime() {
    let mut mock = MockArguments::new();
    mock.expect_task().returning(|cx, n| {
        cx.waker().wake_by_ref();
        *n += 1;
    });
    mock.expect_collect().returning(|out| out.push("pushed"));
    let (mut n, mut out) = (1, vec!["old"]);
    mock.task(&mut Context::from_waker(Waker::noop()), &mut n);
    mock.collect(&mut out);
    assert_eq!((n, out), (2, vec!["old", "pushed"]));
}

#[test]
fn closures_can_be_called_by_the_effect() {
    let mut mock = MockArguments::new();
    let (sum, total) = std::sync::mpsc::channel();
    mock.expect_callbacks().returning(move |by_ref, boxed, generic| {
        sum.send(by_ref("four") as u32 + u32::from(boxed()) + generic(10)).unwrap();
    });
    let offset = 1;
    mock.callbacks(&|text| text.len(), Box::new(|| 2), |n| n + offset);
    assert_eq!(total.recv(), Ok(4 + 2 + 11));
}

#[test]
fn patterns_and_raw_names_are_fine() {
    let mut mock = MockArguments::new();
    mock.expect_pattern().with((1, 2), [3, 4], 5, 6).times(1).returning(|_, _, _, n| n);
    mock.pattern.calls_default();
    mock.expect_raw().with("t").return_const(1);
    mock.expect_match().with(9).return_const(2);
    assert_eq!(mock.pattern((1, 2), [3, 4], 5, 6), 6);
    assert_eq!(mock.pattern((1, 2), [3, 4], 5, 6), 12);
    assert_eq!((mock.raw("t"), mock.r#match(9)), (1, 2));
    mock.r#match.assert_called_once_with(9);
}

#[test]
fn what_a_report_proposes_to_write_has_raw_names() {
    let mock = MockArguments::new();
    let text = crate::failing::failure(|| mock.r#match(9));
    assert!(text.contains("mock.r#match.returns(…);"), "{text}");
    assert!(text.contains("mock.expect_match().with(9).returning(|r#fn| todo!());"), "{text}");
}

#[test]
fn arguments_that_are_not_send_or_not_clone_leave_the_mock_send_and_sync() {
    let mock = MockArguments::new();
    assert_send_sync(&mock);
    mock.rc.returns(());
    mock.unclonable.returns(());
    mock.rc(Rc::new(3));
    mock.unclonable(Unclonable);
    mock.rc.assert_called_once_with(|rc: &Rc<u32>| **rc == 3);
    assert_eq!(mock.rc.call_args_list(), [Rc::new(3)]);
    assert_eq!(format!("{:?}", mock.unclonable.call_args_list()), "[Unclonable]");
}

#[automock(wrapping)]
trait Says {
    fn say(&self, what: impl ToString) -> String {
        what.to_string()
    }
    fn note<T: ToString>(&self, what: T, times: usize) -> String {
        what.to_string().repeat(times)
    }
    fn again(&self, what: impl ToString + Clone) -> usize;
}

struct Speaker;
impl Says for Speaker {
    fn again(&self, what: impl ToString + Clone) -> usize {
        what.clone().to_string().len()
    }
}

#[standin::patchable]
fn said(what: impl ToString) -> String {
    what.to_string()
}

#[test]
fn of_what_can_be_made_a_string_a_double_gets_the_string() {
    let mut mock = MockSays::new();
    mock.expect_say().with("3").returning(|what| what + "!");
    mock.note.calls_default();
    assert_eq!((mock.say(3), mock.note('x', 2)), ("3!".into(), "xx".into()));
    mock.note.assert_called_once_with("x", 2);

    let spy = MockSays::wrapping(Speaker);
    assert_eq!((spy.say(3), spy.again("abc")), ("3".into(), 3));
    spy.again.assert_called_once_with("abc");

    let said_double = standin::spy!(said);
    assert_eq!(said('x'), "x");
    said_double.assert_called_once_with("x");
}
