//! What is given in the attribute: `type Key = u32; const LIMIT: usize = 3; target = Remote`, and words:
//! `wrapping`, `clone`, `inheritable`, `inherits(Store)`, and what the mock wants of type parameters, `where T: Clone`.

use syn::parse::{Parse, ParseStream};
use syn::{Expr, Generics, Ident, Path, Result, Token, Type, WhereClause, parenthesized};

use super::{separated, trait_arguments, written_as};
use crate::syntax::parse_quote;

/// Associated types and constants given in the attribute, the name of the trait to be mocked, and what
/// the mock can do besides.
#[derive(Default)]
pub(super) struct Given {
    types: Vec<(Ident, Generics, Type)>,
    constants: Vec<(Ident, Expr)>,
    pub(super) target: Option<Ident>,
    /// Whether a mock can be made around a real object.
    pub(super) wrapping: Option<Ident>,
    /// Whether the mock is `Clone`.
    pub(super) clone: Option<Ident>,
    /// Whether mocks of subtraits can have its methods.
    pub(super) inheritable: Option<Ident>,
    inherits: Option<Ident>,
    /// The supertraits whose methods the mock has.
    pub(super) inherited: Vec<Path>,
    /// The word `where`.
    bounded: Option<Ident>,
    /// What the mock wants of its type parameters, beyond what the trait does.
    pub(super) bounds: Option<WhereClause>,
}

impl Given {
    /// The type of this name, which has these parameters in the trait: the user may call them otherwise.
    pub(super) fn take_type(&mut self, name: &Ident, generics: &Generics) -> Option<Type> {
        let index = self.types.iter().position(|(given, ..)| given == name)?;
        let (_, own, ty) = self.types.remove(index);
        let (_, arguments, _) = generics.split_for_impl();
        trait_arguments::applied(&ty, &own, &parse_quote!(#name #arguments))
    }

    pub(super) fn take_constant(&mut self, name: &Ident) -> Option<Expr> {
        let index = self.constants.iter().position(|(given, _)| given == name)?;
        Some(self.constants.remove(index).1)
    }

    /// A name that the item did not ask for.
    pub(super) fn left_over(&self) -> Option<&Ident> {
        let types = self.types.iter().map(|(name, ..)| name);
        types.chain(self.constants.iter().map(|(name, _)| name)).next()
    }

    /// A word that only the attribute of a trait can have.
    pub(super) fn only_for_traits(&self) -> Option<&Ident> {
        let words = [&self.wrapping, &self.inheritable, &self.inherits, &self.bounded];
        words.into_iter().find_map(Option::as_ref)
    }

    /// The first of all that is given, for an item that takes nothing.
    pub(super) fn any(&self) -> Option<&Ident> {
        let word = || self.only_for_traits().or(self.clone.as_ref());
        self.left_over().or(self.target.as_ref()).or_else(word)
    }

    /// A word, and whether it was one.
    fn word(&mut self, input: ParseStream<'_>) -> Result<bool> {
        let Ok(word) = input.fork().parse::<Ident>() else { return Ok(false) };
        match word.to_string().as_str() {
            "target" => self.target = Some(written_as(target(input), "`target = Remote`")?),
            "wrapping" => self.wrapping = Some(input.parse()?),
            "clone" => self.clone = Some(input.parse()?),
            "inheritable" => self.inheritable = Some(input.parse()?),
            "inherits" => {
                self.inherits = Some(input.parse()?);
                self.inherited.extend(written_as(supertraits(input), "`inherits(Store)`")?);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

impl Parse for Given {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut given = Self::default();
        while !input.is_empty() {
            if input.peek(Token![type]) {
                given.types.push(written_as(associated_type(input), "`type Key = u32;`")?);
            } else if input.peek(Token![const]) {
                given.constants.push(written_as(constant(input), "`const LIMIT: usize = 3;`")?);
            } else if input.peek(Token![where]) {
                given.bounded = Some(Ident::new("where", input.span()));
                given.bounds = Some(input.parse()?);
            } else if !given.word(input)? {
                if input.peek(Ident) && input.peek2(Token![=]) {
                    return Err(input.error(
                        "an associated type is given by `type Key = u32;`, and another name to the mock by \
                         `mock! { Other {} impl Trait for Other { … } }`",
                    ));
                }
                return Err(input.error(
                    "expected associated types and constants, `#[automock(type Key = u32; const LIMIT: \
                     usize = 3;)]`, bounds, `where T: Clone`, or one of `wrapping`, `clone`, `inheritable` and \
                     `inherits(Trait)`",
                ));
            }
            if input.peek(Token![,]) {
                input.parse::<Token![,]>()?;
            } else if !input.is_empty() {
                input.parse::<Token![;]>()?;
            }
        }
        Ok(given)
    }
}

fn associated_type(input: ParseStream<'_>) -> Result<(Ident, Generics, Type)> {
    input.parse::<Token![type]>()?;
    let (name, generics) = (input.parse()?, input.parse()?);
    input.parse::<Token![=]>()?;
    Ok((name, generics, input.parse()?))
}

fn constant(input: ParseStream<'_>) -> Result<(Ident, Expr)> {
    input.parse::<Token![const]>()?;
    let name = input.parse()?;
    input.parse::<Token![:]>()?;
    input.parse::<Type>()?;
    input.parse::<Token![=]>()?;
    Ok((name, input.parse()?))
}

fn target(input: ParseStream<'_>) -> Result<Ident> {
    input.parse::<Ident>()?;
    input.parse::<Token![=]>()?;
    input.parse()
}

fn supertraits(input: ParseStream<'_>) -> Result<Vec<Path>> {
    let paths;
    parenthesized!(paths in input);
    separated(&paths)
}
