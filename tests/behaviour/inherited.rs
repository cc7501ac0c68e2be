//! Mocks that have the methods of supertraits too.

use std::fmt::{self, Debug, Display};

use standin::{any, assert_in_order, automock, parts::Owned};
use standin_tests::Device;

use crate::failing::{failure, first_line};
use crate::signatures::ready;

#[automock(inheritable)]
trait Store {
    fn get(&self, key: &str) -> Option<String>;
    fn put(&mut self, key: &str, size: u64);
    fn len(&self) -> usize {
        hidden::len()
    }
}

mod hidden {
    pub(super) fn len() -> usize {
        7
    }
}

#[automock(inherits(Store))]
trait Cache: Store {
    fn hits(&self) -> u32;
    fn is_warm(&self, key: &str) -> bool {
        self.get(key).is_some() && self.hits() > 0
    }
}

fn warm(cache: &mut impl Cache) -> bool {
    cache.put("home", 4);
    cache.is_warm("home")
}

#[test]
fn a_mock_has_the_methods_of_its_supertrait() {
    let mut cache = MockCache::new();
    cache.expect_put().with("home", any()).times(1).return_const(());
    cache.get.side_effect(|key: &str| Some(key.to_uppercase()));
    cache.hits.returns(1);
    cache.is_warm.calls_default();
    assert!(warm(&mut cache));
    cache.get.assert_called_once_with("home");
    assert_in_order([
        cache.put.called_with("home", 4),
        cache.get.called_with(any()),
        cache.hits.called_with(),
    ]);
    assert_eq!(cache.mock_calls().len(), 4);
}

#[test]
fn what_is_expected_of_all_is_verified_at_once() {
    let mut cache = MockCache::new();
    cache.expect_get().times(1).return_const(None);
    cache.expect_hits().times(1).return_const(0u32);
    let text = failure(|| cache.verify());
    assert!(text.contains("MockCache::get") && text.contains("MockCache::hits"), "{text}");
    cache.get.reset_mock().expectations();
    cache.hits.reset_mock().expectations();
    assert_eq!(first_line(|| cache.len()), "MockCache::len(): No matching expectation found");
}

/// In another module: a trait is inherited by its path, and one that inherits itself.
mod storage {
    use standin::automock;

    #[derive(Clone, Debug, PartialEq)]
    pub struct Page(pub u8);

    #[automock(inheritable, type Error = u8; const DEPTH: usize = 3;)]
    pub(crate) trait Source<K: Clone + 'static, const N: usize> {
        type Error;
        const DEPTH: usize;
        fn load(&self, key: &K) -> Result<[Page; N], Self::Error>;
        fn last(&self) -> Option<&K>;
        async fn flush(&self, key: K) -> usize;
        fn each<T: Clone + Send + Sync + 'static>(&self, item: T) -> Option<T>;
        fn open(key: K) -> bool;
    }

    #[automock(inheritable, inherits(Source))]
    pub(crate) trait Named<K: Clone + 'static>: Source<K, 2, Error = String> {
        fn name(&self, key: K) -> String;
    }
}

use storage::Page;

/// Of `Source` nothing has to be known here.
#[automock(inherits(storage::Named, Store))]
trait Archive: storage::Named<u32> + Store + Debug {
    fn years(&self) -> Result<u32, u8>;
}

fn walk(archive: &impl Archive) -> (String, usize) {
    let pages = archive.load(&1).map(|[first, second]| (first.0 + second.0).to_string());
    (pages.unwrap_or_else(|error| error + &archive.name(1)), ready(archive.flush(1)))
}

#[test]
fn a_chain_of_supertraits_with_arguments_is_mocked() {
    use storage::Source;
    let archive = MockArchive::new();
    archive.load.side_effect([Ok([Page(1), Page(2)]), Err("broken: ".to_string())]);
    archive.name.returns("attic");
    archive.flush.returns(4usize);
    archive.years.returns(Ok(5));
    archive.last.returns(Some(Box::new(9)));
    archive.each.of::<u8>().returns(Some(2));
    let open = MockArchive::open_context();
    open.expect().with(3).return_const(true);
    assert_eq!(walk(&archive), ("3".to_string(), 4));
    assert_eq!(walk(&archive), ("broken: attic".to_string(), 4));
    assert_eq!((archive.years(), archive.last(), archive.each(1u8)), (Ok(5), Some(&9), Some(2)));
    assert!(MockArchive::open(3));
    assert_eq!(<MockArchive as Source<u32, 2>>::DEPTH, 3);
    archive.load.assert_called_with(1);
}

