//! From a text to spans.

use alloc::vec::Vec;

use crate::category::Category;
use crate::found::tally::stands_in;
use crate::lexicon::Lexicons;
use crate::reading::{As, Language, Reading};
use crate::sense::Strength;
use crate::shapes::{Nine, address, alien, at, begins, card_issuer, checked, coordinates, date, email, ipv4, ipv6, mac, nine, page, phone};

/// A part of a text that tells something about a person. It holds no text itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it begins, in bytes; always at a character.
    pub start: usize,
    /// Where it ends, in bytes; always at a character.
    pub end: usize,
    /// Of which category.
    pub category: Category,
    /// How sure, from 0 to 100.
    pub score: u8,
    /// Not said as such, but told by it: an ITIN stands in for citizenship.
    pub proxy: bool,
    /// What it looks like.
    pub kind: Kind,
}

/// What a span looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A Social Security number: no area 000, 666 or 900 to 999, no group 00, no serial 0000.
    Ssn,
    /// An individual taxpayer identification number: 9, and a fourth and fifth digit that the IRS gives out.
    Itin,
    /// An alien registration number: A and seven to nine digits.
    ANumber,
    /// A telephone number of the North American plan, or one with a country code.
    Phone,
    /// An e-mail address.
    Email,
    /// An IPv4 address.
    Ipv4,
    /// An IPv6 address.
    Ipv6,
    /// A hardware (MAC) address.
    Mac,
    /// A mobile device's number: fifteen digits with a check digit, in context.
    Imei,
    /// A latitude and a longitude.
    Coordinates,
    /// A licence plate, in context.
    Plate,
    /// A date of birth: a date in context.
    DateOfBirth,
    /// A street address.
    Address,
    /// A payment card's number, with a check digit. No category of its own: it is other identifying information.
    Card,
    /// A driver's licence number, in context.
    DriverLicense,
    /// A name on a social network, in context.
    Handle,
    /// An address of a person's page on a social network.
    Url,
    /// A statement about oneself or another: "I am undocumented".
    Statement,
}

/// A set of kinds: what is looked for.
///
/// ```
/// use privity_detect::{Kind, Kinds};
///
/// let kinds = Kinds::of(&[Kind::Ssn, Kind::Email]);
/// assert!(kinds.has(Kind::Email) && !kinds.has(Kind::Phone));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds(u32);

impl Kinds {
    /// Every kind.
    pub const ALL: Kinds = Kinds(u32::MAX);

    /// These kinds.
    pub fn of(kinds: &[Kind]) -> Kinds {
        Kinds(kinds.iter().fold(0, |set, kind| set | 1 << *kind as u32))
    }

    /// Whether a kind is among them.
    pub fn has(self, kind: Kind) -> bool {
        self.0 & 1 << kind as u32 != 0
    }
}

impl Kind {
    /// The category it tells.
    pub(crate) fn category(self) -> Category {
        match self {
            Kind::Ssn => Category::Ssn,
            Kind::Itin => Category::Itin,
            Kind::ANumber | Kind::Statement => Category::ImmigrationStatus,
            Kind::Phone => Category::PhoneNumber,
            Kind::Email => Category::EmailAddress,
            Kind::Ipv4 | Kind::Ipv6 => Category::IpAddress,
            Kind::Mac | Kind::Imei => Category::DeviceIdentifier,
            Kind::Coordinates => Category::GpsLocation,
            Kind::Plate => Category::LicensePlateNumber,
            Kind::DateOfBirth => Category::DateOfBirth,
            Kind::Address => Category::HomeAddress,
            Kind::Card => Category::OtherIdentifyingInformation,
            Kind::DriverLicense => Category::DriverLicenseNumber,
            Kind::Handle | Kind::Url => Category::SocialMediaAccount,
        }
    }

