//! What was found, for people, for programs and for GitHub.

use std::io::{self, Write as _};

use anstyle::AnsiColor;
use privity::{Level, Style};
use privity_compile::visible;

use super::Report;
use super::config::Config;
use crate::paint::paint;

pub(super) fn human(report: &Report, config: &Config) -> io::Result<()> {
    let wording = &config.wording;
    let mut out = anstream::stdout().lock();
    let (mut file, mut field) = ("", None);
    for found in &report.findings {
        let finding = &found.finding;
        if found.file != file {
            file = &found.file;
            field = None;
            // `::error::x.html` would be a command where GitHub reads along.
            let here = if file.starts_with(':') { "./" } else { "" };
            writeln!(out, "\n{}", paint(Style::Heading, &format!("{here}{}", visible(file))))?;
        }
        // Each field once, with all there is to say of it below; of a file there is nothing to say before.
        let place = match found.line {
            // The name of a PDF field is its place.
            0 if found.path.is_empty() || found.path == finding.field => format!("{:>5}", '–'),
            0 => visible(&found.path),
            line => format!("{line:>5}"),
        };
        let here = (found.line, &found.path, &finding.field);
        if field.replace(here) != Some(here) && (found.line > 0 || !finding.field.is_empty()) {
            writeln!(out, "{} {}", paint(Style::Small, &place), paint(Style::Heading, &visible(&finding.field)))?;
        }
        let colour = match finding.severity {
            Level::Error => AnsiColor::Red.on_default().bold(),
            Level::Warning => AnsiColor::Yellow.on_default().bold(),
            Level::Note => AnsiColor::Cyan.on_default(),
        };
        let severity = wording.get(&format!("severity.{}", finding.severity.id()));
        let section = finding.cite.as_ref().map_or(String::new(), |cite| format!(", {}", cite.section));
        writeln!(out, "      {colour}{severity}{colour:#} {}", visible(&finding.message))?;
        writeln!(out, "        {} {}", finding.help, paint(Style::Small, &format!("[{}{section}]", finding.code)))?;
    }
    let count = report.findings.len().to_string();
    let files = report.files.to_string();
    let said = match report.findings.len() {
        0 if report.forms == 0 => wording.fill("review.no_forms", &[("files", &files)]),
        0 => wording.get("review.found_none").to_owned(),
        _ => wording.fill("review.found", &[("count", &count), ("files", &files)]),
    };
    writeln!(out, "{}{said}", if report.findings.is_empty() { "" } else { "\n" })?;
    if config.lawless() {
        writeln!(anstream::stderr(), "no law was asked, only good practice: `--law nyc` asks New York City's; `privity laws` lists them")?;
    }
    Ok(())
}

pub(super) fn json(report: &Report) -> io::Result<()> {
    writeln!(io::stdout(), "{}", serde_json::to_string(report)?)
}

/// GitHub's workflow commands.
pub(super) fn github(report: &Report) -> io::Result<()> {
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let mut out = io::stdout().lock();
    for found in &report.findings {
        let finding = &found.finding;
        let command = if finding.severity == Level::Note { "notice" } else { finding.severity.id() };
        let line = if found.line > 0 { format!(",line={}", found.line) } else { String::new() };
        let title = property(&format!("{} {}", finding.code, finding.field));
        writeln!(
            out,
            "::{command} file={}{line},title={title}::{} {}",
            property(&found.file),
            data(&finding.message),
            data(&finding.help)
        )?;
    }
    Ok(())
}
