//! Traits and mocks that are written by a `macro_rules!`.

use mockall::{automock, mock, predicate::eq};

macro_rules! repository {
    ($name:ident, $key:ident => $value:ty, $($extra:ident: $out:ty),*) => {
        #[automock]
        pub trait $name {
            fn get(&self, key: $key) -> Option<$value>;
            fn all(&self, keys: &[$key]) -> Vec<($key, $value)>;
            fn lend(&self, key: &$key) -> &$value;
            $(fn $extra(&self) -> $out;)*
        }
    };
}

repository!(Users, u32 => String, count: usize, last: Option<u32>);
repository!(Flags, char => bool, any: bool);

#[test]
fn traits_written_by_a_macro() {
    let mut users = MockUsers::new();
    users.expect_get().with(eq(1)).return_const(Some("Ann".to_owned()));
    users.expect_all().returning(|keys| keys.iter().map(|key| (*key, key.to_string())).collect());
    users.expect_lend().return_const("x".to_owned());
    users.expect_count().return_const(2usize);
    users.expect_last().return_const(None);
    assert_eq!(users.get(1).as_deref(), Some("Ann"));
    assert_eq!(users.all(&[1, 2])[1].1, "2");
    assert_eq!((users.lend(&1).as_str(), users.count(), users.last()), ("x", 2, None));
    let mut flags = MockFlags::new();
    flags.expect_get().with(eq('x')).return_const(Some(true));
    flags.expect_any().return_const(false);
    assert_eq!(flags.get('x'), Some(true));
    assert!(!flags.any());
}

pub trait Gauge<T> {
    fn read(&self, index: usize) -> T;
}

macro_rules! gauge {
    ($name:ident, $mock:ident, $t:ident, $value:expr) => {
        mock! {
            pub $name {
                fn reset(&mut self, to: $t) -> $t;
            }
            impl Gauge<$t> for $name {
                fn read(&self, index: usize) -> $t;
            }
        }

        #[test]
        #[allow(non_snake_case)]
        fn $name() {
            let mut gauge = $mock::new();
            gauge.expect_read().with(eq(1)).return_const($value);
            gauge.expect_reset().returning(|to| to);
            assert_eq!(gauge.read(1), $value);
            assert_eq!(gauge.reset($value), $value);
        }
    };
}

gauge!(Pressure, MockPressure, u32, 7u32);
gauge!(Heat, MockHeat, f64, 0.5);
