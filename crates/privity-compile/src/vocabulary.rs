//! Reads the vocabulary, and lays the facts' bits out.

use std::collections::BTreeMap;

use privity_core::text::{Domain, Fact, Note, Place, Str, Suggestion, Vocabulary, Word};
use privity_core::{Can, Field, Space, WORDS};
use toml::Spanned;

use crate::file::{self, Values};
use crate::problem::{Problem, Problems};
use crate::read;
use crate::resolve::{cube, named, note};
use crate::words::{Sets, Words, unique};

/// Reads a vocabulary.
pub fn vocabulary(source: &str) -> Result<Words, Problems> {
    let file: file::VocabularyFile = read::toml(source)?;
    for list in [&file.party, &file.purpose, &file.process, &file.act, &file.category, &file.duty] {
        unique(list.iter().map(|word| &word.id))?;
    }
    unique(file.fact.iter().map(|fact| &fact.id))?;
    let sizes = [file.party.len(), file.purpose.len(), file.process.len()];
    if file.category.len() > 64 || file.act.len() > 32 || file.duty.len() > 32 || file.fact.len() > 128 || sizes.iter().any(|n| *n > 64) {
        return Err(Problem::new(
            "vocabulary-too-large",
            "a vocabulary has at most 64 categories, 32 acts, 32 duties, 128 facts and 64 values a fact",
            0..0,
        )
        .into());
    }
    let (fields, pairs) = layout(&file)?;
    let words = |list: Vec<file::Word>| -> Vec<Word> {
        list.into_iter().map(|word| Word { id: Str::Owned(word.id.into_inner()), text: Str::Owned(word.text) }).collect()
    };
    let facts: Vec<Fact> = file
        .fact
        .iter()
        .map(|fact| Fact {
            id: Str::Owned(fact.id.get_ref().clone()),
            text: Str::Owned(fact.text.clone()),
            ask: Str::Owned(fact.ask.clone()),
            values: fact.values.map(domain),
        })
        .collect();
    let places = places(&file.place)?;
    let vocabulary = Vocabulary {
        space: Space::new(&[], [0; WORDS]),
        facts: facts.into(),
        parties: words(file.party).into(),
        purposes: words(file.purpose).into(),
        processes: words(file.process).into(),
        acts: words(file.act).into(),
        categories: words(file.category).into(),
        duties: words(file.duty).into(),
        places: places.into(),
        notes: Vec::new().into(),
        suggestions: Vec::new().into(),
    };
    let mut words = Words { vocabulary, fields, pairs, sets: Sets::default() };
    words.sets = sets(&file.set, &words)?;
    let notes = file.note.iter().map(|n| note(n, &words, &BTreeMap::new(), None)).collect::<Result<Vec<Note>, Problem>>()?;
    words.vocabulary.notes = notes.into();
    let suggestions = file.suggest.iter().map(|row| {
        let unknown = || Problem::new("law-unknown-id", format!("unknown fact `{}`", row.fact.get_ref()), row.fact.span());
        let fact = words.vocabulary.fact(row.fact.get_ref()).ok_or_else(unknown)?;
        Ok(Suggestion { fact, when: cube(Some(&row.when), &words)?, value: row.value, note: Str::Owned(row.note.clone()) })
    });
    let suggestions = suggestions.collect::<Result<Vec<Suggestion>, Problem>>()?;
    words.vocabulary.suggestions = suggestions.into();
    Ok(words)
}

fn domain(domain: file::Domain) -> Domain {
    match domain {
        file::Domain::Party => Domain::Party,
        file::Domain::Purpose => Domain::Purpose,
        file::Domain::Process => Domain::Process,
    }
}

