//! Static methods that make the object: `Self` alone, in a box, in a result.

use super::support::hold;
use mockall::{automock, predicate::eq};
use std::{rc::Rc, sync::Mutex};

static LOCK: Mutex<()> = Mutex::new(());

#[derive(Debug, PartialEq)]
pub struct Broken;

pub struct Car;

#[automock]
impl Car {
    pub fn new(plate: &str, doors: u8) -> Self {
        let _ = (plate, doors);
        Car
    }

    pub fn boxed() -> Box<Self> {
        Box::new(Car)
    }

    pub fn load(from: u32) -> Result<Self, Broken> {
        if from > 0 { Ok(Car) } else { Err(Broken) }
    }

    pub fn find(plate: &str) -> Option<Self> {
        (plate.len() > 3).then_some(Car)
    }

    pub fn fleet(n: usize) -> Vec<Self> {
        (0..n).map(|_| Car).collect()
    }

    pub fn two() -> (Self, Self) {
        (Car, Car)
    }

    pub fn counted() -> Rc<Self> {
        Rc::new(Car)
    }

    pub fn from(other: &Self) -> Self {
        let _ = other;
        Car
    }

    pub fn doors(&self) -> u8 {
        4
    }
}

fn car(doors: u8) -> MockCar {
    let mut car = MockCar::default();
    car.expect_doors().return_const(doors);
    car
}

#[test]
fn new_with_arguments_takes_the_place_of_the_mock_constructor() {
    let _lock = hold(&LOCK);
    let ctx = MockCar::new_context();
    ctx.expect().with(eq("AB 1"), eq(2)).returning(|_, doors| car(doors));
    assert_eq!(MockCar::new("AB 1", 2).doors(), 2);
}

#[test]
fn a_prepared_mock_is_handed_out_once() {
    let _lock = hold(&LOCK);
    let ctx = MockCar::new_context();
    let prepared = car(5);
    ctx.expect().return_once(move |_, _| prepared);
    assert_eq!(MockCar::new("x", 0).doors(), 5);
}

#[test]
fn a_box_of_self() {
    let _lock = hold(&LOCK);
    let ctx = MockCar::boxed_context();
    ctx.expect().returning(|| Box::new(car(3)));
    assert_eq!(MockCar::boxed().doors(), 3);
}

#[test]
fn a_result_or_an_option_of_self() {
    let _lock = hold(&LOCK);
    let load = MockCar::load_context();
    load.expect().returning(|from| if from == 1 { Ok(car(1)) } else { Err(Broken) });
    assert_eq!(MockCar::load(1).unwrap().doors(), 1);
    assert_eq!(MockCar::load(2).err(), Some(Broken));
    let find = MockCar::find_context();
    find.expect().return_once(|_| Some(car(6)));
    assert_eq!(MockCar::find("p").map(|car| car.doors()), Some(6));
}

#[test]
fn many_of_self() {
    let _lock = hold(&LOCK);
    let fleet = MockCar::fleet_context();
    fleet.expect().returning(|n| (0..n).map(|i| car(i as u8)).collect());
    let doors: u8 = MockCar::fleet(4).iter().map(|car| car.doors()).sum();
    assert_eq!(doors, 6);
    let two = MockCar::two_context();
    two.expect().returning(|| (car(1), car(2)));
    let (first, second) = MockCar::two();
    assert_eq!(first.doors() + second.doors(), 3);
    let counted = MockCar::counted_context();
    counted.expect().returning(|| Rc::new(car(9)));
    assert_eq!(MockCar::counted().doors(), 9);
}

#[test]
fn self_as_an_argument() {
    let _lock = hold(&LOCK);
    let ctx = MockCar::from_context();
    ctx.expect().returning(|other| car(other.doors() + 1));
    assert_eq!(MockCar::from(&car(2)).doors(), 3);
}
