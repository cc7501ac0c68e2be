//! `Self` in arguments and outputs, and methods bound by `where Self`.

use mockall::{automock, mock};
use std::{fmt::Debug, rc::Rc};

#[automock]
pub trait Shape {
    fn same(&self, other: &Self) -> bool
    where
        Self: Sized;
    fn joined(self, other: Self) -> Self
    where
        Self: Sized;
    fn parts(&self) -> Vec<Self>
    where
        Self: Sized;
    fn maybe(&self, n: u8) -> Option<Self>
    where
        Self: Sized;
    fn parent(&self) -> &Self
    where
        Self: Sized;
    fn grow(&mut self, by: u32) -> &mut Self
    where
        Self: Sized;
    fn boxed(self: Box<Self>) -> Box<Self>;
    fn shared(&self) -> Rc<Self>;
    fn unit() -> Self
    where
        Self: Sized;
    fn debug(&self) -> String
    where
        Self: Debug + Sized;
    fn generic<T: 'static>(&self, t: T) -> T
    where
        Self: Sized,
        T: Clone;
    fn area(&self) -> u32;
}

fn shape(area: u32) -> MockShape {
    let mut shape = MockShape::new();
    shape.expect_area().return_const(area);
    shape
}

#[test]
fn self_as_an_argument() {
    let mut one = shape(1);
    one.expect_same().withf(|other| other.area() == 2).return_const(true);
    one.expect_same().return_const(false);
    assert!(one.same(&shape(2)));
    assert!(!one.same(&shape(3)));
    let mut two = shape(2);
    two.expect_joined().returning(|other| shape(other.area() + 2));
    assert_eq!(two.joined(one).area(), 3);
}

#[test]
fn self_as_an_output() {
    let mut whole = shape(9);
    whole.expect_parts().returning(|| (1..=3).map(shape).collect());
    whole.expect_maybe().returning(|n| (n > 0).then(|| shape(u32::from(n))));
    whole.expect_shared().returning_st(|| Rc::new(shape(4)));
    assert_eq!(whole.parts().iter().map(Shape::area).sum::<u32>(), 6);
    assert_eq!(whole.maybe(5).map(|shape| shape.area()), Some(5));
    assert_eq!(whole.shared().area(), 4);
}

#[test]
fn self_is_lent() {
    let mut child = shape(1);
    child.expect_parent().return_const(shape(10));
    child.expect_grow().return_var({
        let mut grown = shape(2);
        grown.expect_grow().return_var(shape(3));
        grown
    });
    assert_eq!(child.parent().area(), 10);
    assert_eq!(child.grow(1).grow(1).area(), 3);
}

#[test]
fn self_in_a_box_and_from_nothing() {
    let mut one = shape(1);
    one.expect_boxed().return_once(|| Box::new(shape(7)));
    assert_eq!(Box::new(one).boxed().area(), 7);
    let ctx = MockShape::unit_context();
    ctx.expect().returning(|| shape(1));
    assert_eq!(MockShape::unit().area(), 1);
}

#[test]
fn more_bounds_on_self() {
    let mut one = shape(1);
    one.expect_debug().return_const("shape");
    one.expect_generic::<u8>().returning(|t| t + 1);
    assert_eq!(one.debug(), "shape");
    assert_eq!(one.generic(1u8), 2);
}

pub trait Plugin {
    fn name(&self) -> String;
    fn load() -> Self
    where
        Self: Sized;
    fn merge(&mut self, other: Self) -> bool
    where
        Self: Sized;
}

mock! {
    Tool {}
    impl Plugin for Tool {
        fn name(&self) -> String;
        fn load() -> Self where Self: Sized;
        fn merge(&mut self, other: Self) -> bool where Self: Sized;
    }
}

#[test]
fn methods_for_sized_types_leave_the_trait_object_safe() {
    let ctx = MockTool::load_context();
    ctx.expect().returning(MockTool::new);
    let mut tool = MockTool::load();
    tool.expect_name().return_const("tool");
    tool.expect_merge().returning(|_| true);
    assert!(tool.merge(MockTool::new()));
    let plugin: Box<dyn Plugin> = Box::new(tool);
    assert_eq!(plugin.name(), "tool");
}
