use standin::automock;

struct Words<'t>(&'t str);

#[automock]
trait Text {
    fn words<'t>(&self, text: &'t str) -> Words<'t>;
}

fn main() {
    let text = MockText::new();
    text.words.returns(Words("home"));
}
