//! Patches of data: values, statics, maps, the environment, the current directory, a clock.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, SystemTime};

use standin::{
    PatchScope, patch, patch_current_dir, patch_env, patch_map, patch_map_clear, patch_value,
    patchable,
};

#[derive(Debug, PartialEq)]
struct Config {
    retries: u32,
    name: &'static str,
}

#[patchable]
static CONFIG: Config = Config { retries: 3, name: "real" };

#[patchable]
static LIMIT: u32 = 3;

#[patchable]
static PORTS: &[u16] = &[80, 443];

mod clock {
    use std::time::SystemTime;

    /// The clock of the program: patchable where it is looked up.
    #[standin::patchable]
    pub(super) fn now() -> SystemTime {
        SystemTime::now()
    }

    pub(super) fn is_weekend() -> bool {
        let days =
            now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |of| of.as_secs() / 86_400);
        // The epoch was a Thursday.
        matches!(days % 7, 2 | 3)
    }
}

#[test]
fn a_value_comes_back_at_the_end_also_of_a_panic() {
    let mut retries = 3;
    {
        let mut patched = patch_value(&mut retries, 0);
        *patched += 1;
        assert_eq!(*patched, 1);
    }
    assert_eq!(retries, 3);
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _patched = patch_value(&mut retries, 9);
        std::panic::resume_unwind(Box::new(()));
    }));
    assert!(panicked.is_err());
    assert_eq!(retries, 3);
}

#[test]
fn a_static_is_patched_for_one_thread() {
    assert_eq!((CONFIG.retries, CONFIG.name), (3, "real"));
    {
        let outer = patch!(static CONFIG, Config { retries: 0, name: "outer" });
        let inner = patch!(static CONFIG, Config { retries: 1, name: "inner" });
        assert_eq!(CONFIG.name, "inner");
        assert_eq!(thread::spawn(|| CONFIG.retries).join().unwrap(), 3);
        let scope = PatchScope::current();
        assert_eq!(thread::spawn(scope.wrap(|| CONFIG.retries)).join().unwrap(), 1);
        drop(inner);
        assert_eq!((CONFIG.name, outer.retries), ("outer", 0));
    }
    assert_eq!(*CONFIG, Config { retries: 3, name: "real" });
}

/// What is written here compiles where nothing is patchable, too.
#[test]
fn a_static_is_read_as_in_a_build_without_patches() {
    fn may_retry(tries: u32) -> bool {
        let limit: &u32 = &LIMIT;
        tries < *limit
    }
    fn is_more(of: &u32, than: u32) -> bool {
        *of > than
    }
    let _limit = patch!(static LIMIT, 5);
    let _ports = patch!(static PORTS, &[8080]);
    assert!(may_retry(4) && is_more(&LIMIT, 4));
    assert_eq!((LIMIT.pow(2), PORTS[0], PORTS.len()), (25, 8080, 1));
    assert_eq!(PORTS.iter().sum::<u16>(), 8080);
}

#[test]
fn a_value_that_comes_again_is_the_same_in_memory() {
    let read = |value| {
        let _limit = patch!(static LIMIT, value);
        let limit: &'static u32 = &LIMIT;
        limit
    };
    let (first, other, again) = (read(11), read(12), read(11));
    assert_eq!((*first, *other), (11, 12));
    assert!(std::ptr::eq(first, again));
}

