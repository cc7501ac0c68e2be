//! The retries without a network and without a wait.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use standin::{patch, patched, spy};

use crate::client::{Client, Reason};
use crate::clock::{now, sleep};
use crate::server;
use crate::transport::{Failure, get};

const URL: &str = "http://api.example/status";

const CLIENT: Client =
    Client { tries: 4, first_wait: Duration::from_millis(10), budget: Duration::from_secs(3600) };

const fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

fn unavailable() -> Result<String, Failure> {
    Err(Failure::Status(503))
}

#[patched(get as get, sleep as sleep)]
#[test]
fn an_answer_at_once_needs_no_wait() {
    get.side_effect(["up"]);

    assert_eq!(CLIENT.fetch(URL).unwrap(), "up");

    get.assert_called_once_with(URL);
    sleep.assert_not_called();
}

#[patched(get as get, sleep as sleep => |_| ())]
#[test]
fn the_waits_double() {
    get.side_effect([unavailable(), unavailable(), unavailable(), Ok("up".to_string())]);

    assert_eq!(CLIENT.fetch(URL).unwrap(), "up");

    assert_eq!(sleep.call_args_list(), [ms(10), ms(20), ms(40)]);
}

#[patched(get as get, sleep => |_| ())]
#[test]
fn each_try_asks_for_the_same() {
    get.side_effect([unavailable(), Ok("up".to_string())]);

    CLIENT.fetch(URL).unwrap();

    assert_eq!(get.call_args_list(), [URL, URL]);
}

#[patched(get as get => |_| unavailable(), sleep as sleep => |_| ())]
#[test]
fn it_gives_up_after_so_many_tries_and_does_not_wait_after_the_last() {
    let outcome = CLIENT.fetch(URL).unwrap_err();

    assert_eq!((outcome.because, outcome.tries), (Reason::TriesUsedUp, 4));
    get.assert_called_times(4);
    sleep.assert_called_times(3);
}

#[test]
fn a_client_error_is_not_retried() {
    let get = patch!(get);
    get.expect().with(URL).once().returning(|_| Err(Failure::Status(404)));
    let sleep = patch!(sleep);
    sleep.expect().never();

    let outcome = CLIENT.fetch(URL).unwrap_err();

    assert_eq!(
        outcome.to_string(),
        "the server answered 404; gave up after try 1: asking again can't help"
    );
}

#[patched(get as get, sleep => |_| ())]
#[test]
fn a_lost_connection_is_retried() {
    let lost = Failure::Connection(io::ErrorKind::ConnectionReset.into());
    get.side_effect([Err(lost), Ok("up".to_string())]);

    assert_eq!(CLIENT.fetch(URL).unwrap(), "up");
}

#[test]
fn the_time_budget_ends_the_retries() {
    // A clock that goes on only while the client sleeps.
    let time = Arc::new(Mutex::new(Instant::now()));
    let clock = time.clone();
    let _now = patch!(now => move || *clock.lock().unwrap());
    let sleep = patch!(sleep => move |wait| *time.lock().unwrap() += wait);
    let _get = patch!(get => |_| unavailable());

    let outcome = Client { budget: ms(30), ..CLIENT }.fetch(URL).unwrap_err();

    assert_eq!((outcome.because, outcome.tries), (Reason::OutOfTime, 3));
    // The wait of 40 ms would have ended too late, so it was not begun.
    assert_eq!(sleep.call_args_list(), [ms(10), ms(20)]);
}

#[patched(get => |_| unavailable(), now as now, sleep => |_| ())]
#[test]
fn a_slow_server_uses_the_budget_up_too() {
    // Between two looks at the clock there is a request, of a second each.
    let started = Instant::now();
    now.side_effect((0..).map(move |seconds| started + Duration::from_secs(seconds)));

    let outcome = Client { budget: ms(2500), ..CLIENT }.fetch(URL).unwrap_err();

    assert_eq!((outcome.because, outcome.tries), (Reason::OutOfTime, 3));
}

#[patched(sleep => |_| ())]
#[test]
fn with_the_real_transport_and_a_real_server() {
    let url = format!("http://{}/status", server::serve(2).unwrap());
    let get = spy!(get);

    assert_eq!(CLIENT.fetch(&url).unwrap(), "all is well");

    get.assert_called_times(3);
}
