//! Nothing: `cases.rs` is the test.