/// Lays the facts out: those of many values first, none across words; then those that are true or false, two bits each, at even bits, the
/// ones that laws look at together side by side.
fn layout(file: &file::VocabularyFile) -> Result<(Vec<Field>, [u64; WORDS]), Problem> {
    let mut used = [0_u8; WORDS];
    let mut slots = [0_u32; 2];
    let mut pairs = [0_u64; WORDS];
    let mut fields = BTreeMap::new();
    for (place, fact) in in_order(file)? {
        let width = match fact.values {
            Some(file::Domain::Party) => file.party.len(),
            Some(file::Domain::Purpose) => file.purpose.len(),
            Some(file::Domain::Process) => file.process.len(),
            None => 2,
        } as u8;
        let even = width + width % 2;
        let room = (0_u8..).zip(used.iter_mut().zip(pairs.iter_mut())).find(|(_, (used, _))| **used + even <= 64);
        let Some((word, (used, pairs))) = room else {
            return Err(Problem::new("vocabulary-too-large", "the facts have more than 256 values in all", fact.id.span()));
        };
        let can = match fact.can {
            file::Can::Obtain => Can::Obtain,
            file::Can::Find => Can::Find,
            file::Can::Fixed => Can::Fixed,
        };
        let too_many = || Problem::new("vocabulary-too-large", "the facts have too many values in all", fact.id.span());
        let slot = slot(&mut slots, u32::from(width)).ok_or_else(too_many)?;
        fields.insert(place, Field { word, shift: *used, width, slot, can, approval: fact.approval });
        if width == 2 {
            *pairs |= 1 << *used;
        }
        *used += even;
    }
    Ok((fields.into_values().collect(), pairs))
}

/// The facts with their numbers, in the order in which they are laid out.
fn in_order(file: &file::VocabularyFile) -> Result<Vec<(usize, &file::Fact)>, Problem> {
    let booleans = file.fact.iter().skip_while(|fact| fact.values.is_some());
    if let Some(late) = booleans.clone().find(|fact| fact.values.is_some()) {
        return Err(Problem::new("vocabulary-order", "facts of many values come before those that are true or false", late.id.span()));
    }
    let named = file.together.iter().flat_map(|together| &together.facts);
    unique(named.clone())?;
    let mut rank = BTreeMap::new();
    for (at, name) in named.enumerate() {
        if !booleans.clone().any(|fact| fact.id.get_ref() == name.get_ref()) {
            return Err(Problem::new("law-unknown-id", format!("no fact `{}` that is true or false", name.get_ref()), name.span()));
        }
        rank.insert(name.get_ref().as_str(), at);
    }
    let mut facts: Vec<(usize, &file::Fact)> = file.fact.iter().enumerate().collect();
    facts.sort_by_key(|(_, fact)| (fact.values.is_none(), rank.get(fact.id.get_ref().as_str()).copied().unwrap_or(usize::MAX)));
    Ok(facts)
}

/// Room for the number of one of so many values, in one of the two words of a world.
fn slot(used: &mut [u32; 2], width: u32) -> Option<u8> {
    let bits = width.next_power_of_two().trailing_zeros();
    let (word, used) = (0_u32..).zip(used).find(|(_, used)| **used + bits <= 64)?;
    *used += bits;
    Some((word * 64 + *used - bits) as u8)
}

fn places(table: &toml::Table) -> Result<Vec<Place>, Problem> {
    let laws = |value: &toml::Value| {
        let list = value.as_array()?;
        list.iter().map(|id| id.as_str().map(|id| Str::Owned(id.to_owned()))).collect::<Option<Vec<Str>>>()
    };
    table
        .iter()
        .map(|(id, value)| {
            let laws = laws(value).ok_or_else(|| Problem::new("law-type", format!("the place `{id}` must list ids of laws"), 0..0))?;
            Ok(Place { id: Str::Owned(id.clone()), laws: laws.into() })
        })
        .collect()
}

/// The named sets.
fn sets(file: &file::Sets, words: &Words) -> Result<Sets, Problem> {
    let v = &words.vocabulary;
    let read = |sets: &BTreeMap<String, Spanned<Values>>, list: &[Word], what| {
        named(sets, list.iter().map(|word| word.id.as_ref()), &BTreeMap::new(), what)
    };
    Ok(Sets {
        party: read(&file.party, &v.parties, "party")?,
        purpose: read(&file.purpose, &v.purposes, "purpose")?,
        process: read(&file.process, &v.processes, "process")?,
        category: read(&file.category, &v.categories, "category")?,
    })
}
