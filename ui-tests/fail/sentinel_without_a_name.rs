use standin::sentinel;

fn main() {
    let _no_name: u32 = sentinel!();
    let _text: u32 = sentinel!("TOKEN");
}
