//! Patches: a double in place of a function, or another value in a place, for the length of a scope.

mod awaited;
mod carried;
pub mod constant;
mod directory;
#[cfg(feature = "env")]
mod environment;
mod global;
mod guard;
mod held;
mod here;
mod local;
mod map;
mod method;
mod patcher;
mod point;
mod scope;
mod temporary;
pub mod thread;
mod undo;
mod unpatchable;
mod value;
mod variable;

pub use carried::{Entered, Instrumented, PatchScope};
pub use directory::{PatchedDirectory, patch_current_dir};
#[cfg(feature = "env")]
pub use environment::{PatchedEnv, patch_env};
pub use guard::{Patch, PatchOf};
pub use held::{Holding, HoldingOfAll, Interning, InterningOfNone};
pub use local::{LocalPatches, PatchableLocal, PatchedLocal};
pub use map::{PatchedMap, patch_map, patch_map_clear};
pub use method::{Found, MethodPoint, NotPatchable, found};
pub use patcher::{PatchSet, Patcher};
pub use point::{Described, NoFunction, PatchPoint, Patchable, Patched, not_patchable};
pub use unpatchable::{
    AnswersAtRunTime, BorrowsApart, BorrowsTogether, ConstFn, LendsForGood, LendsForLess,
    MayBorrow, NeverBorrows, OfFixedArguments, Variadic,
};
pub use value::{PatchedValue, patch_value};
pub use variable::{PatchableStatic, PatchedStatic, Variable, patch_variable};
