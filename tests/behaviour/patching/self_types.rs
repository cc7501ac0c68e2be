//! Impls of traits for types that have no path: references, arrays, tuples, trait objects.

use std::borrow::Cow;
use std::fmt;
use std::ops::{Add, AddAssign, Neg};

use standin::{patch, patchable};

#[derive(Clone, Copy, Debug, PartialEq)]
struct Id(u8);

#[patchable]
impl Add<u8> for &Id {
    type Output = Id;

    fn add(self, by: u8) -> Id {
        Id(self.0 + by)
    }
}

#[patchable]
impl Add<u8> for Id {
    type Output = Self;

    fn add(self, by: u8) -> Self {
        Add::add(&self, by)
    }
}

#[patchable]
impl<'i> Add<&'i Id> for &'i Id {
    type Output = Cow<'i, str>;

    fn add(self, other: Self) -> Self::Output {
        if other == self { "equal".into() } else { format!("{self:?} {other:?}").into() }
    }
}

#[patchable]
impl Neg for &mut Id {
    type Output = bool;

    fn neg(self) -> bool {
        self.0 = 0;
        true
    }
}

#[test]
fn of_references() {
    let id = Id(1);
    let of_reference = patch!(<&Id as Add<u8>>::add => |_| Id(9));
    assert_eq!((&id + 1, id + 1), (Id(9), Id(9)));
    of_reference.assert_called_times(2);
    let of_value = patch!(<Id as Add<u8>>::add => |_| Id(10));
    assert_eq!((&id + 1, id + 1), (Id(9), Id(10)));
    of_value.assert_called_once_with(1);

    let of_both = patch!(<&Id as Add<&Id>>::add);
    of_both.expect().with(&Id(2)).returning(|other| other.0.to_string().into());
    of_both.calls_original();
    assert_eq!((&id + &Id(2), &id + &id), ("2".into(), "equal".into()));

    let mut of_mut = Id(3);
    let neg = patch!(<&mut Id as Neg>::neg);
    neg.returns(false);
    assert!(!-&mut of_mut && of_mut == Id(3));
    drop(neg);
    assert!(-&mut of_mut && of_mut == Id(0));
}

trait Total {
    fn total(&self) -> u64;
}

#[patchable]
impl<T: Copy + Into<u64> + 'static, const N: usize> Total for [T; N] {
    fn total(&self) -> u64 {
        self.iter().copied().map(Into::into).sum()
    }
}

#[patchable]
impl Total for [u8] {
    fn total(&self) -> u64 {
        self.iter().copied().map(u64::from).sum()
    }
}

#[patchable]
impl<A: Total + 'static, B: Total + 'static> Total for (A, B) {
    fn total(&self) -> u64 {
        self.0.total() + self.1.total()
    }
}

#[patchable]
impl Total for Box<Id> {
    fn total(&self) -> u64 {
        self.0.into()
    }
}

#[patchable]
impl Total for fn(u8) -> u8 {
    fn total(&self) -> u64 {
        self(1).into()
    }
}

#[patchable]
impl Total for () {
    fn total(&self) -> u64 {
        0
    }
}

#[test]
fn of_arrays_slices_tuples_boxes_and_functions() {
    let array = patch!(<[u8; 2] as Total>::total => || 100);
    assert_eq!(([1u8, 2].total(), [1u8].total(), [1u16, 2].total()), (100, 1, 3));
    assert_eq!([1u8, 2][..].total(), 3);
    let slice = patch!(<[u8] as Total>::total => || 200);
    assert_eq!(([1u8, 2][..].total(), ([1u8, 2], [1u16]).total()), (200, 101));
    let _pair = patch!(<([u8; 2], [u16; 1]) as Total>::total => || 300);
    assert_eq!((([1u8, 2], [1u16]).total(), ([1u8, 2], [1u8]).total()), (300, 101));
    let _box = patch!(<Box<Id> as Total>::total => || 400);
    assert_eq!(Box::new(Id(1)).total(), 400);
    let _function = patch!(<fn(u8) -> u8 as Total>::total => || 500);
    assert_eq!((u8::count_zeros as fn(u8) -> u32)(0), 8);
    assert_eq!(((|n| n + 1) as fn(u8) -> u8).total(), 500);
    let _nothing = patch!(<() as Total>::total => || 600);
    assert_eq!(().total(), 600);
    assert_eq!(array.call_count() + slice.call_count(), 4);
}

trait Named {
    fn name(&self) -> &str;
}

impl Named for Id {
    fn name(&self) -> &str {
        "id"
    }
}

#[patchable]
impl fmt::Display for dyn Named + '_ {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[patchable]
impl dyn Named {
    fn shout(&self) -> String {
        self.name().to_uppercase()
    }
}

#[test]
fn of_trait_objects() {
    let named: &dyn Named = &Id(1);
    let fmt = patch!(<dyn Named as fmt::Display>::fmt);
    fmt.expect().returning(|f| f.write_str("double"));
    assert_eq!(named.to_string(), "double");
    drop(fmt);
    let shout = patch!(<dyn Named>::shout);
    shout.returns("!");
    let named: &'static dyn Named = &Id(1);
    assert_eq!((named.to_string(), named.shout()), ("id".into(), "!".into()));
}

struct Ctx<'c>(&'c str);

/// Each has a type of its own for what it borrows.
#[patchable]
impl AddAssign<Ctx<'_>> for Id {
    fn add_assign(&mut self, ctx: Ctx<'_>) {
        self.0 += ctx.0.len() as u8;
    }
}

#[patchable]
impl AddAssign<(&str, u8)> for Id {
    fn add_assign(&mut self, (text, by): (&str, u8)) {
        self.0 += text.len() as u8 * by;
    }
}

struct Of<T>(T);

#[patchable]
impl Of<u8> {
    fn within(&self, ctx: Ctx<'_>) -> u8 {
        self.0 + ctx.0.len() as u8
    }
}

#[patchable]
impl Of<u16> {
    fn within(&self, ctx: Ctx<'_>) -> u16 {
        self.0 + ctx.0.len() as u16
    }
}

#[test]
fn of_one_name_with_arguments_that_borrow() {
    let mut id = Id(0);
    let ctx = patch!(<Id as AddAssign<Ctx>>::add_assign => |_| ());
    id += Ctx("ab");
    id += ("ab", 3);
    assert_eq!((id, ctx.call_count()), (Id(6), 1));
    let _within = patch!(<Of<u8>>::within => |_| 9);
    assert_eq!((Of(1u8).within(Ctx("a")), Of(1u16).within(Ctx("a"))), (9, 2));
}
