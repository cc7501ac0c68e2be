//! `#[patched(…)]` on tests of every kind, and on a module of tests.

use standin::{patchable, patched};

mod net {
    use standin::patchable;

    #[patchable]
    pub(super) fn urlopen(url: &str) -> Result<String, u16> {
        Ok(format!("real {url}"))
    }

    #[patchable]
    pub(super) fn close(id: u8) -> Result<(), u8> {
        Err(id)
    }
}

#[patchable]
async fn fetch(url: &str) -> String {
    format!("real {url}")
}

#[patched(net::urlopen as urlopen, net::close => |_| Ok(()))]
#[test]
fn a_test() {
    urlopen.side_effect([Ok("page".to_string()), Err(404)]);
    assert_eq!(net::urlopen("x"), Ok("page".into()));
    assert_eq!(net::urlopen("y"), Err(404));
    assert_eq!(net::close(3), Ok(()));
    assert_eq!(urlopen.call_args_list(), ["x", "y"]);
}

#[test]
#[patched(net::urlopen => |url| Ok(url.to_uppercase()))]
#[should_panic(expected = "X")]
fn a_test_that_panics_under_the_attribute() {
    panic!("{}", net::urlopen("x").unwrap());
}

#[patched(fetch as fetch_double)]
#[tokio::test]
async fn an_async_test() {
    fetch_double.returns("double");
    tokio::task::yield_now().await;
    assert_eq!(fetch("x").await, "double");
    fetch_double.assert_called_once_with("x");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[patched(fetch as fetch_double)]
async fn an_async_test_on_several_threads() {
    fetch_double.returns("double");
    tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    assert_eq!(fetch("x").await, "double");
}

#[rstest::rstest]
#[case("a", 1)]
#[case("bcd", 3)]
#[patched(net::close => |id| if id == 1 { Ok(()) } else { Err(0) })]
fn a_test_of_several_cases(#[case] text: &str, #[case] length: usize) {
    assert_eq!(text.len(), length);
    assert_eq!(net::close(2), Err(0));
}

#[patched(net::close as close)]
#[rstest::rstest]
#[case(1, Ok(()))]
#[case(2, Err(7))]
#[tokio::test]
async fn a_guard_has_its_name_in_every_case(#[case] id: u8, #[case] answer: Result<(), u8>) {
    close.returns(answer);
    tokio::task::yield_now().await;
    assert_eq!(net::close(id), answer);
    close.assert_called_once_with(id);
}

#[patched(net::close => |_| Ok(()))]
mod all_of_them {
    use super::net;

    fn no_test() -> Result<(), u8> {
        net::close(1)
    }

    #[test]
    fn one() {
        assert_eq!(net::close(1), Ok(()));
        assert_eq!(no_test(), Ok(()));
    }

    #[tokio::test]
    async fn another() {
        assert_eq!(net::close(2), Ok(()));
    }
}

fn opened(url: &str) -> Result<(), u16> {
    net::urlopen(url).map(drop)
}

/// Its paths mean in the modules inside what they mean in this one.
#[patched(
    net::urlopen => |url| Ok(page(url)),
    self::page as page_double,
    super::net::close => |id| super::opened("x").map_err(|_| id),
)]
mod and_of_the_modules_inside {
    use standin::patchable;

    use super::net;

    #[patchable]
    fn page(url: &str) -> String {
        format!("page {url}")
    }

    #[test]
    fn a_test() {
        page_double.calls_original();
        assert_eq!(net::urlopen("x"), Ok("page x".into()));
    }

    mod inside {
        #[test]
        fn a_test() {
            page_double.returns("double");
            assert_eq!(super::net::close(3), Ok(()));
            page_double.assert_called_once_with("x");
        }

        mod further_inside {
            use crate::patching::attribute::net;

            #[tokio::test]
            async fn a_test() {
                page_double.returns("double");
                assert_eq!(net::urlopen("y"), Ok("double".into()));
            }
        }
    }
}

#[patched(net::close => |_| Ok(()))]
mod what_is_patched_further_in_goes_before {
    use standin::patched;

    use super::net;

    #[patched(net::close => |_| Err(1))]
    #[test]
    fn above_a_test() {
        assert_eq!(net::close(3), Err(1));
    }

    #[test]
    #[patched(net::close => |_| Err(1))]
    #[patched(net::close => |_| Err(2))]
    fn in_the_order_in_which_they_stand() {
        assert_eq!(net::close(3), Err(2));
    }

    #[patched(net::close => |_| Err(4))]
    mod inside {
        use super::net;

        #[test]
        fn above_a_module() {
            assert_eq!(net::close(3), Err(4));
        }
    }
}

#[test]
fn other_tests_see_the_originals() {
    assert_eq!(net::urlopen("x"), Ok("real x".into()));
    assert_eq!(net::close(3), Err(3));
}

#[patchable]
static LIMITS: [u8; 2] = [1, 2];

#[patched(static LIMITS as limits => [3, 4])]
#[test]
fn a_static_is_patched_by_the_attribute() {
    assert_eq!((LIMITS.len(), LIMITS.first(), limits[1]), (2, Some(&3), 4));
}