    /// Its word on the wire.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Ssn => "ssn",
            Kind::Itin => "itin",
            Kind::ANumber => "a_number",
            Kind::Phone => "phone",
            Kind::Email => "email",
            Kind::Ipv4 => "ipv4",
            Kind::Ipv6 => "ipv6",
            Kind::Mac => "mac",
            Kind::Imei => "imei",
            Kind::Coordinates => "coordinates",
            Kind::Plate => "plate",
            Kind::DateOfBirth => "date_of_birth",
            Kind::Address => "address",
            Kind::Card => "card",
            Kind::DriverLicense => "driver_license",
            Kind::Handle => "handle",
            Kind::Url => "url",
            Kind::Statement => "statement",
        }
    }
}

impl Lexicons {
    /// The parts of a text that tell something about a person: see [`scan`](crate::scan).
    pub fn scan(&self, text: &str) -> Vec<Span> {
        told(self, text)
    }
}

fn told(lexicons: &Lexicons, text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    numbers(lexicons, text, &mut spans);
    statements(lexicons, text, &mut spans);
    spans.sort_by_key(|span| (span.start, span.end, span.proxy, span.category));
    // Pieces of a sentence overlap.
    spans.dedup();
    spans
}

/// A span that ends where it was found, and its proxy.
fn push(spans: &mut Vec<Span>, start: usize, end: usize, kind: Kind, score: u8) {
    let category = kind.category();
    spans.push(Span { start, end, category, score, proxy: false, kind });
    if stands_in(category) {
        spans.push(Span { start, end, category: Category::CitizenshipStatus, score: score / 2, proxy: true, kind });
    }
}

/// How far back words are read that say what a number is.
const BEFORE: usize = 64;

/// Whether the words before a place say that what follows is of this category.
fn said_before(lexicons: &Lexicons, text: &str, place: usize, category: Category) -> bool {
    let mut from = place.saturating_sub(BEFORE);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text.get(from..place).unwrap_or_default();
    let line = before.rsplit(['\n', ';']).next().unwrap_or_default();
    let reading = Reading::of(lexicons, line, Language::NONE, As::Question);
    reading.hits.iter().any(|hit| hit.category() == Some(category) && hit.phrase.strength >= Strength::Plain)
}

/// Bytes at which something may begin, or around which something may be.
#[expect(clippy::indexing_slicing, reason = "out of bounds would not compile")]
const WAKES: [bool; 256] = {
    let mut wakes = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        wakes[byte] = matches!(byte as u8, b'0'..=b'9' | b'@' | b':' | b'+' | b'(' | b'/' | b'-');
        byte += 1;
    }
    wakes
};

/// Numbers, addresses and names, by their recognisers.
pub(crate) fn numbers(lexicons: &Lexicons, text: &str, spans: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let mut place = 0;
    let mut done = 0; // the end of what was found last
    while let Some(byte) = bytes.get(place) {
        if !WAKES.get(usize::from(*byte)).copied().unwrap_or_default() {
            place += 1;
            continue;
        }
        if let Some((start, end, kind, score)) = found(lexicons, text, bytes, place, done) {
            push(spans, start, end, kind, score);
            place = end.max(place + 1);
            done = place;
        } else {
            // A number that is nothing is passed over whole.
            place += 1;
            while byte.is_ascii_digit() && at(bytes, place).is_ascii_digit() {
                place += 1;
            }
        }
    }
}

