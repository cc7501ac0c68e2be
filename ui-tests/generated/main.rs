//! Random legal traits: their mocks compile without a warning, and their calls round-trip.
//!
//! Each trait of a batch is compiled alone, mocked, and called: what an effect sees and what is
//! recorded is what was passed, and what comes back is what was scripted. `STANDIN_GENERATED_SEED` and
//! `STANDIN_GENERATED_SIZE` choose which traits and how many; a failure shows the smallest one.
#![forbid(unsafe_code)]

mod arguments;
mod batch;
mod calls;
mod limits;
mod methods;
mod outputs;
mod traits;
mod values;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use batch::{Bench, Failure, Wrong};
use traits::Trait;

fn from_environment(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// How many smaller traits are tried once one fails.
const MOST_STEPS: usize = 120;
/// How many traits of a batch are made smaller.
const MOST_REPORTS: usize = 3;

/// Adds the indices of traits that fail alone; none, if they only fail together.
fn culprits(bench: &Bench, traits: &[&Trait], wrong: Wrong, first: usize, found: &mut Vec<usize>) {
    if found.len() >= MOST_REPORTS || bench.verdict(traits, wrong).is_ok() {
        return;
    }
    if traits.len() == 1 {
        found.push(first);
        return;
    }
    let (left, right) = traits.split_at(traits.len() / 2);
    culprits(bench, left, wrong, first, found);
    culprits(bench, right, wrong, first + left.len(), found);
}

/// The smallest trait that fails in the same way, and what is said about it.
fn smallest(
    bench: &Bench,
    tree: &mut impl ValueTree<Value = Trait>,
    wrong: Wrong,
) -> Option<(Trait, Failure)> {
    let mut smallest = tree.current();
    let mut failure = bench.verdict(&[&smallest], wrong).err()?;
    let mut moved = tree.simplify();
    for _ in 0..MOST_STEPS {
        if !moved {
            break;
        }
        let current = tree.current();
        moved = match bench.verdict(&[&current], wrong) {
            Err(same) if same.wrong == wrong => {
                (smallest, failure) = (current, same);
                tree.simplify()
            }
            _ => tree.complicate(),
        };
    }
    Some((smallest, failure))
}

#[test]
fn mocks_of_random_traits_compile_without_warnings_and_their_calls_round_trip() {
    let seed = from_environment("STANDIN_GENERATED_SEED", 1);
    let size = from_environment("STANDIN_GENERATED_SIZE", 24);
    // Editions differ in what an `impl Trait` captures.
    let bench = Bench::new(if seed % 4 == 0 { "2021" } else { "2024" });
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let strategy = traits::a_trait();
    let mut trees: Vec<_> =
        (0..size).map(|_| strategy.new_tree(&mut runner).expect("a trait")).collect();
    let traits: Vec<Trait> = trees.iter().map(ValueTree::current).collect();
    let traits: Vec<&Trait> = traits.iter().collect();
    let Err(together) = bench.verdict(&traits, Wrong::Failed) else { return };

    let mut found = together.failed_modules();
    if found.is_empty() {
        culprits(&bench, &traits, together.wrong, 0, &mut found);
    }
    found.truncate(MOST_REPORTS);
    let smallest =
        found.into_iter().filter_map(|index| smallest(&bench, &mut trees[index], together.wrong));
    let reports: Vec<String> = smallest
        .map(|(of, failure)| {
            format!("{:?}:\n{}\n{}", failure.wrong, of.module(0, true), failure.said)
        })
        .collect();
    match reports.is_empty() {
        true => panic!("only together, seed {seed}: {:?}\n{}", together.wrong, together.said),
        false => panic!("seed {seed}\n{}", reports.join("\n")),
    }
}
