//! `privity new-law`

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use privity::Laws;
use privity_core::Day;

use crate::{about, check};

/// What is written: `ID`, `TITLE`, `PLACE` (quoted), `NAME` (the id in capitals) and `TODAY` are put in.
const TEMPLATE: &str = include_str!("new_law.toml");

pub(crate) fn run(id: &str, title: &str, place: &str, file: Option<PathBuf>) -> io::Result<ExitCode> {
    // What TOML and JSON make of a quoted string is the same.
    let quoted = |text: &str| serde_json::to_string(text).map_err(io::Error::other);
    let source = TEMPLATE
        .replace("{ID}", &quoted(id)?)
        .replace("{NAME}", &id.to_ascii_uppercase())
        .replace("{TODAY}", &today().to_string())
        .replace("{PLACE}", &quoted(place)?)
        .replace("{TITLE}", &quoted(title)?);
    let path = file.unwrap_or_else(|| PathBuf::from(format!("{id}.toml")));
    // An id that is none, or that another law has, is not written.
    if let Err(problems) = Laws::builtin().add(&source) {
        check::report(&path, &source, &problems.0, check::Format::Words)?;
        return Ok(ExitCode::from(1));
    }
    let mut written = OpenOptions::new().write(true).create_new(true).open(&path).map_err(|error| about(&path, &error))?;
    written.write_all(source.as_bytes()).map_err(|error| about(&path, &error))?;
    let mut out = anstream::stdout();
    writeln!(out, "wrote {}; next: privity check {}", path.display(), path.display())?;
    Ok(ExitCode::SUCCESS)
}

/// The command line may look at the clock; the laws never do.
fn today() -> Day {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Day(i32::try_from(seconds / 86_400).unwrap_or_default())
}
