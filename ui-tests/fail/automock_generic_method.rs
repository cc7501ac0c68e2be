use standin::automock;

#[automock]
trait Store {
    fn get<T: Clone>(&self, key: T) -> u8;
}

#[automock]
trait Index {
    fn has<T: Into<String> + Clone>(&self, key: &T) -> bool;
}

#[automock]
trait Pages {
    fn put<'p, T, U: 'p>(&self, pages: Vec<T>, more: Option<&'p U>);
}

fn main() {}
