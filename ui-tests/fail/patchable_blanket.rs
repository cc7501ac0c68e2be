use std::fmt::Display;

use standin::patchable;

trait Greets {
    fn greet(&self) -> String;
}

#[patchable]
impl<T: Display + 'static> Greets for T {
    fn greet(&self) -> String {
        format!("hello {self}")
    }
}

fn main() {
    println!("{}", 3.greet());
}
