//! Detection. Assumes the labels of `fields.jsonl` are right; proves nothing about forms that are not in it: floors there only keep what
//! was reached.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test that fails should stop, and is no interface"
)]

mod fields;
mod lexicons;
mod values;
