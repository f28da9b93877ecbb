//! `privity check`

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use clap::ValueEnum;
use miette::{GraphicalReportHandler, GraphicalTheme, NamedSource, Report};
use privity::Laws;
use privity_compile::Problem;
use privity_core::Day;
use serde::Serialize;

use crate::{about, is_stdin, paint, sarif, shown};

/// How often a watched file is looked at.
const LOOK: Duration = Duration::from_millis(300);

/// How problems are shown.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people, with the lines they point at.
    Words,
    /// In JSON, one problem a line.
    Json,
    /// As one SARIF 2.1.0 log.
    Sarif,
}

pub(crate) fn run(path: &Path, format: Format, strict: bool, on: Option<Day>) -> io::Result<ExitCode> {
    let source = if is_stdin(path) { io::read_to_string(io::stdin()) } else { fs::read_to_string(path) };
    let source = source.map_err(|error| about(path, &error))?;
    let mut laws = Laws::builtin();
    let (mut problems, compiled) = match laws.add(&source) {
        Ok(warnings) => (warnings, true),
        Err(problems) => (problems.0, false),
    };
    if let Some(on) = on.filter(|_| compiled) {
        problems.extend(privity_compile::unread(&source, on).unwrap_or_else(|problems| problems.0));
    }
    report(path, &source, &problems, format)?;
    if format == Format::Words
        && compiled
        && let Some(law) = laws.laws().last()
    {
        let mut out = anstream::stdout();
        writeln!(out, "{}: {} rules compile; no conflict, and nothing covered is left undecided", law.law, law.rules)?;
        if problems.is_empty() {
            writeln!(out, "every rule can decide something")?;
        }
    }
    let good = compiled && (problems.is_empty() || !strict);
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Checks again whenever the file has changed, until it is told to stop or nobody reads.
pub(crate) fn watch(path: &Path, format: Format, strict: bool, on: Option<Day>) -> io::Result<ExitCode> {
    if is_stdin(path) {
        return Err(io::Error::other("`--watch` looks at a file again and again: name one"));
    }
    let state = || fs::metadata(path).and_then(|file| Ok((file.modified()?, file.len()))).ok();
    let mut seen = None;
    loop {
        let now = state();
        if now.is_some() && now != seen {
            // A file caught while it is written is an error now and right at the next look.
            match run(path, format, strict, on) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Err(error),
                Err(error) => writeln!(anstream::stderr(), "{}: {error}", paint::error("error"))?,
                Ok(_) if format == Format::Words => writeln!(anstream::stderr(), "watching {}", shown(path))?,
                Ok(_) => {}
            }
        }
        seen = now;
        thread::sleep(LOOK);
    }
}

/// The built-in laws and those of these files; nothing if one does not compile, which has then been reported.
pub(crate) fn with(files: &[PathBuf]) -> io::Result<Option<Laws>> {
    let mut laws = Laws::builtin();
    for path in files {
        let source = fs::read_to_string(path).map_err(|error| about(path, &error))?;
        if let Err(problems) = laws.add(&source) {
            report(path, &source, &problems.0, Format::Words)?;
            return Ok(None);
        }
    }
    Ok(Some(laws))
}

/// A problem in JSON.
#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    line: usize,
    column: usize,
    witness: Option<&'a str>,
}

/// Prints problems: for people with the lines they point at, to standard error; else to standard output.
pub(crate) fn report(path: &Path, source: &str, problems: &[Problem], format: Format) -> io::Result<()> {
    if format == Format::Sarif {
        return writeln!(io::stdout(), "{}", serde_json::to_string_pretty(&sarif::problems(path, source, problems))?);
    }
    for problem in problems {
        if format == Format::Json {
            let (line, column) = problem.position(source);
            let line = Line {
                code: problem.code,
                severity: if problem.warning { "warning" } else { "error" },
                message: &problem.message,
                help: problem.help.as_deref(),
                line,
                column,
                witness: problem.witness.as_deref(),
            };
            writeln!(io::stdout(), "{}", serde_json::to_string(&line)?)?;
        } else {
            let named = NamedSource::new(shown(path), source.to_owned());
            let report = Report::new(problem.clone()).with_source_code(named);
            let mut text = String::new();
            // Drawing into a string cannot fail; the stream below takes colours away where they are not wanted.
            let _ = GraphicalReportHandler::new_themed(GraphicalTheme::unicode()).render_report(&mut text, report.as_ref());
            writeln!(anstream::stderr(), "{text}")?;
        }
    }
    Ok(())
}
