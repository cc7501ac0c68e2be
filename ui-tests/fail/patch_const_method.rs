use standin::{patch, patchable};

struct Celsius(f64);

#[patchable]
impl Celsius {
    const fn zero() -> Self {
        Self(0.0)
    }

    fn now() -> Self {
        Self::zero()
    }
}

fn main() {
    let _now = patch!(Celsius::now);
    let _zero = patch!(Celsius::zero);
    let _everywhere = patch!(global Celsius::zero);
    println!("{}", Celsius::now().0);
}
