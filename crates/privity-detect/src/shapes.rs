//! Recognisers: what a run of bytes is, by the rules it is issued by. Each reads from a place and says where what it knows ends.

/// A byte of a text, or 0 beyond its ends.
pub(crate) fn at(text: &[u8], place: usize) -> u8 {
    text.get(place).copied().unwrap_or_default()
}

/// Whether nothing of a word or a number is at this place.
pub(crate) fn edge(text: &[u8], place: usize) -> bool {
    let byte = at(text, place);
    !(byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80)
}

/// Whether a number or a word may begin here.
pub(crate) fn begins(text: &[u8], place: usize) -> bool {
    place.checked_sub(1).is_none_or(|before| edge(text, before))
}

/// Digits from a place: how many, and their value if they are few.
fn digits(text: &[u8], from: usize, most: usize) -> (usize, u32) {
    let mut value = 0_u32;
    let mut count = 0;
    while count < most && at(text, from + count).is_ascii_digit() {
        value = value.wrapping_mul(10).wrapping_add(u32::from(at(text, from + count) - b'0'));
        count += 1;
    }
    (count, value)
}

/// What nine digits can be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nine {
    /// A Social Security number.
    Ssn,
    /// An individual taxpayer identification number.
    Itin,
}

/// A Social Security number: no area 000, 666 or 900 to 999, no group 00, no serial 0000. An ITIN: 9, and then fourth and fifth digits of
/// 50 to 65, 70 to 88, 90 to 92 or 94 to 99. Also whether it is written in groups; the end comes first.
pub(crate) fn nine(text: &[u8], from: usize) -> Option<(usize, Nine, bool)> {
    let (3, area) = digits(text, from, 3) else { return None };
    let mark = at(text, from + 3);
    let grouped = matches!(mark, b'-' | b' ' | b'.');
    let step = usize::from(grouped);
    let (2, group) = digits(text, from + 3 + step, 2) else { return None };
    if grouped && at(text, from + 6) != mark {
        return None;
    }
    let (4, serial) = digits(text, from + 5 + 2 * step, 4) else { return None };
    let end = from + 9 + 2 * step;
    if !edge(text, end) || (matches!(at(text, end), b'-' | b'.') && at(text, end + 1).is_ascii_digit()) {
        return None;
    }
    match (area, group, serial) {
        (900..=999, 50..=65 | 70..=88 | 90..=92 | 94..=99, _) => Some((end, Nine::Itin, grouped)),
        (0 | 666 | 900..=999, _, _) | (_, 0, _) | (_, _, 0) => None,
        _ => Some((end, Nine::Ssn, grouped)),
    }
}

/// A telephone number: of the North American plan (no area or exchange that begins with 0 or 1 or ends in 11), or with `+` and a country
/// code. Also whether it is written in groups.
pub(crate) fn phone(text: &[u8], from: usize) -> Option<(usize, bool)> {
    let mut place = from;
    let plus = at(text, place) == b'+';
    place += usize::from(plus);
    let mut country = false;
    if at(text, place) == b'1' {
        place += 1;
        country = true;
        place += usize::from(matches!(at(text, place), b'-' | b' ' | b'.'));
    } else if plus {
        return abroad(text, place);
    }
    let open = at(text, place) == b'(';
    place += usize::from(open);
    let (3, area) = digits(text, place, 3) else { return None };
    place += 3;
    if open {
        if at(text, place) != b')' {
            return None;
        }
        place += 1;
    }
    let first = at(text, place);
    let parted = matches!(first, b'-' | b' ' | b'.' | b'/');
    place += usize::from(parted);
    let (3, exchange) = digits(text, place, 3) else { return None };
    place += 3;
    let second = matches!(at(text, place), b'-' | b' ' | b'.');
    place += usize::from(second);
    let (4, _) = digits(text, place, 4) else { return None };
    place += 4;
    let known = |part: u32| (200..=999).contains(&part) && part % 100 != 11;
    let alike = open || parted == second;
    let more = matches!(at(text, place), b'-' | b'.' | b'/') && at(text, place + 1).is_ascii_digit();
    (known(area) && known(exchange) && alike && !more && edge(text, place)).then_some((place, open || parted || plus || country))
}

