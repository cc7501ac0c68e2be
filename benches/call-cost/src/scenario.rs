//! What is measured: the columns (who is called) and the rows (how it was set up) of the tables.

use crate::library::{Expectations, Library};
use crate::subject::Subject;
use crate::{library, patched};

/// Who is called.
#[derive(Clone, Copy, PartialEq)]
pub enum Who {
    Hand,
    Standin,
    StandinUnrecorded,
    Mockall,
    Unimock,
    Faux,
    Mry,
}

/// What of it is called.
#[derive(Clone, Copy, PartialEq)]
pub enum Setup {
    /// `fn get(&self, key: &str, n: u64) -> u64` of one double.
    Get(Expectations),
    /// A double is made, set up, called once and dropped.
    Life(Expectations),
    /// `fn add(&self, a: u32, b: u64) -> u64` of one double, which expects any arguments.
    Add,
}

/// How a free function `fn target(key: &str, n: u64) -> u64` is found.
#[derive(Clone, Copy, PartialEq)]
pub enum Function {
    /// Without the attribute.
    Plain,
    /// `#[patchable]`, and nothing patched.
    Unpatched,
    /// `#[patchable]`, patched by another thread alone.
    PatchedElsewhere,
    /// `#[patchable]`, patched on this thread by a double that returns a constant.
    Patched,
    /// As [`Patched`](Self::Patched), with a thousand other patches on this thread.
    PatchedOfThousand,
    /// Not called: a patch that returns a constant is made and dropped.
    PatchMade,
}

/// One cell of a table.
#[derive(Clone, Copy, PartialEq)]
pub enum Scenario {
    Double(Who, Setup),
    Function(Function),
}

impl Who {
    pub const ALL: [Self; 7] = [
        Self::Hand,
        Self::Standin,
        Self::StandinUnrecorded,
        Self::Mockall,
        Self::Unimock,
        Self::Faux,
        Self::Mry,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Standin => "standin",
            Self::StandinUnrecorded => "standin, unrecorded",
            Self::Mockall => "mockall",
            Self::Unimock => "unimock",
            Self::Faux => "faux",
            Self::Mry => "mry",
        }
    }

    /// Whether it is there only if this program was built with its feature `peers`.
    pub const fn is_optional(self) -> bool {
        matches!(self, Self::Unimock | Self::Faux | Self::Mry)
    }
}

impl Setup {
    pub const ANY: Self = Self::Get(Expectations::Any);
    pub const LIFE: Self = Self::Life(Expectations::Any);
    const LIFE_OF_EQ: Self = Self::Life(Expectations::LastOf(1));
    pub const ASLEEP: Self = Self::Get(Expectations::Asleep);

    /// How many expectations there are in the table of calls; the last one matches.
    pub const COUNTS: [u64; 5] = [1, 10, 100, 1000, 10_000];

    pub fn calls() -> Vec<Self> {
        let counts = Self::COUNTS.map(|count| Self::Get(Expectations::LastOf(count)));
        [Self::ANY].into_iter().chain(counts).chain([Self::LIFE, Self::LIFE_OF_EQ]).collect()
    }

    /// Those of them that tell most.
    pub fn few_calls() -> Vec<Self> {
        let [eq, of_hundred] = [1, 100].map(|count| Self::Get(Expectations::LastOf(count)));
        vec![Self::ANY, eq, of_hundred, Self::LIFE_OF_EQ]
    }

    fn all() -> Vec<Self> {
        Self::calls().into_iter().chain([Self::ASLEEP, Self::Add]).collect()
    }

    pub fn name(self) -> String {
        match self {
            Self::Get(expectations) => expectations.name(),
            Self::Life(expectations) => format!("made, {}, called, dropped", expectations.name()),
            Self::Add => "two small integers".into(),
        }
    }

    /// How often it is called between two looks at the clock. A record is emptied then too, else a
    /// long loop measures the allocator.
    const fn batch(self) -> u64 {
        match self {
            Self::Get(Expectations::LastOf(count)) if count > 10 => 5000 / count + 10,
            Self::Life(_) => 100,
            _ => 500,
        }
    }
}

