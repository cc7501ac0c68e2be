//! Groups of what mockall's users write beyond plain traits: one double of each kind, and a test
//! that uses one function of each. The source is the same for all libraries, but for the name in
//! the `use`. A new kind is a new file and a line in `ALL`.

mod async_method;
mod function;
mod generic_method;
mod generic_trait;
mod mock_macro;
mod module;
mod static_method;

use function::Function;

use crate::generated_crate::Contents;
use crate::library::Library;
use crate::subject::TYPES;

trait Kind {
    /// What is doubled, with its double.
    fn double(&self, functions: &[Function]) -> String;

    /// The statements that expect a call of the function, and make it.
    fn usage(&self, function: &Function) -> String;
}

const ALL: &[&dyn Kind] = &[
    &generic_trait::GenericTrait,
    &generic_method::GenericMethod,
    &static_method::StaticMethod,
    &mock_macro::MockMacro,
    &module::Module,
    &async_method::AsyncMethod,
];

/// One test a group, whatever `contents` says: tests of the same group would share its statics.
pub fn source(library: &dyn Library, contents: Contents) -> String {
    let name = library.name();
    let groups = (0..contents.size.traits).map(|index| group(index, contents));
    let groups: String = groups.collect();
    format!("use {name}::*;\nuse {name}::predicate::*;\n{groups}")
}

fn group(index: usize, contents: Contents) -> String {
    let types = if contents.own_types { TYPES } else { "" };
    let (mut doubles, mut test) = (String::new(), String::new());
    for (at, kind) in ALL.iter().enumerate() {
        // Other signatures in each kind and group.
        let functions = Function::several(contents.size.methods, index + at);
        let used = &functions[index % functions.len()];
        doubles += &format!("\n{}", kind.double(&functions));
        test += &format!("{{\n{}\n}}\n", kind.usage(used));
    }
    format!(
        "\nmod group_{index} {{\nuse super::*;\n{types}{doubles}\n#[test]\nfn test() {{\n{test}}}\n}}\n"
    )
}

/// A line for each function.
fn lines<'a>(
    functions: impl IntoIterator<Item = &'a Function>,
    line: impl Fn(&Function) -> String,
) -> String {
    functions.into_iter().map(|function| format!("    {}\n", line(function))).collect()
}
