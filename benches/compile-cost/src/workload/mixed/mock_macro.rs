//! `mock!`: a struct whose functions are by turns inherent and of a trait that it implements.

use super::function::{Function, Signature};
use super::{Kind, lines};

pub struct MockMacro;

impl Kind for MockMacro {
    fn double(&self, functions: &[Function]) -> String {
        let inherent = lines(functions.iter().step_by(2), declaration);
        let implemented = lines(functions.iter().skip(1).step_by(2), declaration);
        format!(
            "pub trait Implemented {{\n{implemented}}}

mock! {{
    pub Struct {{
{inherent}    }}

    impl Implemented for Struct {{
{implemented}    }}
}}
"
        )
    }

    fn usage(&self, Function { name, signature }: &Function) -> String {
        let Signature { predicates, names, answer, arguments, expected, .. } = signature;
        format!(
            "let mut mock = MockStruct::new();
mock.expect_{name}().with({predicates}).times(1).returning(|{names}| {answer});
assert_eq!(mock.{name}({arguments}), {expected});"
        )
    }
}

fn declaration(Function { name, signature }: &Function) -> String {
    let Signature { parameters, output, .. } = signature;
    format!("fn {name}(&self, {parameters}) -> {output};")
}
