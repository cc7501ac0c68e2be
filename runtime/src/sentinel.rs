//! Values that are there to be recognized.

/// A type that can carry a unique value: unittest.mock's `sentinel`, for types of Rust's own.
///
/// Implement it for a type of yours to write `sentinel!(NAME)` where one is wanted:
///
/// ```
/// use standin::{Sentinel, sentinel};
///
/// #[derive(Debug, PartialEq)]
/// struct UserId(u64);
///
/// impl Sentinel for UserId {
///     fn sentinel(name: &'static str, number: u64) -> Self {
///         Self(Sentinel::sentinel(name, number))
///     }
/// }
///
/// let (ann, bob): (UserId, UserId) = (sentinel!(ANN), sentinel!(BOB));
/// assert_ne!(ann, bob);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't carry a sentinel",
    label = "no sentinel can be told from its other values",
    note = "numbers of 16 bits and more, characters, texts and what holds them can; implement `standin::Sentinel` for `{Self}`"
)]
pub trait Sentinel {
    /// The value for this name and its number, which no other name of the process has. A type of few values
    /// may begin again when they have all been had: `i16` has 8,704 to give.
    fn sentinel(name: &'static str, number: u64) -> Self;
}

/// The number of a name: the same each time, and no other's.
#[doc(hidden)]
#[inline]
pub fn number_of(name: &'static str) -> u64 {
    use std::sync::{Mutex, PoisonError};
    static NAMES: Mutex<Vec<&str>> = Mutex::new(Vec::new());
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    let mut number = 1;
    for known in names.iter() {
        if *known == name {
            return number;
        }
        number += 1;
    }
    names.push(name);
    number
}

impl Sentinel for String {
    #[inline]
    fn sentinel(name: &'static str, _: u64) -> Self {
        format!("sentinel.{name}")
    }
}

macro_rules! through_string {
    ($($type:ty),*) => {$(
        impl Sentinel for $type {
            #[inline]
            fn sentinel(name: &'static str, number: u64) -> Self {
                String::sentinel(name, number).into()
            }
        }
    )*};
}
through_string!(
    Box<str>,
    std::sync::Arc<str>,
    std::rc::Rc<str>,
    Vec<u8>,
    std::path::PathBuf,
    std::ffi::OsString,
    std::borrow::Cow<'static, str>
);

/// Numbers that hardly anything else is: from `0x5E00_0000` on.
macro_rules! numbers {
    ($($type:ty),*) => {$(
        impl Sentinel for $type {
            #[inline]
            fn sentinel(_: &'static str, number: u64) -> Self {
                (0x5E00_0000 + number) as Self
            }
        }
    )*};
}
numbers!(u32, u64, u128, usize, i32, i64, i128, isize, f64);

/// Of these there are fewer.
macro_rules! few {
    ($($type:ty: $first:literal..=$last:literal),*) => {$(
        impl Sentinel for $type {
            #[inline]
            fn sentinel(_: &'static str, number: u64) -> Self {
                ($first + number % ($last - $first + 1)) as Self
            }
        }
    )*};
}
few!(u16: 0x5E00..=0xFFFF, i16: 0x5E00..=0x7FFF, f32: 0x5E_0000..=0xFF_FFFF);

impl Sentinel for char {
    /// One for private use.
    #[inline]
    fn sentinel(_: &'static str, number: u64) -> Self {
        let beyond = u32::try_from(number % 0x2_0000).unwrap_or_default();
        Self::from_u32(0xF_0000 + beyond).unwrap_or(Self::MAX)
    }
}

macro_rules! not_zero {
    ($($type:ty),*) => {$(
        impl Sentinel for std::num::NonZero<$type> {
            #[inline]
            fn sentinel(name: &'static str, number: u64) -> Self {
                Self::MIN.saturating_add(Sentinel::sentinel(name, number))
            }
        }
    )*};
}
not_zero!(u32, u64, u128, usize);

impl Sentinel for &'static str {
    /// It is leaked, as what lives for ever is.
    #[inline]
    fn sentinel(name: &'static str, number: u64) -> Self {
        String::sentinel(name, number).leak()
    }
}

impl Sentinel for std::time::Duration {
    #[inline]
    fn sentinel(name: &'static str, number: u64) -> Self {
        Self::from_millis(u64::sentinel(name, number))
    }
}

impl Sentinel for std::time::SystemTime {
    #[inline]
    fn sentinel(name: &'static str, number: u64) -> Self {
        Self::UNIX_EPOCH + Sentinel::sentinel(name, number)
    }
}

impl<T: Sentinel, U: Sentinel> Sentinel for (T, U) {
    fn sentinel(name: &'static str, number: u64) -> Self {
        (T::sentinel(name, number), U::sentinel(name, number))
    }
}

impl<T: Sentinel> Sentinel for Vec<T> {
    fn sentinel(name: &'static str, number: u64) -> Self {
        vec![T::sentinel(name, number)]
    }
}

impl<T: Sentinel> Sentinel for Option<T> {
    fn sentinel(name: &'static str, number: u64) -> Self {
        Some(T::sentinel(name, number))
    }
}

macro_rules! inside {
    ($($pointer:ty),*) => {$(
        impl<T: Sentinel> Sentinel for $pointer {
            #[inline]
            fn sentinel(name: &'static str, number: u64) -> Self {
                Self::new(T::sentinel(name, number))
            }
        }
    )*};
}
inside!(Box<T>, std::sync::Arc<T>, std::rc::Rc<T>);

/// A value that bears a name, which a test recognizes wherever it turns up: unittest.mock's `sentinel`.
///
/// It is the same value wherever the name is written, and no other name's.
///
/// ```
/// use standin::{automock, sentinel};
///
/// #[automock]
/// trait Store {
///     fn open(&self, name: &str) -> u64;
///     fn read(&self, handle: u64) -> String;
/// }
///
/// fn first_page(store: &impl Store) -> String {
///     store.read(store.open("pages"))
/// }
///
/// let (handle, page): (u64, String) = (sentinel!(HANDLE), sentinel!(PAGE));
/// let store = MockStore::new();
/// store.open.returns(handle);
/// store.read.returns(page);
/// assert_eq!(first_page(&store), "sentinel.PAGE");
/// store.read.assert_called_once_with(handle);
/// assert_eq!(handle, sentinel!(HANDLE));
/// ```
#[macro_export]
macro_rules! sentinel {
    ($name:ident) => {
        $crate::Sentinel::sentinel(
            ::core::stringify!($name),
            $crate::__private::number_of(::core::stringify!($name)),
        )
    };
}
