//! `privity decide`

use std::fs;
use std::io::{self, BufRead, BufReader, BufWriter, Read as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use privity::{Answer, Fault, Laws, Question, to_json};

use crate::{about, ask, check, paint};

/// Longest line read whole: a little more than the longest question.
const LONGEST: u64 = (1 << 20) + 2;

pub(crate) fn run(file: Option<&Path>, json: bool, interview: bool, with: &[PathBuf]) -> io::Result<ExitCode> {
    let Some(laws) = check::with(with)? else { return Ok(ExitCode::from(2)) };
    let mut out = BufWriter::new(anstream::stdout());
    let mut printer = Printer { laws: &laws, json, first: true, bad: false, out: &mut out };
    match file.filter(|path| *path != Path::new("-")) {
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
            lines(BufReader::new(file), &mut printer)?;
        }
        None => lines(io::stdin().lock(), &mut printer)?,
    }
    let bad = printer.bad;
    out.flush()?;
    Ok(if bad { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Answers questions one a line. Blank lines are no questions.
fn lines<W: Write>(mut input: impl BufRead, printer: &mut Printer<'_, W>) -> io::Result<()> {
    let mut line = Vec::new();
    for number in 1_u32.. {
        line.clear();
        let read = input.by_ref().take(LONGEST).read_until(b'\n', &mut line)?;
        if read == 0 {
            break;
        }
        if read as u64 == LONGEST && line.last() != Some(&b'\n') {
            // The fault of its length does not need the rest of it.
            input.skip_until(b'\n')?;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let answer = answer(printer.laws, &line).map_err(|mut fault| {
            fault.at.line = number;
            fault
        });
        printer.print(&answer)?;
    }
    Ok(())
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
