//! Privacy laws of US cities, each written once as data beside its text and compiled to static tables.
//!
//! The law files are in `law/`; `law/README.md` says what they mean. They inform; they are not legal advice.
//!
//! Without the feature `study` the statics hold of the words what answers show; without `words`, ids, dates and tables alone. Every other text is
//! empty.
//!
//! ```
//! # #[cfg(feature = "words")] {
//! let iil = privity_laws::TEXTS.iter().find(|law| law.id == "nyc-iil").unwrap();
//! assert_eq!(iil.rules[0].cite.section, "AC 23-1202(b)(2)(c)(1)");
//! # }
//! ```

#[allow(
    missing_docs,
    unused_qualifications,
    clippy::all,
    clippy::pedantic,
    reason = "generated from the law files by build.rs; the compiler that writes it is tested instead"
)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/laws.rs"));
}

pub use generated::{DIGEST, LAWS, TEXTS, VOCABULARY, VOCABULARY_DIGEST};

/// The vocabulary file, for compiling laws of one's own.
pub const VOCABULARY_SOURCE: &str = include_str!("../law/vocabulary.toml");

/// Claims about the laws, file by file: its name, and its text. What a claim file means is said in `claims/README.md`.
pub const CLAIMS: &[(&str, &str)] = &[
    ("any-law.toml", include_str!("../claims/any-law.toml")),
    ("nyc-gcp.toml", include_str!("../claims/nyc-gcp.toml")),
    ("nyc-iil.toml", include_str!("../claims/nyc-iil.toml")),
    ("nyc-other.toml", include_str!("../claims/nyc-other.toml")),
    ("new-mexico.toml", include_str!("../claims/new-mexico.toml")),
    ("motor-vehicles.toml", include_str!("../claims/motor-vehicles.toml")),
    ("cities.toml", include_str!("../claims/cities.toml")),
];
