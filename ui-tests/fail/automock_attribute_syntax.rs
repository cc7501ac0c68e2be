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

#[automock(name = "FakeStore")]
trait AnotherName {}

#[automock(MockedStore)]
trait NameAlone {}

#[automock(type Key: u8;)]
trait ColonOfType {
    type Key;
}

#[automock(const LIMIT: u8 = "three";)]
trait TypeOfConst {
    const LIMIT: u8;
}

#[automock(inherits)]
trait NoSupertrait {}

#[automock(T: Clone)]
trait NoWhere<T> {}

fn main() {}
