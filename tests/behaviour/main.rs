//! The behaviour of standin, through its public API: a module a capability.
#![forbid(unsafe_code)]

mod signatures;
