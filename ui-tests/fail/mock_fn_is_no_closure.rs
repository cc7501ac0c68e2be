use standin::mock_fn;

fn run(call: impl Fn(u32) -> bool) -> bool {
    call(3)
}

fn main() {
    let called = mock_fn!(|n: u32| -> bool);
    called(3);
    run(called);
}
