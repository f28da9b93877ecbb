//! Colours; the stream takes them away where they are not wanted.

use std::io::{self, BufWriter, Write};

use anstyle::{AnsiColor, Style as Ansi};
use privity::{Said, Style};

/// Where a command writes what may be long. JSON has no colours: nothing looks for them to take them away.
pub(crate) fn out(json: bool) -> BufWriter<Box<dyn Write>> {
    let stream: Box<dyn Write> = if json { Box::new(io::stdout()) } else { Box::new(anstream::stdout()) };
    BufWriter::new(stream)
}

/// Shows a piece of an explanation.
pub(crate) fn paint(style: Style, text: &str) -> String {
    let style = match style {
        Style::Heading => Ansi::new().bold(),
        Style::Verdict(verdict) => match verdict {
            "permitted" => AnsiColor::Green.on_default().bold(),
            "prohibited" => AnsiColor::Red.on_default().bold(),
            "needs_approval" | "needs_facts" => AnsiColor::Yellow.on_default().bold(),
            _ => Ansi::new().bold(),
        },
        Style::Quote => Ansi::new().italic(),
        Style::Small => Ansi::new().dimmed(),
        Style::Plain => return text.to_owned(),
    };
    format!("{style}{text}{style:#}")
}

/// The rules that decide, with their sections, in a line.
pub(crate) fn rules(said: &Said) -> String {
    said.because.iter().map(|rule| format!("{} ({})", rule.rule, rule.cite.section)).collect::<Vec<_>>().join(", ")
}

/// Shows that something went wrong.
pub(crate) fn error(text: &str) -> String {
    let style = AnsiColor::Red.on_default().bold();
    format!("{style}{text}{style:#}")
}
