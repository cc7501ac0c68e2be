//! Holds the tests of standin; there is nothing to use here.
