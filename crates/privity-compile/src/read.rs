//! Reads TOML, and turns what TOML cannot read into a problem.

use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// Longest law file read, in bytes. Laws of people take tens of thousands.
pub(crate) const LONGEST: usize = 4 << 20;

pub(crate) fn toml<T: DeserializeOwned>(source: &str) -> Result<T, Problem> {
    if source.len() > LONGEST {
        return Err(Problem::new("law-too-large", format!("a law file has at most {LONGEST} bytes"), 0..0));
    }
    toml::from_str(source).map_err(|error| Problem::of_toml("law-syntax", &error))
}
