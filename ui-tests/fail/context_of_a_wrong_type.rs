use standin::automock;

#[automock]
trait Store {
    fn open<K: Copy + 'static>(key: K) -> u8;
}

fn main() {
    let open = MockStore::open_context();
    open.expect::<String>().returning(|_| 1);
}
