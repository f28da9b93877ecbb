//! What is asked of the laws.

use crate::{Cube, Space, World};

/// A day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Day(pub i32);

#[expect(clippy::arithmetic_side_effects, reason = "years 1 to 9999 are checked first; nothing here comes near overflow")]
impl Day {
    /// The day of a date of the proleptic Gregorian calendar, years 1 to 9999; `None` if there is no such day.
    pub const fn from_date(year: i32, month: i32, day: i32) -> Option<Day> {
        if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 {
            return None;
        }
        // Hinnant, chrono-compatible low-level date algorithms, 2014: years begin in March, eras have 400 years.
        let shifted = if month <= 2 { year - 1 } else { year };
        let (era, of_era) = (shifted.div_euclid(400), shifted.rem_euclid(400));
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let found = Day(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468);
        // The 30th of February comes back as a day in March.
        match found.date() {
            (y, m, d) if y == year && m == month && d == day => Some(found),
            _ => None,
        }
    }

    /// Whether it lies between a first day and, if there is one, a first day no longer.
    pub fn within(self, since: Day, until: Option<Day>) -> bool {
        since <= self && until.is_none_or(|until| self < until)
    }

    /// Year, month and day of the month, for a day that [`Day::from_date`] made.
    pub const fn date(self) -> (i32, i32, i32) {
        let shifted = self.0 + 719_468;
        let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        (year + era * 400 + (month <= 2) as i32, month, day)
    }
}

/// As YYYY-MM-DD.
impl core::fmt::Display for Day {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let (year, month, day) = self.date();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// The number of an act in the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Act(pub u8);

/// A set of categories of information, one bit a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Categories(pub u64);

impl Categories {
    /// Whether the two sets share a category.
    #[inline]
    pub const fn meets(self, other: Categories) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether every category is in the other set.
    #[inline]
    pub const fn within(self, other: Categories) -> bool {
        self.0 & !other.0 == 0
    }
}

/// A question in numbers: may this act be done, on this day, with these categories, given what is known?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// The day asked about.
    pub on: Day,
    /// The act.
    pub act: Act,
    /// The categories of information.
    pub of: Categories,
    pub(crate) know: Cube,
    /// The only world of `know`, where it is known to have but one.
    pub(crate) world: Option<World>,
}

impl Question {
    /// A question, of which this is known.
    pub fn new(space: &Space<'_>, on: Day, act: Act, of: Categories, know: Cube) -> Question {
        Question { on, act, of, know, world: space.world(&know) }
    }

    /// What is known of each fact.
    #[inline]
    pub const fn know(&self) -> &Cube {
        &self.know
    }

    /// The same question with something else known.
    #[inline]
    #[must_use]
    pub const fn knowing(self, know: Cube) -> Question {
        Question { know, world: None, ..self }
    }
}
