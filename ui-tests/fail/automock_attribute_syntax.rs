use standin::automock;

#[automock(type Key)]
trait NoType {
    type Key;
}

#[automock(const LIMIT = 3;)]
trait NoTypeOfConst {
    const LIMIT: u8;
}

#[automock(target)]
trait NoTarget {}

#[automock(target = "Remote")]
trait TargetInQuotes {}

#[automock(wraping)]
trait Misspelled {}

#[automock(type Key = u8 const LIMIT: u8 = 3;)]
trait NoSemicolon {
    type Key;
    const LIMIT: u8;
}

fn main() {}
