use standin::automock;

#[automock]
trait Store {
    fn get(&self) -> u8;
}

#[derive(Clone)]
struct Shop<S: Store>(S);

fn main() {
    let shop = Shop(MockStore::new());
    shop.clone().0.get();
}
