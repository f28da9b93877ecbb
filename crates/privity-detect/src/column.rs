//! From a column to categories.

use alloc::format;
use alloc::vec::Vec;

use crate::category::Category;
use crate::found::tally::Tally;
use crate::lexicon::Lexicons;
use crate::shapes::{Nine, address, alien, card_issuer, checked, coordinates, date, email, ipv4, ipv6, mac, nine, page, phone};
use crate::{Field, Found, Kind, Kinds, Where};

impl Lexicons {
    /// The categories a column holds, of those that `kinds` tell: see [`detect_column`](crate::detect_column).
    pub fn detect_column(&self, name: &str, values: &[&str], kinds: Kinds) -> Vec<Found> {
        held(self, name, values, kinds)
    }
}

fn held(lexicons: &Lexicons, name: &str, values: &[&str], kinds: Kinds) -> Vec<Found> {
    let named = lexicons.detect(&Field { name, ..Field::default() });
    let mut tally = Tally::default();
    for found in named.into_iter().filter(|found| !found.proxy) {
        for reason in found.because {
            tally.add(found.category, found.score, reason.at, reason.what);
        }
    }
    let mut counts = [0_usize; KINDS];
    let mut filled = 0;
    for value in values {
        let bytes = value.trim_ascii().as_bytes();
        if !bytes.is_empty() {
            filled += 1;
            if let Some(count) = whole(bytes, kinds).and_then(|what| counts.get_mut(what as usize)) {
                *count += 1;
            }
        }
    }
    for (what, count) in ALL.iter().zip(counts).filter(|(what, _)| kinds.has(what.kind())) {
        let kind = what.kind();
        let category = kind.category();
        let agrees = tally.has(category) || (kind == Kind::Imei && tally.has(Category::DeviceIdentifier));
        if count * 5 >= filled * 3 && count > 0 && (!what.loose() || agrees) {
            let score = 60 + (count * 35 / filled.max(1)) as u8;
            tally.add(category, score, Where::Value, format!("{}: {count} of {filled}", kind.id()));
        }
    }
    tally.found()
}

/// What a whole value can be.
#[derive(Clone, Copy)]
#[repr(u8)]
enum Whole {
    Ssn,
    BareSsn,
    Itin,
    BareItin,
    Phone,
    BarePhone,
    Email,
    Ipv4,
    Ipv6,
    Mac,
    Card,
    Imei,
    Day,
    Coordinates,
    Address,
    Alien,
    Page,
}

const ALL: [Whole; 17] = [
    Whole::Ssn,
    Whole::BareSsn,
    Whole::Itin,
    Whole::BareItin,
    Whole::Phone,
    Whole::BarePhone,
    Whole::Email,
    Whole::Ipv4,
    Whole::Ipv6,
    Whole::Mac,
    Whole::Card,
    Whole::Imei,
    Whole::Day,
    Whole::Coordinates,
    Whole::Address,
    Whole::Alien,
    Whole::Page,
];
const KINDS: usize = ALL.len();

impl Whole {
    fn kind(self) -> Kind {
        match self {
            Whole::Ssn | Whole::BareSsn => Kind::Ssn,
            Whole::Itin | Whole::BareItin => Kind::Itin,
            Whole::Phone | Whole::BarePhone => Kind::Phone,
            Whole::Email => Kind::Email,
            Whole::Ipv4 => Kind::Ipv4,
            Whole::Ipv6 => Kind::Ipv6,
            Whole::Mac => Kind::Mac,
            Whole::Card => Kind::Card,
            Whole::Imei => Kind::Imei,
            Whole::Day => Kind::DateOfBirth,
            Whole::Coordinates => Kind::Coordinates,
            Whole::Address => Kind::Address,
            Whole::Alien => Kind::ANumber,
            Whole::Page => Kind::Url,
        }
    }

    /// Whether other numbers look like it.
    fn loose(self) -> bool {
        matches!(self, Whole::BareSsn | Whole::BareItin | Whole::BarePhone | Whole::Imei | Whole::Day)
    }
}

/// How many bytes of each class a value has: a byte's room for each, so that all are counted in one addition.
#[derive(Clone, Copy)]
struct Counts(u64);

/// Classes of bytes, by their place in [`Counts`].
const DIGIT: u32 = 0;
const AT: u32 = 8;
const COLON: u32 = 16;
const DOT: u32 = 24;
const SLASH: u32 = 32;
const LETTER: u32 = 40;
const SPACE: u32 = 48;
const DASH: u32 = 56;