/// A chain through modules that see one another only, and of methods of one name.
mod upper {
    pub(crate) mod middle {
        pub(crate) mod lower {
            #[standin::automock(inheritable)]
            pub(crate) trait Bottom {
                fn depth(&self) -> u8;
                fn bottom(&self) -> u8;
            }
        }
        #[standin::automock(inheritable, inherits(lower::Bottom))]
        pub(crate) trait Middle: lower::Bottom {
            fn depth(&self, of: &str) -> u16;
        }
    }
    #[standin::automock(inheritable, inherits(middle::Middle))]
    pub(crate) trait Top: middle::Middle {
        fn top(&self) -> u8;
    }
}

#[automock(inherits(upper::Top))]
trait Tower: upper::Top {
    fn depth(&self) -> u32;
}

#[automock(inherits(upper::Top), wrapping)]
trait Spire: upper::Top {
    fn spire(&self) -> u8;
}

struct Stone(u8);

impl upper::middle::lower::Bottom for Stone {
    fn depth(&self) -> u8 {
        self.0
    }
    fn bottom(&self) -> u8 {
        self.0 + 1
    }
}
impl upper::middle::Middle for Stone {
    fn depth(&self, of: &str) -> u16 {
        of.len() as u16
    }
}
impl upper::Top for Stone {
    fn top(&self) -> u8 {
        self.0 + 2
    }
}
impl Spire for Stone {
    fn spire(&self) -> u8 {
        self.0 + 3
    }
}

#[test]
fn a_chain_of_supertraits_is_spied_upon_where_their_names_are_not_known() {
    fn sum(spire: &impl Spire) -> u8 {
        spire.bottom() + spire.top() + spire.spire()
    }
    let spire = MockSpire::wrapping(Stone(1));
    spire.spire.returns(10);
    assert_eq!(sum(&spire), 2 + 3 + 10);
    assert_eq!(upper::middle::Middle::depth(&spire, "x"), 1);
    spire.top.assert_called_once();
    spire.depth.assert_called_once_with("x");
    spire.bottom_depth.assert_not_called();
}

#[test]
fn methods_of_one_name_are_called_with_their_trait_in_front() {
    use upper::Top;
    use upper::middle::{Middle, lower::Bottom};
    let mut tower = MockTower::new();
    tower.expect_depth().times(1).returning(|| 1);
    tower.expect_middle_depth().with("x").times(1).returning(|of| of.len() as u16 + 1);
    tower.bottom_depth.returns(3);
    tower.bottom.returns(4);
    tower.top.returns(5);
    assert_eq!((Tower::depth(&tower), Middle::depth(&tower, "x")), (1, 2));
    assert_eq!((Bottom::depth(&tower), tower.bottom(), tower.top()), (3, 4, 5));
    tower.middle_depth.assert_called_once_with("x");
    assert_in_order([
        tower.depth.any_call(),
        tower.middle_depth.called_with("x"),
        tower.bottom_depth.any_call(),
    ]);
    assert_eq!(tower.mock_calls()[1].to_string(), r#"MockTower::middle_depth("x")"#);
}

#[automock(inheritable, type Out = Vec<T>;)]
trait Words<'a, T: Clone + Debug + 'static = u8> {
    type Out;
    fn word(&self, a: T) -> &'a str;
    fn words(&self, of: &[T]) -> Self::Out;
}

#[automock(inherits(Words))]
trait Text<'t, T: Clone + Debug + 'static>: Words<'t, Vec<T>> {
    fn text(&self) -> &'t str;
}

#[automock(inherits(Words))]
trait Literals: Words<'static> + Debug {}

fn spoken<'t>(text: &dyn Text<'t, u8, Out = Vec<Vec<u8>>>) -> (&'t str, usize) {
    assert_eq!(text.text(), "text");
    (text.word(vec![1]), text.words(&[vec![2], vec![3]]).len())
}

