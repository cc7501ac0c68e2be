//! Patches: a double in place of anything, for the length of a scope.

mod alone;
mod asynchronous;
mod attribute;
mod borrowing;
mod by_value;
mod constants;
mod data;
mod functions;
mod guards;
mod joined;
mod kinds;
mod left_as_it_is;
mod lent_parameters;
mod locals;
mod nameless;
mod opaque;
mod retried;
mod returned_futures;
mod scripts;
mod self_types;
mod threads;
mod trait_methods;
