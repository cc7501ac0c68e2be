//! `#[patchable]` above an `extern` block: its functions can be patched, and go on being what the linker finds.
#![deny(warnings, missing_docs, unsafe_op_in_unsafe_fn)]

use std::ffi::{CStr, c_char, c_int, c_long, c_void};

use standin::{patch, patchable};

#[patchable]
#[allow(clippy::many_single_char_names)]
unsafe extern "C" {
    /// The absolute value.
    pub safe fn abs(n: c_int) -> c_int;
    /// How long a text is.
    ///
    /// # Safety
    /// It ends.
    pub fn strlen(text: *const c_char) -> usize;
    #[link_name = "labs"]
    safe fn Absolute(_: c_long) -> c_long;
    #[cfg(any())]
    fn not_there();
    unsafe fn qsort(
        base: *mut c_void,
        count: usize,
        size: usize,
        compare: Option<unsafe extern "C" fn(*const c_void, *const c_void) -> c_int>,
    );
    unsafe fn snprintf(into: *mut c_char, size: usize, format: *const c_char, ...) -> c_int;
    static environ: *const *const c_char;
}

#[patchable]
unsafe extern "C" {
    #[must_use]
    safe fn toupper(c: c_int) -> c_int;
}

unsafe extern "C" fn descending(a: *const c_void, b: *const c_void) -> c_int {
    // SAFETY: `qsort` gives two of the array.
    unsafe { c_int::from(*b.cast::<u8>()) - c_int::from(*a.cast::<u8>()) }
}

fn sorted(mut of: [u8; 3]) -> [u8; 3] {
    // SAFETY: the array has so many elements of that size.
    unsafe { qsort(of.as_mut_ptr().cast(), 3, 1, Some(descending)) }
    of
}

fn length(text: &CStr) -> usize {
    // SAFETY: it is one of C's.
    unsafe { strlen(text.as_ptr()) }
}

fn main() {
    assert_eq!((abs(-3), length(c"four"), Absolute(-8), sorted([2, 3, 1])), (3, 4, 8, [3, 2, 1]));
    assert_eq!(toupper(b'a'.into()), b'A'.into());

    let abs_double = patch!(abs);
    abs_double.returns(7);
    let strlen_double = patch!(strlen);
    strlen_double.side_effect([0, 1]);
    let absolute_double = patch!(Absolute);
    absolute_double.calls(|n| n * 2);
    let qsort_double = patch!(qsort);
    qsort_double.returns(());
    let toupper_double = patch!(toupper);
    toupper_double.expect().with(c_int::from(b'a')).times(1).returning(|_| b'x'.into());
    assert_eq!((abs(-3), length(c"four"), length(c"four"), Absolute(-8)), (7, 0, 1, -16));
    assert_eq!((sorted([2, 3, 1]), toupper(b'a'.into())), ([2, 3, 1], b'x'.into()));
    abs_double.assert_called_once_with(-3);
    drop((abs_double, strlen_double));
    assert_eq!((abs(-3), length(c"four"), Absolute(-8)), (3, 4, -16));

    let mut into = [1 as c_char; 4];
    // SAFETY: there is room for that, and `environ` is there.
    unsafe {
        assert_eq!(snprintf(into.as_mut_ptr(), 4, c"%d".as_ptr(), 12), 2);
        assert!(!environ.is_null());
    }
}
