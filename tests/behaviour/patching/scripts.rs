//! Random scripts of patches, scopes and calls on two threads come to what a plain model of them comes to.

use std::any::Any;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig as Config, Strategy, prop_oneof, proptest};
use standin::parts::Entered;
use standin::{PatchScope, patch, patchable};

#[patchable]
fn zero() -> u32 {
    0
}

#[patchable]
fn one() -> u32 {
    1
}

#[patchable]
fn length<T: Default + AsRef<[u8]> + 'static>() -> u32 {
    2 + T::default().as_ref().len() as u32
}

/// The functions, by their number, which is what they return too.
const FUNCTIONS: [fn() -> u32; 4] = [zero, one, length::<[u8; 0]>, length::<[u8; 1]>];

fn patched(function: usize, value: u32) -> Box<dyn Any> {
    match function {
        0 => Box::new(patch!(zero => move || value)),
        1 => Box::new(patch!(one => move || value)),
        2 => Box::new(patch!(length::<[u8; 0]> => move || value)),
        _ => Box::new(patch!(length::<[u8; 1]> => move || value)),
    }
}

/// What is done on a thread, by its number. Guards and scopes have numbers in the order in which they were made.
#[derive(Clone, Debug)]
enum Step {
    Patch { thread: usize, function: usize },
    Drop { thread: usize, guard: usize },
    Share { thread: usize },
    Enter { thread: usize, scope: usize },
    Leave { thread: usize, entered: usize },
    Call { thread: usize, function: usize },
    CallWrapped { thread: usize, scope: usize, function: usize },
}

fn steps() -> impl Strategy<Value = Step> {
    let (threads, functions) = (|| 0..2usize, || 0..FUNCTIONS.len());
    prop_oneof![
        5 => (threads(), functions()).prop_map(|(thread, function)| Step::Patch { thread, function }),
        2 => (threads(), 0..5usize).prop_map(|(thread, guard)| Step::Drop { thread, guard }),
        1 => threads().prop_map(|thread| Step::Share { thread }),
        2 => (threads(), 0..3usize).prop_map(|(thread, scope)| Step::Enter { thread, scope }),
        1 => (threads(), 0..3usize).prop_map(|(thread, entered)| Step::Leave { thread, entered }),
        8 => (threads(), functions()).prop_map(|(thread, function)| Step::Call { thread, function }),
        2 => (threads(), 0..3usize, functions())
            .prop_map(|(thread, scope, function)| Step::CallWrapped { thread, scope, function }),
    ]
}

/// What belongs to one thread.
#[derive(Default)]
struct Held {
    guards: Vec<Option<Box<dyn Any>>>,
    entered: Vec<Option<Entered>>,
}

type Job = Box<dyn FnOnce(&mut Held) + Send>;

/// A thread that does what it is told, one thing after the other.
struct Worker(Sender<Job>);

impl Worker {
    fn start() -> Self {
        let (jobs, told) = channel::<Job>();
        thread::spawn(move || {
            let mut held = Held::default();
            told.iter().for_each(|job| job(&mut held));
        });
        Self(jobs)
    }

    fn tell<T: Send + 'static>(&self, job: impl FnOnce(&mut Held) -> T + Send + 'static) -> T {
        let (done, result) = channel();
        let job = move |held: &mut Held| done.send(job(held)).expect("somebody waits for it");
        self.0.send(Box::new(job)).expect("the thread is there");
        result.recv().expect("the job is done")
    }
}

/// What the guards of a scope say, the latest last: of which function, and what it returns, by which they are told apart.
type Patches = Vec<(usize, u32)>;

/// What belongs to a thread in the model.
#[derive(Default)]
struct Modelled {
    /// The scope and the value of each guard.
    guards: Vec<Option<(usize, u32)>>,
    entered: Vec<Option<usize>>,
}

struct Model {
    /// Of each thread.
    scopes: [Patches; 2],
    threads: [Modelled; 2],
    /// Those that were shared: whose they are.
    shared: Vec<usize>,
}

impl Model {
    /// The scope that a thread sees.
    fn seen(&self, thread: usize) -> usize {
        self.threads[thread].entered.iter().rev().find_map(|scope| *scope).unwrap_or(thread)
    }

    fn call(&self, scope: usize, function: usize) -> u32 {
        let latest = self.scopes[scope].iter().rfind(|(of, _)| *of == function);
        latest.map_or(function as u32, |(_, value)| *value)
    }
}

fn follow(script: &[Step]) {
    let workers = [Worker::start(), Worker::start()];
    let mut scopes: Vec<PatchScope> = Vec::new();
    let mut model =
        Model { scopes: Default::default(), threads: Default::default(), shared: Vec::new() };
    for (number, step) in script.iter().enumerate() {
        match *step {
            Step::Patch { thread, function } => {
                let (seen, value) = (model.seen(thread), 100 + number as u32);
                model.scopes[seen].push((function, value));
                model.threads[thread].guards.push(Some((seen, value)));
                workers[thread].tell(move |held| held.guards.push(Some(patched(function, value))));
            }
            Step::Drop { thread, guard } => {
                let Some(of_model) = model.threads[thread].guards.get_mut(guard) else { continue };
                if let Some((scope, value)) = of_model.take() {
                    model.scopes[scope].retain(|(_, other)| *other != value);
                }
                workers[thread].tell(move |held| drop(held.guards[guard].take()));
            }
            Step::Share { thread } => {
                model.shared.push(model.seen(thread));
                scopes.push(workers[thread].tell(|_| PatchScope::current()));
            }
            Step::Enter { thread, scope } => {
                let Some(shared) = scopes.get(scope).cloned() else { continue };
                model.threads[thread].entered.push(Some(model.shared[scope]));
                workers[thread].tell(move |held| held.entered.push(Some(shared.enter())));
            }
            Step::Leave { thread, entered } => {
                let Some(of_model) = model.threads[thread].entered.get_mut(entered) else {
                    continue;
                };
                of_model.take();
                workers[thread].tell(move |held| drop(held.entered[entered].take()));
            }
            Step::Call { thread, function } => {
                let given = workers[thread].tell(move |_| FUNCTIONS[function]());
                assert_eq!(given, model.call(model.seen(thread), function), "step {number}");
            }
            Step::CallWrapped { thread, scope, function } => {
                let Some(shared) = scopes.get(scope).cloned() else { continue };
                let given = workers[thread].tell(move |_| shared.wrap(FUNCTIONS[function])());
                assert_eq!(given, model.call(model.shared[scope], function), "step {number}");
            }
        }
    }
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

    #[test]
    fn come_to_what_the_model_says(script in vec(steps(), 1..40)) {
        follow(&script);
    }
}
