//! Signatures that many functions have, and types that many arguments have. What is generic about their doubles and
//! their matchers is compiled here, once: in an unoptimized build rustc takes it from here, and does not compile it
//! again in each crate that mocks such functions. Each of them costs every linker run a little.

use std::any::Any;
use std::sync::Arc;

use super::answer::Answer;
use super::meant::describe;
use super::{MockFn, MockObject, Trouble};
use crate::matcher::{IntoMatcher, Matcher};
use crate::report::Texts;
use crate::signature::{Args, ArgsOf, At, Keeper, Lends, Made, Of, Opt, Output, Own, Ref, Value};

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

macro_rules! common_types {
    ($($name:ident: $family:ty, $value:ty;)*) => {$(
        /// Whether such an argument, which is kept, is the value.
        pub fn $name(argument: &Of<'_, '_, $family>, value: $value, texts: &mut Texts) -> bool {
            let kept = <Value as Keeper<$family>>::keep(argument);
            <Value as Keeper<$family>>::write(&kept, texts);
            let matcher: Box<dyn Matcher<$family>> = value.into_matcher();
            let is_meant = matcher.matches(<$family as At<'_, '_>>::shown(argument));
            is_meant && <Value as Keeper<$family>>::view(&kept).is_some()
        }
    )*};
}

common_types! {
    is_str: Ref<str>, &'static str;
    is_bytes: Ref<[u8]>, Vec<u8>;
    is_option: Opt<Ref<str>>, Option<&'static str>;
    is_string: Own<String>, &'static str;
    is_vec: Own<Vec<u8>>, Vec<u8>;
    is_bool: Own<bool>, bool;
    is_i32: Own<i32>, i32;
    is_i64: Own<i64>, i64;
    is_u32: Own<u32>, u32;
    is_u64: Own<u64>, u64;
    is_usize: Own<usize>, usize;
}

macro_rules! common_arguments {
    ($($name:ident: $($F:ty),*;)*) => {$(
        /// What an expectation keeps that is to be called with such arguments.
        pub fn $name(
            matchers: <($($F,)*) as Args>::Matchers<'static>,
        ) -> (Arc<dyn Any + Send + Sync>, fn(&dyn Any, &mut Vec<String>)) {
            (Arc::new(matchers), describe::<($($F,)*)>)
        }
    )*};
}

common_arguments! {
    of_str: Ref<str>;
    of_string: Own<String>;
    of_u32: Own<u32>;
    of_u64: Own<u64>;
    of_bytes: Ref<[u8]>;
}

/// A double that lends a text, which is lent most, and what it lends.
pub fn str(mock: &MockObject) -> (MockFn<(), Lends<String, str>>, Box<str>) {
    let mut double = mock.method_at::<(), Lends<String, str>>(0);
    double.begin_expectation().answer_by(Box::new(Nothing));
    (double.clone(), double.lend(double.make(())).into())
}
