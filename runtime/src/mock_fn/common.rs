//! Signatures that many functions have. What is generic about their doubles is compiled here, once: in an
//! unoptimized build rustc takes it from here, and does not compile it again in each crate that mocks such functions.

use super::answer::Answer;
use super::{MockFn, MockObject, Trouble};
use crate::signature::{Args, ArgsOf, Lends, Made, Output, Own, Ref};

/// What answers is of each crate's own; this one has no answer.
struct Nothing;

impl<A: Args, R: Output> Answer<A, R> for Nothing {
    fn answer<'x, 'y>(
        &mut self,
        _: ArgsOf<'x, 'y, A>,
        _: &mut Option<ArgsOf<'x, 'y, A>>,
    ) -> Result<Made<'x, 'y, R>, Box<Trouble>> {
        Err(Trouble::expired())
    }
}

macro_rules! common {
    ($($name:ident: ($($F:ty),*) -> $R:ty;)*) => {$(
        /// A double of this signature, and what it answers.
        pub fn $name<'x, 'y>(
            mock: &MockObject,
            args: ArgsOf<'x, 'y, ($($F,)*)>,
        ) -> (MockFn<($($F,)*), $R>, Made<'x, 'y, $R>) {
            let mut double = mock.method_at::<($($F,)*), $R>(0);
            double.begin_expectation().answer_by(Box::new(Nothing));
            (double.clone(), double.call(args))
        }
    )*};
}

common! {
    unit: () -> Own<()>;
    bool: () -> Own<bool>;
    u32: () -> Own<u32>;
    u64: () -> Own<u64>;
    usize: () -> Own<usize>;
    string: () -> Own<String>;
    unit_of_str: (Ref<str>) -> Own<()>;
    bool_of_str: (Ref<str>) -> Own<bool>;
    string_of_str: (Ref<str>) -> Own<String>;
    option_of_str: (Ref<str>) -> Own<Option<String>>;
    unit_of_string: (Own<String>) -> Own<()>;
    unit_of_u32: (Own<u32>) -> Own<()>;
    unit_of_u64: (Own<u64>) -> Own<()>;
    unit_of_bytes: (Ref<[u8]>) -> Own<()>;
}

/// A double that lends a text, which is lent most, and what it lends.
pub fn str(mock: &MockObject) -> (MockFn<(), Lends<String, str>>, Box<str>) {
    let mut double = mock.method_at::<(), Lends<String, str>>(0);
    double.begin_expectation().answer_by(Box::new(Nothing));
    (double.clone(), double.lend(double.make(())).into())
}
