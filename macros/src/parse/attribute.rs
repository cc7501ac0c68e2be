//! What is given in the attribute: `type Key = u32; const LIMIT: usize = 3; target = Remote`, and words:
//! `wrapping`, `clone`, `inheritable`, `inherits(Store)`.

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Expr, Generics, Ident, Path, Result, Token, Type, parenthesized};

/// Associated types and constants given in the attribute, the name of the trait to be mocked, and what
/// the mock can do besides.
#[derive(Default)]
pub(super) struct Given {
    types: Vec<(Ident, Type)>,
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
}

impl Given {
    pub(super) fn take_type(&mut self, name: &Ident) -> Option<Type> {
        let index = self.types.iter().position(|(given, _)| given == name)?;
        Some(self.types.remove(index).1)
    }

    pub(super) fn take_constant(&mut self, name: &Ident) -> Option<Expr> {
        let index = self.constants.iter().position(|(given, _)| given == name)?;
        Some(self.constants.remove(index).1)
    }

    /// A name that the item did not ask for.
    pub(super) fn left_over(&self) -> Option<&Ident> {
        let types = self.types.iter().map(|(name, _)| name);
        types.chain(self.constants.iter().map(|(name, _)| name)).next()
    }

    /// A word that only the attribute of a trait can have.
    pub(super) fn only_for_traits(&self) -> Option<&Ident> {
        [&self.wrapping, &self.inheritable, &self.inherits].into_iter().find_map(Option::as_ref)
    }

    /// A word, and whether it was one.
    fn word(&mut self, input: ParseStream<'_>) -> Result<bool> {
        let Ok(word) = input.fork().parse::<Ident>() else { return Ok(false) };
        match word.to_string().as_str() {
            "target" => {
                input.parse::<Ident>()?;
                input.parse::<Token![=]>()?;
                self.target = Some(input.parse()?);
            }
            "wrapping" => self.wrapping = Some(input.parse()?),
            "clone" => self.clone = Some(input.parse()?),
            "inheritable" => self.inheritable = Some(input.parse()?),
            "inherits" => {
                self.inherits = Some(input.parse()?);
                let paths;
                parenthesized!(paths in input);
                let paths = Punctuated::<Path, Token![,]>::parse_terminated(&paths)?;
                self.inherited.extend(paths);
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
                input.parse::<Token![type]>()?;
                let name = input.parse()?;
                // A generic one has the parameters that the trait says.
                input.parse::<Generics>()?;
                input.parse::<Token![=]>()?;
                given.types.push((name, input.parse()?));
            } else if input.peek(Token![const]) {
                input.parse::<Token![const]>()?;
                let name = input.parse()?;
                input.parse::<Token![:]>()?;
                input.parse::<Type>()?;
                input.parse::<Token![=]>()?;
                given.constants.push((name, input.parse()?));
            } else if !given.word(input)? {
                return Err(input.error(
                    "expected associated types and constants, `#[automock(type Key = u32; const LIMIT: \
                     usize = 3;)]`, or one of `wrapping`, `clone`, `inheritable` and `inherits(Trait)`",
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
