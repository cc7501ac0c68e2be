//! A line for each library, both axes logarithmic, as an SVG file.

use std::error::Error;
use std::fs;
use std::path::Path;

use plotters::prelude::*;

/// The width and height of the picture, in pixels.
const SIZE: (u32, u32) = (760, 480);
const FONT: &str = "sans-serif";

/// A library has the same colour in every plot.
const COLORS: [(&str, RGBColor); 8] = [
    ("none", RGBColor(190, 190, 190)),
    ("hand", RGBColor(110, 110, 110)),
    ("standin", RGBColor(0, 125, 60)),
    ("standin, unrecorded", RGBColor(130, 190, 60)),
    ("mockall", RGBColor(200, 30, 40)),
    ("unimock", RGBColor(235, 130, 20)),
    ("faux", RGBColor(130, 50, 160)),
    ("mry", RGBColor(20, 120, 200)),
];

pub struct Plot {
    title: String,
    across: &'static str,
    up: &'static str,
    legend: SeriesLabelPosition,
    lines: Vec<Line>,
}

struct Line {
    name: &'static str,
    points: Vec<(f64, f64)>,
}

impl Plot {
    /// A plot with these words beside its axes.
    pub fn new(title: impl Into<String>, across: &'static str, up: &'static str) -> Self {
        let legend = SeriesLabelPosition::UpperLeft;
        Self { title: title.into(), across, up, legend, lines: Vec::new() }
    }

    /// The names of the lines stand at the lower right, not at the upper left.
    pub fn legend_at_lower_right(mut self) -> Self {
        self.legend = SeriesLabelPosition::LowerRight;
        self
    }

    /// A line through the points; what is not above zero has no place on a logarithmic axis.
    pub fn line(&mut self, name: &'static str, points: impl IntoIterator<Item = (f64, f64)>) {
        let points: Vec<_> = points.into_iter().filter(|(x, y)| *x > 0.0 && *y > 0.0).collect();
        if !points.is_empty() {
            self.lines.push(Line { name, points });
        }
    }

    /// Writes it to the directory `benches/plots`.
    pub fn write(&self, file: &str) -> Result<(), Box<dyn Error>> {
        let directory = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../plots"));
        fs::create_dir_all(directory)?;
        let path = directory.join(file);
        let root = SVGBackend::new(&path, SIZE).into_drawing_area();
        root.fill(&WHITE)?;
        let mut chart = ChartBuilder::on(&root)
            .caption(&self.title, (FONT, 20))
            .margin(12)
            .x_label_area_size(40)
            .y_label_area_size(64)
            .build_cartesian_2d(
                self.range(|point| point.0).log_scale(),
                self.range(|point| point.1).log_scale(),
            )?;
        chart
            .configure_mesh()
            .x_desc(self.across)
            .y_desc(self.up)
            // With more of them, 90 and 100 stand one on the other.
            .x_labels(6)
            .light_line_style(TRANSPARENT)
            .x_label_formatter(&label)
            .y_label_formatter(&label)
            .label_style((FONT, 14))
            .axis_desc_style((FONT, 15))
            .draw()?;
        for line in &self.lines {
            let color = color(line.name);
            let points = || line.points.iter().copied();
            chart
                .draw_series(LineSeries::new(points(), color.stroke_width(2)))?
                .label(line.name)
                .legend(move |(x, y)| {
                    PathElement::new([(x, y), (x + 18, y)], color.stroke_width(2))
                });
            chart.draw_series(points().map(|point| Circle::new(point, 3, color.filled())))?;
        }
        chart
            .configure_series_labels()
            .position(self.legend.clone())
            .label_font((FONT, 14))
            .background_style(WHITE.mix(0.8))
            .border_style(BLACK.mix(0.3))
            .draw()?;
        root.present()?;
        Ok(())
    }

    /// From a little below the least to a little above the greatest.
    fn range(&self, axis: impl Fn(&(f64, f64)) -> f64) -> std::ops::Range<f64> {
        let figures = || self.lines.iter().flat_map(|line| &line.points).map(&axis);
        let least = figures().fold(f64::INFINITY, f64::min);
        let greatest = figures().fold(0.0, f64::max);
        least * 0.8..greatest * 1.25
    }
}

fn color(name: &str) -> RGBColor {
    COLORS.iter().find(|(known, _)| *known == name).map_or(BLACK, |(_, color)| *color)
}

/// As many digits as the number needs; the axis computes 0.30000000000000004.
fn label(number: &f64) -> String {
    format!("{}", (number * 1e6).round() / 1e6)
}
