//! Native async methods.

use super::function::{Function, Signature};
use super::{Kind, lines};

pub struct AsyncMethod;

impl Kind for AsyncMethod {
    fn double(&self, functions: &[Function]) -> String {
        let methods = lines(functions, |Function { name, signature }| {
            let Signature { parameters, output, .. } = signature;
            format!("async fn {name}(&self, {parameters}) -> {output};")
        });
        format!("#[automock]\npub trait AsyncMethod {{\n{methods}}}\n")
    }

    fn usage(&self, Function { name, signature }: &Function) -> String {
        let Signature { predicates, names, answer, arguments, expected, .. } = signature;
        format!(
            "let mut mock = MockAsyncMethod::new();
mock.expect_{name}().with({predicates}).times(1).returning(|{names}| {answer});
assert_eq!(ready(mock.{name}({arguments})), {expected});"
        )
    }
}
