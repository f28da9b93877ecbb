//! `privity check`

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use miette::{GraphicalReportHandler, GraphicalTheme, NamedSource, Report};
use privity::Laws;
use privity_compile::Problem;
use serde::Serialize;

use crate::about;

pub(crate) fn run(path: &Path, json: bool, strict: bool) -> io::Result<ExitCode> {
    let source = fs::read_to_string(path).map_err(|error| about(path, &error))?;
    let mut laws = Laws::builtin();
    let (problems, compiled) = match laws.add(&source) {
        Ok(warnings) => (warnings, true),
        Err(problems) => (problems.0, false),
    };
    report(path, &source, &problems, json)?;
    if !json
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

/// The built-in laws and those of these files; nothing if one does not compile, which has then been reported.
pub(crate) fn with(files: &[PathBuf]) -> io::Result<Option<Laws>> {
    let mut laws = Laws::builtin();
    for path in files {
        let source = fs::read_to_string(path).map_err(|error| about(path, &error))?;
        if let Err(problems) = laws.add(&source) {
            report(path, &source, &problems.0, false)?;
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

/// Prints problems with the lines they point at: to standard output in JSON, else to standard error.
pub(crate) fn report(path: &Path, source: &str, problems: &[Problem], json: bool) -> io::Result<()> {
    for problem in problems {
        if json {
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
            let named = NamedSource::new(path.display().to_string(), source.to_owned());
            let report = Report::new(problem.clone()).with_source_code(named);
            let mut text = String::new();
            // Drawing into a string cannot fail; the stream below takes colours away where they are not wanted.
            let _ = GraphicalReportHandler::new_themed(GraphicalTheme::unicode()).render_report(&mut text, report.as_ref());
            writeln!(anstream::stderr(), "{text}")?;
        }
    }
    Ok(())
}
