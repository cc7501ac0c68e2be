//! Methods that are patchable alone, in a block of which nothing else is seen: whatever they take and return.

use std::fmt::Display;
use std::future::Future;
use std::io::Write;

use standin::{patch, patchable, spy};

#[derive(Debug)]
struct Ctx<'a>(&'a str);

struct Client;

impl Client {
    /// As `#[async_recursion]` makes it of an `async fn` where it stands above.
    #[patchable]
    fn count_down<'life0, 'async_recursion>(
        &'life0 self,
        n: u32,
    ) -> ::core::pin::Pin<Box<dyn Future<Output = u32> + 'async_recursion + Send>>
    where
        'life0: 'async_recursion,
    {
        Box::pin(async move { if n == 0 { 0 } else { self.count_down(n - 1).await + 1 } })
    }

    #[patchable]
    fn shown(&self, item: impl Display) -> String {
        item.to_string()
    }

    #[patchable]
    fn called(&self, call: impl Fn(u8) -> u8) -> u8 {
        call(1)
    }

    #[patchable]
    async fn retried<F, Fut>(&self, call: F) -> u8
    where
        F: Fn() -> Fut,
        Fut: Future<Output = u8>,
    {
        call().await
    }

    #[patchable]
    fn push(&mut self, words: &mut Vec<&str>, out: &mut dyn Write) -> usize {
        words.push("more");
        out.write(b"more").unwrap() + words.len()
    }

    #[patchable]
    fn send(&self, ctx: Ctx<'_>) -> usize {
        ctx.0.len()
    }

    #[patchable]
    fn context<'a>(&self, name: &'a str) -> Ctx<'a> {
        Ctx(name)
    }

    #[patchable]
    async fn count(&self, words: Vec<&str>) -> usize {
        words.len()
    }

    #[patchable(associated)]
    fn first<T: Clone + 'static>(of: &[(T, &str)], or: Option<Vec<&str>>) -> Option<T> {
        of.iter().find(|(_, name)| or.iter().flatten().all(|or| or != name)).map(|of| of.0.clone())
    }
}

struct Cell<T>(T);

impl<T: PartialEq + 'static> Cell<T> {
    #[patchable]
    fn is(&self, (other, name): (&T, &str)) -> bool {
        self.0 == *other && !name.is_empty()
    }
}

#[tokio::test]
async fn the_original_goes_on_as_before() {
    for patched in [false, true] {
        let _spies = patched.then(|| {
            let recursive = (spy!(Client::count_down), spy!(Client::retried));
            let boxed = (spy!(Client::shown), spy!(Client::called));
            let contexts = (spy!(Client::send), spy!(Client::context));
            let others = (spy!(Client::push), spy!(Client::count), spy!(Client::first::<u8>));
            (recursive, boxed, contexts, others, spy!(<Cell<u8>>::is))
        });
        let (word, one) = (String::from("word"), 1);
        assert_eq!(Client.count_down(3).await, 3);
        assert_eq!((Client.shown(&word), Client.called(|n| n + one)), ("word".into(), 2));
        assert_eq!(Client.retried(|| async { one }).await, 1);
        let (mut words, mut out) = (vec![&*word], Vec::new());
        assert_eq!(Client.push(&mut words, &mut out), 6);
        assert_eq!((words.len(), out.len()), (2, 4));
        assert_eq!((Client.send(Ctx(&word)), Client.context(&word).0), (4, "word"));
        assert_eq!(Client.count(words).await, 2);
        assert_eq!(Client::first(&[(one, &*word)], Some(vec![&word])), None);
        assert!(Cell(one).is((&one, &word)) && Cell('a').is((&'a', &word)));
    }
}

#[tokio::test]
async fn the_double_answers_in_its_place() {
    let word = String::from("word");
    let count_down = patch!(Client::count_down => |n| Box::pin(async move { n * 2 }));
    assert_eq!(Client.count_down(4).await, 8);
    count_down.assert_called_once_with(4);
    let shown = patch!(Client::shown);
    shown.expect().withf(|item| item.to_string() == "word").return_const("double");
    assert_eq!(Client.shown(&word), "double");
    let _push = patch!(Client::push => |words, _| {
        words.clear();
        7
    });
    let mut words = vec![&*word];
    assert_eq!((Client.push(&mut words, &mut Vec::new()), words.len()), (7, 0));
    let send = patch!(Client::send);
    send.expect().withf(|ctx| ctx.0 == "word").returning(|ctx| 10 * ctx.0.len());
    assert_eq!(Client.send(Ctx(&word)), 40);
    let _context = patch!(Client::context => |name| Ctx(&name[1..]));
    assert_eq!(Client.context(&word).0, "ord");
    let count = patch!(Client::count);
    count.returns(3usize);
    assert_eq!(Client.count(vec![&word]).await, 3);
    count.assert_awaited_once_with(["word"]);
    assert_eq!(count.call_args_list(), [["word"]]);
    let is = patch!(<Cell<u8>>::is);
    is.returns(true);
    assert!(Cell(1u8).is((&2, &word)) && !Cell('a').is((&'b', &word)));
}
