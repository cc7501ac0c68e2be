use standin::mock;

trait Sends<T> {
    fn send(&self, item: T);
}

mock! {
    Sink {}
    impl<T: 'static> Sends<T> for Sink {
        fn send(&self, item: T);
    }
}

mock! {
    Pipe<I: 'static> {}
    impl<T: 'static> Sends<T> for Pipe<T> {
        fn send(&self, item: T);
    }
}

fn main() {}
