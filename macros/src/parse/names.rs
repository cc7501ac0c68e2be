//! Two methods of one name: each gets a field of its own, where they can be told apart at all.

use std::collections::HashMap;

use quote::{ToTokens, format_ident};
use syn::{Error, Result};

use crate::model::Double;

/// The double with a different field for each method.
///
/// Methods of one name may be there for different type arguments of the mock
/// (`impl Trait for Name<u32>` and `impl Trait for Name<i32>`), or under a `cfg`.
pub(super) fn made_distinct(mut double: Double) -> Result<Double> {
    let mut seen: HashMap<String, Vec<String>> = HashMap::new();
    for implementation in &mut double.implementations {
        let self_type = implementation.self_type.to_token_stream().to_string();
        for method in &mut implementation.methods {
            let name = &method.signature.ident;
            let of_name = seen.entry(name.to_string()).or_default();
            if method.cfgs.is_empty() && of_name.contains(&self_type) {
                return Err(Error::new_spanned(
                    name,
                    format!(
                        "the mock has another method `{name}`, and `expect_{name}` would mean both: \
                         give one of them to a mock of its own"
                    ),
                ));
            }
            if !of_name.is_empty() {
                method.field = format_ident!("__{}_{}", name, of_name.len() + 1);
            }
            of_name.push(self_type.clone());
        }
    }
    Ok(double)
}
