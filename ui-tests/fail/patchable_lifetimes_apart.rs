use standin::{automock, patch, patchable};

#[patchable]
fn merge(left: &mut Vec<&str>, right: &mut Vec<&str>) {
    left.clear();
    right.clear();
}

#[patchable]
fn both<'a, 'b>(left: &'a str, right: &'b str) -> (&'a str, &'b str) {
    (left, right)
}

struct Table;

#[patchable]
impl Table {
    fn fill<'t>(&self, rows: &mut Vec<&str>, text: &'t str) -> &'t str {
        rows.clear();
        text
    }

    fn pair<'a, 'b>(left: &'a str, right: &'b str) -> (&'a str, &'b str) {
        (left, right)
    }

    fn rows(&self) -> usize {
        0
    }
}

#[automock]
trait Merge {
    fn by<K: 'static>(&self, left: &mut Vec<&str>, right: &mut Vec<&str>);
}

fn main() {
    let _rows = patch!(Table::rows);
    let _fill = patch!(Table::fill);
    let _pair = patch!(Table::pair);
}
