use standin::patchable;

struct Client;
struct Ctx<'a>(&'a str);

impl Client {
    #[patchable]
    fn send(&self, ctx: Ctx<'_>) -> usize {
        ctx.0.len()
    }

    #[patchable]
    fn context<'a>(&self, name: &'a str) -> Ctx<'a> {
        Ctx(name)
    }

    /// As `#[async_recursion]` makes it of an `async fn` where it stands above.
    #[patchable]
    fn count<'life0, 'async_recursion>(
        &'life0 self,
        n: u32,
    ) -> ::core::pin::Pin<Box<dyn Future<Output = u32> + 'async_recursion + Send>>
    where
        'life0: 'async_recursion,
    {
        Box::pin(async move { if n == 0 { 0 } else { self.count(n - 1).await } })
    }
}

fn main() {}
