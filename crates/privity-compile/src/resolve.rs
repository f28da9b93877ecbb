//! From names to numbers: conditions to cubes, lists of categories to sets, keys to rows.

use core::ops::Range;
use std::collections::BTreeMap;

use privity_core::text::{Note, Str, Trigger};
use privity_core::{Categories, Cube, Day};
use toml::Spanned;
use toml::value::Datetime;

use crate::file::{self, About, Value, Values, When};
use crate::problem::{Problem, nearest};
use crate::words::{Words, number};

/// Reads named sets; a set may use those before it in name order, and `known` ones.
pub(crate) fn named<'a>(
    sets: &BTreeMap<String, Spanned<Values>>,
    ids: impl Iterator<Item = &'a str> + Clone,
    known: &BTreeMap<String, u64>,
    what: &str,
) -> Result<BTreeMap<String, u64>, Problem> {
    let mut all = known.clone();
    for (name, values) in sets {
        if ids.clone().any(|id| id == name) {
            return Err(Problem::new("law-duplicate", format!("the set `{name}` has the name of a {what}"), values.span()));
        }
        let bits = bits(values, ids.clone(), &all, what)?;
        all.insert(name.clone(), bits);
    }
    Ok(all)
}

/// The values named, one bit each.
fn bits<'a>(
    values: &Spanned<Values>,
    ids: impl Iterator<Item = &'a str> + Clone,
    sets: &BTreeMap<String, u64>,
    what: &str,
) -> Result<u64, Problem> {
    let count = ids.clone().count();
    let all = if count >= 64 { u64::MAX } else { (1 << count) - 1 };
    let mut union = 0;
    for value in &values.get_ref().0 {
        let Value::Name(name) = value else {
            return Err(Problem::new("law-type", format!("a {what} is an id in quotes, not true or false"), values.span()));
        };
        let (inverted, id) = name.strip_prefix('!').map_or((false, name.as_str()), |id| (true, id));
        let one = ids.clone().position(|known| known == id).map(|at| 1 << at).or_else(|| sets.get(id).copied()).ok_or_else(|| {
            let problem = Problem::new("law-unknown-id", format!("unknown {what} or set `{id}`"), values.span());
            let known: Vec<String> = ids.clone().map(str::to_owned).chain(sets.keys().cloned()).collect();
            nearest(problem, id, known.iter().map(String::as_str))
        })?;
        union |= if inverted { all & !one } else { one };
    }
    if union == 0 {
        return Err(Problem::new("law-empty", format!("no {what} is left"), values.span()).help("name at least one, or leave the key out"));
    }
    Ok(union)
}

/// The categories named; all of them if the key is left out.
pub(crate) fn categories(of: Option<&Spanned<Values>>, words: &Words, sets: &BTreeMap<String, u64>) -> Result<Categories, Problem> {
    let list = &words.vocabulary.categories;
    let ids = list.iter().map(|word| word.id.as_ref());
    let all = if list.len() >= 64 { u64::MAX } else { (1 << list.len()) - 1 };
    of.map_or(Ok(all), |of| bits(of, ids, sets, "category")).map(Categories)
}

/// The acts named, one bit an act; all of them if the key is left out.
pub(crate) fn acts(act: Option<&[file::Text]>, words: &Words) -> Result<u32, Problem> {
    let list = &words.vocabulary.acts;
    act.map_or(Ok(u32::MAX >> (32 - list.len().min(32))), |act| act.iter().try_fold(0, |bits, id| Ok(bits | 1 << number(list, id, "act")?)))
}

/// The condition as a cube.
pub(crate) fn cube(when: Option<&When>, words: &Words) -> Result<Cube, Problem> {
    let v = &words.vocabulary;
    let mut cube = Cube::FULL;
    for (fact, values) in when.into_iter().flatten() {
        let Some(at) = v.fact(fact.get_ref()) else {
            let problem = Problem::new("law-unknown-id", format!("unknown fact `{}`", fact.get_ref()), fact.span());
            return Err(nearest(problem, fact.get_ref(), v.facts.iter().map(|fact| fact.id.as_ref())));
        };
        let (Some(field), Some(known)) = (words.fields.get(usize::from(at)), v.facts.get(usize::from(at))) else { continue };
        let allowed = match known.values {
            Some(domain) => {
                let what = format!("value of `{}`", known.id);
                bits(values, v.values(domain).iter().map(|word| word.id.as_ref()), words.sets.of(domain), &what)?
            }
            None => booleans(fact.get_ref(), values)?,
        };
        cube = field.set(cube, allowed);
    }
    Ok(cube)
}

fn booleans(fact: &str, values: &Spanned<Values>) -> Result<u64, Problem> {
    let bits = values.get_ref().0.iter().try_fold(0, |bits, value| match value {
        Value::Bool(true) => Some(bits | 2),
        Value::Bool(false) => Some(bits | 1),
        Value::Name(_) => None,
    });
    bits.filter(|bits| *bits != 0).ok_or_else(|| Problem::new("law-type", format!("`{fact}` is true or false"), values.span()))
}

/// The day of a date in the file.
pub(crate) fn day(date: &Spanned<Datetime>) -> Result<Day, Problem> {
    let Datetime { date: whole, time, offset } = date.get_ref();
    let day = whole.filter(|_| time.is_none() && offset.is_none());
    day.and_then(|d| Day::from_date(i32::from(d.year), i32::from(d.month), i32::from(d.day)))
        .ok_or_else(|| Problem::new("law-type", "a date is a day alone, such as 2018-06-15", date.span()))
}

/// When a row applies, within the days its law is in force.
pub(crate) fn trigger(
    about: About<'_>,
    words: &Words,
    sets: &BTreeMap<String, u64>,
    law: Option<(Day, Option<Day>)>,
) -> Result<Trigger, Problem> {
    let (first, last) = law.unwrap_or((Day(i32::MIN), None));
    let since = about.since.map(day).transpose()?.unwrap_or(first);
    let until = about.until.map(day).transpose()?.or(last);
    if let (Some(until_day), Some(at)) = (until, about.until.or(about.since))
        && until_day <= since
    {
        return Err(Problem::new("law-dates", "the last day is before the first", at.span()));
    }
    Ok(Trigger { acts: acts(about.act, words)?, of: categories(about.of, words, sets)?, when: cube(about.when, words)?, since, until })
}

/// A note; it has a trigger if any of the keys that say when is there.
pub(crate) fn note(
    note: &file::Note,
    words: &Words,
    sets: &BTreeMap<String, u64>,
    law: Option<(Day, Option<Day>)>,
) -> Result<Note, Problem> {
    let about = note.about();
    Ok(Note {
        id: Str::Owned(note.id.get_ref().clone()),
        say: Str::Owned(note.say.clone()),
        difference: note.difference.clone().map(Str::Owned),
        reading: note.reading.clone().map(Str::Owned),
        trigger: about.any().then(|| trigger(about, words, sets, law)).transpose()?,
    })
}

/// Nothing in particular: the start of the file.
pub(crate) const NOWHERE: Range<usize> = 0..0;
