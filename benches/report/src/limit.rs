//! What a figure may be at most, in terms of other figures of its row.

/// A limit on a column of a table.
pub struct Limit {
    /// The table's name.
    pub table: &'static str,
    /// The labels of the rows it holds for; all if there are none.
    pub rows: &'static [&'static str],
    pub column: &'static str,
    pub against: Against,
    pub at_most: f64,
    pub noise: Noise,
}

/// What the figure is divided by before it is compared.
pub enum Against {
    /// Nothing: the limit is on the figure itself.
    Nothing,
    Column(&'static str),
    /// Each of these columns, one by one.
    Each(&'static [&'static str]),
    /// The least figure of these columns.
    Least(&'static [&'static str]),
}

/// How a figure was had, which tells how far it may move from run to run.
#[derive(Clone, Copy)]
pub enum Noise {
    /// The same in every run, on every machine: lines, crates.
    Exact,
    /// Counted: bytes, instructions.
    Counted,
    /// User CPU time, a median or a minimum.
    Cpu,
    /// Time on the wall of a shared machine.
    Wall,
}

impl Noise {
    /// A limit counts as broken beyond so many times its figure; `leniency` widens that.
    pub fn margin(self, leniency: f64) -> f64 {
        match self {
            Self::Exact => 1.0,
            Self::Counted => 1.02 * leniency,
            Self::Cpu => 1.1 * leniency,
            Self::Wall => 1.3 * leniency,
        }
    }
}
