//! From no argument to sixteen.

use standin::automock;

#[automock]
trait Wide {
    fn none(&self) -> u8;
    #[allow(clippy::too_many_arguments)]
    fn sixteen(
        &self,
        a: u8,
        b: &str,
        c: u8,
        d: u8,
        e: u8,
        f: u8,
        g: u8,
        h: u8,
        i: u8,
        j: u8,
        k: u8,
        l: u8,
        m: u8,
        n: u8,
        o: u8,
        p: String,
    ) -> u8;
}

#[test]
fn a_method_has_up_to_sixteen_arguments() {
    let mut mock = MockWide::new();
    mock.none.returns(0);
    mock.expect_sixteen()
        .with(1, "2", 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, "16")
        .returning(|a, _, _, _, _, _, _, _, _, _, _, _, _, _, _, p| a + p.len() as u8);
    assert_eq!(mock.none(), 0);
    assert_eq!(mock.sixteen(1, "2", 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, "16".into()), 3);
    mock.none.assert_called_once_with();
}