impl Function {
    pub const ALL: [Self; 6] = [
        Self::Plain,
        Self::Unpatched,
        Self::PatchedElsewhere,
        Self::Patched,
        Self::PatchedOfThousand,
        Self::PatchMade,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Unpatched => "patchable, unpatched",
            Self::PatchedElsewhere => "patched on another thread",
            Self::Patched => "patchable, patched",
            Self::PatchedOfThousand => "patched among 1000 others",
            Self::PatchMade => "a patch made and dropped",
        }
    }
}

impl Scenario {
    pub const fn batch(self) -> u64 {
        match self {
            Self::Double(_, setup) => setup.batch(),
            Self::Function(_) => 500,
        }
    }

    /// The argument by which the driver names it to the sample.
    pub fn word(self) -> String {
        match self {
            Self::Double(who, setup) => format!("{} / {}", who.name(), setup.name()),
            Self::Function(function) => function.name().into(),
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        let doubles = Who::ALL.into_iter().flat_map(|who| {
            let setups = Setup::all().into_iter();
            setups.map(move |setup| Self::Double(who, setup))
        });
        let functions = Function::ALL.into_iter().map(Self::Function);
        doubles.chain(functions).find(|scenario| scenario.word() == word)
    }

    /// Whether it can be measured at all, and soon enough.
    pub fn is_measured(self, debug_assertions: bool) -> bool {
        let Self::Double(who, setup) = self else { return true };
        let is_there = match who {
            Who::Mry => debug_assertions,
            // It makes a report of each stub that it skips, of some 20,000 instructions.
            Who::Faux => !matches!(setup, Setup::Get(Expectations::LastOf(1000..))),
            _ => true,
        };
        let is_built = cfg!(feature = "peers") || !who.is_optional();
        is_there && is_built && (setup != Setup::Add || !who.is_optional())
    }

    /// Sets it up and hands it to `measure`; a patch is not to leave the scope and the thread.
    pub fn with_subject(self, measure: impl FnOnce(&dyn Subject)) {
        match self {
            Self::Double(who, setup) => who.with_double(setup, measure),
            Self::Function(function) => patched::with_subject(function, measure),
        }
    }
}

impl Who {
    fn with_double(self, setup: Setup, measure: impl FnOnce(&dyn Subject)) {
        match self {
            Self::Hand => with_double_of::<library::Hand>(setup, measure),
            Self::Standin => with_double_of::<library::Standin>(setup, measure),
            Self::StandinUnrecorded => with_double_of::<library::StandinUnrecorded>(setup, measure),
            Self::Mockall => with_double_of::<library::Mockall>(setup, measure),
            #[cfg(feature = "peers")]
            Self::Unimock => with_double_of::<library::Unimock>(setup, measure),
            #[cfg(feature = "peers")]
            Self::Faux => with_double_of::<library::Faux>(setup, measure),
            #[cfg(all(feature = "peers", debug_assertions))]
            Self::Mry => with_double_of::<library::Mry>(setup, measure),
            #[cfg(not(all(feature = "peers", debug_assertions)))]
            _ => panic!("{} is not in this build", self.name()),
        }
    }
}

fn with_double_of<L: Library>(setup: Setup, measure: impl FnOnce(&dyn Subject)) {
    match setup {
        Setup::Get(expectations) => measure(&L::get(expectations)),
        Setup::Life(expectations) => measure(&Lives { make: L::get, expectations }),
        Setup::Add => measure(&*L::add().expect("it is one of those that are asked")),
    }
}

/// Each call makes a double and drops it.
struct Lives<D> {
    make: fn(Expectations) -> D,
    expectations: Expectations,
}

impl<D: Subject> Subject for Lives<D> {
    fn call(&self, times: u64) {
        let mut left = times;
        while left > 0 {
            (self.make)(self.expectations).call(1);
            left -= 1;
        }
    }
}
