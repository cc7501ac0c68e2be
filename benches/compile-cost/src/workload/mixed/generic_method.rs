//! Generic methods, expected for one type.

use super::function::{Function, Signature};
use super::{Kind, lines};

pub struct GenericMethod;

impl Kind for GenericMethod {
    fn double(&self, functions: &[Function]) -> String {
        let methods = lines(functions, |Function { name, signature }| {
            let Signature { parameters, output, .. } = signature;
            format!("fn {name}<T: 'static>(&self, t: T, {parameters}) -> {output};")
        });
        format!("#[automock]\npub trait GenericMethod {{\n{methods}}}\n")
    }

    fn usage(&self, Function { name, signature }: &Function) -> String {
        let Signature { predicates, names, answer, arguments, expected, .. } = signature;
        format!(
            "let mut mock = MockGenericMethod::new();
mock.expect_{name}::<u32>().with(eq(1), {predicates}).times(1).returning(|_, {names}| {answer});
assert_eq!(mock.{name}(1u32, {arguments}), {expected});"
        )
    }
}
