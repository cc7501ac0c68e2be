//! A Markdown table.

pub struct Table {
    title: String,
    note: &'static str,
    columns: String,
    rule: String,
    rows: Vec<String>,
}

impl Table {
    pub fn new(title: &str, note: &'static str, columns: &[&str]) -> Self {
        Self {
            title: title.into(),
            note,
            columns: columns.join(" | "),
            rule: "|---:".repeat(columns.len()),
            rows: Vec::new(),
        }
    }

    pub fn row(&mut self, label: &str, cells: Vec<String>) {
        self.rows.push(format!("| {label} | {} |", cells.join(" | ")));
    }

    pub fn print(&self) {
        println!("\n### {}\n\n{}\n", self.title, self.note);
        println!("| | {} |\n|---{}|", self.columns, self.rule);
        for row in &self.rows {
            println!("{row}");
        }
    }
}
