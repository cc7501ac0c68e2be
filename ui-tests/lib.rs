//! Holds the compile tests of standin; there is nothing to use here.