/// The rest of a number with a country code: eight to fifteen digits in all, in groups.
fn abroad(text: &[u8], from: usize) -> Option<(usize, bool)> {
    let mut place = from;
    let mut count = 0;
    let mut end = from;
    loop {
        match at(text, place) {
            b'0'..=b'9' => {
                count += 1;
                end = place + 1;
            }
            b' ' | b'-' | b'.' | b'(' | b')' if place > from && place < end + 2 => {}
            _ => break,
        }
        place += 1;
    }
    ((8..=15).contains(&count) && at(text, from) != b'0' && edge(text, end)).then_some((end, true))
}

/// Thirteen to nineteen digits with a check digit (ISO/IEC 7812, Luhn), in groups of one kind or none: how many digits, and the end.
pub(crate) fn checked(text: &[u8], from: usize) -> Option<(usize, usize)> {
    let mut place = from;
    let mut count = 0_usize;
    let (mut odd, mut even) = (0_u32, 0_u32); // the sum if the digits so far are odd or even in number from the right
    let mark = (1..=6).map(|far| at(text, from + far)).find(|byte| !byte.is_ascii_digit());
    loop {
        let byte = at(text, place);
        if byte.is_ascii_digit() {
            let value = u32::from(byte - b'0');
            let double = if value > 4 { value * 2 - 9 } else { value * 2 };
            (odd, even) = (even + value, odd + double);
            count += 1;
            if count > 19 {
                return None;
            }
        } else if !(matches!(byte, b' ' | b'-') && Some(byte) == mark && at(text, place + 1).is_ascii_digit()) {
            break;
        }
        place += 1;
    }
    ((13..=19).contains(&count) && odd % 10 == 0 && odd > 0 && edge(text, place)).then_some((place, count))
}

/// Whether a number begins as those of payment cards do.
pub(crate) fn card_issuer(text: &[u8], from: usize) -> bool {
    let (_, four) = digits(text, from, 4);
    matches!(four, 4000..=4999 | 5100..=5599 | 2221..=2720 | 3400..=3499 | 3700..=3799 | 6011 | 6440..=6599 | 3000..=3059 | 3600..=3699 | 3800..=3999 | 3528..=3589 | 6200..=6299)
}

/// A day of the calendar: `1990-02-28`, `2/28/1990`, `28.02.1990`, `02/28/90`.
pub(crate) fn date(text: &[u8], from: usize) -> Option<usize> {
    let (long, first) = digits(text, from, 4);
    let mark = at(text, from + long);
    if !matches!(mark, b'-' | b'/' | b'.') || !matches!(long, 1 | 2 | 4) {
        return None;
    }
    let second_from = from + long + 1;
    let (length, second) = digits(text, second_from, 2);
    if length == 0 || at(text, second_from + length) != mark {
        return None;
    }
    let third_from = second_from + length + 1;
    let (last, third) = digits(text, third_from, 4);
    let end = third_from + last;
    let month = |part: u32| (1..=12).contains(&part);
    let day = |part: u32| (1..=31).contains(&part);
    let year = |part: u32| (1890..=2099).contains(&part);
    let good = match (long, last) {
        (4, 1 | 2) => year(first) && month(second) && day(third),
        (1 | 2, 4) => year(third) && ((month(first) && day(second)) || (day(first) && month(second))),
        (1 | 2, 2) => (month(first) && day(second)) || (day(first) && month(second)),
        _ => false,
    };
    (good && edge(text, end)).then_some(end)
}

/// An IPv4 address: four numbers up to 255, without zeros before them.
pub(crate) fn ipv4(text: &[u8], from: usize) -> Option<usize> {
    let mut place = from;
    for part in 0..4 {
        let (long, value) = digits(text, place, 3);
        if long == 0 || value > 255 || (long > 1 && at(text, place) == b'0') {
            return None;
        }
        place += long;
        if part < 3 {
            if at(text, place) != b'.' {
                return None;
            }
            place += 1;
        }
    }
    let more = at(text, place) == b'.' && at(text, place + 1).is_ascii_digit();
    (edge(text, place) && !more).then_some(place)
}

