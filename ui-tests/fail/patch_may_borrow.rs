use standin::{patch, patchable};

trait Visit {
    fn visit(&mut self, tag: &Tag);
}

struct Tag(String);

#[patchable]
impl Tag {
    fn accept<V: Visit>(&self, visitor: &mut V) {
        visitor.visit(self);
    }

    fn named<S: Into<String>>(name: S) -> Self {
        std::mem::size_of::<S>();
        Self(name.into())
    }
}

fn main() {
    let _accept = patch!(Tag::accept::<u8>);
    let _named = patch!(Tag::named);
    println!("{}", Tag::named("x").0);
}
