//! `privity decide`

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use privity::{Answer, Fault, Laws, Question, to_json};

use crate::{about, ask, check, is_stdin, lines, paint};

pub(crate) fn run(file: Option<&Path>, json: bool, interview: bool, with: &[PathBuf]) -> io::Result<ExitCode> {
    let Some(laws) = check::with(with)? else { return Ok(ExitCode::from(2)) };
    let mut out = paint::out(json);
    let mut printer = Printer { laws: &laws, json, first: true, bad: false, out: &mut out };
    match file.filter(|path| !is_stdin(path)) {
        None if interview => return Err(io::Error::other("answers come from standard input, so the question has to be in a file")),
        Some(path) if interview => {
            let text = fs::read(path).map_err(|error| about(path, &error))?;
            let asked = Question::from_bytes(&text).and_then(|question| laws.ask(&question));
            let asked = match asked {
                Ok(asked) => ask::interview(asked, io::stdin().lock(), anstream::stderr())?,
                Err(fault) => Err(fault),
            };
            printer.print(&asked.and_then(|asked| asked.answer()))?;
        }
        Some(path) if path.extension().is_none_or(|e| e != "jsonl") => {
            let text = fs::read(path).map_err(|error| about(path, &error))?;
            printer.print(&answer(&laws, &text))?;
        }
        Some(path) => {
            let file = fs::File::open(path).map_err(|error| about(path, &error))?;
            each_line(&mut BufReader::new(file), &mut printer)?;
        }
        None => each_line(&mut io::stdin().lock(), &mut printer)?,
    }
    let bad = printer.bad;
    out.flush()?;
    Ok(if bad { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Answers questions one a line.
fn each_line<W: Write>(input: &mut dyn BufRead, printer: &mut Printer<'_, W>) -> io::Result<()> {
    lines::each(input, |number, line| printer.print(&answer(printer.laws, line).map_err(lines::at(number))))
}

fn answer(laws: &Laws, text: &[u8]) -> Result<Answer, Fault> {
    Question::from_bytes(text).and_then(|question| laws.decide(&question))
}

struct Printer<'a, W> {
    laws: &'a Laws,
    json: bool,
    first: bool,
    bad: bool,
    out: &'a mut W,
}

impl<W: Write> Printer<'_, W> {
    fn print(&mut self, result: &Result<Answer, Fault>) -> io::Result<()> {
        self.bad |= result.is_err();
        if self.json {
            return writeln!(self.out, "{}", to_json(result));
        }
        if !std::mem::take(&mut self.first) {
            writeln!(self.out, "\n────────\n")?;
        }
        match result {
            Ok(answer) => write!(self.out, "{}", self.laws.explain_answer(answer, &paint::paint)),
            Err(fault) => {
                writeln!(self.out, "{}: {fault}", paint::error("fault"))?;
                let place = [
                    (fault.at.line > 0).then(|| format!("line {}", fault.at.line)),
                    (fault.at.column > 0).then(|| format!("column {}", fault.at.column)),
                    (!fault.at.path.is_empty()).then(|| fault.at.path.clone()),
                ];
                let place: Vec<String> = place.into_iter().flatten().collect();
                if !place.is_empty() {
                    writeln!(self.out, "  at {}", place.join(", "))?;
                }
                writeln!(self.out, "  help: {}", fault.help)
            }
        }
    }
}
