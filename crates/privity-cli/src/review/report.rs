//! What was found, for people, for programs and for GitHub.

use std::io::{self, Write as _};

use anstyle::AnsiColor;
use privity::{Level, Wording};

use super::Report;
use super::config::Config;

pub(super) fn human(report: &Report, config: &Config, wording: &Wording) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    let mut file = "";
    for found in &report.findings {
        if found.file != file {
            file = &found.file;
            writeln!(out, "\n{}", crate::paint::paint(privity::Style::Heading, file))?;
        }
        let finding = &found.finding;
        let colour = match finding.severity {
            Level::Error => AnsiColor::Red.on_default().bold(),
            Level::Warning => AnsiColor::Yellow.on_default().bold(),
            Level::Note => AnsiColor::Cyan.on_default(),
        };
        let place = if found.line > 0 { format!("{:>5}", found.line) } else { found.path.clone() };
        let severity = wording.get(&format!("severity.{}", finding.severity.id()));
        writeln!(out, "{place}  {colour}{severity}{colour:#} {}  {}", finding.code, finding.field)?;
        writeln!(out, "       {}", finding.message)?;
        let section = finding.cite.as_ref().map_or(String::new(), |cite| format!("  [{}]", cite.section));
        writeln!(out, "       {}{}", finding.help, crate::paint::paint(privity::Style::Small, &section))?;
    }
    let count = report.findings.len().to_string();
    let files = report.files.to_string();
    let said = match report.findings.len() {
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
