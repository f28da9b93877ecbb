//! `privity review`: forms in files, their fields held against the law.

mod baseline;
mod config;
mod place;
mod report;
mod sarif;
mod settings;

use std::fs;
use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use privity::{Fault, Finding, Form, Laws, Level};
use privity_compile::visible;
use privity_forms::{Read, SourceForm, Unreadable};
use rayon::prelude::*;
use serde::Serialize;

use crate::{check, is_stdin};
use config::Config;

/// What `privity review` is asked to do.
#[derive(Args)]
pub(crate) struct Options {
    /// Files, and folders to look through. What .gitignore leaves out is left out. `-` is standard input, with `--stdin-name`.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The law or place; without it, good practice alone is reviewed.
    #[arg(long)]
    law: Option<String>,
    /// The day asked about, YYYY-MM-DD; today (UTC) if left out.
    #[arg(long)]
    on: Option<String>,
    /// Who collects.
    #[arg(long)]
    actor: Option<String>,
    /// For what.
    #[arg(long)]
    purpose: Option<String>,
    /// The file that standard input is of: its ending says how it is read.
    #[arg(long, value_name = "FILE")]
    stdin_name: Option<PathBuf>,
    /// The language of findings.
    #[arg(long)]
    lang: Option<String>,
    /// How to say what is found.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// In JSON: short for `--format json`.
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Settings; `privity.toml` of this folder if there is one.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Findings known already, which are not reported again.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write what is found as the baseline, and report nothing. Without FILE: the `baseline` of the settings, else `privity-baseline.json`
    /// beside them.
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, conflicts_with = "baseline")]
    #[expect(clippy::option_option, reason = "an option whose value may be left out, as clap reads it")]
    write_baseline: Option<Option<PathBuf>>,
    /// The least severity that makes the exit code 1: `error` if neither this nor the settings say.
    #[arg(long, value_enum)]
    fail_on: Option<FailOn>,
    /// A law of one's own, which `--law` may name. May be given several times.
    #[arg(long = "with", value_name = "LAW.toml")]
    with: Vec<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Json,
    Sarif,
    Github,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

impl FailOn {
    fn met(self, level: Level) -> bool {
        match self {
            FailOn::Error => level == Level::Error,
            FailOn::Warning => level >= Level::Warning,
            FailOn::Note => true,
            FailOn::Never => false,
        }
    }
}

/// A finding, in its file.
#[derive(Clone, Debug, Serialize)]
struct Located {
    /// The file, as [`place::Base`] names it.
    file: String,
    /// Line from 1; 0 where there are none.
    line: u32,
    /// The place in a file without lines.
    #[serde(skip_serializing_if = "String::is_empty")]
    path: String,
    #[serde(flatten)]
    finding: Finding,
}

/// What was found in all files.
#[derive(Default, Serialize)]
struct Report {
    v: u32,
    files: usize,
    forms: usize,
    fields: usize,
    findings: Vec<Located>,
}

impl Report {
    /// Whether a file that was named could not be read.
    fn failed(&self) -> bool {
        self.findings.iter().any(|found| found.finding.code == UNREADABLE && found.finding.severity == Level::Error)
    }
}

/// Where the baseline is written if nothing says where.
const BASELINE: &str = "privity-baseline.json";

/// A file without what makes it a form of one's own: no law can say anything of it.
pub(crate) const UNREADABLE: &str = "unreadable";
/// An allowance that has run out.
pub(crate) const EXPIRED: &str = "allowance-expired";
/// An allowance that allows nothing.
pub(crate) const UNUSED: &str = "allowance-unused";

pub(crate) fn run(options: &Options) -> io::Result<ExitCode> {
    let Some(laws) = check::with(&options.with)? else { return Ok(ExitCode::from(2)) };
    let config = Config::load(options, &laws)?;
    let files = files(options, &config)?;
    let bar = bar(files.len() as u64);
    let each: Vec<Report> = files
        .par_iter()
        .map(|file| {
            let report = one(file, &laws, &config);
            bar.inc(1);
            report
        })
        .collect::<Result<_, Fault>>()
        .map_err(|fault| wrong(&fault))?;
    bar.finish_and_clear();
    let mut report = Report { v: privity::V, files: files.len(), ..Report::default() };
    for mut file in each {
        report.forms += file.forms;
        report.fields += file.fields;
        report.findings.append(&mut file.findings);
    }
    if let Some(named) = &options.write_baseline {
        let path = named.clone().or_else(|| config.baseline.clone()).unwrap_or_else(|| config.base.join(Path::new(BASELINE)));
        baseline::write(&path, &report.findings)?;
        let path = path.display().to_string();
        writeln!(anstream::stderr(), "wrote {}; findings: {}", visible(path), report.findings.len())?;
        return Ok(if report.failed() { ExitCode::from(2) } else { ExitCode::SUCCESS });
    }
    if let Some(path) = options.baseline.as_ref().or(config.baseline.as_ref()) {
        baseline::apply(path, &mut report.findings)?;
    }
    let everything = options.paths.iter().any(|path| place::whole(path).is_ok_and(|whole| config.base.is_in(&whole)));
    report.findings.extend(config.stale(everything));
    match if options.json { Format::Json } else { options.format } {
        Format::Human => report::human(&report, &config)?,
        Format::Json => report::json(&report)?,
        Format::Sarif => sarif::print(&report)?,
        Format::Github => report::github(&report)?,
    }
    let failed = report.findings.iter().any(|found| config.fail_on.met(found.finding.severity));
    Ok(match (report.failed(), failed) {
        (true, _) => ExitCode::from(2),
        (false, true) => ExitCode::from(1),
        (false, false) => ExitCode::SUCCESS,
    })
}

