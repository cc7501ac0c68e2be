use standin::mock;

mock! {}

mock! {
    pub Store
}

mock! {
    pub Store;
}

mock! {
    pub Store {
        fn get(&self) -> u8
    }
}

mock! {
    pub Store {
        fn get(&self, key) -> u8;
    }
}

mock! {
    pub Store {
        size: u8,
    }
}

mock! {
    pub Store {
        struct Page;
    }
}

mock! {
    pub Store {
        getters!();
    }
}

mock! {
    pub Store {
        fn get(&self) -> ;
    }
}

mock! {
    pub Store<T {
        fn get(&self) -> T;
    }
}

mock! {
    pub Store {}
    impl Clone for Store;
}

mock! {
    pub Store {}
    impl for Store {}
}

mock! {
    pub Store {}
    impl Clone for {}
}

mock! {
    pub Store {
        #[must_use]
    }
}

mock! {
    pub Store {}
    pub Shop {}
}

mock! {
    trait Shop {
        fn get(&self) -> u8;
    }
}

mock! {
    impl Clone for Shop {
        fn clone(&self) -> Self;
    }
}

mock! {
    pub Shop<T: 'static> {}
    impl<T: 'static> Iterator for Shop {
        type Item = T;
        fn next(&mut self) -> Option<T>;
    }
}

fn main() {}
