//! A module of functions, and the mock module beside it.

use super::function::{Function, Signature};
use super::{Kind, lines};

pub struct Module;

impl Kind for Module {
    fn double(&self, functions: &[Function]) -> String {
        let functions = lines(functions, |Function { name, signature }| {
            let Signature { parameters, output, .. } = signature;
            format!("pub fn {name}({parameters}) -> {output} {{ unreachable!() }}")
        });
        format!("#[automock]\npub mod things {{\n    use super::*;\n{functions}}}\n")
    }

    fn usage(&self, Function { name, signature }: &Function) -> String {
        let Signature { predicates, names, answer, arguments, expected, .. } = signature;
        format!(
            "let ctx = mock_things::{name}_context();
ctx.expect().with({predicates}).times(1).returning(|{names}| {answer});
assert_eq!(mock_things::{name}({arguments}), {expected});"
        )
    }
}
