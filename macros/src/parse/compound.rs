//! Compounds of std, such as `[(&str, u8)]`: a value is compared with one part by part.

use syn::Type;

use super::{lifetimes, types};

/// Whether the type is a compound, and all its parts are known to be comparable so.
pub(super) fn is_known(ty: &Type) -> bool {
    const OF_ONE: [&str; 5] = ["Option", "Vec", "VecDeque", "BTreeSet", "HashSet"];
    const OF_TWO: [&str; 3] = ["Result", "BTreeMap", "HashMap"];
    match types::bare(ty) {
        // The runtime compares tuples of up to six.
        Type::Tuple(tuple) => tuple.elems.len() <= 6 && tuple.elems.iter().all(is_part),
        Type::Slice(slice) => is_part(&slice.elem),
        Type::Array(array) => is_part(&array.elem),
        Type::Path(_) => {
            let is_of = |count| {
                move |name: &&str| {
                    let parts = types::arguments(ty, name).unwrap_or_default();
                    parts.len() == count && parts.iter().all(is_part)
                }
            };
            OF_ONE.iter().any(is_of(1)) || OF_TWO.iter().any(is_of(2))
        }
        _ => false,
    }
}

/// Whether it is a part: what borrows is one by its reference.
fn is_part(ty: &Type) -> bool {
    match types::bare(ty) {
        Type::Reference(reference) => {
            reference.mutability.is_none() && !lifetimes::has_any(&reference.elem)
        }
        Type::Path(_) => types::is_plain_name(ty) || is_owned_text(ty) || is_known(ty),
        _ => is_known(ty),
    }
}

fn is_owned_text(ty: &Type) -> bool {
    let Type::Path(path) = types::bare(ty) else { return false };
    crate::syntax::ends_in(&path.path, &["Cow", "PathBuf", "OsString", "Duration"])
}
