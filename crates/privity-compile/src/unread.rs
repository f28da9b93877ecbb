//! Texts that nobody has read for long.

use privity_core::Day;

use crate::file::LawFile;
use crate::problem::{Problem, Problems};
use crate::read;
use crate::resolve::day;

/// Days after which a text should be read again.
const YEAR: i32 = 365;

/// Warns of every day of reading that is more than a year before this one: those of rows, and that of the header for the rows without one.
/// There is no clock here: the day is given.
pub fn unread(source: &str, on: Day) -> Result<Vec<Problem>, Problems> {
    let file: LawFile = read::toml(source)?;
    let inherit = file.rule.iter().filter(|rule| rule.checked.is_none()).count();
    let header = (inherit > 0).then_some((&file.checked, format!("the text of {inherit} rules")));
    let own = file.rule.iter().filter_map(|rule| {
        let row = rule.row.as_ref().map(|row| format!("/{}", row.get_ref())).unwrap_or_default();
        Some((rule.checked.as_ref()?, format!("the text of `{}{row}`", rule.id.get_ref())))
    });
    let mut problems = Vec::new();
    for (checked, what) in header.into_iter().chain(own) {
        let read = day(checked)?;
        if on.0.saturating_sub(read.0) > YEAR {
            let message = format!("{what} was last read on {read}, more than a year before {on}");
            let help = "read it again at its source, and set `checked` to the day you did";
            problems.push(Problem::new("law-unread", message, checked.span()).help(help).warning());
        }
    }
    Ok(problems)
}