/// A hardware address: six pairs of hexadecimal digits, between them always `:` or always `-`.
pub(crate) fn mac(text: &[u8], from: usize) -> Option<usize> {
    let mark = at(text, from + 2);
    if !matches!(mark, b':' | b'-') {
        return None;
    }
    for part in 0..6 {
        let place = from + part * 3;
        if !at(text, place).is_ascii_hexdigit() || !at(text, place + 1).is_ascii_hexdigit() || (part < 5 && at(text, place + 2) != mark) {
            return None;
        }
    }
    let end = from + 17;
    (edge(text, end) && at(text, end) != mark).then_some(end)
}

/// An IPv6 address: eight groups of up to four hexadecimal digits, or fewer with one `::`. At least two groups are written.
pub(crate) fn ipv6(text: &[u8], from: usize) -> Option<usize> {
    let mut place = from;
    let (mut groups, mut short) = (0, false);
    if at(text, place) == b':' {
        if at(text, place + 1) != b':' {
            return None;
        }
        short = true;
        place += 2;
    }
    let mut end = place;
    while groups < 8 {
        let mut long = 0;
        while long < 5 && at(text, place + long).is_ascii_hexdigit() {
            long += 1;
        }
        if long == 0 {
            break;
        }
        if long > 4 {
            return None;
        }
        groups += 1;
        place += long;
        end = place;
        if at(text, place) != b':' {
            break;
        }
        if at(text, place + 1) == b':' {
            if short {
                return None;
            }
            short = true;
            place += 2;
            end = place;
        } else {
            place += 1;
        }
    }
    let whole = if short { (2..8).contains(&groups) } else { groups == 8 };
    (whole && edge(text, end) && at(text, end) != b':').then_some(end)
}

/// What a byte can be in an e-mail address.
const LOCAL: u8 = 1;
const DOMAIN: u8 = 2;

#[expect(clippy::indexing_slicing, reason = "out of bounds would not compile")]
const MAIL: [u8; 256] = {
    let mut mail = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        mail[byte] = match byte as u8 {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => LOCAL | DOMAIN,
            b'.' | b'_' | b'%' | b'+' | b'-' => LOCAL,
            _ => 0,
        };
        byte += 1;
    }
    mail
};

fn mail(byte: u8, part: u8) -> bool {
    MAIL.get(usize::from(byte)).is_some_and(|parts| parts & part != 0)
}

/// An e-mail address around its `@`: where it begins and ends.
pub(crate) fn email(text: &[u8], sign: usize) -> Option<(usize, usize)> {
    let before = text.get(sign.saturating_sub(65)..sign)?;
    let mut start = sign - before.iter().rev().take_while(|byte| mail(**byte, LOCAL)).count();
    while matches!(at(text, start), b'.' | b'-' | b'+' | b'%') && start < sign {
        start += 1;
    }
    let mut place = sign + 1;
    let (mut label, mut dot) = (place, 0);
    loop {
        place += text.get(place..)?.iter().take_while(|byte| mail(**byte, DOMAIN)).count();
        match at(text, place) {
            b'-' if place > label => {}
            b'.' if place > label && mail(at(text, place + 1), DOMAIN) => {
                dot = place;
                label = place + 1;
            }
            _ => break,
        }
        place += 1;
    }
    let ending = text.get(dot + 1..place).unwrap_or_default();
    let good = start < sign && at(text, sign - 1) != b'.' && dot > 0 && ending.len() >= 2 && ending.iter().all(u8::is_ascii_alphabetic);
    good.then_some((start, place))
}

/// A part of a coordinate: a whole part up to `most`, and at least three digits after the point.
fn degrees(text: &[u8], from: usize, most: u32) -> Option<usize> {
    let mut place = from + usize::from(matches!(at(text, from), b'-' | b'+'));
    let (long, whole) = digits(text, place, 3);
    place += long;
    if long == 0 || whole > most || at(text, place) != b'.' {
        return None;
    }
    let (more, _) = digits(text, place + 1, 12);
    (more >= 3).then_some(place + 1 + more)
}

