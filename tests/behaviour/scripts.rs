//! Random scripts of expectations, defaults and calls come to what a plain model of them comes to.

use std::collections::VecDeque;

use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig as Config, Strategy, prop_oneof, proptest};
use proptest::{bool, option};
use standin::{Captured, Sequence, any, automock, predicate};

use crate::failing::failure;

#[automock]
trait Shelf {
    fn get(&self, key: &str, n: u64) -> u64;
}

/// What is wanted of the number, in each of the ways in which matchers are asked.
#[derive(Clone, Copy, Debug)]
enum Wanted {
    Anything,
    Value(u64),
    Below(u64),
    Even,
    Captured,
}

#[derive(Clone, Copy, Debug)]
enum Where {
    Last,
    First,
    Instead,
}

#[derive(Clone, Debug)]
struct Expect {
    at: Where,
    key: Option<&'static str>,
    n: Wanted,
    times: Option<(usize, usize)>,
    sequence: Option<usize>,
    answer: Option<u64>,
}

#[derive(Clone, Debug)]
enum Step {
    Expect(Expect),
    /// How often one is to be called that was set up before, it may be before the last calls.
    Amend(usize, (usize, usize)),
    Returns(u64),
    SideEffect(Vec<u64>),
    Record(bool),
    ForgetCalls,
    ForgetExpectations,
    Call(&'static str, u64),
}

fn keys() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("a"), Just("b")]
}

fn numbers_of_times() -> impl Strategy<Value = (usize, usize)> {
    (0..3usize, 0..3usize).prop_map(|(least, more)| (least, least + more))
}

fn values() -> impl Strategy<Value = Wanted> {
    prop_oneof![1 => Just(Wanted::Anything), 3 => (0..3u64).prop_map(Wanted::Value)]
}

fn wanted() -> impl Strategy<Value = Wanted> {
    prop_oneof![
        2 => values(),
        1 => (0..3u64).prop_map(Wanted::Below),
        1 => Just(Wanted::Even),
        1 => Just(Wanted::Captured),
    ]
}

fn expectations(wanted: impl Strategy<Value = Wanted>) -> impl Strategy<Value = Expect> {
    let places =
        prop_oneof![6 => Just(Where::Last), 1 => Just(Where::First), 1 => Just(Where::Instead)];
    let times = option::weighted(0.4, numbers_of_times());
    let (sequences, answers) = (option::weighted(0.2, 0..2usize), option::weighted(0.8, 10..99u64));
    (places, option::of(keys()), wanted, times, sequences, answers).prop_map(
        |(at, key, n, times, sequence, answer)| Expect { at, key, n, times, sequence, answer },
    )
}

fn steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => expectations(wanted()).prop_map(Step::Expect),
        2 => (0..8usize, numbers_of_times()).prop_map(|(which, times)| Step::Amend(which, times)),
        1 => (100..200u64).prop_map(Step::Returns),
        1 => vec(200..300u64, 1..4).prop_map(Step::SideEffect),
        1 => bool::ANY.prop_map(Step::Record),
        1 => Just(Step::ForgetCalls),
        1 => Just(Step::ForgetExpectations),
        30 => (keys(), 0..3u64).prop_map(|(key, n)| Step::Call(key, n)),
    ]
}

/// Expectations that are set up together, most often with a default beside them, and what comes then. Where all of them
/// look at values they are sought in another way.
fn scripts() -> impl Strategy<Value = Vec<Step>> {
    let set_up = |wanted| vec(expectations(wanted).prop_map(Step::Expect), 0..8);
    let set_up = prop_oneof![set_up(values().boxed()), set_up(wanted().boxed())];
    let default = vec((100..200u64).prop_map(Step::Returns), 0..3);
    (set_up, default, vec(steps(), 1..24)).prop_map(|parts| [parts.0, parts.1, parts.2].concat())
}

/// What an expectation comes to in the model.
struct Modelled {
    said: Expect,
    times: (usize, usize),
    used: usize,
    /// A sequence, and the step there.
    place: Option<(usize, usize)>,
    is_forgotten: bool,
}

