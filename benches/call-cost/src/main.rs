//! Measures what calling a double costs and prints the tables of `benches/README.md`.
//!
//! Without arguments it is the driver: it builds itself in each profile and runs itself once for
//! each sample, so that no case warms or fragments anything for the next. With arguments it is the
//! sample: `call-cost count|time|threads …`, see [`sample`].

mod double;
mod driver;
mod hand;
mod mockall_double;
mod patched;
mod profile;
mod sample;
mod scenario;
mod standin_double;
mod table;

fn main() {
    let args: Vec<_> = std::env::args().skip(1).collect();
    if args.is_empty() {
        driver::print_tables();
    } else {
        sample::run(&args);
    }
}
