//! Traits and functions inside function bodies can be doubled too.
#![deny(warnings)]

use standin::{automock, patch, patchable};

fn main() {
    #[automock]
    trait Local {
        fn n(&self) -> u8;
        fn twice(&self) -> u8 {
            self.n() * 2
        }
    }
    #[patchable]
    fn local() -> u8 {
        1
    }
    #[automock(inheritable, wrapping)]
    trait Above {
        fn above(&self) -> u8;
    }
    #[automock(inherits(Above), clone)]
    trait Below: Above {
        fn below(&self) -> u8;
    }
    let below = MockBelow::new();
    below.clone().above.returns(4);
    below.below.returns(5);
    assert_eq!((below.above(), below.below(), MockAbove::wrapping(below).above()), (4, 5, 4));

    let mock = MockLocal::new();
    mock.n.returns(2);
    mock.twice.calls_default();
    let patched = patch!(local);
    patched.returns(3);
    assert_eq!((mock.n(), mock.twice(), local()), (2, 4, 3));
}
