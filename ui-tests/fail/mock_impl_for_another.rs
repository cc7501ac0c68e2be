use standin::mock;

mock! {
    Store {}
    impl Clone for Shop {
        fn clone(&self) -> Self;
    }
}

fn main() {}
