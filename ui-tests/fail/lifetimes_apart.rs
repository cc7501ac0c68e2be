use standin::automock;

#[automock]
trait Merge {
    fn merge<'l, 'r>(&self, left: &mut Vec<&'l str>, right: &mut Vec<&'r str>);
}

fn main() {}
