//! `mock! { … }` beyond mockall's: one trait several times, and what is asked afterwards.

use standin::{any, mock};

trait Convert<T> {
    fn convert(&self, from: T) -> String;
    fn largest() -> T;
}

mock! {
    pub Converter {
        fn rounds(&self) -> u8;
    }
    impl Convert<u32> for Converter {
        fn convert(&self, from: u32) -> String;
        fn largest() -> u32;
    }
    impl Convert<&'static str> for Converter {
        fn convert(&self, from: &'static str) -> String;
        fn largest() -> &'static str;
    }
    impl From<u8> for Converter {
        fn from(n: u8) -> Self;
    }
}

#[test]
fn a_trait_that_is_there_several_times_is_told_apart_by_its_arguments() {
    let mut converter = MockConverter::new();
    converter.rounds.returns(2);
    converter.expect_convert::<u32>().with(3).returning(|n| n.to_string());
    converter.convert.of::<&'static str>().returns("text");
    assert_eq!((converter.convert(3), converter.convert("x")), ("3".into(), "text".into()));
    assert_eq!(converter.rounds(), 2);
    converter.convert.of::<u32>().assert_called_once_with(3);
    converter.convert.of::<&'static str>().assert_called_once_with("x");
}

#[test]
fn its_functions_without_self_are_told_apart_too() {
    let largest = MockConverter::largest_context();
    largest.expect::<u32>().returning(|| 9);
    largest.expect::<&'static str>().returning(|| "z");
    assert_eq!(<MockConverter as Convert<u32>>::largest(), 9);
    assert_eq!(<MockConverter as Convert<&'static str>>::largest(), "z");
    largest.of::<u32>().assert_called_once();

    let from = MockConverter::from_context();
    from.expect().with(any()).returning(|n| {
        let converter = MockConverter::new();
        converter.rounds.returns(n);
        converter
    });
    assert_eq!(MockConverter::from(4).rounds(), 4);
}

trait Sized2D {
    fn size(&self) -> (u8, u8);
    fn made(side: u8) -> Self;
}

trait HTTPBody {
    fn size(&self) -> u64;
    fn made() -> Self;
}

mock! {
    Picture {
        fn size(&self) -> usize;
    }
    impl Sized2D for Picture {
        fn size(&self) -> (u8, u8);
        fn made(side: u8) -> Self;
    }
    impl HTTPBody for Picture {
        fn size(&self) -> u64;
        fn made() -> Self;
    }
}

#[test]
fn methods_of_several_traits_may_have_one_name() {
    let mut picture = MockPicture::new();
    picture.size.returns(1usize);
    picture.sized2_d_size.returns((2, 3));
    picture.expect_http_body_size().times(1).return_const(4u64);
    let sizes = (picture.size(), Sized2D::size(&picture), HTTPBody::size(&picture));
    assert_eq!(sizes, (1, (2, 3), 4));
    picture.size.assert_called_once();
    picture.http_body_size.assert_called_once();
    let squares = MockPicture::made_context();
    squares.expect().with(5).times(1).returning(|_| MockPicture::default());
    let bodies = MockPicture::http_body_made_context();
    bodies.expect().times(1).returning(MockPicture::default);
    let (_, _): (MockPicture, MockPicture) = (Sized2D::made(5), HTTPBody::made());
}
