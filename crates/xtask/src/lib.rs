//! What the project's tasks have in common: `cargo xtask`, and the tasks that ask the laws themselves (`crates/xtask-laws`).

pub mod run;
