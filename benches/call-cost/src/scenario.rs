//! What is measured: the columns (who is called) and the rows (how it was set up) of the tables.

use crate::double::Subject;
use crate::{hand, mockall_double, patched, standin_double};

/// Who is called.
#[derive(Clone, Copy, PartialEq)]
pub enum Who {
    Hand,
    Standin,
    StandinUnrecorded,
    Mockall,
}

/// How a mock of `fn get(&self, key: &str, n: u64) -> u64` was set up.
#[derive(Clone, Copy, PartialEq)]
pub enum Setup {
    /// One expectation, a closure that takes any arguments.
    Any,
    /// One expectation that wants both arguments to be equal to something.
    Eq,
    /// A hundred of them, of which the last matches.
    LastOfHundred,
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
    /// As [`Patched`](Self::Patched), with a thousand other patches on this thread.
    PatchedOfThousand,
    /// `#[patchable]`, patched on this thread by a double that returns a constant.
    Patched,
}

/// One cell of a table.
#[derive(Clone, Copy, PartialEq)]
pub enum Scenario {
    Mock(Who, Setup),
    Function(Function),
}

impl Who {
    pub const ALL: [Self; 4] = [Self::Hand, Self::Standin, Self::StandinUnrecorded, Self::Mockall];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Standin => "standin",
            Self::StandinUnrecorded => "standin, unrecorded",
            Self::Mockall => "mockall",
        }
    }
}

impl Setup {
    pub const ALL: [Self; 3] = [Self::Any, Self::Eq, Self::LastOfHundred];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Any => "any arguments",
            Self::Eq => "eq on both arguments",
            Self::LastOfHundred => "the last of 100 expectations",
        }
    }
}

impl Function {
    pub const ALL: [Self; 5] = [
        Self::Plain,
        Self::Unpatched,
        Self::PatchedElsewhere,
        Self::Patched,
        Self::PatchedOfThousand,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::PatchedElsewhere => "patched on another thread",
            Self::PatchedOfThousand => "patched among 1000 others",
            Self::Plain => "plain",
            Self::Unpatched => "patchable, unpatched",
            Self::Patched => "patchable, patched",
        }
    }
}

impl Scenario {
    /// Whether the others of its table are compared with it.
    pub fn is_yardstick(self) -> bool {
        matches!(self, Self::Mock(Who::Mockall, _) | Self::Function(Function::Plain))
    }

    /// The argument by which the driver names it to the sample.
    pub fn word(self) -> String {
        match self {
            Self::Mock(who, setup) => format!("{} / {}", who.name(), setup.name()),
            Self::Function(function) => function.name().into(),
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        let mocks = Who::ALL.into_iter().flat_map(|who| {
            let setups = Setup::ALL.into_iter();
            setups.map(move |setup| Self::Mock(who, setup))
        });
        let functions = Function::ALL.into_iter().map(Self::Function);
        mocks.chain(functions).find(|scenario| scenario.word() == word)
    }

    /// Sets it up and hands it to `measure`; a patch is not to leave the scope and the thread.
    pub fn with_subject(self, measure: impl FnOnce(&dyn Subject)) {
        match self {
            Self::Mock(Who::Hand, setup) => measure(&hand::set_up(setup)),
            Self::Mock(Who::Standin, setup) => measure(&standin_double::set_up(setup)),
            Self::Mock(Who::StandinUnrecorded, setup) => {
                let mock = standin_double::set_up(setup);
                mock.get.record_calls(false);
                measure(&mock);
            }
            Self::Mock(Who::Mockall, setup) => measure(&mockall_double::set_up(setup)),
            Self::Function(function) => patched::with_subject(function, measure),
        }
    }
}
