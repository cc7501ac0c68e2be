//! Associated constants of traits and structs.

use mockall::{automock, mock};

#[automock]
pub trait Versioned {
    const MAJOR: u32 = 3;
    const NAME: &'static str = "standard";

    fn minor(&self) -> u32;
}

fn version<V: Versioned>(of: &V) -> String {
    format!("{}-{}.{}", V::NAME, V::MAJOR, of.minor())
}

#[test]
fn constants_with_a_default_are_kept() {
    let mut versioned = MockVersioned::new();
    versioned.expect_minor().return_const(1u32);
    assert_eq!(version(&versioned), "standard-3.1");
}

pub trait Sized2 {
    const SIZE: usize;

    fn bytes(&self) -> [u8; 4];
}

mock! {
    pub Block {
        pub const ALIGN: usize = 8;

        fn pad(&self) -> usize;
    }
    impl Versioned for Block {
        const NAME: &'static str = "block";

        fn minor(&self) -> u32;
    }
    impl Sized2 for Block {
        const SIZE: usize = MockBlock::ALIGN / 2;

        fn bytes(&self) -> [u8; 4];
    }
}

#[test]
fn constants_written_in_mock() {
    let mut block = MockBlock::new();
    block.expect_minor().return_const(0u32);
    block.expect_bytes().return_const([1, 2, 3, 4]);
    block.expect_pad().return_const(MockBlock::ALIGN);
    assert_eq!(version(&block), "block-3.0");
    assert_eq!(block.bytes().len(), <MockBlock as Sized2>::SIZE);
    assert_eq!(block.pad(), 8);
}

pub struct Page(Vec<u8>);

#[automock]
impl Page {
    pub const SIZE: usize = 16;
    const HEADER: &'static [u8] = b"P";

    pub fn room(&self) -> usize {
        Self::SIZE - Self::HEADER.len() - self.0.len()
    }
}

#[test]
fn constants_of_a_struct_are_copied() {
    let mut page = MockPage::new();
    page.expect_room().return_const(MockPage::SIZE - MockPage::HEADER.len());
    assert_eq!(page.room(), 15);
    assert_eq!(Page(vec![0]).room(), 14);
}
