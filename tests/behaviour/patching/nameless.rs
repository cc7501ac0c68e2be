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

/// Hands on what is written elsewhere.
macro_rules! within {
    ($($statement:tt)*) => {
        $($statement)*;
    };
}

#[test]
#[rustfmt::skip]
fn a_patch_that_is_undone_at_the_end_of_its_statement() {
    let undone: [fn(); 9] = [
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
        || { spy! { open }.returns(5usize); },
        || { within!(patch!( open ).returns(5usize)); },
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

/// Patches that answer, with names that their caller does not see.
macro_rules! stub {
    ($($function:tt)*) => {
        let guard = patch!($($function)*);
        guard.returns(5usize);
    };
}

/// Of a name as long as that of `patch!` is, in which the guard is called as the function.
macro_rules! stubs {
    ($function:ident) => {
        let $function = patch!($function);
        $function.returns(5usize);
    };
}

/// As long as that of `spy!`, with the whole call handed in.
macro_rules! set {
    ($patch:expr) => {
        let guard = $patch;
        guard.returns(5usize);
    };
}

/// As long as that of `patcher!`, with a path that stands here.
macro_rules! started {
    ($of:ident) => {
        let guard = spy!(net::$of::<u16>);
        guard.returns(());
        let mut patcher = patcher!(open);
        patcher.start().returns(5usize);
    };
}

/// In one of the same name, too.
macro_rules! patches {
    ($($function:tt)*) => {{
        macro_rules! patch {
            () => {
                let guard = standin::patch!($($function)*);
                guard.returns(5usize);
            };
        }
        patch!();
    }};
}

#[test]
fn a_patch_with_a_name_need_not_be_called() {
    let patch = patch!(open);
    patch.returns(5usize);
    stub!(open);
    stubs!(open);
    set!(patch!(open));
    set!(patch!(open => |_| 4));
    started!(close);
    patches!(open);
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