/// A fault of the settings, as the error of the command.
fn wrong(fault: &Fault) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, format!("{fault}; {}", fault.help))
}

/// A file to read.
struct Source {
    name: String,
    path: PathBuf,
    /// Whether it was named on the command line, and not found in a folder.
    named: bool,
    /// What is in it, if it has been read.
    bytes: Option<Vec<u8>>,
}

/// The files to read, in order: those named, and those below the folders named that may hold forms. What is excluded is so by any name.
fn files(options: &Options, config: &Config) -> io::Result<Vec<Source>> {
    let mut files = Vec::new();
    let mut take = |path: PathBuf, named: bool, bytes: Option<Vec<u8>>| {
        let name = config.base.name(&path);
        if !config.excludes(&name) {
            files.push(Source { name, path, named, bytes });
        }
    };
    for path in &options.paths {
        if is_stdin(path) {
            let named = options.stdin_name.as_ref();
            let named = named.ok_or_else(|| io::Error::other("what standard input is has to be said: `--stdin-name form.html`"))?;
            let mut bytes = Vec::new();
            io::stdin().take(privity_forms::LONGEST as u64 + 1).read_to_end(&mut bytes)?;
            take(place::whole(named).unwrap_or_else(|_| config.base.join(named)), true, Some(bytes));
            continue;
        }
        // A path that leads nowhere is a slip, not an empty folder.
        let about = fs::metadata(path).map_err(|error| crate::about(path, &error))?;
        let path = place::whole(path).map_err(|error| crate::about(path, &error))?;
        if !about.is_dir() {
            take(path, true, None);
            continue;
        }
        for entry in ignore::WalkBuilder::new(path).require_git(false).build() {
            let entry = match entry {
                Ok(entry) => entry,
                // A folder that cannot be looked into is a file that cannot be read.
                Err(error) => {
                    let folder = lost(&error).ok_or_else(|| io::Error::other(error.to_string()))?;
                    take(folder.to_owned(), false, None);
                    continue;
                }
            };
            let file = entry.file_type().is_some_and(|kind| kind.is_file());
            if file && privity_forms::readable(&entry.file_name().to_string_lossy()) {
                take(entry.into_path(), false, None);
            }
        }
    }
    // A file that is named and met is named.
    files.sort_by(|a, b| (&a.name, &a.path, b.named).cmp(&(&b.name, &b.path, a.named)));
    files.dedup_by(|later, first| later.path == first.path);
    Ok(files)
}

/// The folder or file that an error of a walk is about.
fn lost(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => lost(err),
        _ => None,
    }
}

fn bar(files: u64) -> ProgressBar {
    if !io::stderr().is_terminal() || files < 2 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(files);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} files, {eta} left") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// The findings in one file. A fault is one of the settings: files make findings.
fn one(Source { name, path, named, bytes }: &Source, laws: &Laws, config: &Config) -> Result<Report, Fault> {
    let read = match (bytes, fs::metadata(path)) {
        (Some(bytes), _) => privity_forms::read(name, bytes),
        (None, Ok(about)) if about.len() > privity_forms::LONGEST as u64 => privity_forms::too_long(),
        (None, _) => match fs::read(path) {
            Ok(bytes) => privity_forms::read(name, &bytes),
            Err(error) => Read { forms: Vec::new(), unreadable: vec![Unreadable { message: error.kind().to_string(), line: 0 }] },
        },
    };
    let mut report = Report { forms: read.forms.len(), ..Report::default() };
    for unreadable in read.unreadable {
        let (level, help) = match (report.forms, named) {
            (0, true) => (Level::Error, "nothing in it was reviewed; if it holds no form, name it in `exclude`"),
            (0, false) => (Level::Warning, "nothing in it was reviewed"),
            _ => (Level::Warning, "the rest was reviewed"),
        };
        report.findings.push(Located {
            file: name.clone(),
            line: unreadable.line,
            path: String::new(),
            finding: Finding::about(UNREADABLE, level, unreadable.message, help),
        });
    }
    for SourceForm { lang, secure, fields } in read.forms {
        report.fields += fields.len();
        let (places, fields): (Vec<_>, Vec<_>) = fields.into_iter().map(|placed| ((placed.line, placed.path), placed.field)).unzip();
        let form = Form { question: config.question(name), lang, secure, fields };
        for finding in laws.review(&form, &config.wording)?.findings {
            let field = form.fields.get(finding.at);
            if field.is_some_and(|field| config.allows(name, field, &finding)) {
                continue;
            }
            let (line, place) = places.get(finding.at).cloned().unwrap_or_default();
            report.findings.push(Located { file: name.clone(), line, path: place, finding });
        }
    }
    Ok(report)
}
