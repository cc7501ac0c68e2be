//! A Markdown table of figures, each with its ratios to the figures of mockall and hand.

/// The libraries that the others are compared with.
const YARDSTICKS: [&str; 2] = ["mockall", "hand"];

pub struct Table {
    title: String,
    columns: Vec<&'static str>,
    rows: Vec<(String, Vec<f64>)>,
    decimals: usize,
}

impl Table {
    pub fn new(title: &str, columns: Vec<&'static str>, decimals: usize) -> Self {
        Self { title: title.into(), columns, rows: Vec::new(), decimals }
    }

    pub fn row(&mut self, label: impl ToString, figures: Vec<f64>) {
        self.rows.push((label.to_string(), figures));
    }

    pub fn print(&self) {
        println!("\n### {}\n", self.title);
        println!("| | {} |", self.columns.join(" | "));
        println!("|---{}|", "|---:".repeat(self.columns.len()));
        for (label, figures) in &self.rows {
            println!("| {label} | {} |", self.cells(figures, self.decimals));
            for yardstick in YARDSTICKS {
                if let Some(ratios) = self.ratios(figures, yardstick) {
                    println!("| {label} ÷ {yardstick} | {} |", self.cells(&ratios, 2));
                }
            }
        }
    }

    fn ratios(&self, figures: &[f64], yardstick: &str) -> Option<Vec<f64>> {
        let column = self.columns.iter().position(|name| *name == yardstick)?;
        let ratio = |figure: &f64| figure / figures[column];
        Some(figures.iter().map(ratio).collect())
    }

    fn cells(&self, figures: &[f64], decimals: usize) -> String {
        let cells: Vec<_> = figures.iter().map(|figure| format!("{figure:.decimals$}")).collect();
        cells.join(" | ")
    }
}
