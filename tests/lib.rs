#![doc = include_str!("../README.md")]
#![doc = ""]
#![doc = "This crate holds the tests of standin: those of the README as doc tests of this page."]
