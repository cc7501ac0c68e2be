fn main() {
    let _callback = standin::mock_fn!(|n| -> u8);
}
