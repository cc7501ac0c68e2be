use standin::mock;

mock! {
    #[wrapping]
    Store {
        fn get(&self) -> u8;
    }
    impl Iterator for Store {
        type Item = u8;
        fn next(&mut self) -> Option<u8>;
    }
}

mock! {
    #[wrapping]
    Nothing {}
}

mock! {
    #[wrapping]
    Shown {}
    impl std::fmt::Debug for Shown {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result;
    }
}

fn main() {}
