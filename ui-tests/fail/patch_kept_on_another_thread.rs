use standin::{patch, patchable};

#[patchable]
fn open() -> u8 {
    1
}

fn main() {
    let double = patch!(open);
    std::thread::spawn(move || double.returns(2));
}
