//! From a form field to categories.

use alloc::string::String;
use alloc::vec::Vec;

use crate::category::Category;
use crate::found::tally::Tally;
use crate::lexicon::{Lexicons, Means};
use crate::reading::{As, Hit, Language, Reading};
use crate::sense::{Sense, Strength};
use crate::shape::Shape;
use crate::words::Script;
use crate::{Field, Found, Kind, Span, Where, autocomplete};

/// More words than a question has: a notice, a consent, an oath.
const NOTICE: usize = 26;

impl Lexicons {
    /// The categories a form field asks for: see [`detect`](crate::detect).
    pub fn detect(&self, field: &Field<'_>) -> Vec<Found> {
        asked(self, field)
    }
}

fn asked(lexicons: &Lexicons, field: &Field<'_>) -> Vec<Found> {
    let shape = Shape::of(field.kind);
    if shape == Shape::Nothing {
        return Vec::new();
    }
    let language = Language::of(field.lang);
    let mut tally = Tally::default();
    let mut seen = Seen::default();

    // What a person reads decides.
    let label = Reading::of(lexicons, field.label, language, As::Question);
    if label.has(Sense::Stop) {
        return Vec::new();
    }
    seen.words(&label, Where::Label, &mut tally);
    let placeholder = Reading::of(lexicons, field.placeholder, language, As::Question);
    // An example leaves it to the names to say what it is one of.
    let examples = if tally.is_empty() { lexicons.scan(field.placeholder) } else { Vec::new() };
    if field.label.is_empty() && examples.is_empty() && !placeholder.has(Sense::Stop) && !placeholder.has(Sense::Meta) {
        seen.words(&placeholder, Where::Placeholder, &mut tally);
        seen.said &= !tally.is_empty();
    }

    // What programs read tells more where the label says little.
    let name = Reading::of(lexicons, field.name, language, As::Path);
    let id = if field.id == field.name { None } else { Some(Reading::of(lexicons, field.id, language, As::Path)) };
    let mut named = Tally::default();
    if !tally.is_empty()
        && let Some(hit) = organisation(&name)
        && general(&label, &tally)
    {
        tally = Tally::default();
        seen.said = true;
        if let Some(category) = hit.category() {
            tally.add(category, 80, Where::Name, name.phrase(&hit));
        }
    }
    for (reading, at) in core::iter::once((&name, Where::Name)).chain(id.as_ref().map(|id| (id, Where::Id))) {
        if field.label.is_empty() && reading.has(Sense::Stop) {
            return Vec::new();
        }
        if named.is_empty() || at == Where::Name {
            path(reading, at, &mut named);
        }
    }
    let completes = autocomplete::category(field.autocomplete);
    if seen.said {
        tally.agree(&named);
        if let Some((category, token)) = completes {
            tally.agree_one(category, Where::Autocomplete, token);
        }
    } else if let Some((category, token)) = completes {
        tally.add(category, 90, Where::Autocomplete, token.into());
        tally.agree(&named);
    } else if !label.has(Sense::Meta) {
        tally = named;
    }

    let silent = tally.is_empty() && !seen.said;
    if silent && !placeholder.has(Sense::Stop) {
        example(&examples, &mut tally);
        if tally.is_empty() {
            seen.words(&placeholder, Where::Placeholder, &mut tally);
        }
    }
    if tally.is_empty() && !seen.said && !seen.meta {
        match shape {
            Shape::Email => tally.add(Category::EmailAddress, 80, Where::Type, "email".into()),
            Shape::Tel => tally.add(Category::PhoneNumber, 80, Where::Type, "tel".into()),
            _ => {}
        }
    }
    let polar = shape == Shape::Tick && field.options.len() < 3 || polar(field.options);
    if tally.is_empty() && !label.has(Sense::Meta) {
        offered(lexicons, field.options, language, &mut tally);
    }
    if tally.is_empty() && !seen.said && !seen.meta && !field.help.is_empty() {
        let help = Reading::of(lexicons, field.help, language, As::Question);
        if !help.has(Sense::Stop) && !help.has(Sense::Meta) {
            for hit in help.hits.iter().filter(|hit| hit.phrase.strength == Strength::Strong) {
                if let Some(category) = hit.category() {
                    tally.add(category, 45, Where::Help, help.phrase(hit));
                }
            }
        }
    }
    tally.retain(|category| {
        let datum = datum(category);
        !(datum && (polar || seen.meta && !document(category))
            || shape == Shape::Hidden && !silent_collection(category)
            || shape == Shape::File && datum && !document(category)
            || shape == Shape::Secret && !matches!(category, Category::Ssn | Category::Itin | Category::DriverLicenseNumber))
    });
    tally.found()
}

/// What the words said so far have settled.
#[derive(Default)]
struct Seen {
    /// Something was said, be it that nothing is asked.
    said: bool,
    /// The field is about a datum and does not ask for it.
    meta: bool,
}

impl Seen {
    /// Takes what is said in words.
    fn words(&mut self, reading: &Reading<'_>, at: Where, tally: &mut Tally) {
        // An ideograph or a syllable is less than a word.
        let parts = reading.words.iter().filter(|(word, _)| matches!(word.script, Script::Han | Script::Hangul)).count();
        let notice = reading.words.len() - parts + parts * 2 / 5 > NOTICE;
        for hit in &reading.hits {
            match hit.means {
                Means::Sense(Sense::Meta) => self.meta = true,
                Means::Sense(Sense::Span) => self.said = true,
                Means::Sense(_) => {}
                Means::Category(category) => {
                    if !notice || hit.phrase.strength == Strength::Strong {
                        let score = score(at, hit.phrase.strength);
                        if !tally.raise(category, score, at) {
                            tally.add(category, score, at, reading.phrase(hit));
                        }
                        self.said = true;
                    }
                }
            }
        }
    }
}

