//! `patch!`: a guard for the function at a path.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use crate::model::Patch;

pub(super) fn expand(patch: &Patch) -> TokenStream {
    let path = &patch.path;
    // What rustc has to say of the function it says of the last name in its path.
    let span = path.segments.last().map_or_else(Span::call_site, |last| last.ident.span());
    let here = Span::call_site().located_at(span);
    let companion = Ident::new("__StandinCompanion", here);
    let guard = quote_spanned!(here=> ::standin::__private::patch::<#companion>());
    let glob = quote_spanned!(path.span()=> ::standin::__private::not_patchable::*);
    // Where the function is not patchable its name is no type, and that of the glob is found: the
    // error is then about the bound of `patch`, which can say what to do.
    quote! {{
        #[allow(unused_imports)]
        use #glob;
        #[allow(unused_imports)]
        use #path as #companion;
        #guard
    }}
}
