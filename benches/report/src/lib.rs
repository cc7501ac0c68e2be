//! What the measuring programs share: tables, plots of them, and the limits that their figures are
//! judged by.

mod judgement;
mod limit;
mod limits;
mod plot;
mod table;

pub use judgement::Judgement;
pub use limit::{Against, Limit, Noise};
pub use limits::{CALL, COMPILE};
pub use plot::Plot;
pub use table::Table;