/// Takes what a path of names says: its last words name the field.
fn path(reading: &Reading<'_>, at: Where, tally: &mut Tally) {
    for hit in &reading.hits {
        let Some(category) = hit.category() else { continue };
        let last_part = reading.words.last().map(|(word, _)| word.part);
        let here = reading.words.get(hit.to - 1).map(|(word, _)| word.part) == last_part;
        if reading.last(hit) || (here && !datum(category)) {
            let score = score(at, hit.phrase.strength);
            if !tally.raise(category, score, at) {
                tally.add(category, score, at, reading.phrase(hit));
            }
        }
    }
}

/// How much a phrase says in this place.
fn score(at: Where, strength: Strength) -> u8 {
    let place = match at {
        Where::Label => 75,
        Where::Name => 64,
        Where::Id => 62,
        _ => 56,
    };
    place
        + match strength {
            Strength::Strong => 20,
            Strength::Plain => 10,
            _ => 0,
        }
}

/// A name that says whose datum a general label asks for: `Phone`, named `employer_phone`.
fn organisation(name: &Reading<'_>) -> Option<Hit> {
    let last = |hit: &&Hit| hit.to - hit.from > 1 && hit.to == name.words.len();
    let of = |hit: &&Hit| {
        matches!(hit.means, Means::Category(Category::EmployerInformation | Category::WorkAddress) | Means::Sense(Sense::Span))
    };
    name.hits.iter().filter(of).find(last).copied()
}

/// Whether a label says no more than that a name, an address, a telephone number or the like is asked for.
fn general(label: &Reading<'_>, tally: &Tally) -> bool {
    let filler = |hit: &&Hit| hit.means == Means::Sense(Sense::Filler);
    let spare: usize = label.hits.iter().filter(filler).map(|hit| hit.to - hit.from).sum();
    let contact = |category| matches!(category, Category::Name | Category::HomeAddress | Category::PhoneNumber | Category::EmailAddress);
    label.words.len() <= spare + 1 && tally.all(contact)
}

/// An example in the placeholder: `name@example.org`.
fn example(spans: &[Span], tally: &mut Tally) {
    for span in spans {
        let masked: Option<(&str, Category)> = match span.kind {
            Kind::Email => Some(("an e-mail address", Category::EmailAddress)),
            Kind::Phone => Some(("a telephone number", Category::PhoneNumber)),
            Kind::Ssn => Some(("a Social Security number", Category::Ssn)),
            _ => None,
        };
        if let Some((what, category)) = masked {
            tally.add(category, 60, Where::Placeholder, what.into());
        }
    }
}

/// Whether the answers offered are yes and no.
fn polar(options: &[&str]) -> bool {
    let yes = |option: &&&str| crate::options::yes_or_no(option);
    (2..=4).contains(&options.len()) && options.iter().filter(yes).count() >= 2
}

/// What the answers offered tell: at least two of one category, and a third of all.
fn offered(lexicons: &Lexicons, options: &[&str], language: Language, tally: &mut Tally) {
    let mut counts: Vec<(Category, usize, String)> = Vec::new();
    for option in options.iter().take(64) {
        let reading = Reading::of(lexicons, option, language, As::Answer);
        let mut counted: Vec<Category> = Vec::new();
        for hit in &reading.hits {
            let Some(category) = hit.category() else { continue };
            if counted.contains(&category) {
                continue;
            }
            counted.push(category);
            match counts.iter_mut().find(|(known, _, _)| *known == category) {
                Some((_, count, _)) => *count += 1,
                None => counts.push((category, 1, reading.phrase(hit))),
            }
        }
    }
    // Citizenship and immigration status are asked in one breath.
    let status = |category: &Category| matches!(*category, Category::CitizenshipStatus | Category::ImmigrationStatus);
    let both: usize = counts.iter().filter(|(category, _, _)| status(category)).map(|(_, count, _)| *count).sum();
    counts.iter_mut().filter(|(category, _, _)| status(category)).for_each(|(_, count, _)| *count = both);
    let most = counts.iter().map(|(_, count, _)| *count).max().unwrap_or_default();
    let many = options.len().min(64);
    for (category, count, what) in counts {
        if count >= 2 && count * 3 >= many && count * 2 > most {
            tally.add(category, 70, Where::Options, what);
        }
    }
}

/// Whether a category is a datum one writes down, so that yes or no is no answer to it.
fn datum(category: Category) -> bool {
    matches!(
        category,
        Category::Name
            | Category::Ssn
            | Category::Itin
            | Category::DateOfBirth
            | Category::Height
            | Category::Weight
            | Category::HomeAddress
            | Category::WorkAddress
            | Category::PhoneNumber
            | Category::EmailAddress
            | Category::SocialMediaAccount
            | Category::DeviceIdentifier
            | Category::GpsLocation
            | Category::IpAddress
            | Category::PlaceOfBirth
            | Category::LicensePlateNumber
            | Category::DriverLicenseNumber
            | Category::EmployerInformation
            | Category::Photograph
    )
}

/// Whether a page collects it without asking.
fn silent_collection(category: Category) -> bool {
    matches!(category, Category::DeviceIdentifier | Category::GpsLocation | Category::IpAddress | Category::Ssn)
}

/// Whether a file can be it.
fn document(category: Category) -> bool {
    matches!(category, Category::Photograph)
}
