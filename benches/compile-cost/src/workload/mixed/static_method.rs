//! Methods without `self`, expected through a context.

use super::function::{Function, Signature};
use super::{Kind, lines};

pub struct StaticMethod;

impl Kind for StaticMethod {
    fn double(&self, functions: &[Function]) -> String {
        let methods = lines(functions, |Function { name, signature }| {
            let Signature { parameters, output, .. } = signature;
            format!("fn {name}({parameters}) -> {output};")
        });
        format!("#[automock]\npub trait StaticMethod {{\n{methods}}}\n")
    }

    fn usage(&self, Function { name, signature }: &Function) -> String {
        let Signature { predicates, names, answer, arguments, expected, .. } = signature;
        format!(
            "let ctx = MockStaticMethod::{name}_context();
ctx.expect().with({predicates}).times(1).returning(|{names}| {answer});
assert_eq!(MockStaticMethod::{name}({arguments}), {expected});"
        )
    }
}
