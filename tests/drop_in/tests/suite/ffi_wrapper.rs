//! A safe wrapper around a C library, whose functions are doubled.

mod sys {
    use mockall::automock;
    #[repr(C)]
    #[derive(Debug, Clone, Copy, PartialEq, Default)]
    pub struct Stat {
        pub size: u64,
        pub kind: u32,
    }
    #[allow(non_camel_case_types)]
    pub type handle_t = *mut std::ffi::c_void;
    #[automock]
    pub mod zdb {
        use super::{Stat, handle_t};
        use std::os::raw::{c_char, c_int, c_void};
        pub const ZDB_OK: c_int = 0;
        pub const ZDB_AGAIN: c_int = -11;
        pub type Visit = unsafe extern "C" fn(*mut c_void, *const c_char) -> c_int;
        extern "C" {
            pub fn zdb_open(path: *const c_char, flags: c_int) -> handle_t;
            pub fn zdb_close(h: handle_t) -> c_int;
            pub fn zdb_stat(h: handle_t, out: *mut Stat) -> c_int;
            pub fn zdb_read(h: handle_t, buf: *mut u8, len: usize) -> isize;
            pub fn zdb_each(h: handle_t, f: Option<Visit>, user: *mut c_void) -> c_int;
            pub fn zdb_version() -> *const c_char;
        }
    }
    #[automock]
    pub mod env {
        pub fn var(name: &str) -> Option<String> {
            std::env::var(name).ok()
        }
        pub fn now() -> u64 {
            1
        }
        pub(crate) fn temp<T: Into<String> + 'static>(t: T) -> String {
            t.into()
        }
    }
}

use mockall::{Sequence, predicate::*};
use mockall_double::double;
use std::ffi::{CStr, CString};
use std::sync::Mutex;

#[double]
use sys::env;

#[double]
use sys::zdb;
use sys::{Stat, handle_t};

#[derive(Debug, PartialEq)]
pub enum Error {
    Open,
    Code(i32),
    Again,
}

pub struct Db(handle_t);

impl Db {
    pub fn open(path: &str) -> Result<Db, Error> {
        let c = CString::new(path).unwrap();
        let flags = if env::var("ZDB_RO").is_some() { 1 } else { 0 };
        let h = unsafe { zdb::zdb_open(c.as_ptr(), flags) };
        if h.is_null() { Err(Error::Open) } else { Ok(Db(h)) }
    }
    pub fn stat(&self) -> Result<Stat, Error> {
        let mut s = Stat::default();
        match unsafe { zdb::zdb_stat(self.0, &mut s) } {
            zdb::ZDB_OK => Ok(s),
            zdb::ZDB_AGAIN => Err(Error::Again),
            e => Err(Error::Code(e)),
        }
    }
    pub fn read(&self, n: usize) -> Vec<u8> {
        let mut v = vec![0; n];
        let got = unsafe { zdb::zdb_read(self.0, v.as_mut_ptr(), v.len()) };
        v.truncate(got.max(0) as usize);
        v
    }
    pub fn names(&self) -> Vec<String> {
        extern "C" fn visit(user: *mut std::ffi::c_void, name: *const std::os::raw::c_char) -> i32 {
            let v = unsafe { &mut *user.cast::<Vec<String>>() };
            v.push(unsafe { CStr::from_ptr(name) }.to_string_lossy().into_owned());
            0
        }
        let mut v: Vec<String> = vec![];
        unsafe { zdb::zdb_each(self.0, Some(visit), (&raw mut v).cast()) };
        v
    }
}

impl Drop for Db {
    fn drop(&mut self) {
        unsafe { zdb::zdb_close(self.0) };
    }
}

static M: Mutex<()> = Mutex::new(());

fn guard() -> std::sync::MutexGuard<'static, ()> {
    match M.lock() {
        Ok(g) => g,
        Err(p) => p.into_inner(),
    }
}

fn h(n: usize) -> handle_t {
    n as handle_t
}

