use standin::mock;

mock! {
    Store {
        const LIMIT: usize;
    }
}

fn main() {}
