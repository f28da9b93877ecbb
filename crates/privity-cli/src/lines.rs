//! JSON Lines, as commands read them.

use std::io::{self, BufRead, Read as _};

use privity::Fault;

/// Longest line read whole: a little more than the longest question or field.
const LONGEST: u64 = (1 << 20) + 2;

/// Gives each line that is not blank, with its number from 1, or each object that is written over several lines, with that of the first.
pub(crate) fn each(input: &mut dyn BufRead, mut with: impl FnMut(u32, &[u8]) -> io::Result<()>) -> io::Result<()> {
    let (mut text, mut first, mut brackets) = (Vec::new(), 1, Brackets::default());
    for number in 1_u32.. {
        let before = text.len();
        let read = (&mut *input).take(LONGEST - before as u64).read_until(b'\n', &mut text)?;
        let long = text.len() as u64 == LONGEST;
        if number == 1 && text.starts_with(MARK) {
            text.drain(..MARK.len());
        }
        if long && text.last() != Some(&b'\n') {
            // The fault of its length does not need the rest of it.
            input.skip_until(b'\n')?;
        }
        if read > 0 && !long && (before > 0 || opens(&text)) {
            brackets.read(text.get(before..).unwrap_or_default());
            if brackets.depth > 0 {
                continue;
            }
        }
        if !text.iter().all(u8::is_ascii_whitespace) {
            with(first, &text)?;
        }
        if read == 0 {
            break;
        }
        text.clear();
        (first, brackets) = (number + 1, Brackets::default());
    }
    Ok(())
}

/// What some programs write before a text in UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Whether a line begins an object and ends where none can end.
fn opens(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    line.starts_with(b"{") && [b',', b'{', b'['].iter().any(|last| line.last() == Some(last))
}

/// The brackets of JSON that are open.
#[derive(Default)]
struct Brackets {
    depth: u32,
    quoted: bool,
    escaped: bool,
}

impl Brackets {
    fn read(&mut self, text: &[u8]) {
        for byte in text {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' if self.quoted => self.escaped = true,
                b'"' => self.quoted = !self.quoted,
                b'{' | b'[' if !self.quoted => self.depth = self.depth.saturating_add(1),
                b'}' | b']' if !self.quoted => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
    }
}

/// A fault, in its line.
pub(crate) fn at(number: u32) -> impl FnOnce(Fault) -> Fault {
    move |mut fault| {
        fault.at.line = number.saturating_add(fault.at.line.saturating_sub(1));
        fault
    }
}