#[test]
fn opens_and_closes() {
    let _g = guard();
    let mut seq = Sequence::new();
    let e = env::var_context();
    e.expect().with(eq("ZDB_RO")).times(1).in_sequence(&mut seq).return_const(None);
    let o = zdb::zdb_open_context();
    o.expect()
        .withf(|p, f| unsafe { CStr::from_ptr(*p) }.to_bytes() == b"/db" && *f == 0)
        .times(1)
        .in_sequence(&mut seq)
        .returning(|_, _| h(8));
    let s = zdb::zdb_stat_context();
    s.expect().withf_st(|x, _| *x == h(8)).once().in_sequence(&mut seq).returning(|_, out| {
        unsafe { *out = Stat { size: 5, kind: 1 } };
        zdb::ZDB_OK
    });
    let c = zdb::zdb_close_context();
    c.expect().times(1).in_sequence(&mut seq).return_const(0);
    let db = Db::open("/db").unwrap();
    assert_eq!(db.stat(), Ok(Stat { size: 5, kind: 1 }));
}

#[test]
fn open_fails() {
    let _g = guard();
    let e = env::var_context();
    e.expect().returning(|_| Some("1".into()));
    let o = zdb::zdb_open_context();
    o.expect().with(always(), eq(1)).returning(|_, _| std::ptr::null_mut());
    assert_eq!(Db::open("x").err(), Some(Error::Open));
}

#[test]
fn codes() {
    let _g = guard();
    let s = zdb::zdb_stat_context();
    let c = zdb::zdb_close_context();
    c.expect().return_const(0);
    s.expect().times(1).return_const(zdb::ZDB_AGAIN);
    s.expect().times(1).return_const(-5);
    let db = Db(h(1));
    assert_eq!(db.stat(), Err(Error::Again));
    assert_eq!(db.stat(), Err(Error::Code(-5)));
}

#[test]
fn reads() {
    let _g = guard();
    let r = zdb::zdb_read_context();
    let c = zdb::zdb_close_context();
    c.expect().return_const(0);
    r.expect().with(always(), always(), eq(4)).returning(|_, p, n| {
        let s = unsafe { std::slice::from_raw_parts_mut(p, n) };
        s[..2].copy_from_slice(b"ab");
        2
    });
    r.expect().return_const(-1isize);
    let db = Db(h(1));
    assert_eq!(db.read(4), b"ab");
    assert!(db.read(5).is_empty());
}

#[test]
fn visits() {
    let _g = guard();
    let e = zdb::zdb_each_context();
    let c = zdb::zdb_close_context();
    c.expect().return_const(0);
    e.expect().returning_st(|_, f, u| {
        let f = f.unwrap();
        unsafe { f(u, c"one".as_ptr()) + f(u, c"two".as_ptr()) }
    });
    assert_eq!(Db(h(1)).names(), ["one", "two"]);
}

#[test]
fn pointers() {
    let _g = guard();
    let f: unsafe extern "C-unwind" fn() -> *const std::os::raw::c_char = zdb::zdb_version;
    let v = zdb::zdb_version_context();
    v.expect().returning(|| c"1.2".as_ptr());
    assert_eq!(unsafe { CStr::from_ptr(f()) }.to_str(), Ok("1.2"));
    zdb::checkpoint();
}

#[test]
fn generic_fn() {
    let _g = guard();
    let t = env::temp_context();
    t.expect::<&'static str>().with(eq("a")).returning(|s| format!("/tmp/{s}"));
    t.expect::<String>().returning(|s| s);
    assert_eq!(env::temp("a"), "/tmp/a");
    assert_eq!(env::temp(String::from("b")), "b");
    let n = env::now_context();
    n.expect().returning(|| 9);
    assert_eq!(env::now(), 9);
}

#[test]
#[should_panic(
    expected = "zdb_close: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
)]

fn leak() {
    let _g = guard();
    let c = zdb::zdb_close_context();
    c.expect().times(1).return_const(0);
    std::mem::forget(Db(h(1)));
}

#[test]
#[should_panic(expected = "mock_env::var(\"HOME\"): No matching expectation found")]
fn unexpected() {
    let _g = guard();
    let c = env::var_context();
    c.expect().with(eq("PATH")).return_const(None);
    env::var("HOME");
}
