//! Mocks that a hunt for breakage has found to break, and that mockall takes.

use super::support::hold;
use mockall::{automock, concretize, mock};
use std::{
    any::Any,
    ops::Deref,
    sync::{Arc, Mutex, mpsc},
};

static LOCK: Mutex<()> = Mutex::new(());

#[automock]
pub trait Wire {
    fn send(&self, to: mpsc::Sender<u8>);
    fn hold(&self, what: Arc<u8>) -> u8;
    fn any(&self, what: &dyn Any) -> bool;
    fn any_mut(&self, what: &mut dyn Any);
    fn each<F: for<'a> Fn(&'a str) -> &'a str + 'static>(&self, f: F) -> usize;
    fn text<T: ?Sized + 'static>(text: &T) -> usize;
}

#[test]
fn an_argument_does_not_outlive_its_call() {
    let mut wire = MockWire::new();
    wire.expect_send().returning(|to| to.send(1).unwrap());
    wire.expect_hold().returning(|what| *what);
    let (send, receive) = mpsc::channel();
    wire.send(send);
    assert_eq!(receive.iter().collect::<Vec<_>>(), [1]);
    let what = Arc::new(3);
    assert_eq!(wire.hold(what.clone()), 3);
    assert_eq!(Arc::try_unwrap(what), Ok(3));
}

#[test]
fn objects_that_live_for_ever() {
    let mut wire = MockWire::new();
    wire.expect_any().returning(|what| what.is::<u8>());
    wire.expect_any_mut().returning(|what| *what.downcast_mut::<u8>().unwrap() += 1);
    assert!(wire.any(&1u8));
    let mut n = 1u8;
    wire.any_mut(&mut n);
    assert_eq!(n, 2);
}

#[test]
fn a_closure_for_all_lifetimes() {
    let mut wire = MockWire::new();
    wire.expect_each().returning(|f| f("  abc ").len());
    assert_eq!(wire.each(str::trim), 3);
}

#[test]
fn an_unsized_type_argument_of_a_static_method() {
    let _lock = hold(&LOCK);
    let ctx = MockWire::text_context();
    ctx.expect::<str>().returning(|text| text.len());
    assert_eq!(MockWire::text::<str>("abc"), 3);
}

mock! {
    Copied {}
    impl Clone for Copied {
        fn clone(&self) -> Self;
    }
    impl PartialEq for Copied {
        fn eq(&self, other: &Self) -> bool;
    }
}

#[automock]
trait Taker {
    fn take(&self, copied: MockCopied);
}

#[test]
fn a_mocked_clone_is_called_by_nobody_else() {
    let mut taker = MockTaker::new();
    taker.expect_take().return_const(());
    let mut copied = MockCopied::new();
    copied.expect_clone().times(1).returning(MockCopied::new);
    let _clone = copied.clone();
    taker.take(copied);
    let mut one = MockCopied::new();
    one.expect_eq().return_const(true);
    assert!(one == MockCopied::new());
}

struct Private;

struct Shop;

#[automock]
impl Shop {
    #[allow(dead_code)]
    fn secret(_private: &Private) -> Private {
        Private
    }
    #[allow(dead_code)]
    fn open(&self) -> u8 {
        1
    }
}

#[test]
fn private_types_in_private_methods() {
    let mut shop = MockShop::default();
    shop.expect_open().return_const(2);
    assert_eq!(shop.open(), 2);
}

trait Named {
    fn name(&self) -> String;
}

impl<D: Deref> Named for D
where
    D::Target: Named,
{
    fn name(&self) -> String {
        (**self).name()
    }
}

#[automock]
trait Labelled {
    fn label(&self) -> String;
}

impl Named for MockLabelled {
    fn name(&self) -> String {
        self.label()
    }
}

#[test]
fn a_blanket_impl_for_what_derefs() {
    let mut labelled = MockLabelled::new();
    labelled.expect_label().return_const("x".to_owned());
    assert_eq!(Box::new(labelled).name(), "x");
}

#[automock]
trait Reader {
    #[concretize]
    async fn read<P: AsRef<str>>(&self, path: P) -> usize;
}

#[test]
fn a_concretized_async_method() {
    let mut reader = MockReader::new();
    reader.expect_read().returning(|path| path.as_ref().len());
    assert_eq!(futures::executor::block_on(reader.read(String::from("abc"))), 3);
}

#[automock(type Items<'a> = std::slice::Iter<'a, u8>;)]
pub trait Lending {
    type Items<'a>
    where
        Self: 'a;
    fn count(&self) -> usize;
}

#[test]
fn a_generic_associated_type() {
    let mut lending = MockLending::new();
    lending.expect_count().return_const(1usize);
    assert_eq!(lending.count(), 1);
}

#[automock]
trait Provided {
    #[expect(unused_variables)]
    fn ignore(&self, text: &str) -> u8 {
        3
    }
}

#[automock]
trait Defaults {
    fn required(&self) -> u8;
    fn provided(&self) -> u8 {
        self.required()
    }
}

#[test]
fn default_bodies_under_any_name() {
    let mut provided = MockProvided::new();
    provided.expect_ignore().return_const(1);
    assert_eq!(provided.ignore("x"), 1);
    let mut defaults = MockDefaults::new();
    defaults.expect_provided().return_const(2);
    defaults.expect_required().return_const(3);
    assert_eq!((defaults.provided(), defaults.required()), (2, 3));
}

#[automock]
#[async_trait::async_trait]
trait Bound {
    async fn own(&self) -> std::rc::Rc<u8>;
}

#[test]
fn an_async_output_that_is_not_send() {
    let mut bound = MockBound::new();
    bound.expect_own().returning(|| std::rc::Rc::new(3));
    assert_eq!(*futures::executor::block_on(bound.own()), 3);
}

type Listed<'a> = Box<dyn Iterator<Item = u8> + Send + 'a>;

trait Lister {
    fn all(&self) -> Listed<'static>;
    fn below(&self, prefix: Option<&str>) -> Listed<'static>;
    fn here(&self) -> Listed<'_>;
}

mock! {
    Lister {}
    impl Lister for Lister {
        fn all(&self) -> Listed<'_>;
        fn below<'a>(&'a self, prefix: Option<&'a str>) -> Listed<'_>;
        fn here(&self) -> Listed<'_>;
    }
}

#[test]
fn an_output_without_a_lifetime_is_static() {
    let mut lister = MockLister::new();
    lister.expect_all().returning(|| Box::new([1, 2].into_iter()));
    lister.expect_below().returning(|_| Box::new([3].into_iter()));
    lister.expect_here().returning(|| Box::new([4].into_iter()));
    assert_eq!(lister.here().chain(lister.below(None)).sum::<u8>(), 7);
    let all = lister.all();
    drop(lister);
    assert_eq!(all.count(), 2);
}
