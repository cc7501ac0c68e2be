//! Types named through `self`, `super`, `crate`, and generic arguments with such paths.

pub struct Root(pub u32);

pub trait Rooted {
    fn root(&self) -> u32;
}

impl Rooted for Root {
    fn root(&self) -> u32 {
        self.0
    }
}

mod middle {
    use mockall::{automock, mock};

    pub struct Branch(pub u32);

    pub mod inner {
        use mockall::automock;

        pub struct Leaf(pub u32);

        #[automock]
        pub trait Grow {
            fn grow(&self, root: super::super::Root, branch: &super::Branch) -> self::Leaf;
            fn absolute(&self, root: crate::paths_in_signatures::Root) -> Option<super::Branch>;
            fn nested(
                &self,
                all: Vec<(super::Branch, super::super::Root)>,
            ) -> Result<super::Branch, Box<dyn super::super::Rooted>>;
            fn lend(&self) -> &super::Branch;
            fn change(&mut self, by: &mut super::Branch) -> &mut [super::Branch];
            fn generic<T: 'static>(&self, t: T, r: super::Branch) -> u32;
            fn fixed(root: super::super::Root) -> super::Branch;
            fn function(&self, f: fn(super::Branch) -> super::super::Root) -> u32;
        }
    }

    #[automock]
    pub mod functions {
        pub fn prune(branch: super::Branch, at: &super::super::Root) -> Vec<super::inner::Leaf> {
            vec![super::inner::Leaf(branch.0 - at.0)]
        }
    }

    mock! {
        pub Gardener {
            pub fn cut(&self, branch: self::Branch, root: &super::Root) -> inner::Leaf;
        }
        impl super::Rooted for Gardener {
            fn root(&self) -> u32;
        }
    }
}

use middle::{
    Branch, MockGardener,
    inner::{Grow, Leaf, MockGrow},
    mock_functions,
};

#[test]
fn paths_in_a_trait() {
    let mut grow = MockGrow::new();
    grow.expect_grow().withf(|root, branch| root.0 < branch.0).returning(|root, _| Leaf(root.0));
    grow.expect_absolute().returning(|root| Some(Branch(root.0)));
    grow.expect_nested().returning(|mut all| match all.pop() {
        Some((branch, _)) => Ok(branch),
        None => Err(Box::new(Root(7))),
    });
    grow.expect_lend().return_const(Branch(5));
    grow.expect_change().return_var(vec![Branch(6)]);
    grow.expect_function().returning(|f| f(Branch(8)).0);
    assert_eq!(grow.grow(Root(1), &Branch(2)).0, 1);
    assert_eq!(grow.absolute(Root(3)).unwrap().0, 3);
    assert_eq!(grow.nested(vec![(Branch(4), Root(0))]).ok().unwrap().0, 4);
    assert_eq!(grow.nested(vec![]).err().unwrap().root(), 7);
    assert_eq!(grow.lend().0 + grow.change(&mut Branch(0))[0].0, 11);
    assert_eq!(grow.function(|branch| Root(branch.0)), 8);
}

#[test]
fn paths_in_generic_and_static_methods() {
    let mut grow = MockGrow::new();
    grow.expect_generic::<Root>().returning(|t, r| t.0 + r.0);
    assert_eq!(grow.generic(Root(1), Branch(2)), 3);
    let ctx = MockGrow::fixed_context();
    ctx.expect().returning(|root| Branch(root.0 + 1));
    assert_eq!(MockGrow::fixed(Root(1)).0, 2);
}

#[test]
fn paths_in_functions_and_in_mock() {
    let ctx = mock_functions::prune_context();
    ctx.expect().returning(|branch, _| vec![Leaf(branch.0)]);
    assert_eq!(mock_functions::prune(Branch(9), &Root(1))[0].0, 9);
    let mut gardener = MockGardener::new();
    gardener.expect_cut().returning(|branch, root| Leaf(branch.0 + root.0));
    gardener.expect_root().return_const(2u32);
    let by = Root(gardener.root());
    assert_eq!(gardener.cut(Branch(1), &by).0, 3);
}
