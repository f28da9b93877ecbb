//! Exact decisions over finite facts.
//!
//! A law is a finite decision over named facts and a date. What is known of a question is a [`Cube`]: one bit per value a
//! fact may still have. A condition is a cube too, so *holds*, *is refuted* and *is open* are a few machine words each, and
//! an incomplete question has an exact answer: the set of outcomes its completions reach.
//!
//! - [`Space`] says where each fact's bits are; [`Law`] is a law's tables; [`Question`] is what is asked.
//! - [`decide`] gives the verdict of one law or many, without allocating.
//! - [`Docket`] is a question laid before some laws: what is missing, which rules decide, what would change the verdict.
//!
//! The core knows no city, no string, no clock and no float. Words live beside the tables (module [`text`], feature `alloc`)
//! and are never read by a decision.
#![no_std]
#![forbid(unsafe_code)]
#![deny(
    clippy::arithmetic_side_effects, // overflow is a wrong answer
    clippy::std_instead_of_core,     // keeps the crate free of an operating system
    clippy::alloc_instead_of_core,   // and, without the feature, of an allocator
)]

#[cfg(feature = "alloc")]
extern crate alloc;

#[cfg(feature = "alloc")]
pub mod claim;
#[cfg(feature = "alloc")]
pub mod compare;
#[cfg(feature = "alloc")]
pub mod cover;
mod cube;
mod decide;
mod docket;
#[cfg(feature = "alloc")]
mod flips;
mod given;
mod grounds;
mod law;
mod missing;
mod outcome;
mod question;
mod space;
#[cfg(feature = "alloc")]
pub mod text;

pub use cube::{Cube, WORDS};
pub use decide::{BRANCHES, Span, decide};
pub use docket::Docket;
#[cfg(feature = "alloc")]
pub use flips::Flip;
pub use grounds::Ground;
#[cfg(feature = "alloc")]
pub use law::Tables;
pub use law::{Branch, Class, Law, Pair, Range, Row, Sheet, Term, Then};
pub use outcome::{Outcome, Verdict};
pub use question::{Act, Categories, Day, Question};
pub use space::{Can, FactSet, Field, Space, World};
