use standin::mock_fn;

fn main() {
    let _borrowed = mock_fn!(async |key: &str| -> &str);
    let _named = mock_fn!(async |key: &'a str, other: &'a str| -> bool);
    let _opaque = mock_fn!(async |path: impl AsRef<std::path::Path>| -> bool);
    let _moved = mock_fn!(async move |key: &str|);
    let _swapped = mock_fn!(async find: |key: &str|);
    let _elsewhere = mock_fn!(|key: &str| async -> bool);
}