#[test]
fn parameters_of_a_supertrait_are_what_the_bound_says() {
    let text = MockText::<u8>::new();
    text.text.returns("text");
    text.word.returns("word");
    text.words.calls(|of| of.to_vec());
    assert_eq!(spoken(&text), ("word", 2));
    text.word.assert_called_once_with(vec![1]);
    let literals: Box<dyn Literals<Out = Vec<u8>>> = {
        let literals = MockLiterals::new();
        literals.word.calls(|a| if a > 1 { "many" } else { "one" });
        Box::new(literals)
    };
    assert_eq!((literals.word(1), literals.word(2)), ("one", "many"));
}

#[automock(inherits(standin_tests::Device), wrapping)]
trait Disk: Device + Send {
    fn spin(&self) -> u32;
}

struct Platter(u32);

impl Device for Platter {
    fn name(&self) -> &str {
        "platter"
    }
    fn read(&mut self, size: usize) -> Result<Vec<u8>, String> {
        self.0 += 1;
        Ok(vec![0; size])
    }
}

impl Disk for Platter {
    fn spin(&self) -> u32 {
        self.0
    }
}

fn use_disk(disk: &mut impl Disk) -> (usize, u32, bool) {
    (disk.read(3).map_or(0, |bytes| bytes.len()), disk.spin(), disk.is_real())
}

#[test]
fn a_supertrait_of_another_crate_is_mocked_and_spied_upon() {
    let mut disk = MockDisk::new();
    disk.expect_read().with(3).times(1).returning(|_| Err("broken".into()));
    disk.spin.returns(7);
    disk.is_real.returns(false);
    disk.name.returns("double");
    assert_eq!((use_disk(&mut disk), disk.name()), ((0, 7, false), "double"));

    let mut disk = MockDisk::wrapping(Platter(0));
    disk.spin.returns(9);
    assert_eq!((use_disk(&mut disk), disk.name()), ((3, 9, true), "platter"));
    disk.read.assert_called_once_with(3);
    assert_eq!(SpyDisk::real(&disk).0, 1);
}

#[automock(wrapping)]
trait Rows: Iterator<Item = u32> + Default {
    fn width(&self) -> usize;
}

#[test]
fn an_iterator_is_a_supertrait_like_any_other() {
    let mut rows = MockRows::default();
    rows.next.side_effect([Some(1), Some(2), None]);
    rows.width.returns(2);
    assert_eq!((rows.by_ref().sum::<u32>(), rows.width()), (3, 2));
    assert_eq!(rows.next.call_count(), 3);
}

/// What a supertrait asks for is there too.
#[automock(inheritable)]
trait Ticket: Display + PartialEq + Send + Iterator<Item = u8> {
    fn number(&self) -> u32;
}

#[automock(inherits(Ticket), wrapping, clone)]
trait Voucher: Ticket {
    fn value(&mut self) -> u32;
}

#[derive(Clone, Default, PartialEq)]
struct Paper(u32);

impl Display for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "paper {}", self.0)
    }
}
impl Iterator for Paper {
    type Item = u8;
    fn next(&mut self) -> Option<u8> {
        Some(7)
    }
}
impl Ticket for Paper {
    fn number(&self) -> u32 {
        self.0
    }
}
impl Voucher for Paper {
    fn value(&mut self) -> u32 {
        100
    }
}

fn redeem<V: Voucher + Clone>(voucher: &mut V) -> String {
    let mut twin = voucher.clone();
    let (number, value) = (twin.number(), twin.value());
    format!("{voucher} {number} {value} {:?}", voucher.next())
}

#[test]
fn supertraits_of_supertraits_are_there_for_mocks_and_spies() {
    let mut voucher = MockVoucher::new();
    voucher.number.returns(1u32);
    voucher.value.returns(2u32);
    voucher.next.returns(None);
    assert_eq!(redeem(&mut voucher), "MockVoucher 1 2 None");
    let mut voucher = SpyVoucher::<Owned<Paper>>::default();
    assert_eq!(redeem(&mut voucher), "paper 0 0 100 Some(7)");
    voucher.value.assert_called_once();
    assert_eq!(voucher.clone().value(), 100);
    assert_eq!(voucher.value.call_count(), 2);
}

#[automock]
trait Label: ToString {
    fn len(&self) -> usize;
}

#[test]
fn what_std_makes_of_display_is_there() {
    fn show(label: &impl Label) -> String {
        label.to_string().repeat(label.len())
    }
    let label = MockLabel::new();
    label.len.returns(2usize);
    assert_eq!(show(&label), "MockLabelMockLabel");
}
