//! `privity decide --ask`: what a question still needs is asked on the terminal, the fact that settles most first.
//!
//! What is asked goes to standard error, so that standard output holds the answer alone. What is typed is never printed again.

use std::io::{self, BufRead, Read as _, Write};

use privity::{Ask, Asked, Fault, Style, Value};

use crate::paint::paint;

/// Longest line read: no answer is as long.
const LONGEST: u64 = 4096;

/// Asks until the verdict is certain, nothing is left to ask, or the input ends; then the question as it stands.
pub(crate) fn interview(mut asked: Asked, mut input: impl BufRead, mut out: impl Write) -> io::Result<Result<Asked, Fault>> {
    let mut before: Vec<Asked> = Vec::new();
    loop {
        let next = match asked.next() {
            Ok(Some(next)) => next,
            Ok(None) => return Ok(Ok(asked)),
            Err(fault) => return Ok(Err(fault)),
        };
        show(&mut out, &next, before.len() + 1)?;
        let answer = loop {
            write!(out, "> ")?;
            out.flush()?;
            match line(&mut input)?.as_deref().map(|text| read(text, &next)) {
                None | Some(Some(Said::Stop)) => {
                    writeln!(out)?;
                    return Ok(Ok(asked));
                }
                Some(Some(answer)) => break answer,
                Some(None) => writeln!(out, "  {}", hint(&next))?,
            }
        };
        match answer {
            Said::Value(value) => match asked.tell(&next.fact, value) {
                Ok(told) => before.push(std::mem::replace(&mut asked, told)),
                Err(fault) => return Ok(Err(fault)),
            },
            Said::Back | Said::Stop => asked = before.pop().unwrap_or(asked),
        }
    }
}

/// What a line comes to.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    Value(Value),
    Back,
    Stop,
}

fn read(text: &str, next: &Ask) -> Option<Said> {
    let text = text.trim().to_ascii_lowercase();
    match text.as_str() {
        "?" => return Some(Said::Value(Value::Null)),
        "b" | "back" => return Some(Said::Back),
        "q" | "quit" => return Some(Said::Stop),
        _ => {}
    }
    let ids = &next.values.0;
    if ids.is_empty() {
        let value = match text.as_str() {
            "y" | "yes" | "true" => true,
            "n" | "no" | "false" => false,
            _ => return None,
        };
        return Some(Said::Value(Value::Bool(value)));
    }
    // One or several, by number or by id.
    let one = |text: &str| {
        let number = text.parse::<usize>().ok().and_then(|number| ids.get(number.checked_sub(1)?));
        let (id, _) = number.or_else(|| ids.iter().find(|(id, _)| *id == text))?;
        Some(Value::Text(id.clone()))
    };
    text.split(',').map(|part| one(part.trim())).collect::<Option<Vec<Value>>>().map(|list| Said::Value(Value::List(list)))
}

fn show(out: &mut impl Write, next: &Ask, number: usize) -> io::Result<()> {
    let left = if next.left == 1 { "the last that matters".to_owned() } else { format!("one of {} that may matter", next.left) };
    writeln!(out, "\n{} {}", paint(Style::Heading, &format!("{number}. {}", next.ask)), paint(Style::Small, &format!("({left})")))?;
    if let Some(value) = next.suggests {
        let note = next.note.as_deref().unwrap_or_default();
        let suggests = format!("what is known suggests {}, which is not assumed ({note})", if value { "yes" } else { "no" });
        writeln!(out, "  {}", paint(Style::Small, &suggests))?;
    }
    for (at, (id, text)) in (1..).zip(&next.values.0) {
        writeln!(out, "  {at:>3}  {text}  {}", paint(Style::Small, id))?;
    }
    writeln!(out, "  {}", paint(Style::Small, hint(next)))
}

fn hint(next: &Ask) -> &'static str {
    if next.values.0.is_empty() {
        "y yes, n no, ? not known, b back, q stop here"
    } else {
        "a number or an id, or several with commas; ? not known, b back, q stop here"
    }
}

/// The next line; nothing at the end of the input. A line that is too long or no text is no answer.
fn line(input: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    if input.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.len() as u64 == LONGEST && line.last() != Some(&b'\n') {
        input.skip_until(b'\n')?;
        line.clear();
    }
    Ok(Some(String::from_utf8(line).unwrap_or_default()))
}
