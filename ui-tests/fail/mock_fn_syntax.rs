use standin::mock_fn;

fn main() {
    let _nothing = mock_fn!();
    let _no_pipes = mock_fn!(key: &str);
    let _no_type = mock_fn!(|key: | -> bool);
    let _unclosed = mock_fn!(|key: &str);
    let _no_colon = mock_fn!(find |key: &str|);
    let _comma = mock_fn!(find, |key: &str|);
    let _type = mock_fn!(fn(&str) -> bool);
    let _moved = mock_fn!(move |key: &str|);
    let _itself = mock_fn!(|n: u8, self: u8|);
    let _no_output = mock_fn!(|key: &str| ->);
}
