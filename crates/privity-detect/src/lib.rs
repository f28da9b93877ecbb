//! Which categories of information a form field asks for, and which a text or a column holds.
//!
//! - [`detect`] reads a form field: its label, its name, its type, its options. It answers in categories of the vocabulary, each with a
//!   score and the evidence.
//! - [`scan`] reads a text: numbers with their issuing rules, addresses, and statements such as "I was arrested".
//! - [`detect_column`] reads a column's name and its values.
//!
//! These share [`Lexicons`] of every language that is a feature; more can be [`load`]ed. Without the feature `std` there is nothing to share
//! them in: the same are methods of [`Lexicons`].
//!
//! Words are data: one file a language in `lexicon/`, packed by `build.rs`; `README.md` says how to write one.
//! Nothing here opens a file, asks a network or looks at a clock, and no [`Evidence`] repeats a value.
//!
//! What is found is a finding to check, not a fact: a field may ask for more than its words say.
//!
//! ```
//! use privity_detect::{Field, detect};
//!
//! let found = detect(&Field { label: "Social Security number", ..Field::default() });
//! assert_eq!(found[0].category.id(), "ssn");
//! assert_eq!(found[0].because[0].to_string(), "label: `social security number`");
//! // It stands in for citizenship, and says so apart.
//! assert!(found[1].proxy && found[1].category.id() == "citizenship_status");
//! ```
#![no_std]
#![forbid(unsafe_code)]
#![deny(
    clippy::std_instead_of_core,     // keeps the crate free of an operating system
    clippy::alloc_instead_of_core,   // and says what needs an allocator
)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod autocomplete;
mod category;
mod column;
mod detect;
mod field;
mod found;
mod han;
mod lexicon;
mod options;
mod packed;
mod reading;
mod scan;
mod sense;
mod shape;
mod shapes;
#[cfg(feature = "std")]
mod shared;
mod words;

pub use category::Category;
pub use field::Field;
pub use found::{Evidence, Found, Where};
pub use lexicon::Lexicons;
pub use packed::BadLexicon;
pub use scan::{Kind, Kinds, Span};
#[cfg(feature = "std")]
pub use shared::{detect, detect_column, load, scan};
