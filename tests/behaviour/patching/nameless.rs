//! Guards without a name are dropped before anything can be called: that is told at once.

use standin::{patch, patch_multiple, patchable, patcher, spy};

use crate::failing::failed;

#[patchable]
fn open(name: &str) -> usize {
    name.len()
}

mod net {
    #[standin::patchable]
    pub(super) fn close<T: 'static>(_: T) {
        panic!("the real thing");
    }
}

#[test]
#[rustfmt::skip]
fn a_patch_that_is_undone_at_the_end_of_its_statement() {
    let undone: [fn(); 7] = [
        || { patch!(open).returns(5usize); },
        || { standin::patch!(open => |_| 4).returns(5usize); },
        || { patch!(net::close::<u8>).expect().times(2).returning(|_| ()); },
        || {
            patch!(open)
                .expect()
                .with("x")
                .returning(|_| 5);
        },
        || { _ = spy!(open).expect(); },
        || { patcher!(open).start().returns(5usize); },
        || {
            standin::patcher!(net::close::<u8>)
                .start()
                .returns(());
        },
    ];
    for (number, undone) in undone.into_iter().enumerate() {
        let failure = failed(undone);
        let function = if matches!(number, 2 | 6) { "close" } else { "open" };
        let title = format!("the patch of {function} is undone before any call");
        assert_eq!(failure.text.lines().next(), Some(&*title), "{number}");
        assert!(failure.text.contains("nameless.rs"), "{}", failure.text);
    }
    assert_eq!(open("abc"), 3);
}

/// A patch that answers, with a name that its caller does not see.
macro_rules! stub {
    ($($function:tt)*) => {
        let guard = patch!($($function)*);
        guard.returns(5usize);
    };
}

#[test]
fn a_patch_with_a_name_need_not_be_called() {
    let patch = patch!(open);
    patch.returns(5usize);
    stub!(open);
    let _answered = patch!(open => |_| 5);
    let (_open, close) = patch_multiple!(open => |_| 6, net::close::<u8>);
    close.returns(());
    let guards = [patch!(open), spy!(open)];
    guards[0].returns(6usize);
    let mut patcher = patcher!(open);
    patcher.start().returns(7usize);
}

#[test]
fn one_without_a_name_that_was_called() {
    spy!(open).returns(open("abc"));
}
