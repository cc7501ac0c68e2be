//! What must compile, and what must not and how it says so: one build for all cases.
//!
//! `TRYBUILD=overwrite cargo test -p standin-ui-tests` writes down what rustc says now; read the
//! difference before you commit it.
#![forbid(unsafe_code)]

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.pass("pass/*.rs");
    cases.compile_fail("fail/*.rs");
}
