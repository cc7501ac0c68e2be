//! The cache without a store and without a wait; the store without a disk.

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use standin::{Sequence, any, patch, patch_multiple, patched};

use crate::cache::{Cache, Found, Source};
use crate::clock::now;
use crate::file_store::{FileStore, read_to_string, write};
use crate::store::{MockStore, Store};

const KEPT_FOR: Duration = Duration::from_secs(60);
const FILE: &str = "/store/entries";

fn found(value: &str, source: Source) -> Option<Found> {
    Some(Found { value: value.to_string(), source })
}

fn stored(value: &str) -> io::Result<Option<String>> {
    Ok(Some(value.to_string()))
}

fn failed() -> io::Error {
    io::ErrorKind::TimedOut.into()
}

mod cache {
    use super::*;

    #[test]
    fn a_miss_asks_the_store() {
        let mut store = MockStore::new();
        store.expect_get().with("home").once().returning(|_| stored("page"));

        let mut cache = Cache::new(store, KEPT_FOR);

        assert_eq!(cache.get("home").unwrap(), found("page", Source::Store));
    }

    #[test]
    fn a_hit_does_not() {
        let store = MockStore::new();
        store.get.side_effect(["page"]);
        let asked = store.get.clone();
        let mut cache = Cache::new(store, KEPT_FOR);

        cache.get("home").unwrap();

        assert_eq!(cache.get("home").unwrap(), found("page", Source::Cache));
        asked.assert_called_once_with("home");
    }

    #[test]
    fn each_key_has_an_entry_of_its_own() {
        let store = MockStore::new();
        store.get.side_effect(|key: &str| stored(&key.to_uppercase()));
        let asked = store.get.clone();
        let mut cache = Cache::new(store, KEPT_FOR);

        for key in ["home", "about", "home"] {
            assert_eq!(cache.get(key).unwrap().unwrap().value, key.to_uppercase());
        }

        assert_eq!(asked.call_args_list(), ["home", "about"]);
    }

    #[patched(now as now)]
    #[test]
    fn an_entry_expires() {
        let store = MockStore::new();
        store.get.side_effect(["old", "new"]);
        let mut cache = Cache::new(store, KEPT_FOR);
        let start = Instant::now();

        now.returns(start);
        cache.get("home").unwrap();
        now.returns(start + KEPT_FOR - Duration::from_nanos(1));
        let before = cache.get("home").unwrap();
        now.returns(start + KEPT_FOR);
        let after = cache.get("home").unwrap();

        assert_eq!(before, found("old", Source::Cache));
        assert_eq!(after, found("new", Source::Store));
    }

    #[test]
    fn a_store_that_fails_is_covered_by_what_it_said_before() {
        let store = MockStore::new();
        store.get.side_effect([stored("page"), Err(failed()), Err(failed()), stored("new")]);
        // Nothing is fresh for any time at all.
        let mut cache = Cache::new(store, Duration::ZERO);

        let outcomes = [(); 4].map(|()| cache.get("home").unwrap());

        assert_eq!(
            outcomes,
            [
                found("page", Source::Store),
                found("page", Source::Stale),
                found("page", Source::Stale),
                found("new", Source::Store),
            ]
        );
    }

    #[test]
    fn a_store_that_fails_at_once_has_nothing_to_fall_back_on() {
        let store = MockStore::new();
        store.get.side_effect([Err(failed())]);

        let outcome = Cache::new(store, KEPT_FOR).get("home");

        assert_eq!(outcome.unwrap_err().kind(), io::ErrorKind::TimedOut);
    }

    #[test]
    fn what_the_store_no_longer_has_is_forgotten() {
        let store = MockStore::new();
        store.get.side_effect([stored("page"), Ok(None), Err(failed())]);
        let mut cache = Cache::new(store, Duration::ZERO);

        cache.get("home").unwrap();

        assert_eq!(cache.get("home").unwrap(), None);
        assert!(cache.get("home").is_err());
    }

    #[test]
    fn what_is_put_is_in_the_store_and_in_the_cache() {
        let mut store = MockStore::new();
        store.expect_put().with("home", "page").once().returning(|_, _| Ok(()));
        store.expect_get().never();
        let mut cache = Cache::new(store, KEPT_FOR);

        cache.put("home", "page").unwrap();

        assert_eq!(cache.get("home").unwrap(), found("page", Source::Cache));
    }

    #[test]
    fn what_the_store_refuses_is_not_in_the_cache() {
        let mut store = MockStore::new();
        let mut order = Sequence::new();
        store.expect_put().once().returning(|_, _| Err(failed())).in_sequence(&mut order);
        store.expect_get().once().returning(|_| Ok(None)).in_sequence(&mut order);
        let mut cache = Cache::new(store, KEPT_FOR);

        cache.put("home", "page").unwrap_err();

        assert_eq!(cache.get("home").unwrap(), None);
    }

    #[test]
    fn an_entry_is_as_old_as_the_answer_not_as_the_question() {
        let store = MockStore::new();
        store.get.side_effect(["page"]);
        let asked = store.get.clone();
        let looked = patch!(now);
        looked.returns(Instant::now());

        Cache::new(store, KEPT_FOR).get("home").unwrap();

        looked.assert_called_once();
        assert!(asked.call_args().unwrap().order() < looked.call_args().unwrap().order());
    }
}

mod file_store {
    use super::*;

    fn store() -> FileStore {
        FileStore::new(Path::new(FILE))
    }

    #[patched(read_to_string as read)]
    #[test]
    fn a_value_is_read_from_its_line() {
        read.side_effect(["about\tus\nhome\tpage\n"; 2]);

        assert_eq!(store().get("home").unwrap().as_deref(), Some("page"));
        assert_eq!(store().get("contact").unwrap(), None);

        assert_eq!(read.call_args_list(), [Path::new(FILE), Path::new(FILE)]);
    }

    #[test]
    fn an_update_reads_the_file_before_it_writes_it() {
        let (read, write) = patch_multiple!(read_to_string, write);
        let mut order = Sequence::new();
        read.expect()
            .with(Path::new(FILE))
            .once()
            .returning(|_| Ok("about\tus\nhome\told\n".to_string()))
            .in_sequence(&mut order);
        write
            .expect()
            .with(Path::new(FILE), "about\tus\nhome\tnew\n")
            .once()
            .returning(|_, _| Ok(()))
            .in_sequence(&mut order);

        store().put("home", "new").unwrap();
    }

    #[patched(read_to_string as read, write as write)]
    #[test]
    fn the_first_value_makes_the_file() {
        read.side_effect([Err(io::ErrorKind::NotFound.into())]);
        write.side_effect([Ok(())]);

        store().put("home", "page").unwrap();

        write.assert_called_once_with(any(), "home\tpage\n");
    }

    #[patched(read_to_string as read, write as write)]
    #[test]
    fn a_file_that_cannot_be_read_is_not_overwritten() {
        read.side_effect([Err(io::ErrorKind::PermissionDenied.into())]);

        let outcome = store().put("home", "page");

        assert_eq!(outcome.unwrap_err().kind(), io::ErrorKind::PermissionDenied);
        write.assert_not_called();
    }
}