/// Counts how often it is dropped.
struct Dropped(Option<&'static AtomicUsize>);

impl Drop for Dropped {
    fn drop(&mut self) {
        if let Some(count) = self.0 {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }
}

#[patchable]
static DROPPED: Dropped = Dropped(None);

#[test]
fn a_value_that_nobody_reads_is_dropped_with_its_guard() {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let unread = patch!(static DROPPED, Dropped(Some(&COUNT)));
    assert!(unread.0.is_some());
    drop(unread);
    assert_eq!(COUNT.load(Ordering::Relaxed), 1);
    let kept = {
        let _read = patch!(static DROPPED, Dropped(Some(&COUNT)));
        let kept: &'static Dropped = &DROPPED;
        kept
    };
    assert!(kept.0.is_some() && DROPPED.0.is_none());
    assert_eq!(COUNT.load(Ordering::Relaxed), 1);
}

/// What may not be sent to another thread.
#[patchable]
static TURN: Option<MutexGuard<'static, u8>> = None;

#[test]
fn a_static_may_be_of_a_type_that_stays_on_its_thread() {
    static LOCK: Mutex<u8> = Mutex::new(3);
    let _turn = patch!(static TURN, LOCK.lock().ok());
    assert_eq!(TURN.as_deref(), Some(&3));
}

#[test]
fn the_whole_content_of_a_map_comes_back() {
    let mut settings = HashMap::from([("mode", 1), ("user", 2)]);
    {
        let mut patched = patch_map(&mut settings, [("mode", 7), ("extra", 8)]);
        assert_eq!((patched["mode"], patched["user"], patched["extra"]), (7, 2, 8));
        patched.clear();
    }
    assert_eq!(settings, HashMap::from([("mode", 1), ("user", 2)]));

    let mut sorted = BTreeMap::from([(1, "a")]);
    assert_eq!(*patch_map_clear(&mut sorted, [(2, "b")]), BTreeMap::from([(2, "b")]));
    assert_eq!(sorted, BTreeMap::from([(1, "a")]));
}

#[test]
fn the_environment_is_restored() {
    let outer = patch_env([("STANDIN_MODE", Some("outer")), ("STANDIN_TOKEN", None)]);
    {
        let _inner = patch_env([("STANDIN_MODE", Some("inner"))]);
        assert_eq!(std::env::var("STANDIN_MODE").as_deref(), Ok("inner"));
    }
    assert_eq!(std::env::var("STANDIN_MODE").as_deref(), Ok("outer"));
    assert!(std::env::var("STANDIN_TOKEN").is_err());
    drop(outer);
    assert!(std::env::var("STANDIN_MODE").is_err());
}

#[test]
fn guards_of_the_environment_may_be_dropped_in_any_order() {
    let mode = || std::env::var("STANDIN_ORDER").ok();
    let first = patch_env([("STANDIN_ORDER", Some("1")), ("STANDIN_ORDER", Some("first"))]);
    let second = patch_env([("STANDIN_ORDER", Some("second"))]);
    let third = patch_env([("STANDIN_ORDER", None::<&str>)]);
    drop(second);
    assert_eq!(mode(), None);
    drop(third);
    assert_eq!(mode().as_deref(), Some("first"));
    let fourth = patch_env([("STANDIN_ORDER", Some("fourth"))]);
    drop(first);
    assert_eq!(mode().as_deref(), Some("fourth"));
    drop(fourth);
    assert_eq!(mode(), None);
}

#[test]
fn tests_that_patch_the_environment_take_turns() {
    thread::scope(|scope| {
        for n in 0..8u32 {
            scope.spawn(move || {
                let value = n.to_string();
                let _env = patch_env([("STANDIN_TURN", Some(value.as_str()))]);
                thread::sleep(Duration::from_millis(1));
                assert_eq!(std::env::var("STANDIN_TURN"), Ok(value));
            });
        }
    });
}

#[test]
fn the_current_directory_is_restored() {
    let before = std::env::current_dir().unwrap();
    {
        let _root = patch_current_dir("/").unwrap();
        assert_eq!(std::env::current_dir().unwrap(), Path::new("/"));
    }
    assert!(patch_current_dir("/no/such/directory").is_err());
    assert_eq!(std::env::current_dir().unwrap(), before);
}

#[test]
fn guards_of_the_current_directory_may_be_dropped_in_any_order() {
    let before = std::env::current_dir().unwrap();
    let outer = patch_current_dir("/").unwrap();
    let inner = patch_current_dir(&before).unwrap();
    drop(outer);
    assert_eq!(std::env::current_dir().unwrap(), before);
    drop(inner);
    assert_eq!(std::env::current_dir().unwrap(), before);
}

#[test]
fn a_clock_is_patched_where_it_is_looked_up() {
    let now = patch!(clock::now);
    let day = |n: u64| SystemTime::UNIX_EPOCH + Duration::from_secs(n * 86_400);
    now.side_effect([day(1), day(2), day(3), day(4)]);
    let weekends = [(); 4].map(|()| clock::is_weekend());
    assert_eq!(weekends, [false, true, true, false]);
}

#[test]
fn what_leaked_guards_left_in_the_process_is_undone_when_their_thread_ends() {
    let home = patch_current_dir(".").unwrap();
    let before = std::env::current_dir().unwrap();
    drop(home);
    let leaking = thread::spawn(|| {
        let first = patch_env([("LEAKED_BY_A_TEST", Some("first"))]);
        std::mem::forget(patch_env([("LEAKED_BY_A_TEST", Some("second"))]));
        std::mem::forget(patch_current_dir("/").unwrap());
        drop(first);
        std::env::var("LEAKED_BY_A_TEST")
    });
    assert_eq!(leaking.join().unwrap().as_deref(), Ok("second"));
    let _turn = patch_current_dir(".").unwrap();
    assert_eq!(std::env::current_dir().unwrap(), before);
    assert!(std::env::var("LEAKED_BY_A_TEST").is_err());
}
