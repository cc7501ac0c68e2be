//! Types that stand for constants, by which a trait's method is told from the same one with others. Each bears the
//! name of the constant's type, and a `usize` is the length of an array.

macro_rules! types_of_constants {
    ($($of:ident)*) => {$(
        /// Stands for a constant of this type.
        #[allow(non_camel_case_types)]
        pub struct $of<const VALUE: core::primitive::$of>;
    )*};
}

types_of_constants! { bool char i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 }
