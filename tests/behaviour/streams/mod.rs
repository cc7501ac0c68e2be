//! Readers and writers that are made already: unittest.mock's `mock_open`.

mod reading;
mod tasks;
mod writing;
