use standin::patch;

mod net {
    pub fn urlopen(_url: &str) -> u8 {
        1
    }
}

fn main() {
    let urlopen = patch!(net::urlopen);
    urlopen.returns(2);
}
