//! From a column to categories.

use alloc::format;
use alloc::vec::Vec;

use crate::category::Category;
use crate::found::tally::Tally;
use crate::shapes::{Nine, address, alien, card_issuer, checked, coordinates, date, email, ipv4, ipv6, mac, nine, page, phone};
use crate::lexicon::Lexicons;
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
            if let Some(count) = whole(bytes).and_then(|what| counts.get_mut(what as usize)) {
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

/// What a byte can be part of.
const DIGIT: u8 = 1;
const AT: u8 = 2;
const COLON: u8 = 4;
const DOT: u8 = 8;
const SLASH: u8 = 16;
const LETTER: u8 = 32;
const SPACE: u8 = 64;
const DASH: u8 = 128;

#[expect(clippy::indexing_slicing, reason = "out of bounds would not compile")]
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' => DIGIT,
            b'@' => AT,
            b':' => COLON,
            b'.' => DOT,
            b'/' => SLASH,
            b' ' => SPACE,
            b'-' => DASH,
            b'a'..=b'z' | b'A'..=b'Z' | 0x80..=0xff => LETTER,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// What a value is as a whole. Most are told apart by the classes of their bytes alone.
fn whole(value: &[u8]) -> Option<Whole> {
    if value.len() < 7 || value.len() > 254 {
        return None;
    }
    let mut classes = 0;
    for byte in value {
        classes |= CLASSES.get(usize::from(*byte)).copied().unwrap_or_default();
    }
    let end = value.len();
    let all = |found: Option<usize>| found == Some(end);
    if classes & AT != 0 {
        let sign = value.iter().position(|byte| *byte == b'@')?;
        return (email(value, sign) == Some((0, end))).then_some(Whole::Email);
    }
    if classes & SLASH != 0 && classes & LETTER != 0 {
        let from = value.windows(3).position(|three| three == b"://").map_or(0, |at| at + 3);
        let from = if value.get(from..from + 4) == Some(b"www.") { from + 4 } else { from };
        return all(page(value, from)).then_some(Whole::Page);
    }
    if classes & DIGIT == 0 && classes & COLON == 0 {
        return None;
    }
    if classes & COLON != 0 {
        return if all(mac(value, 0)) { Some(Whole::Mac) } else { all(ipv6(value, 0)).then_some(Whole::Ipv6) };
    }
    if classes & LETTER != 0 {
        if all(mac(value, 0)) {
            return Some(Whole::Mac);
        }
        if all(alien(value, 0)) {
            return Some(Whole::Alien);
        }
        // The city and the rest may follow.
        return if classes & SPACE != 0 { address(value, 0).map(|_| Whole::Address) } else { None };
    }
    if let Some((to, nine, grouped)) = nine(value, 0)
        && to == end
    {
        return Some(match (nine, grouped) {
            (Nine::Ssn, true) => Whole::Ssn,
            (Nine::Ssn, false) => Whole::BareSsn,
            (Nine::Itin, true) => Whole::Itin,
            (Nine::Itin, false) => Whole::BareItin,
        });
    }
    if let Some((to, grouped)) = phone(value, 0)
        && to == end
    {
        return Some(if grouped { Whole::Phone } else { Whole::BarePhone });
    }
    if classes & DOT != 0 && all(ipv4(value, 0)) {
        return Some(Whole::Ipv4);
    }
    if classes & DOT != 0 && all(coordinates(value, 0)) {
        return Some(Whole::Coordinates);
    }
    if all(date(value, 0)) {
        return Some(Whole::Day);
    }
    match checked(value, 0) {
        Some((to, count)) if to == end && card_issuer(value, 0) && count != 17 => Some(Whole::Card),
        Some((to, 15)) if to == end => Some(Whole::Imei),
        _ => None,
    }
}
