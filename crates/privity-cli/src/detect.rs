//! `privity detect`

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::ExitCode;

use privity::{Detected, Fault, FormField, detected_to_json};

use crate::{about, is_stdin, lines, paint};

pub(crate) fn run(file: Option<&Path>, json: bool, text: bool, column: Option<&str>) -> io::Result<ExitCode> {
    let mut input: Box<dyn BufRead> = match file.filter(|path| !is_stdin(path)) {
        Some(path) => Box::new(BufReader::new(fs::File::open(path).map_err(|error| about(path, &error))?)),
        None => Box::new(io::stdin().lock()),
    };
    let mut out = paint::out(json);
    let mut good = true;
    if text {
        scan(&read(input.as_mut())?, json, &mut out)?;
    } else if let Some(name) = column {
        let text = read(input.as_mut())?;
        let values: Vec<&str> = text.lines().collect();
        print(&Ok(Detected::of_column(name, &values)), json, 0, &mut out)?;
    } else {
        good = fields(input.as_mut(), json, &mut out)?;
    }
    out.flush()?;
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Bytes that are no text are read as a mark that nothing matches.
fn read(input: &mut dyn BufRead) -> io::Result<String> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Answers fields one a line; whether all were good.
fn fields(input: &mut dyn BufRead, json: bool, out: &mut impl Write) -> io::Result<bool> {
    let mut good = true;
    lines::each(input, |number, line| {
        let answer = FormField::from_bytes(line).map(|field| field.detect()).map_err(lines::at(number));
        good &= answer.is_ok();
        print(&answer, json, number, out)
    })?;
    Ok(good)
}

/// Prints one answer: a line of JSON, or a line for each category.
fn print(answer: &Result<Detected, Fault>, json: bool, line: u32, out: &mut impl Write) -> io::Result<()> {
    if json {
        return writeln!(out, "{}", detected_to_json(answer));
    }
    match answer {
        Ok(found) if found.categories.is_empty() => writeln!(out, "{line:>5}  –"),
        Ok(found) => {
            for one in &found.categories {
                let because: Vec<String> = one.because.iter().map(|by| format!("{}: `{}`", by.r#where, by.what)).collect();
                let proxy = if one.proxy { "told by " } else { "" };
                writeln!(out, "{line:>5}  {:<38} {:>3}  {proxy}{}", one.category, one.score, because.join(", "))?;
            }
            Ok(())
        }
        Err(fault) => writeln!(out, "{line:>5}  {}: {fault}; help: {}", paint::error("fault"), fault.help),
    }
}

/// Prints what a text tells, one span a line. Only places are printed, and no words.
fn scan(text: &str, json: bool, out: &mut impl Write) -> io::Result<()> {
    for span in privity::scan(text) {
        if json {
            writeln!(out, "{}", serde_json::to_string(&span)?)?;
        } else {
            let proxy = if span.proxy { "  told by it" } else { "" };
            writeln!(out, "{:>7}–{:<7} {:<15} {:<38} {:>3}{proxy}", span.start, span.end, span.kind, span.category, span.score)?;
        }
    }
    Ok(())
}
