//! What is given in the attribute: `type Key = u32; const LIMIT: usize = 3;`.

use syn::parse::{Parse, ParseStream};
use syn::{Expr, Ident, Result, Token, Type};

/// Associated types and constants given in the attribute.
#[derive(Default)]
pub(super) struct Given {
    types: Vec<(Ident, Type)>,
    constants: Vec<(Ident, Expr)>,
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

    /// A name that the trait did not ask for.
    pub(super) fn left_over(&self) -> Option<&Ident> {
        self.types.first().map(|(name, _)| name).or(self.constants.first().map(|(name, _)| name))
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
                input.parse::<Token![=]>()?;
                given.types.push((name, input.parse()?));
            } else if next.peek(Token![const]) {
                input.parse::<Token![const]>()?;
                let name = input.parse()?;
                input.parse::<Token![:]>()?;
                input.parse::<Type>()?;
                input.parse::<Token![=]>()?;
                given.constants.push((name, input.parse()?));
            } else {
                return Err(input.error(
                    "expected associated types and constants: `#[automock(type Key = u32; const LIMIT: usize = 3;)]`",
                ));
            }
            if !input.is_empty() {
                input.parse::<Token![;]>()?;
            }
        }
        Ok(given)
    }
}
