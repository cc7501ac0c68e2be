//! Suites import all predicates out of habit, and a mock uses what it does not need.

#![deny(unused_imports)]

mod of_a_trait {
    use mockall::{automock, predicate::*};

    #[automock]
    trait Store {
        fn size(&self, n: u32) -> u32;
    }

    #[test]
    fn a_trait() {
        let mut store = MockStore::new();
        store.expect_size().return_const(1u32);
        assert_eq!(store.size(3), 1);
    }
}

mod of_a_static_method {
    use mockall::{automock, predicate::*};

    #[automock]
    trait Factory {
        fn make(n: u32) -> u32;
    }

    #[test]
    fn a_static_method() {
        let make = MockFactory::make_context();
        make.expect().return_const(1u32);
        assert_eq!(MockFactory::make(3), 1);
    }
}

mod of_a_generic_trait {
    use mockall::predicate::*;
    use mockall::*;

    #[automock]
    trait Pool<T> {
        fn take(&self) -> Option<T>;
    }

    #[test]
    fn a_generic_trait() {
        let mut pool = MockPool::<u8>::new();
        pool.expect_take().returning(|| Some(1));
        assert_eq!(pool.take(), Some(1));
    }
}

mod of_a_struct {
    use mockall::{mock, predicate::*};

    mock! {
        Engine {
            fn start(&self) -> bool;
        }
    }

    #[test]
    fn a_struct() {
        let mut engine = MockEngine::new();
        engine.expect_start().return_const(true);
        assert!(engine.start());
    }
}
