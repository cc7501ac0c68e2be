//! What is given in the attribute: `type Key = u32; const LIMIT: usize = 3; target = Remote`, `wrapping`.

use syn::parse::{Parse, ParseStream};
use syn::{Expr, Generics, Ident, Result, Token, Type};

/// Associated types and constants given in the attribute, and the name of the trait to be mocked.
#[derive(Default)]
pub(super) struct Given {
    types: Vec<(Ident, Type)>,
    constants: Vec<(Ident, Expr)>,
    pub(super) target: Option<Ident>,
    /// Whether a mock can be made around a real object.
    pub(super) wrapping: Option<Ident>,
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
}

impl Parse for Given {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut given = Self::default();
        while !input.is_empty() {
            let next = input.lookahead1();
            if next.peek(Token![type]) {
                input.parse::<Token![type]>()?;
                let name = input.parse()?;
                // A generic one has the parameters that the trait says.
                input.parse::<Generics>()?;
                input.parse::<Token![=]>()?;
                given.types.push((name, input.parse()?));
            } else if next.peek(Token![const]) {
                input.parse::<Token![const]>()?;
                let name = input.parse()?;
                input.parse::<Token![:]>()?;
                input.parse::<Type>()?;
                input.parse::<Token![=]>()?;
                given.constants.push((name, input.parse()?));
            } else if next.peek(Ident) && input.fork().parse::<Ident>()? == "target" {
                input.parse::<Ident>()?;
                input.parse::<Token![=]>()?;
                given.target = Some(input.parse()?);
            } else if next.peek(Ident) && input.fork().parse::<Ident>()? == "wrapping" {
                given.wrapping = Some(input.parse()?);
            } else {
                return Err(input.error(
                    "expected associated types and constants: `#[automock(type Key = u32; const LIMIT: usize = 3;)]`",
                ));
            }
            let after_word = given.target.is_some() || given.wrapping.is_some();
            if input.peek(Token![,]) && after_word {
                input.parse::<Token![,]>()?;
            } else if !input.is_empty() && (input.peek(Token![;]) || !after_word) {
                input.parse::<Token![;]>()?;
            }
        }
        Ok(given)
    }
}
