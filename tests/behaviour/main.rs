//! The behaviour of standin, through its public API: a module a capability.
#![forbid(unsafe_code)]

mod as_in_python;
mod asking;
mod borrowed;
mod callbacks;
mod capturing;
mod clones;
mod coming_from_python;
mod contained;
mod contexts;
mod deferred;
mod effects;
mod expecting;
mod generic_methods;
mod inherited;
mod kept;
mod lenient;
mod lent_parameters;
mod lints;
mod looking_back;
mod lost_failures;
mod manual_of_python;
mod matching;
mod mock_blocks;
mod order;
mod outcomes;
mod overriding;
mod patching;
mod platforms;
mod recording;
mod scripts;
mod sequences;
mod signatures;
mod spied_blocks;
mod spied_outputs;
mod spied_traits;
mod spies;
mod streams;
mod threads;
mod verifying;
mod waiting;

use standin_tests::failing;
