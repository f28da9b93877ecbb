//! The properties of DESIGN.md that need no other runtime. Assumes the closed verdicts of the built-in laws, which the oracle checks; does not prove the law files right.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails should stop")]

mod brute;
mod built;
mod chance;
mod json;
mod small;

mod p01_total;
mod p02_order;
mod p03_grounds;
mod p04_exceptions;
mod p05_conflicts;
mod p07_covers;
mod p07_missing;
mod p08_flips;
mod p09_given;
mod p10_dates;
mod p12_wire;
mod p15_compare;
mod p16_claims;
mod p17_interview;
