//! How a `&str` is kept: a short one in place, so that to record a call allocates nothing for it.

use std::any::type_name;
use std::str::from_utf8;

use super::family::{Family, Nested, Of, Ref};
use super::keep::{Keeper, Value};
use crate::report::Texts;

/// A copy of a text. Its tag is a word: what begins with a byte is copied in pieces.
#[repr(u64)]
pub enum KeptStr {
    /// What is longer than a short one.
    Long(Box<str>),
    /// So many of the bytes.
    Short(u8, [u8; SHORT]),
}

/// So many bytes are kept in place: keys and names are rarely longer.
const SHORT: usize = 23;

impl KeptStr {
    fn of(text: &str) -> Self {
        let from = text.as_bytes();
        if from.len() > SHORT {
            return Self::Long(text.into());
        }
        let mut bytes = const { [0; SHORT] };
        bytes[..from.len()].copy_from_slice(from);
        Self::Short(from.len() as u8, bytes)
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Long(text) => text,
            Self::Short(len, bytes) => match from_utf8(&bytes[..usize::from(*len)]) {
                Ok(text) => text,
                Err(_) => unreachable!("they are the bytes of a `str`"),
            },
        }
    }
}

macro_rules! kept_as_str {
    ($($family:ident),*) => {$(
        impl Keeper<$family<str>> for Value {
            type Kept = KeptStr;

            fn keep(arg: &Of<'_, '_, $family<str>>) -> KeptStr {
                KeptStr::of(arg)
            }
            fn view(kept: &KeptStr) -> Option<<$family<str> as Family>::View<'_>> {
                Some(kept.as_str())
            }
            fn write(kept: &KeptStr, texts: &mut Texts) {
                texts.value(type_name::<$family<str>>(), &kept.as_str());
            }
        }
    )*};
}
kept_as_str!(Ref, Nested);
