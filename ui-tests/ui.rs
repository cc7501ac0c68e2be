//! What must compile, and what must not and how it says so: one build for all cases.
//!
//! `TRYBUILD=overwrite cargo test -p standin-ui-tests` writes down what rustc says now; read the
//! difference before you commit it.
#![forbid(unsafe_code)]

/// Whether this is the rustc whose words are written down: each version has its own.
#[rustversion::stable(1.95)]
const WORDS_ARE_KNOWN: bool = true;
#[rustversion::not(stable(1.95))]
const WORDS_ARE_KNOWN: bool = false;

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.pass("pass/*.rs");
    if WORDS_ARE_KNOWN || std::env::var_os("TRYBUILD").is_some() {
        cases.compile_fail("fail/*.rs");
    } else {
        eprintln!(
            "what must not compile is not tried: it is known how rustc 1.95 says so, not how this one does"
        );
    }
}
