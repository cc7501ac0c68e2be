//! A Markdown table of figures, each with its ratios to the figures of a few columns.

use std::fmt::{self, Display, Formatter};

pub struct Table {
    /// What the limits call it.
    pub name: String,
    title: String,
    columns: Vec<&'static str>,
    yardsticks: &'static [&'static str],
    decimals: usize,
    rows: Vec<Row>,
}

struct Row {
    label: String,
    figures: Vec<Option<f64>>,
}

impl Table {
    pub fn new(name: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            title: title.into(),
            columns: Vec::new(),
            yardsticks: &["mockall", "hand"],
            decimals: 2,
            rows: Vec::new(),
        }
    }

    pub fn columns(mut self, columns: impl IntoIterator<Item = &'static str>) -> Self {
        self.columns = columns.into_iter().collect();
        self
    }

    /// The columns that the others are compared with; mockall and hand if nothing is said.
    pub fn yardsticks(mut self, columns: &'static [&'static str]) -> Self {
        self.yardsticks = columns;
        self
    }

    pub fn decimals(mut self, decimals: usize) -> Self {
        self.decimals = decimals;
        self
    }

    /// A figure for each column, or `None` where there is none.
    pub fn row(
        &mut self,
        label: impl ToString,
        figures: impl IntoIterator<Item: Into<Option<f64>>>,
    ) {
        let figures: Vec<_> = figures.into_iter().map(Into::into).collect();
        assert_eq!(figures.len(), self.columns.len(), "a figure for each column of {}", self.name);
        self.rows.push(Row { label: label.to_string(), figures });
    }

    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|row| row.label.as_str())
    }

    pub fn figure(&self, label: &str, column: &str) -> Option<f64> {
        let row = self.rows.iter().find(|row| row.label == label)?;
        row.figures[self.position(column)?]
    }

    /// The names of the columns, in order.
    pub fn names(&self) -> &[&'static str] {
        &self.columns
    }

    fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|name| *name == column)
    }

    fn ratios(&self, row: &Row, yardstick: &str) -> Option<Vec<Option<f64>>> {
        let unit = row.figures[self.position(yardstick)?].filter(|unit| *unit != 0.0)?;
        Some(row.figures.iter().map(|figure| Some((*figure)? / unit)).collect())
    }
}

impl Display for Table {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n### {}\n", self.title)?;
        writeln!(f, "| | {} |", self.columns.join(" | "))?;
        writeln!(f, "|---{}|", "|---:".repeat(self.columns.len()))?;
        for row in &self.rows {
            writeln!(f, "| {} | {} |", row.label, cells(&row.figures, self.decimals))?;
            for yardstick in self.yardsticks {
                if let Some(ratios) = self.ratios(row, yardstick) {
                    writeln!(f, "| {} ÷ {yardstick} | {} |", row.label, cells(&ratios, 2))?;
                }
            }
        }
        Ok(())
    }
}

fn cells(figures: &[Option<f64>], decimals: usize) -> String {
    let cells = figures.iter().map(|figure| match figure {
        Some(figure) => format!("{figure:.decimals$}"),
        None => "–".into(),
    });
    cells.collect::<Vec<_>>().join(" | ")
}
