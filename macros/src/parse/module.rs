//! A module of functions, as `#[automock]` meets it.

use proc_macro2::Span;
use quote::{ToTokens, format_ident, quote};
use syn::{
    Abi, Error, ForeignItem, ForeignItemFn, Ident, Item, ItemForeignMod, ItemMod, LitStr, Result,
    Token, Visibility,
};

use super::attribute::Given;
use super::signature::{self, Found, Scope};
use super::{attributes, foreign, generics};
use crate::crate_name;
use crate::model::{Method, Module};
use crate::syntax::parse_quote;

pub(super) fn understand(item: ItemMod, given: &Given) -> Result<Module> {
    if let Some(name) = given.any() {
        return Err(Error::new_spanned(
            name,
            "a module is mocked as it is: write `#[automock]` alone",
        ));
    }
    let Some((_, content)) = item.content.filter(|(_, items)| !items.is_empty()) else {
        return Err(Error::new_spanned(
            &item.ident,
            "there is nothing to mock in this module: write its functions between `mod … {` and \
             `}`, or `#[patchable]` above each function in its file",
        ));
    };
    let name = format_ident!("mock_{}", item.ident);
    let mut module = Module {
        cfgs: attributes::chosen(&item.attrs, &["cfg"]),
        levels: attributes::levels(&item.attrs),
        vis: item.vis,
        original: item.ident,
        name,
        items: Vec::new(),
        functions: Vec::new(),
    };
    let private = private_types(&content);
    for item in content {
        module.add(item, &private.iter().collect::<Vec<_>>())?;
    }
    Ok(module)
}

/// The types that only the module itself sees.
fn private_types(content: &[Item]) -> Vec<Ident> {
    let mut private = Vec::new();
    for item in content {
        let (vis, name) = match item {
            Item::Struct(item) => (&item.vis, &item.ident),
            Item::Enum(item) => (&item.vis, &item.ident),
            Item::Union(item) => (&item.vis, &item.ident),
            Item::Trait(item) => (&item.vis, &item.ident),
            _ => continue,
        };
        if matches!(vis, Visibility::Inherited) {
            private.push(name.clone());
        }
    }
    private
}

impl Module {
    /// What the mock has of an item: of a function a double, of others the original.
    fn add(&mut self, item: Item, private: &[&Ident]) -> Result<()> {
        match item {
            // Nobody outside can call it, and its types can't be named outside.
            Item::Fn(item)
                if matches!(item.vis, Visibility::Inherited)
                    && generics::mentions(&item.sig, private) => {}
            Item::Fn(item) => {
                let (vis, attributes) = (item.vis, item.attrs.as_slice());
                let found = Found { vis, attributes, signature: item.sig, body: None, kept: None };
                let mut function = function(found)?;
                function.is_exported = is_exported(&function);
                self.functions.push(function);
            }
            Item::ForeignMod(block) => foreign_block(block, self)?,
            Item::Use(_) | Item::Const(_) | Item::Static(_) | Item::Type(_) => {
                self.items.push(item);
            }
            Item::Struct(item) => self.share(&item.vis, &item.ident),
            Item::Enum(item) => self.share(&item.vis, &item.ident),
            Item::Union(item) => self.share(&item.vis, &item.ident),
            Item::Trait(item) => self.share(&item.vis, &item.ident),
            Item::Mod(item) => self.share(&item.vis, &item.ident),
            _ => {}
        }
        Ok(())
    }

    /// What the original defines, its mock imports, where the original lets it.
    fn share(&mut self, vis: &Visibility, name: &Ident) {
        if !matches!(vis, Visibility::Inherited) {
            let original = &self.original;
            self.items.push(Item::Verbatim(quote!(#vis use super::#original::#name;)));
        }
    }
}

fn function(found: Found<'_>) -> Result<Method> {
    let name = &found.signature.ident;
    let scope = Scope::new(parse_quote!(#name));
    signature::understand(found, &scope)
}

/// The functions of an `extern` block, with its ABI. A mock may panic, and so unwinds through C.
fn foreign_block(block: ItemForeignMod, module: &mut Module) -> Result<()> {
    let abi: Option<Abi> = match block.abi.name.as_ref().map(LitStr::value).as_deref() {
        None | Some("C") => Some(abi("C-unwind")),
        Some("system") => Some(abi("system-unwind")),
        Some("Rust") => None,
        Some(_) => Some(block.abi),
    };
    for item in block.items {
        match item {
            ForeignItem::Fn(mut item) => {
                item.sig.unsafety.get_or_insert_with(Default::default);
                item.sig.abi = abi.clone();
                module.functions.push(foreign_function(item)?);
            }
            ForeignItem::Static(item) => module.share(&item.vis, &item.ident),
            ForeignItem::Type(item) => module.share(&item.vis, &item.ident),
            ForeignItem::Verbatim(tokens) => {
                let mut item = foreign::safe_function(tokens)?;
                item.sig.abi = abi.clone();
                module.functions.push(foreign_function(item)?);
            }
            other => {
                return Err(Error::new_spanned(
                    other.to_token_stream(),
                    "what this makes can't be seen from here: write the functions out",
                ));
            }
        }
    }
    Ok(())
}

fn abi(name: &str) -> Abi {
    let name = LitStr::new(name, Span::call_site());
    Abi { extern_token: <Token![extern]>::default(), name: Some(name) }
}

/// Only the arguments that have a type can be passed: Rust can't define what takes more.
fn foreign_function(mut item: ForeignItemFn) -> Result<Method> {
    let is_whole = item.sig.variadic.take().is_none();
    if item.sig.inputs.trailing_punct() {
        if let Some(last) = item.sig.inputs.pop() {
            item.sig.inputs.push(last.into_value());
        }
    }
    let found = Found {
        vis: item.vis,
        attributes: &item.attrs,
        signature: item.sig,
        body: None,
        kept: None,
    };
    let mut function = function(found)?;
    function.is_exported = is_whole && is_exported(&function);
    Ok(function)
}

/// mockall's doubles of functions with a foreign ABI are what the linker finds: suites for it may call
/// the originals.
fn is_exported(function: &Method) -> bool {
    let abi = function.signature.abi.as_ref();
    let is_rust = |abi: &Abi| abi.name.as_ref().is_some_and(|name| name.value() == "Rust");
    abi.is_some_and(|abi| !is_rust(abi)) && crate_name::is_mockall()
}