/// A latitude and a longitude in degrees: `40.7128, -74.0060`.
pub(crate) fn coordinates(text: &[u8], from: usize) -> Option<usize> {
    let mut place = degrees(text, from, 90)?;
    let mut parted = false;
    while matches!(at(text, place), b',' | b' ' | b';' | b'/') && place < from + 20 {
        parted |= at(text, place) != b' ';
        place += 1;
    }
    let end = degrees(text, place, 180)?;
    (parted && edge(text, end)).then_some(end)
}

/// An alien registration number: A, and seven to nine digits, together or in groups of three.
pub(crate) fn alien(text: &[u8], from: usize) -> Option<usize> {
    if !matches!(at(text, from), b'A' | b'a') {
        return None;
    }
    let mut place = from + 1;
    while matches!(at(text, place), b'#' | b'-' | b' ') && place < from + 3 {
        place += 1;
    }
    let start = place;
    let mut count = 0;
    while at(text, place).is_ascii_digit()
        || (matches!(at(text, place), b'-' | b' ')
            && count > 0
            && count % 3 == 0
            && at(text, place + 1).is_ascii_digit()
            && place < start + 11)
    {
        count += usize::from(at(text, place).is_ascii_digit());
        place += 1;
    }
    // Seven digits after a small letter and a space are "a" and a number.
    let close = start == from + 1 || at(text, from) == b'A';
    ((7..=9).contains(&count) && close && edge(text, place)).then_some(place)
}

/// Words that end the name of a street.
const STREETS: &[&[u8]] = &[
    b"street",
    b"st",
    b"avenue",
    b"ave",
    b"road",
    b"rd",
    b"boulevard",
    b"blvd",
    b"lane",
    b"ln",
    b"drive",
    b"dr",
    b"court",
    b"ct",
    b"place",
    b"pl",
    b"terrace",
    b"ter",
    b"parkway",
    b"pkwy",
    b"highway",
    b"hwy",
    b"circle",
    b"cir",
    b"way",
    b"square",
    b"sq",
    b"trail",
    b"plaza",
    b"broadway",
];

/// A street address: a number, one to four words, and a word for a street.
pub(crate) fn address(text: &[u8], from: usize) -> Option<usize> {
    let (long, _) = digits(text, from, 6);
    let mut place = from + long;
    if long == 0 || long > 5 {
        return None;
    }
    place += usize::from(at(text, place) == b'-' && at(text, place + 1).is_ascii_digit());
    place += digits(text, place, 4).0;
    for word in 0..6 {
        if at(text, place) != b' ' {
            return None;
        }
        place += 1;
        let start = place;
        while at(text, place).is_ascii_alphanumeric() || at(text, place) == b'\'' {
            place += 1;
        }
        let letters = text.get(start..place).unwrap_or_default();
        if letters.is_empty() || letters.len() > 20 {
            return None;
        }
        let street = |known: &&[u8]| known.eq_ignore_ascii_case(letters);
        if (word > 0 || letters.eq_ignore_ascii_case(b"broadway")) && STREETS.iter().any(street) {
            return Some(place);
        }
        place += usize::from(at(text, place) == b'.');
    }
    None
}

/// Sites where a page is a person's.
const SITES: &[&[u8]] = &[
    b"facebook.com/",
    b"instagram.com/",
    b"twitter.com/",
    b"x.com/",
    b"tiktok.com/@",
    b"linkedin.com/in/",
    b"snapchat.com/add/",
    b"t.me/",
    b"wa.me/",
    b"youtube.com/@",
    b"vk.com/",
    b"weibo.com/",
    b"threads.net/@",
    b"reddit.com/user/",
    b"pinterest.com/",
];

/// The page of a person on a social network, from where its site begins.
pub(crate) fn page(text: &[u8], from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let site = SITES.iter().find(|site| rest.get(..site.len()).is_some_and(|start| start.eq_ignore_ascii_case(site)))?;
    let name =
        rest.get(site.len()..)?.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+')).count();
    (name >= 2).then_some(from + site.len() + name)
}
