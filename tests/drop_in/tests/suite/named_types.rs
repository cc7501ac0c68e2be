//! The types of expectations and contexts, by the names that mockall documents.

use super::support::{hold, panic_text};
use mockall::{automock, mock, predicate};
use std::sync::Mutex;

static LOCK: Mutex<()> = Mutex::new(());

#[automock]
pub trait Oven {
    fn bake(&self, dish: &str, minutes: Option<u32>) -> bool;
    fn label(&self) -> &str;
    fn heat(&mut self) -> &mut u32;
    fn tell<T: 'static>(&self, what: T) -> u8;
    fn brand() -> &'static str;
    fn build<T: 'static>(with: T) -> Self;
    fn look<'a>(&self, at: &mut Vec<&'a str>, through: Option<&'a str>) -> usize;
}

fn twice(
    bakes: &mut __mock_MockOven_Oven::__bake::Expectation,
) -> &mut __mock_MockOven_Oven::__bake::Expectation {
    bakes.times(2)
}

fn set_up(oven: &mut MockOven) -> &mut __mock_MockOven_Oven::__bake::Expectation {
    oven.expect_bake().with(predicate::eq("bread"), predicate::always())
}

#[test]
fn a_helper_takes_and_returns_an_expectation() {
    let mut oven = MockOven::new();
    twice(set_up(&mut oven)).return_const(true);
    assert!(oven.bake("bread", None) && oven.bake("bread", Some(1)));
    assert_eq!(
        panic_text(move || oven.bake("bread", None)),
        "MockOven::bake: Expectation(var == \"bread\", true) called 3 times which is more than the expected 2"
    );
}

fn lent(label: &mut __mock_MockOven_Oven::__label::Expectation) {
    label.return_const("hot".into());
}

fn changed(heat: &mut __mock_MockOven_Oven::__heat::Expectation) {
    heat.return_var(180);
}

fn told<T: 'static>(tell: &mut __mock_MockOven_Oven::__tell::Expectation<T>) {
    tell.return_const(7u8);
}

#[test]
fn expectations_of_what_is_lent_or_generic() {
    let mut oven = MockOven::new();
    lent(oven.expect_label());
    changed(oven.expect_heat());
    told(oven.expect_tell::<char>());
    let looks: &mut __mock_MockOven_Oven::__look::Expectation = oven.expect_look();
    looks.returning(|at, through| at.len() + through.map_or(0, str::len));
    *oven.heat() += 20;
    assert_eq!(*oven.heat(), 200);
    assert_eq!((oven.label(), oven.tell('x')), ("hot", 7));
    let local = String::from("glass");
    assert_eq!(oven.look(&mut vec![], Some(&local)), 5);
}

struct Kitchen {
    brand: __mock_MockOven_Oven::__brand::Context,
    build: __mock_MockOven_Oven::__build::Context,
}

impl Kitchen {
    fn open() -> Self {
        let brand = MockOven::brand_context();
        brand.expect().return_const("Aga");
        Self { brand, build: MockOven::build_context() }
    }
}

#[test]
fn contexts_are_kept_in_a_struct() {
    let _lock = hold(&LOCK);
    let kitchen = Kitchen::open();
    kitchen.build.expect::<u8>().returning(|_| MockOven::new());
    assert_eq!(MockOven::brand(), "Aga");
    let _oven = MockOven::build(3u8);
    kitchen.brand.checkpoint();
}

pub mod rooms {
    pub trait Door {
        fn open(&self) -> bool;
    }
    pub trait Lock {
        fn turn(&self) -> u8;
    }
}

mock! {
    pub House<T: 'static> {
        fn own(&self, item: T) -> u8;
        fn plan(of: T) -> u8;
    }
    impl<T: 'static> rooms::Door for House<T> {
        fn open(&self) -> bool;
    }
    impl<T: 'static> rooms::Lock for House<T> {
        fn turn(&self) -> u8;
    }
}

fn owned(own: &mut __mock_MockHouse::__own::Expectation<char>) {
    own.return_const(3u8);
}

