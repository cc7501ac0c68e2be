//! Suites written for mockall 0.15: see `tests/`.
