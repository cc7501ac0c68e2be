//! `#[automock]` on traits that inherit from others, which are implemented by hand.

use mockall::automock;
use std::{
    any::Any,
    fmt::{self, Debug, Display},
};

pub trait Named {
    fn name(&self) -> String;

    fn shout(&self) -> String {
        self.name().to_uppercase()
    }
}

#[automock]
pub trait Employee: Named + Debug + Send {
    fn salary(&self) -> u32;
}

impl Named for MockEmployee {
    fn name(&self) -> String {
        format!("employee paid {}", self.salary())
    }
}

#[test]
fn the_supertrait_is_implemented_for_the_mock() {
    let mut employee = MockEmployee::new();
    employee.expect_salary().return_const(10u32);
    let employee: Box<dyn Employee> = Box::new(employee);
    assert_eq!(employee.shout(), "EMPLOYEE PAID 10");
}

#[automock]
pub trait Report: Display {
    fn lines(&self) -> usize;
    fn owner(&self) -> &dyn Named;
}

impl Display for MockReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} lines", self.lines())
    }
}

#[test]
fn a_supertrait_of_the_standard_library() {
    let mut report = MockReport::new();
    report.expect_lines().times(1).return_const(3usize);
    let mut owner = MockEmployee::new();
    owner.expect_salary().return_const(1u32);
    report.expect_owner().return_const(Box::new(owner));
    assert_eq!(report.to_string(), "3 lines");
    assert_eq!(report.owner().name(), "employee paid 1");
}

#[automock]
pub trait Component: Any + 'static {
    fn id(&self) -> u32;
}

#[test]
fn auto_traits_and_lifetimes_as_supertraits() {
    let mut component = MockComponent::new();
    component.expect_id().return_const(4u32);
    let any: Box<dyn Any> = Box::new(component);
    assert_eq!(any.downcast_ref::<MockComponent>().unwrap().id(), 4);
}

pub trait Extension {
    fn doubled(&self) -> u32;
}

impl<T: Employee> Extension for T {
    fn doubled(&self) -> u32 {
        self.salary() * 2
    }
}

#[test]
fn blanket_impls_apply_to_the_mock() {
    let mut employee = MockEmployee::new();
    employee.expect_salary().once().return_const(21u32);
    assert_eq!(employee.doubled(), 42);
}
