//! `thread_local! { static LIMIT: Cell<u32> = const { Cell::new(3) }; }` under `#[patchable]`.

use syn::parse::{Parse, ParseStream};
use syn::{Attribute, ItemMacro, Result, Token};

use crate::model::{ThreadLocal, ThreadLocals};
use crate::syntax::ends_in;

pub(super) fn is_call(item: &ItemMacro) -> bool {
    ends_in(&item.mac.path, &["thread_local"])
}

pub(super) fn understand(item: ItemMacro) -> Result<ThreadLocals> {
    let mut locals = item.mac.parse_body_with(locals)?;
    // What stands above the call is for all of them, as a `#[cfg]` is.
    for local in &mut locals {
        let mut its_own = std::mem::replace(&mut *local.attributes, item.attrs.clone());
        local.attributes.append(&mut its_own);
    }
    Ok(ThreadLocals { path: item.mac.path, locals })
}

fn locals(input: ParseStream<'_>) -> Result<Vec<ThreadLocal>> {
    let mut locals = Vec::new();
    while !input.is_empty() {
        locals.push(input.parse()?);
        if !input.is_empty() {
            input.parse::<Token![;]>()?;
        }
    }
    Ok(locals)
}

impl Parse for ThreadLocal {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?.into();
        let vis = input.parse()?;
        input.parse::<Token![static]>()?;
        let name = input.parse()?;
        input.parse::<Token![:]>()?;
        let ty = input.parse()?;
        input.parse::<Token![=]>()?;
        Ok(Self { attributes, vis, name, ty, init: input.parse()? })
    }
}
