//! Days of the proleptic Gregorian calendar, counted from 1970-01-01.

use privity_core::Day;
use toml::value::Datetime;

/// The day of a TOML date; `None` if it has a time as well, or none of a date.
pub(crate) fn day(date: &Datetime) -> Option<Day> {
    let (Some(d), None, None) = (date.date, date.time, date.offset) else { return None };
    Some(days(i32::from(d.year), i32::from(d.month), i32::from(d.day)))
}

/// Days from 1970-01-01 to a civil date (Hinnant, *chrono-compatible low-level date algorithms*, 2014).
fn days(year: i32, month: i32, day: i32) -> Day {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Day(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}
