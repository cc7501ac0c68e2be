//! Constant parameters on structs, traits, and types in signatures.

use mockall::{automock, mock};

mock! {
    pub Ring<const N: usize> {
        pub fn slots(&self) -> [u8; N];
        pub fn push(&mut self, slot: [u8; N]) -> bool;
        pub fn first(&self) -> &[u8; N];
    }
}

#[test]
fn a_struct_with_a_constant() {
    let mut ring = MockRing::<3>::new();
    ring.expect_slots().return_const([1, 2, 3]);
    ring.expect_push().withf(|slot| slot.contains(&9)).return_const(true);
    ring.expect_first().return_const([0; 3]);
    assert_eq!(ring.slots(), [1, 2, 3]);
    assert!(ring.push([7, 8, 9]));
    assert_eq!(ring.first().len(), 3);
}

pub trait Encode<const N: usize> {
    fn encode(&self, n: u32) -> [u8; N];
}

mock! {
    pub Coder<T: 'static, const N: usize> {
        pub fn seed(&self, with: T) -> usize;
    }
    impl<T: 'static, const N: usize> Encode<N> for Coder<T, N> {
        fn encode(&self, n: u32) -> [u8; N];
    }
}

fn joined<const N: usize, E: Encode<N>>(coder: &E) -> Vec<u8> {
    [coder.encode(0), coder.encode(1)].concat()
}

#[test]
fn a_trait_with_a_constant() {
    let mut coder = MockCoder::<char, 2>::new();
    coder.expect_encode().returning(|n| [n as u8; 2]);
    coder.expect_seed().returning(|with| with.len_utf8());
    assert_eq!(joined(&coder), [0, 0, 1, 1]);
    assert_eq!(coder.seed('x'), 1);
}

#[derive(Clone, Debug, PartialEq)]
pub struct Matrix<const R: usize, const C: usize>([[i8; C]; R]);

#[automock]
pub trait Algebra {
    fn transpose(&self, of: Matrix<2, 3>) -> Matrix<3, 2>;
    fn trace(&self, of: &Matrix<2, 2>) -> i8;
}

#[test]
fn constants_in_types_of_a_signature() {
    let mut algebra = MockAlgebra::new();
    algebra.expect_transpose().return_const(Matrix([[0; 2]; 3]));
    algebra.expect_trace().returning(|of| of.0[0][0] + of.0[1][1]);
    assert_eq!(algebra.transpose(Matrix([[1; 3]; 2])), Matrix([[0; 2]; 3]));
    assert_eq!(algebra.trace(&Matrix([[1, 2], [3, 4]])), 5);
}

pub struct Buffer<const N: usize>([u8; N]);

#[automock]
impl<const N: usize> Buffer<N> {
    pub fn fill(&mut self, with: u8) -> usize {
        self.0 = [with; N];
        N
    }
}

#[test]
fn a_struct_impl_with_a_constant() {
    let mut buffer = MockBuffer::<4>::new();
    buffer.expect_fill().return_const(9usize);
    assert_eq!(buffer.fill(1), 9);
    assert_eq!(Buffer([0; 5]).fill(1), 5);
}

#[automock]
pub trait Split {
    fn split<const AT: usize>(&self, text: &str) -> usize;
}

#[test]
fn a_method_with_a_constant() {
    let mut split = MockSplit::new();
    split.expect_split::<2>().returning(|text| text.len() - 2);
    assert_eq!(split.split::<2>("abcd"), 2);
}

#[automock]
pub trait Shape {
    fn area<const SIDES: usize>(&self, lengths: [u32; SIDES]) -> u32;
    fn draw<const FILLED: bool>(&self) -> char;
    fn turn<const BY: i32, T: 'static>(&self, what: T) -> T;
    fn unit<const LETTER: char>() -> u8;
    fn corners<const SIDES: usize, T: 'static>(of: T) -> [T; SIDES];
}

#[test]
fn a_method_with_constants_of_several_types() {
    let mut shape = MockShape::new();
    shape.expect_area::<3>().returning(|lengths| lengths.iter().sum());
    shape.expect_draw::<true>().return_const('#');
    shape.expect_turn::<-90, u8>().withf(|what| *what == 4).returning(|what| what);
    assert_eq!(shape.area([1, 2, 3]), 6);
    assert_eq!(shape.draw::<true>(), '#');
    assert_eq!(shape.turn::<-90, u8>(4), 4);
}

#[test]
fn a_static_method_with_a_constant() {
    let unit = MockShape::unit_context();
    unit.expect::<'m'>().times(1).return_const(1u8);
    assert_eq!(MockShape::unit::<'m'>(), 1);
    unit.checkpoint();
    let corners = MockShape::corners_context();
    corners.expect::<2, u8>().returning(|of| [of, of]);
    assert_eq!(MockShape::corners::<2, u8>(7), [7, 7]);
}

#[automock]
pub mod bits {
    pub fn width<const N: usize>(bytes: [u8; N]) -> usize {
        8 * bytes.len()
    }
    pub fn flip<const ALL: bool, T: 'static>(what: T) -> T {
        what
    }
}

#[test]
fn functions_of_a_module_with_a_constant() {
    let width = mock_bits::width_context();
    width.expect::<2>().return_const(1usize);
    let flip = mock_bits::flip_context();
    flip.expect::<true, u8>().returning(|what| !what);
    assert_eq!(mock_bits::width([0, 0]), 1);
    assert_eq!(mock_bits::flip::<true, u8>(0), 255);
}
