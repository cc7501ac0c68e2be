use standin::automock;

#[automock]
trait Store {
    fn all(&self) -> Vec<impl Iterator<Item = u8>>;
}

#[automock]
trait Loader {
    fn load(&self, names: impl IntoIterator<Item = impl Iterator<Item = u8>>);
}

#[automock]
trait Player {
    fn play(&self, song: Vec<impl Iterator<Item = u8>>);
}

fn main() {}