impl Modelled {
    fn is_for(&self, key: &str, n: u64) -> bool {
        let is_wanted = match self.said.n {
            Wanted::Anything | Wanted::Captured => true,
            Wanted::Value(value) => n == value,
            Wanted::Below(limit) => n < limit,
            Wanted::Even => n % 2 == 0,
        };
        is_wanted && self.said.key.is_none_or(|wanted| wanted == key)
    }

    fn is_left(&self) -> bool {
        self.used < self.times.1
    }
}

/// How often each step still has to answer, and which one answered last.
#[derive(Default)]
struct Order {
    owed: Vec<usize>,
    reached: usize,
}

#[derive(Default)]
struct Model {
    /// In the order in which they were set up.
    expected: Vec<Modelled>,
    /// Indices of those, in the order in which they are tried.
    tried: VecDeque<usize>,
    sequences: [Order; 2],
    returns: Option<u64>,
    side_effect: Option<VecDeque<u64>>,
    is_recording: bool,
    calls: Vec<(String, u64)>,
    count: usize,
    captured: Vec<u64>,
}

impl Model {
    fn expect(&mut self, said: &Expect) {
        let times = said.times.unwrap_or((0, usize::MAX));
        let place = said.sequence.map(|index| {
            let owed = &mut self.sequences[index].owed;
            owed.push(times.0);
            (index, owed.len() - 1)
        });
        if let Where::Instead = said.at {
            self.forget_expectations();
        }
        let index = self.expected.len();
        match said.at {
            Where::First => self.tried.push_front(index),
            Where::Last | Where::Instead => self.tried.push_back(index),
        }
        let said = said.clone();
        self.expected.push(Modelled { said, times, used: 0, place, is_forgotten: false });
    }

    fn tried(&self) -> impl Iterator<Item = &Modelled> {
        self.tried.iter().map(|index| &self.expected[*index])
    }

    fn has_default(&self) -> bool {
        self.returns.is_some() || self.side_effect.is_some()
    }

    fn forget_expectations(&mut self) {
        for index in self.tried.drain(..) {
            self.expected[index].is_forgotten = true;
        }
    }

    /// What a call gives; nothing where it fails.
    fn call(&mut self, key: &str, n: u64) -> Option<u64> {
        self.count += 1;
        if self.is_recording {
            self.calls.push((key.to_string(), n));
        }
        let is_sole = !self.has_default() && self.tried.len() == 1;
        for &index in &self.tried {
            let expected = &self.expected[index];
            if !expected.is_for(key, n) {
                continue;
            }
            let is_over = !is_sole
                && expected.place.is_some_and(|(of, step)| self.sequences[of].reached > step);
            if expected.is_left() && !is_over {
                return self.answer(index, n);
            }
            let is_forbidden =
                self.has_default() && expected.times.1 == 0 && expected.place.is_none();
            let is_taken = self.tried().any(|other| other.is_left() && other.is_for(key, n));
            if !is_over && (is_sole || is_forbidden && !is_taken) {
                return None;
            }
        }
        self.fall_back()
    }

    fn answer(&mut self, index: usize, n: u64) -> Option<u64> {
        let expected = &mut self.expected[index];
        expected.used += 1;
        let (answer, place) = (expected.said.answer, expected.place);
        if let Wanted::Captured = expected.said.n {
            self.captured.push(n);
        }
        if let Some((of, step)) = place {
            let order = &mut self.sequences[of];
            if order.reached > step || order.owed[order.reached..step].iter().any(|owed| *owed > 0)
            {
                return None;
            }
            order.reached = step;
            order.owed[step] = order.owed[step].saturating_sub(1);
        }
        match answer {
            Some(answer) => Some(answer),
            None if self.has_default() => self.fall_back(),
            None => Some(0),
        }
    }

    fn fall_back(&mut self) -> Option<u64> {
        match &mut self.side_effect {
            Some(answers) => answers.pop_front(),
            None => self.returns,
        }
    }

