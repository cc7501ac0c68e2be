use standin::{patch, patchable};

struct Request<'a> {
    url: &'a str,
}

#[patchable]
impl<'a> Request<'a> {
    fn to(&mut self, url: &'a str) -> &mut Self {
        self.url = url;
        self
    }

    fn url(&self) -> &'a str {
        self.url
    }
}

fn main() {
    let _url = patch!(Request::url);
    let _to = patch!(Request::to);
    println!("{}", Request { url: "x" }.to("y").url());
}