/// What is at a place that woke the scan, if anything; nothing before `done` is looked at.
fn found(lexicons: &Lexicons, text: &str, bytes: &[u8], place: usize, done: usize) -> Option<(usize, usize, Kind, u8)> {
    let here = |end: Option<usize>, kind, score| end.map(|end| (place, end, kind, score));
    match at(bytes, place) {
        b'@' => {
            let mail = email(bytes, place).filter(|(start, _)| *start >= done).map(|(start, end)| (start, end, Kind::Email, 95));
            mail.or_else(|| handle(lexicons, text, bytes, place))
        }
        b':' | b'-' => {
            // Hexadecimal digits may come before.
            let start = (place.saturating_sub(4).max(done)..place)
                .find(|from| (*from..place).all(|at_| at(bytes, at_).is_ascii_hexdigit()))
                .unwrap_or(place);
            if !begins(bytes, start) {
                return None;
            }
            let mac = if place - start == 2 { mac(bytes, start).map(|end| (start, end, Kind::Mac, 90)) } else { None };
            mac.or_else(|| if at(bytes, place) == b':' { ipv6(bytes, start).map(|end| (start, end, Kind::Ipv6, 90)) } else { None })
                .or_else(|| {
                    if at(bytes, place) == b'-' && at(bytes, place + 1).is_ascii_digit() {
                        here(coordinates(bytes, place), Kind::Coordinates, 85)
                    } else {
                        None
                    }
                })
        }
        b'/' => {
            // The site before the first slash.
            let mut start = place;
            while let Some(before) = start.checked_sub(1).filter(|before| *before >= done && place - before < 24) {
                if !(at(bytes, before).is_ascii_alphanumeric() || at(bytes, before) == b'.') {
                    break;
                }
                start = before;
            }
            (start..place)
                .filter(|from| *from == start || at(bytes, from - 1) == b'.')
                .find_map(|from| page(bytes, from).map(|end| (from, end, Kind::Url, 90)))
        }
        b'+' | b'(' => phone(bytes, place).map(|(end, _)| (place, end, Kind::Phone, 88)),
        _ => number(lexicons, text, bytes, place, done),
    }
}

/// What a number is that begins at a place.
fn number(lexicons: &Lexicons, text: &str, bytes: &[u8], place: usize, done: usize) -> Option<(usize, usize, Kind, u8)> {
    // A letter may be before it: `A012345678`, a plate, a licence.
    let mut start = place;
    while let Some(before) = start.checked_sub(1).filter(|before| *before >= done && place - before <= 8) {
        if !(at(bytes, before).is_ascii_alphanumeric()
            || (matches!(at(bytes, before), b'-' | b'#' | b' ') && before > done && matches!(at(bytes, before - 1), b'A')))
        {
            break;
        }
        start = before;
    }
    if start < place {
        let alien = if begins(bytes, start) { alien(bytes, start) } else { None };
        return alien.map(|end| (start, end, Kind::ANumber, 90)).or_else(|| named(lexicons, text, bytes, start));
    }
    // What follows a digit and a mark is the rest of a longer number.
    let rest = place.checked_sub(2).is_some_and(|two| at(bytes, two).is_ascii_digit() && matches!(at(bytes, two + 1), b'.' | b'-' | b'/'));
    if rest || !begins(bytes, place) {
        return None;
    }
    let here = |end: usize, kind, score| Some((place, end, kind, score));
    if let Some(end) = ipv4(bytes, place) {
        return here(end, Kind::Ipv4, 88);
    }
    if let Some(end) = mac(bytes, place) {
        return here(end, Kind::Mac, 90);
    }
    if let Some((end, nine, grouped)) = nine(bytes, place) {
        let (kind, category) = match nine {
            Nine::Ssn => (Kind::Ssn, Category::Ssn),
            Nine::Itin => (Kind::Itin, Category::Itin),
        };
        let said = said_before(lexicons, text, place, category) || said_before(lexicons, text, place, Category::Ssn);
        if grouped || said {
            return here(end, kind, if said { 97 } else { 85 });
        }
        if said_before(lexicons, text, place, Category::ImmigrationStatus) {
            return here(end, Kind::ANumber, 85);
        }
    }
    if let Some((end, grouped)) = phone(bytes, place)
        && (grouped || said_before(lexicons, text, place, Category::PhoneNumber))
    {
        return here(end, Kind::Phone, 88);
    }
    if let Some((end, count)) = checked(bytes, place) {
        if count == 15 && said_before(lexicons, text, place, Category::DeviceIdentifier) {
            return here(end, Kind::Imei, 95);
        }
        if card_issuer(bytes, place) {
            return here(end, Kind::Card, 85);
        }
    }
    if let Some(end) = coordinates(bytes, place) {
        return here(end, Kind::Coordinates, 85);
    }
    if let Some(end) = date(bytes, place) {
        return if said_before(lexicons, text, place, Category::DateOfBirth) { here(end, Kind::DateOfBirth, 92) } else { None };
    }
    if let Some(end) = address(bytes, place) {
        return here(end, Kind::Address, 80);
    }
    if at(bytes, place + 4) == b':' || at(bytes, place + 3) == b':' {
        return ipv6(bytes, place).and_then(|end| here(end, Kind::Ipv6, 90));
    }
    named(lexicons, text, bytes, place)
}

