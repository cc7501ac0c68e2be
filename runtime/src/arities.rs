//! The one list of arities: a macro that needs an item for each is handed them by `arities!`.
//! Each has a name too, `a0` to `a16`: for modules of items that can't be told apart by their types.

/// Calls `$each!(count name: Family Keeper index, …)` for every number of arguments, 0 to 16.
macro_rules! arities {
    ($each:ident) => {
        $each!(0 a0:);
        $each!(1 a1: A0 K0 0);
        $each!(2 a2: A0 K0 0, A1 K1 1);
        $each!(3 a3: A0 K0 0, A1 K1 1, A2 K2 2);
        $each!(4 a4: A0 K0 0, A1 K1 1, A2 K2 2, A3 K3 3);
        $each!(5 a5: A0 K0 0, A1 K1 1, A2 K2 2, A3 K3 3, A4 K4 4);
        $each!(6 a6: A0 K0 0, A1 K1 1, A2 K2 2, A3 K3 3, A4 K4 4, A5 K5 5);
        $each!(7 a7: A0 K0 0, A1 K1 1, A2 K2 2, A3 K3 3, A4 K4 4, A5 K5 5, A6 K6 6);
        $each!(8 a8: A0 K0 0, A1 K1 1, A2 K2 2, A3 K3 3, A4 K4 4, A5 K5 5, A6 K6 6, A7 K7 7);
        $each!(9 a9: A0 K0 0, A1 K1 1, A2 K2 2, A3 K3 3, A4 K4 4, A5 K5 5, A6 K6 6, A7 K7 7, A8 K8 8);
        $each!(10 a10: A0 K0 0, A1 K1 1, A2 K2 2, A3 K3 3, A4 K4 4, A5 K5 5, A6 K6 6, A7 K7 7, A8 K8 8,
            A9 K9 9);
        $each!(11 a11: A0 K0 0, A1 K1 1, A2 K2 2, A3 K3 3, A4 K4 4, A5 K5 5, A6 K6 6, A7 K7 7, A8 K8 8,
            A9 K9 9, A10 K10 10);
        $each!(12 a12: A0 K0 0, A1 K1 1, A2 K2 2, A3 K3 3, A4 K4 4, A5 K5 5, A6 K6 6, A7 K7 7, A8 K8 8,
            A9 K9 9, A10 K10 10, A11 K11 11);
        $each!(13 a13: A0 K0 0, A1 K1 1, A2 K2 2, A3 K3 3, A4 K4 4, A5 K5 5, A6 K6 6, A7 K7 7, A8 K8 8,
            A9 K9 9, A10 K10 10, A11 K11 11, A12 K12 12);
        $each!(14 a14: A0 K0 0, A1 K1 1, A2 K2 2, A3 K3 3, A4 K4 4, A5 K5 5, A6 K6 6, A7 K7 7, A8 K8 8,
            A9 K9 9, A10 K10 10, A11 K11 11, A12 K12 12, A13 K13 13);
        $each!(15 a15: A0 K0 0, A1 K1 1, A2 K2 2, A3 K3 3, A4 K4 4, A5 K5 5, A6 K6 6, A7 K7 7, A8 K8 8,
            A9 K9 9, A10 K10 10, A11 K11 11, A12 K12 12, A13 K13 13, A14 K14 14);
        $each!(16 a16: A0 K0 0, A1 K1 1, A2 K2 2, A3 K3 3, A4 K4 4, A5 K5 5, A6 K6 6, A7 K7 7, A8 K8 8,
            A9 K9 9, A10 K10 10, A11 K11 11, A12 K12 12, A13 K13 13, A14 K14 14, A15 K15 15);
    };
}
pub(crate) use arities;

/// The `impl` block of one arity; the documentation shows that of two arguments, which tells all.
macro_rules! shown_once {
    (2 $($block:tt)*) => { $($block)* };
    ($count:tt $($block:tt)*) => { #[doc(hidden)] $($block)* };
}
pub(crate) use shown_once;
