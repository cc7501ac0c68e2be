//! A generic trait, whose mock is generic too.

use super::function::{Function, Signature};
use super::{Kind, lines};

pub struct GenericTrait;

impl Kind for GenericTrait {
    fn double(&self, functions: &[Function]) -> String {
        let methods = lines(functions, |Function { name, signature }| {
            let Signature { parameters, output, .. } = signature;
            format!("fn {name}(&self, t: T, {parameters}) -> {output};")
        });
        format!("#[automock]\npub trait GenericTrait<T: 'static> {{\n{methods}}}\n")
    }

    fn usage(&self, Function { name, signature }: &Function) -> String {
        let Signature { predicates, names, answer, arguments, expected, .. } = signature;
        format!(
            "let mut mock = MockGenericTrait::<Rec>::new();
mock.expect_{name}().with(eq(rec(1)), {predicates}).times(1).returning(|_, {names}| {answer});
assert_eq!(mock.{name}(rec(1), {arguments}), {expected});"
        )
    }
}