/// A plate or a licence: letters and digits that only the words before them explain.
fn named(lexicons: &Lexicons, text: &str, bytes: &[u8], start: usize) -> Option<(usize, usize, Kind, u8)> {
    if !begins(bytes, start) {
        return None;
    }
    let mut end = start;
    let mut long = 0;
    while at(bytes, end).is_ascii_alphanumeric() || (at(bytes, end) == b'-' && at(bytes, end + 1).is_ascii_alphanumeric()) {
        long += usize::from(at(bytes, end) != b'-');
        end += 1;
    }
    if !(4..=15).contains(&long) {
        return None;
    }
    if long <= 8 && said_before(lexicons, text, start, Category::LicensePlateNumber) {
        return Some((start, end, Kind::Plate, 88));
    }
    (long >= 6 && said_before(lexicons, text, start, Category::DriverLicenseNumber)).then_some((start, end, Kind::DriverLicense, 88))
}

/// A name on a social network: `@` and a name, and a network named before.
fn handle(lexicons: &Lexicons, text: &str, bytes: &[u8], place: usize) -> Option<(usize, usize, Kind, u8)> {
    let long = (place + 1..bytes.len())
        .take_while(|at_| at(bytes, *at_).is_ascii_alphanumeric() || matches!(at(bytes, *at_), b'_' | b'.'))
        .count();
    let good = begins(bytes, place) && long >= 3 && said_before(lexicons, text, place, Category::SocialMediaAccount);
    good.then_some((place, place + 1 + long, Kind::Handle, 80))
}

/// Statements, sentence by sentence.
fn statements(lexicons: &Lexicons, text: &str, spans: &mut Vec<Span>) {
    let mut from = 0;
    for part in text.split_inclusive(['.', '!', '?', '\n', ';', '。', '！', '？', '।', '؟', '۔']) {
        let mut piece = from;
        // A sentence without end is read in pieces that overlap.
        while piece < from + part.len() {
            let mut end = (piece + SENTENCE).min(from + part.len());
            while !text.is_char_boundary(end) {
                end += 1;
            }
            sentence(lexicons, text, piece, end, spans);
            if end == from + part.len() {
                break;
            }
            piece = end.saturating_sub(OVERLAP);
            while !text.is_char_boundary(piece) {
                piece += 1;
            }
        }
        from += part.len();
    }
}

/// Longest piece of a sentence read at once, and how much of it is read again with the next.
const SENTENCE: usize = 1024;
const OVERLAP: usize = 128;

fn sentence(lexicons: &Lexicons, text: &str, from: usize, to: usize, spans: &mut Vec<Span>) {
    let reading = Reading::of(lexicons, text.get(from..to).unwrap_or_default(), Language::NONE, As::Statement);
    for hit in &reading.hits {
        let Some(category) = hit.category() else { continue };
        let words = reading.words.get(hit.from..hit.to).unwrap_or_default();
        let (Some((first, _)), Some((last, _))) = (words.first(), words.last()) else { continue };
        let (start, end) = (from + first.from as usize, from + last.to as usize);
        spans.push(Span { start, end, category, score: 85, proxy: false, kind: Kind::Statement });
    }
}
