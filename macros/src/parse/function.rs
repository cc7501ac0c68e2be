//! A free function, as `#[patchable]` meets it.

use syn::{Error, FnArg, ItemFn, Result, parse_quote};

use super::signature::{self, Found, Scope};
use crate::model::Patchable;

pub(super) fn understand(item: ItemFn) -> Result<Patchable> {
    if let Some(token) = item.sig.constness {
        return Err(Error::new_spanned(
            token,
            "a `const fn` can't be patched: its calls may be answered at compile time",
        ));
    }
    if let Some(FnArg::Receiver(receiver)) = item.sig.inputs.first() {
        return Err(Error::new_spanned(
            receiver,
            "a method can't be patched yet: call a free function from it, or mock a trait",
        ));
    }
    let companion = &item.sig.ident;
    let scope = Scope::new(parse_quote!(#companion));
    let vis = item.vis.clone();
    let found = Found { vis, attributes: &[], signature: item.sig, body: None };
    let method = signature::understand(found, &scope)?;
    if method.is_generic() {
        return Err(Error::new_spanned(
            &method.signature.generics,
            "generic functions can't be patched yet: call a function for one choice of types",
        ));
    }
    Ok(Patchable { attributes: item.attrs, vis: item.vis, method, body: *item.block })
}
