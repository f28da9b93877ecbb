//! JSON Lines, as commands read them.

use std::io::{self, BufRead, Read as _};

use privity::Fault;

/// Longest line read whole: a little more than the longest question or field.
const LONGEST: u64 = (1 << 20) + 2;

/// Gives each line that is not blank, with its number from 1. Blank lines are counted and are nothing else.
pub(crate) fn each(input: &mut dyn BufRead, mut with: impl FnMut(u32, &[u8]) -> io::Result<()>) -> io::Result<()> {
    let mut line = Vec::new();
    for number in 1_u32.. {
        line.clear();
        let read = (&mut *input).take(LONGEST).read_until(b'\n', &mut line)?;
        if read == 0 {
            break;
        }
        if read as u64 == LONGEST && line.last() != Some(&b'\n') {
            // The fault of its length does not need the rest of it.
            input.skip_until(b'\n')?;
        }
        if !line.iter().all(u8::is_ascii_whitespace) {
            with(number, &line)?;
        }
    }
    Ok(())
}

/// A fault, in its line.
pub(crate) fn at(number: u32) -> impl FnOnce(Fault) -> Fault {
    move |mut fault| {
        fault.at.line = number;
        fault
    }
}
