use std::hash::{Hash, Hasher};

use standin::{patch, patchable};

struct Tag(String);

#[patchable]
impl Hash for Tag {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

#[patchable]
impl Tag {
    fn named<S: Into<String>>(name: S) -> Self {
        Self(name.into())
    }
}

fn main() {
    let _hash = patch!(<Tag as Hash>::hash::<std::hash::DefaultHasher>);
    let _named = patch!(Tag::named);
    println!("{}", Tag::named("x").0);
}