fn opened(open: &mut __mock_MockHouse_rooms__Door::__open::Expectation<char>) {
    open.return_const(true);
}

#[test]
fn each_trait_and_the_struct_itself_have_a_module() {
    let _lock = hold(&LOCK);
    let mut house = MockHouse::<char>::new();
    owned(house.expect_own());
    opened(house.expect_open());
    let turn: &mut __mock_MockHouse_rooms__Lock::__turn::Expectation<char> = house.expect_turn();
    turn.return_const(1u8);
    assert_eq!(house.own('x') + rooms::Lock::turn(&house), 4);
    assert!(rooms::Door::open(&house));
    let plan: __mock_MockHouse::__plan::Context<char> = MockHouse::<char>::plan_context();
    plan.expect().return_const(9u8);
    assert_eq!(MockHouse::<char>::plan('y'), 9);
}

pub struct Grain(pub u32);

#[automock]
pub mod mill {
    use super::Grain;
    pub fn grind(grain: Grain, twice: super::Grain) -> u32 {
        grain.0 + twice.0
    }
    pub fn sift<T: 'static>(what: T) -> Option<T> {
        Some(what)
    }
    extern "C" {
        pub fn power(level: u8) -> u8;
    }
}

struct Mill {
    grind: mock_mill::__grind::Context,
    sift: mock_mill::__sift::Context,
    power: mock_mill::__power::Context,
}

fn ground(grind: &mut mock_mill::__grind::Expectation) {
    grind.returning(|grain, twice| grain.0 * twice.0);
}

#[test]
fn functions_of_modules_have_names_too() {
    let _lock = hold(&LOCK);
    let mill = Mill {
        grind: mock_mill::grind_context(),
        sift: mock_mill::sift_context(),
        power: mock_mill::power_context(),
    };
    ground(mill.grind.expect().times(1));
    mill.sift.expect::<u8>().returning(|_| None);
    mill.power.expect().returning(|level| level + 1);
    assert_eq!(mock_mill::grind(Grain(2), Grain(3)), 6);
    assert_eq!(mock_mill::sift(1u8), None);
    assert_eq!(unsafe { mock_mill::power(3) }, 4);
}

mod inner {
    struct Private(u8);

    mockall::mock! {
        Keeper {
            fn keep(&self, what: Private) -> Private;
            fn make() -> Private;
        }
    }

    #[test]
    fn what_is_private_stays_so() {
        fn kept(keep: &mut __mock_MockKeeper::__keep::Expectation) {
            keep.returning(|what| Private(what.0 + 1));
        }
        let mut keeper = MockKeeper::new();
        kept(keeper.expect_keep());
        assert_eq!(keeper.keep(Private(1)).0, 2);
        let make: __mock_MockKeeper::__make::Context = MockKeeper::make_context();
        make.expect().returning(|| Private(5));
        assert_eq!(MockKeeper::make().0, 5);
    }
}

#[test]
fn an_expectation_is_set_up_in_steps() {
    let mut oven = MockOven::new();
    let bakes = oven.expect_bake();
    bakes.times(1);
    bakes.withf(|dish, minutes| dish.len() == 3 && minutes.is_some());
    bakes.returning(|_, _| true);
    assert!(oven.bake("pie", Some(3)));
}

#[automock]
pub trait Shelf {
    fn count<const N: usize>(of: [u8; N]) -> usize;
}

#[automock]
pub mod racks {
    pub fn deep<const DEEP: bool>() -> u8 {
        u8::from(DEEP)
    }
}

struct Shelves {
    count: __mock_MockShelf_Shelf::__count::Context,
    deep: mock_racks::__deep::Context,
}

#[test]
fn contexts_of_functions_with_constants() {
    let _lock = hold(&LOCK);
    let shelves = Shelves { count: MockShelf::count_context(), deep: mock_racks::deep_context() };
    shelves.count.expect::<3>().returning(|of| of.len());
    shelves.deep.expect::<true>().return_const(9u8);
    assert_eq!((MockShelf::count([1, 2, 3]), mock_racks::deep::<true>()), (3, 9));
    assert_eq!(racks::deep::<true>(), 1);
}
