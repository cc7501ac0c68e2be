//! The behaviour of standin, through its public API: a module a capability.
#![forbid(unsafe_code)]

mod asking;
mod effects;
mod expecting;
mod failing;
mod lints;
mod matching;
mod patching;
mod recording;
mod reports;
mod sequences;
mod signatures;
mod threads;
mod verifying;
