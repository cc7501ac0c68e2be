//! The verdicts of some limits on some tables.

use std::fmt::{self, Display, Formatter};

use crate::{Against, Limit, Table};

pub struct Judgement {
    verdicts: Vec<Verdict>,
    /// Limits on tables or columns that were not measured.
    unjudged: usize,
}

/// What one limit says of one figure.
struct Verdict {
    what: String,
    figure: f64,
    at_most: f64,
    margin: f64,
}

impl Judgement {
    /// Judges by all `limits` that the tables have the figures for; `leniency` widens the margins.
    pub fn of(tables: &[Table], limits: &[Limit], leniency: f64) -> Self {
        let mut judgement = Self { verdicts: Vec::new(), unjudged: 0 };
        for limit in limits {
            let judged = judgement.verdicts.len();
            for table in tables.iter().filter(|table| table.name == limit.table) {
                judgement.verdicts.extend(verdicts(table, limit, leniency));
            }
            judgement.unjudged += usize::from(judgement.verdicts.len() == judged);
        }
        judgement
    }

    /// Whether something was judged, and no limit is broken.
    pub fn is_kept(&self) -> bool {
        !self.verdicts.is_empty() && !self.verdicts.iter().any(Verdict::is_broken)
    }
}

fn verdicts(table: &Table, limit: &Limit, leniency: f64) -> Vec<Verdict> {
    let is_limited = |label: &&str| limit.rows.is_empty() || limit.rows.contains(label);
    let mut verdicts = Vec::new();
    for label in table.labels().filter(is_limited) {
        let Some(figure) = table.figure(label, limit.column) else { continue };
        for (unit, name) in units(table, label, &limit.against) {
            verdicts.push(Verdict {
                what: format!("{}, {label}: {}{name}", limit.table, limit.column),
                figure: figure / unit,
                at_most: limit.at_most,
                margin: limit.noise.margin(leniency),
            });
        }
    }
    verdicts
}

/// What the figure is divided by, and how that is said.
fn units(table: &Table, label: &str, against: &Against) -> Vec<(f64, String)> {
    let named = |column: &&'static str| {
        let figure = table.figure(label, column)?;
        Some((figure, format!(" ÷ {column}")))
    };
    match against {
        Against::Nothing => vec![(1.0, String::new())],
        Against::Column(column) => named(column).into_iter().collect(),
        Against::Each(columns) => columns.iter().filter_map(named).collect(),
        Against::Least(columns) => {
            let least = columns.iter().filter_map(named).min_by(|a, b| a.0.total_cmp(&b.0));
            least.into_iter().collect()
        }
    }
}

impl Verdict {
    fn is_broken(&self) -> bool {
        self.figure > self.at_most * self.margin
    }

    /// How far the figure is from the limit, in percent.
    fn excess(&self) -> f64 {
        100.0 * (self.figure / self.at_most - 1.0)
    }
}

impl Display for Judgement {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n### Limits\n\n| | figure | limit | off by | |\n|---|---:|---:|---:|---|")?;
        for verdict in &self.verdicts {
            let Verdict { what, figure, at_most, .. } = verdict;
            let word = match verdict.excess() {
                _ if verdict.is_broken() => "**broken**",
                excess if excess > 0.0 => "within the margin",
                _ => "kept",
            };
            let excess = verdict.excess();
            writeln!(f, "| {what} | {figure:.3} | {at_most:.3} | {excess:+.0} % | {word} |")?;
        }
        let broken = self.verdicts.iter().filter(|verdict| verdict.is_broken()).count();
        let (judged, unjudged) = (self.verdicts.len(), self.unjudged);
        writeln!(
            f,
            "\n{broken} of {judged} figures break a limit; {unjudged} limits had no figure."
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Noise;

    fn judged(limit: Limit) -> Judgement {
        let mut table = Table::new("cost", "Cost").columns(["standin", "mockall", "faux", "mry"]);
        table.row("small", [3.0, 10.0, 2.0, 4.0].map(Some));
        table.row("large", [Some(30.0), Some(400.0), None, Some(20.0)]);
        Judgement::of(&[table], &[limit], 1.0)
    }

    fn limit(rows: &'static [&'static str], against: Against, at_most: f64) -> Limit {
        Limit { table: "cost", rows, column: "standin", against, at_most, noise: Noise::Counted }
    }

    #[test]
    fn a_ratio_beyond_the_limit_breaks_it_and_is_named_with_its_excess() {
        let judgement = judged(limit(&[], Against::Column("mockall"), 0.1));
        assert!(!judgement.is_kept());
        let text = judgement.to_string();
        assert!(
            text.contains(
                "| cost, small: standin ÷ mockall | 0.300 | 0.100 | +200 % | **broken** |"
            )
        );
        assert!(text.contains("| cost, large: standin ÷ mockall | 0.075 | 0.100 | -25 % | kept |"));
        assert!(text.ends_with("1 of 2 figures break a limit; 0 limits had no figure.\n"));
    }

    #[test]
    fn a_limit_may_hold_for_some_rows_alone() {
        assert!(judged(limit(&["large"], Against::Column("mockall"), 0.1)).is_kept());
    }

    #[test]
    fn the_least_of_several_columns_is_looked_for_in_each_row() {
        let judgement = judged(limit(&[], Against::Least(&["faux", "mry"]), 1.5));
        assert!(judgement.to_string().contains("large: standin ÷ mry | 1.500"));
        assert!(judgement.to_string().contains("small: standin ÷ faux | 1.500"));
        assert!(judgement.is_kept());
    }

    #[test]
    fn a_little_too_much_is_within_the_margin() {
        let judgement = judged(limit(&["small"], Against::Nothing, 2.95));
        assert!(judgement.is_kept());
        assert!(judgement.to_string().contains("within the margin"));
    }

    #[test]
    fn what_is_the_same_in_every_run_has_no_margin_however_lenient() {
        let mut table = Table::new("cost", "Cost").columns(["standin"]);
        table.row("lines", [Some(20.1)]);
        let limit = Limit { noise: Noise::Exact, ..limit(&[], Against::Nothing, 20.0) };
        assert!(!Judgement::of(&[table], &[limit], 1.5).is_kept());
    }

    #[test]
    fn what_was_not_measured_is_not_kept() {
        let judgement = judged(limit(&["huge"], Against::Nothing, 1.0));
        assert!(!judgement.is_kept());
        assert!(judgement.to_string().contains("1 limits had no figure"));
    }
}