    fn is_met(&self) -> bool {
        self.tried().all(|of| of.used >= of.times.0)
    }
}

/// Sets the expectation up; what comes back says how often it is to be called.
fn expect(
    shelf: &MockShelf,
    said: &Expect,
    sequences: &mut [Sequence],
    captured: &Captured<u64>,
) -> impl FnMut(usize, usize) + use<> {
    let mut expectation = match said.at {
        Where::Last => shelf.get.expect(),
        Where::First => shelf.get.expect_first(),
        Where::Instead => shelf.get.expect_instead(),
    };
    match (said.key, said.n) {
        (None, Wanted::Anything) => &mut expectation,
        (None, Wanted::Value(n)) => expectation.with(any(), n),
        (None, Wanted::Below(n)) => expectation.with(any(), predicate::lt(n)),
        (None, Wanted::Even) => expectation.withf(|_, n| n % 2 == 0),
        (None, Wanted::Captured) => expectation.with(any(), captured.capture()),
        (Some(key), Wanted::Anything) => expectation.with(key, any()),
        (Some(key), Wanted::Value(n)) => expectation.with(key, n),
        (Some(key), Wanted::Below(n)) => expectation.with(key, predicate::lt(n)),
        (Some(key), Wanted::Even) => expectation.with(key, |n: &u64| n % 2 == 0),
        (Some(key), Wanted::Captured) => expectation.with(key, captured.capture()),
    };
    if let Some((least, most)) = said.times {
        expectation.times(least..=most);
    }
    if let Some(index) = said.sequence {
        expectation.in_sequence(&mut sequences[index]);
    }
    if let Some(answer) = said.answer {
        expectation.returning(move |_, _| answer);
    }
    move |least, most| {
        expectation.times(least..=most);
    }
}

/// Follows the script up to the first call that fails.
fn follow(script: &[Step]) {
    let (shelf, captured) = (MockShelf::new(), Captured::new());
    let mut sequences = [Sequence::new(), Sequence::new()];
    let mut expectations = Vec::new();
    let mut model = Model { is_recording: true, ..Model::default() };
    for step in script {
        match step {
            Step::Expect(said) => {
                model.expect(said);
                expectations.push(expect(&shelf, said, &mut sequences, &captured));
            }
            Step::Amend(which, (least, most)) => {
                let Some(modelled) = model.expected.get_mut(*which) else { continue };
                if !modelled.is_forgotten {
                    modelled.times = (*least, *most);
                    expectations[*which](*least, *most);
                }
            }
            Step::Returns(value) => {
                model.returns = Some(*value);
                shelf.get.returns(*value);
            }
            Step::SideEffect(answers) => {
                model.side_effect = Some(answers.clone().into());
                shelf.get.side_effect(answers.clone());
            }
            Step::Record(is_on) => {
                model.is_recording = *is_on;
                shelf.get.record_calls(*is_on);
            }
            Step::ForgetCalls => {
                (model.count, model.calls) = (0, Vec::new());
                shelf.get.reset_mock();
            }
            Step::ForgetExpectations => {
                model.forget_expectations();
                shelf.get.reset_mock().expectations();
                (model.count, model.calls) = (0, Vec::new());
            }
            Step::Call(key, n) => match model.call(key, *n) {
                Some(answer) => assert_eq!(shelf.get(key, *n), answer, "of {key:?}, {n}"),
                None => {
                    failure(|| shelf.get(key, *n));
                    shelf.get.reset_mock().expectations();
                    return;
                }
            },
        }
        assert_eq!(shelf.get.call_count(), model.count);
    }
    assert_eq!(captured.values(), model.captured);
    let calls: Vec<_> = model.calls.iter().map(|(key, n)| (key.as_str(), *n)).collect();
    shelf.get.record_calls(true);
    assert_eq!(shelf.get.call_args_list(), calls);
    if !model.is_met() {
        failure(|| shelf.verify());
        shelf.get.reset_mock().expectations();
    }
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

    #[test]
    fn come_to_what_the_model_says(script in scripts()) {
        follow(&script);
    }
}
