//! How far types are seen, as far as their names tell.

use syn::{Expr, Path, PathArguments, Type};

use crate::model::{Family, Method, Output};
use crate::walk::{Visit, walk};

/// What is in every scope, or brought there from std by everyone, and by these names nothing else.
const KNOWN: &str = "Arc AsRef BTreeMap Box Clone Copy Cow Debug Display Fn FnMut FnOnce Future HashMap \
    HashSet Into IntoIterator Iterator Option Pin Rc Send String Sync ToString Vec bool char f32 \
    f64 i128 i16 i32 i64 i8 isize str u128 u16 u32 u64 u8 usize";

/// Whether the types of the method's own families are of std, and so seen from everywhere.
pub(super) fn names_std_alone(method: &Method) -> bool {
    let output = match &method.output {
        Output::Handed(family) | Output::Future { boxed: family, .. } => Some(family),
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

impl Visit for Names {
    fn visit_path(&mut self, path: &Path) {
        self.are_known &= path.segments.first().is_some_and(|first| {
            let is_one_of = |names: &str| names.split(' ').any(|name| first.ident == name);
            match path.segments.len() {
                // With one argument it is an alias of the user's, whose error may be anything.
                1 if first.ident == "Result" => has_two_arguments(&first.arguments),
                1 => is_one_of(KNOWN),
                _ => is_one_of("std core alloc"),
            }
        });
        walk::path(self, path);
    }
    /// The length of an array: a constant may be of the user's.
    fn visit_expr(&mut self, length: &Expr) {
        self.are_known &= matches!(length, Expr::Lit(_));
    }
}

fn has_two_arguments(arguments: &PathArguments) -> bool {
    matches!(arguments, PathArguments::AngleBracketed(arguments) if arguments.args.len() == 2)
}
