//! From a law file to the tables of [`privity_core`], with the text of the law beside them.
//!
//! [`vocabulary`] reads the vocabulary, [`law`] a law file, [`claims`] what is claimed of laws. What a file means is said in `law/README.md` of `privity-laws`; what is
//! wrong with one comes back as [`Problem`]s that point at the line and, where a question shows it best, carry that question.
//!
//! ```
//! let words = privity_compile::vocabulary(include_str!("../../privity-laws/law/vocabulary.toml"))?;
//! let file = r#"
//! id = "toy"
//! title = "A toy ordinance"
//! place = "toyville"
//! status = "in_force"
//! since = 2020-01-01
//! checked = 2026-11-21
//! source = "Toyville Code"
//! default = ["TOY-0"]
//!
//! [[scope]]
//! act = ["disclose"]
//!
//! [[rule]]
//! id = "TOY-0"
//! then = "prohibit"
//! cite = "§ 1"
//! quote = "nothing leaves the house"
//!
//! [[rule]]
//! id = "TOY-1"
//! when = { required_by_law = true }
//! then = "permit"
//! cite = "§ 2"
//! quote = "unless a law requires it"
//! "#;
//! let compiled = privity_compile::law(file, &words)?;
//! assert!(compiled.warnings.is_empty());
//! assert_eq!(compiled.text.rules.len(), 2);
//! # Ok::<(), privity_compile::Problems>(())
//! ```

mod claim;
mod compiled;
mod diagram;
pub mod emit;
mod file;
mod problem;
mod read;
mod resolve;
mod tables;
mod unread;
mod vocabulary;
mod witness;
mod words;

pub use claim::{Claim, claims};
pub use compiled::{Compiled, law};
pub use problem::{PROBLEMS, Problem, Problems, nearest, visible};
pub use unread::unread;
pub use vocabulary::vocabulary;
pub use words::Words;

/// The JSON Schema of a law file.
#[cfg(feature = "schema")]
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(file::LawFile)
}
