use standin::automock;

#[automock]
trait Merge {
    fn merge<'l, 'r>(&self, left: &mut Vec<&'l str>, right: &mut Vec<&'r str>);
}

#[automock]
trait Split {
    fn split<'l, 'r>(&self, left: &'l str, right: &'r str) -> (&'l str, &'r str);
}

fn main() {}
