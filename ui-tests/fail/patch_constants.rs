use standin::{patch, patchable};

#[patchable]
fn separator<const WIDE: bool>() -> &'static str {
    if WIDE { " " } else { "" }
}

fn zeros<const LENGTH: usize>() -> [u8; LENGTH] {
    [0; LENGTH]
}

#[patchable]
fn now() -> u64 {
    0
}

fn main() {
    let _other = patch!(separator::<3>);
    let _missing = patch!(separator);
    let _several = patch!(separator::<true, true>);
    let _unpatchable = patch!(zeros::<3>);
    let _without = patch!(now::<'x'>);
    println!("{}{:?}{}", separator::<true>(), zeros::<3>(), now());
}
