//! Values that can be given where an answer is wanted, besides the answer itself.

use std::any::Any;
use std::future::{Future, ready};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

/// A value that can be given where the answer `T` is wanted: a `T`, a string literal for a
/// [`Literal`] such as `String`, for a `Box<T>` what goes into it, for a boxed future what is awaited, or for
/// a `&'static T` the `T`, which is leaked: once, when it is set up, and not at each call.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what this function returns",
    label = "expected `{T}`",
    note = "give a `{T}`; a string literal is turned into a `String`, a `Vec<u8>` and other owned texts",
    note = "a box of an object is made by a cast, `Box::new(page) as Box<dyn Trait>`, or in a closure: `calls(|…| Box::new(page()))`"
)]
pub trait IntoAnswer<T, Kind> {
    /// The answer.
    fn into_answer(self) -> T;
}

/// Marks a value that is the answer.
pub struct Exact;
/// Marks a string literal.
pub struct FromText;
/// Marks what is put into a box.
pub struct Boxed;
/// Marks what is leaked, to be lent for ever.
pub struct Leaked;

#[diagnostic::do_not_recommend]
impl<T> IntoAnswer<T, Exact> for T {
    fn into_answer(self) -> T {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<T: Literal> IntoAnswer<T, FromText> for &'static str {
    fn into_answer(self) -> T {
        T::from_literal(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T> IntoAnswer<Box<T>, Boxed> for T {
    fn into_answer(self) -> Box<T> {
        Box::new(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T, const N: usize> IntoAnswer<Vec<T>, Boxed> for [T; N] {
    fn into_answer(self) -> Vec<T> {
        self.into()
    }
}

macro_rules! unsized_answers {
    ($([$($generics:tt)*] $owned:ty => $target:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> IntoAnswer<Box<$target>, Boxed> for $owned {
            #[inline]
            fn into_answer(self) -> Box<$target> {
                self.into()
            }
        }
    )*};
}
unsized_answers! {
    [] String => str;
    [T] Vec<T> => [T];
    [T, const N: usize] [T; N] => [T];
    [] std::path::PathBuf => std::path::Path;
    [] std::ffi::OsString => std::ffi::OsStr;
    [] std::ffi::CString => std::ffi::CStr;
}

/// An object of what is in the box.
#[diagnostic::do_not_recommend]
impl<T: Any + Send + Sync> IntoAnswer<Box<dyn Any + Send + Sync>, Boxed> for Box<T> {
    #[inline]
    fn into_answer(self) -> Box<dyn Any + Send + Sync> {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<T: 'static> IntoAnswer<Pin<Box<dyn Future<Output = T>>>, Boxed> for T {
    fn into_answer(self) -> Pin<Box<dyn Future<Output = T>>> {
        Box::pin(ready(self))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Send + 'static> IntoAnswer<Pin<Box<dyn Future<Output = T> + Send>>, Boxed> for T {
    fn into_answer(self) -> Pin<Box<dyn Future<Output = T> + Send>> {
        Box::pin(ready(self))
    }
}

#[diagnostic::do_not_recommend]
impl<T> IntoAnswer<&'static T, Leaked> for T {
    fn into_answer(self) -> &'static T {
        Box::leak(Box::new(self))
    }
}

macro_rules! leaked_answers {
    ($([$($generics:tt)*] $owned:ty => $target:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> IntoAnswer<&'static $target, Leaked> for $owned {
            #[inline]
            fn into_answer(self) -> &'static $target {
                Box::leak(self.into())
            }
        }
    )*};
}
leaked_answers! {
    [] String => str;
    [T] Vec<T> => [T];
    [] std::path::PathBuf => std::path::Path;
}

/// A type for which a string literal can be given as the answer; `Option` and `Result` of it too.
///
/// Implement it for a type of yours to write `body.returns("text")` where a method returns it.
#[diagnostic::on_unimplemented(
    message = "a string literal can't be given where this function returns `{Self}`",
    note = "give a `{Self}`, or implement `standin::parts::Literal` for it"
)]
pub trait Literal {
    /// The value that the literal stands for.
    fn from_literal(text: &'static str) -> Self;
}

macro_rules! literals {
    ($($type:ty),*) => {$(
        impl Literal for $type {
            #[inline]
            fn from_literal(text: &'static str) -> Self {
                text.into()
            }
        }
    )*};
}
literals!(
    String,
    Vec<u8>,
    Box<str>,
    Rc<str>,
    Arc<str>,
    std::borrow::Cow<'static, str>,
    std::path::PathBuf,
    std::ffi::OsString,
    Box<dyn std::error::Error>,
    Box<dyn std::error::Error + Send + Sync>
);

impl<T: Literal> Literal for Option<T> {
    fn from_literal(text: &'static str) -> Self {
        Some(T::from_literal(text))
    }
}

impl<T: Literal, E> Literal for Result<T, E> {
    fn from_literal(text: &'static str) -> Self {
        Ok(T::from_literal(text))
    }
}

impl Literal for Box<[u8]> {
    #[inline]
    fn from_literal(text: &'static str) -> Self {
        text.as_bytes().into()
    }
}
