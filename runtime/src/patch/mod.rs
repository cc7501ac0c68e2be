//! Patches: a double in place of a function, for the length of a scope and on one thread.

mod point;
mod scope;

pub use point::{NotPatchable, PatchPoint, Patchable, not_patchable};
pub use scope::{Patch, patch};
