use standin::patchable;

struct Client;
struct Ctx<'a>(&'a str);

impl Client {
    #[patchable]
    fn send(&self, ctx: Ctx<'_>) -> usize {
        ctx.0.len()
    }
}

fn main() {}
