//! Attributes of the user's that go on what is made.

use std::ops::{Deref, DerefMut};

use syn::Attribute;

/// Attributes that are printed one after the other.
#[derive(Clone, Default)]
pub(crate) struct Attributes(Vec<Attribute>);

impl Attributes {
    /// Those of them that are meant.
    pub(crate) fn chosen(of: &[Attribute], is_meant: &dyn Fn(&Attribute) -> bool) -> Self {
        let mut chosen = Vec::new();
        for attribute in of {
            if is_meant(attribute) {
                chosen.push(attribute.clone());
            }
        }
        Self(chosen)
    }
}

impl From<Vec<Attribute>> for Attributes {
    fn from(attributes: Vec<Attribute>) -> Self {
        Self(attributes)
    }
}

impl Deref for Attributes {
    type Target = Vec<Attribute>;

    fn deref(&self) -> &Vec<Attribute> {
        &self.0
    }
}

impl DerefMut for Attributes {
    fn deref_mut(&mut self) -> &mut Vec<Attribute> {
        &mut self.0
    }
}
