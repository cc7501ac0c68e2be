//! What else a mocked module may hold: imports, constants, aliases, types of its parent.

use super::support::hold;
use mockall::automock;
use std::{collections::HashMap, sync::Mutex};

static LOCK: Mutex<()> = Mutex::new(());

#[derive(Clone, Debug, PartialEq)]
pub struct Word(pub String);

pub trait Scored {
    fn score(&self) -> u32;
}

impl Scored for Word {
    fn score(&self) -> u32 {
        self.0.len() as u32
    }
}

#[automock]
pub mod glossary {
    use super::*;
    use std::{
        fmt::Display,
        path::{Path, PathBuf},
    };

    pub const LANGUAGES: usize = 3;
    pub static DEFAULT: &str = "en";
    pub type Entries = HashMap<String, Vec<Word>>;
    type Lookup<T> = Result<T, String>;

    pub fn load(from: &Path) -> Lookup<Entries> {
        Err(from.display().to_string())
    }

    pub fn size(of: &Entries) -> usize {
        of.values().map(Vec::len).sum()
    }

    pub fn first(words: &[Word]) -> Option<Word> {
        words.first().cloned()
    }

    pub fn rank(scored: Box<dyn Scored>, by: Box<dyn Fn(u32) -> u32>) -> u32 {
        by(scored.score())
    }

    pub fn show(what: Box<dyn Display>) -> String {
        what.to_string()
    }

    pub fn place(of: super::Word) -> PathBuf {
        PathBuf::from(of.0)
    }
}

#[test]
fn aliases_and_imports_are_known_in_the_mock() {
    let _lock = hold(&LOCK);
    let load = mock_glossary::load_context();
    load.expect().returning(|from| {
        let mut entries = mock_glossary::Entries::new();
        entries.insert(from.display().to_string(), vec![Word("a".into())]);
        Ok(entries)
    });
    let size = mock_glossary::size_context();
    size.expect().withf(|of| of.contains_key("x")).returning(|of| of.len() + 10);
    assert_eq!(mock_glossary::size(&mock_glossary::load("x".as_ref()).unwrap()), 11);
}

#[test]
fn types_of_the_parent_are_known_in_the_mock() {
    let _lock = hold(&LOCK);
    let first = mock_glossary::first_context();
    first.expect().withf(|words| words.len() == 2).returning(|words| Some(words[1].clone()));
    let place = mock_glossary::place_context();
    place.expect().withf(|of| of.0 == "b").returning(|of| of.0.into());
    let word = mock_glossary::first(&[Word("a".into()), Word("b".into())]).unwrap();
    assert_eq!(mock_glossary::place(word), std::path::PathBuf::from("b"));
}

#[test]
fn trait_objects_and_boxed_functions() {
    let _lock = hold(&LOCK);
    let rank = mock_glossary::rank_context();
    rank.expect().returning(|scored, by| by(scored.score()) + 100);
    assert_eq!(mock_glossary::rank(Box::new(Word("four".into())), Box::new(|n| n * 2)), 108);
}

#[test]
fn constants_are_copied() {
    assert_eq!(mock_glossary::LANGUAGES, glossary::LANGUAGES);
    assert_eq!(mock_glossary::DEFAULT, glossary::DEFAULT);
}

#[test]
fn the_real_module_is_left_alone() {
    let entries = glossary::Entries::from([("k".to_owned(), vec![Word("w".into())])]);
    assert_eq!(glossary::size(&entries), 1);
    assert_eq!(glossary::load("p".as_ref()), Err("p".to_owned()));
    assert_eq!(glossary::show(Box::new(5)), "5");
}
