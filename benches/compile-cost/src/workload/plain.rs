//! Plain traits and their tests, doubled by each library in its own idiom.

use crate::generated_crate::Contents;
use crate::library::Library;
use crate::subject::{TYPES, Trait};

pub fn source(library: &dyn Library, contents: Contents) -> String {
    let mut source = library.header().to_string();
    for index in 0..contents.size.traits {
        let subject = Trait::new(index, contents.size.methods);
        let tested = tested_trait(library, &subject, contents);
        source += &if contents.own_types {
            format!("\nmod own_{index} {{\nuse super::*;\n{TYPES}{tested}}}\n")
        } else {
            tested
        };
    }
    source
}

fn tested_trait(library: &dyn Library, subject: &Trait, contents: Contents) -> String {
    let mut source = format!("\n{}", library.double(subject));
    for test in 0..contents.tests_per_trait {
        source += &test_function(library, subject, test, contents.edit).unwrap_or_default();
    }
    source
}

fn test_function(
    library: &dyn Library,
    subject: &Trait,
    test: usize,
    edit: usize,
) -> Option<String> {
    let used = subject.used_by(test);
    let index = subject.index;
    let setup = library.setup(subject, used)?;
    let [first, second] = used.map(|method| method.checked_call());
    let verification = library.verification(used);
    let edited = if (index, test) == (0, 0) { edited_line(edit) } else { String::new() };
    Some(format!(
        "\n#[test]\nfn test_{index}_{test}() {{\n{edited}{setup}\n{first}\n{second}\n{verification}\n}}\n"
    ))
}

/// A line that differs from build to build, for incremental ones.
fn edited_line(edit: usize) -> String {
    format!("std::hint::black_box({edit});\n")
}
