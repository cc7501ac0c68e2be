use standin::automock;

#[automock]
trait Store {
    fn get(&self) -> u64;
}

trait Clock {
    fn now(&self) -> u64;
}

fn run(clock: &dyn Clock) -> u64 {
    clock.now()
}

fn main() {
    run(&MockStore::new());
}