#[expect(clippy::indexing_slicing, reason = "out of bounds would not compile")]
const CLASSES: [u64; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' => 1 << DIGIT,
            b'@' => 1 << AT,
            b':' => 1 << COLON,
            b'.' => 1 << DOT,
            b'/' => 1 << SLASH,
            b' ' => 1 << SPACE,
            b'-' => 1 << DASH,
            b'a'..=b'z' | b'A'..=b'Z' | 0x80..=0xff => 1 << LETTER,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

impl Counts {
    /// Of a value of fewer than 256 bytes.
    fn of(value: &[u8]) -> Counts {
        Counts(value.iter().map(|byte| CLASSES.get(usize::from(*byte)).copied().unwrap_or_default()).sum())
    }

    fn count(self, class: u32) -> usize {
        (self.0 >> class & 0xff) as usize
    }

    fn has(self, class: u32) -> bool {
        self.count(class) > 0
    }
}

/// What a value is as a whole, of these kinds. Most are told apart by how many bytes of each class they have.
fn whole(value: &[u8], kinds: Kinds) -> Option<Whole> {
    if value.len() < 7 || value.len() > 254 {
        return None;
    }
    let counts = Counts::of(value);
    let has = |class: u32| counts.has(class);
    let (digits, dots, marks) = (counts.count(DIGIT), counts.count(DOT), counts.count(DASH) + counts.count(SLASH));
    let all = |found: Option<usize>| found == Some(value.len());
    if has(AT) {
        let sign = value.iter().position(|byte| *byte == b'@')?;
        return (kinds.has(Kind::Email) && email(value, sign) == Some((0, value.len()))).then_some(Whole::Email);
    }
    if has(SLASH) && has(LETTER) {
        let from = value.windows(3).position(|three| three == b"://").map_or(0, |at| at + 3);
        let from = if value.get(from..from + 4) == Some(b"www.") { from + 4 } else { from };
        return (kinds.has(Kind::Url) && all(page(value, from))).then_some(Whole::Page);
    }
    if has(COLON) || (digits > 0 && has(LETTER) && has(DASH)) {
        if kinds.has(Kind::Mac) && all(mac(value, 0)) {
            return Some(Whole::Mac);
        }
        if has(COLON) {
            return (kinds.has(Kind::Ipv6) && all(ipv6(value, 0))).then_some(Whole::Ipv6);
        }
    }
    if digits == 0 {
        return None;
    }
    if has(LETTER) {
        if kinds.has(Kind::ANumber) && all(alien(value, 0)) {
            return Some(Whole::Alien);
        }
        // The city and the rest may follow.
        return (kinds.has(Kind::Address) && has(SPACE) && address(value, 0).is_some()).then_some(Whole::Address);
    }
    let number = |kind: Kind, count: core::ops::RangeInclusive<usize>| kinds.has(kind) && count.contains(&digits);
    if number(Kind::Ssn, 9..=9) | number(Kind::Itin, 9..=9)
        && let Some((to, nine, grouped)) = nine(value, 0)
        && to == value.len()
    {
        return Some(match (nine, grouped) {
            (Nine::Ssn, true) => Whole::Ssn,
            (Nine::Ssn, false) => Whole::BareSsn,
            (Nine::Itin, true) => Whole::Itin,
            (Nine::Itin, false) => Whole::BareItin,
        });
    }
    if (number(Kind::Phone, 10..=11) || (number(Kind::Phone, 8..=15) && value.starts_with(b"+")))
        && let Some((to, grouped)) = phone(value, 0)
        && to == value.len()
    {
        return Some(if grouped { Whole::Phone } else { Whole::BarePhone });
    }
    if dots == 3 && number(Kind::Ipv4, 4..=12) && all(ipv4(value, 0)) {
        return Some(Whole::Ipv4);
    }
    if dots == 2 && number(Kind::Coordinates, 8..=30) && all(coordinates(value, 0)) {
        return Some(Whole::Coordinates);
    }
    if dots + marks == 2 && number(Kind::DateOfBirth, 4..=8) && all(date(value, 0)) {
        return Some(Whole::Day);
    }
    if !(number(Kind::Card, 13..=19) || number(Kind::Imei, 15..=15)) {
        return None;
    }
    match checked(value, 0) {
        Some((to, count)) if to == value.len() && card_issuer(value, 0) && count != 17 => Some(Whole::Card),
        Some((to, 15)) if to == value.len() => Some(Whole::Imei),
        _ => None,
    }
}
