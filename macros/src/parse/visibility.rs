//! How far types are seen, as far as their names tell.

use syn::visit::{self, Visit};
use syn::{Path, Type};

use crate::model::{Family, Method, Output};

/// What is in every scope, or brought there from std by everyone.
const KNOWN: &[&str] = &[
    "Arc",
    "AsRef",
    "BTreeMap",
    "Box",
    "Clone",
    "Context",
    "Copy",
    "Cow",
    "Debug",
    "Display",
    "Error",
    "Fn",
    "FnMut",
    "FnOnce",
    "Formatter",
    "Future",
    "HashMap",
    "HashSet",
    "Into",
    "IntoIterator",
    "Iterator",
    "Option",
    "Path",
    "Pin",
    "Poll",
    "Rc",
    "Read",
    "Result",
    "Send",
    "String",
    "Sync",
    "ToString",
    "Vec",
    "Write",
    "bool",
    "char",
    "f32",
    "f64",
    "i128",
    "i16",
    "i32",
    "i64",
    "i8",
    "isize",
    "str",
    "u128",
    "u16",
    "u32",
    "u64",
    "u8",
    "usize",
];

/// Whether the types of the method's own families are of std, and so seen from everywhere.
pub(super) fn names_std_alone(method: &Method) -> bool {
    let output = match &method.output {
        Output::Handed(family) => Some(family),
        _ => None,
    };
    let families = method.args.iter().map(|argument| &argument.family).chain(output);
    families.into_iter().all(|family| match family {
        Family::Local { of, .. } => is_of_std(of),
        _ => true,
    })
}

fn is_of_std(ty: &Type) -> bool {
    let mut names = Names { are_known: true };
    names.visit_type(ty);
    names.are_known
}

struct Names {
    are_known: bool,
}

impl<'ast> Visit<'ast> for Names {
    fn visit_path(&mut self, path: &'ast Path) {
        let is = |names: &[&str]| {
            path.segments
                .first()
                .is_some_and(|first| names.contains(&first.ident.to_string().as_str()))
        };
        self.are_known &= is(&["std", "core", "alloc"]) || path.segments.len() == 1 && is(KNOWN);
        visit::visit_path(self, path);
    }
}
