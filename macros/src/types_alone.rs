//! Visitors that look at types alone.

/// Keeps a visitor out of expressions: the lengths of arrays.
///
/// From there syn's visits lead on to all statements, items and patterns there are, and rustc would
/// compile 130 functions more for each visitor.
macro_rules! types_alone {
    ($ast:lifetime) => {
        fn visit_expr(&mut self, _: &$ast syn::Expr) {}
    };
}
pub(crate) use types_alone;
