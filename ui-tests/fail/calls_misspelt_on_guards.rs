use standin::{automock, patch, patchable, spy};

#[patchable]
fn open() -> u8 {
    3
}

#[automock]
trait Clock {
    fn now() -> u64;
}

fn main() {
    let double = patch!(open);
    double.returning(|| 3);
    double.expect_open().returning(|| 3);
    double.assert_caled();
    double();
    let calls = spy!(open);
    calls.asert_called();
    let now = MockClock::now_context();
    now.retuns(3);
    now.assert_caled();
    MockClock::now.returns(3);
    MockClock::checkpoint();
}
