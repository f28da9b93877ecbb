//! Texts and columns: numbers by their issuing rules, statements, and what must hold of every text. All values are made up here.

use privity_detect::{Kind, detect_column, scan};
use proptest::prelude::*;

fn kinds(text: &str) -> Vec<Kind> {
    scan(text).iter().filter(|span| !span.proxy).map(|span| span.kind).collect()
}

#[test]
fn social_security_numbers_keep_their_issuing_rules() {
    for area in 0..1000_u32 {
        let text = format!("ssn {area:03}-45-6789");
        let issued = !(area == 0 || area == 666 || area >= 900);
        assert_eq!(kinds(&text).contains(&Kind::Ssn), issued, "area {area}");
    }
    for group in 0..100_u32 {
        assert_eq!(kinds(&format!("ssn 123-{group:02}-6789")).contains(&Kind::Ssn), group != 0, "group {group}");
        let given = matches!(group, 50..=65 | 70..=88 | 90..=92 | 94..=99);
        assert_eq!(kinds(&format!("itin 912-{group:02}-6789")).contains(&Kind::Itin), given, "fourth and fifth digit {group}");
    }
    assert_eq!(kinds("ssn 123-45-0000"), []);
    assert_eq!(kinds("order 123456789"), [], "nine digits are a number only where words say so");
    assert_eq!(kinds("my social security number is 123456789"), [Kind::Ssn]);
}

#[test]
fn numbers_are_what_their_rules_say() {
    let cases: &[(&str, &[Kind])] = &[
        ("call (505) 555-0142 or +1 212-555-0187", &[Kind::Phone, Kind::Phone]),
        ("call 111-555-0142", &[]),
        ("write to ana.b@example.org.", &[Kind::Email]),
        ("from 192.0.2.17 and 2001:db8::17", &[Kind::Ipv4, Kind::Ipv6]),
        ("version 1.2.3.4.5", &[]),
        ("999.1.1.1", &[]),
        ("mac 02:00:5e:10:00:ff", &[Kind::Mac]),
        ("IMEI: 490154203237518", &[Kind::Imei]),
        ("IMEI: 490154203237519", &[]),
        ("card 4111 1111 1111 1111", &[Kind::Card]),
        ("card 4111 1111 1111 1112", &[]),
        ("at 35.0844, -106.6504", &[Kind::Coordinates]),
        ("my A-number is A012345678", &[Kind::ANumber]),
        ("license plate ABC 1234 or plate: XYZ-987", &[Kind::Plate]),
        ("date of birth: 02/28/1990; seen 02/27/2020", &[Kind::DateOfBirth]),
        ("he lives at 123 North Main Street", &[Kind::Address]),
        ("driver license number D1234567", &[Kind::DriverLicense]),
        ("Instagram: @somebody_here", &[Kind::Handle]),
        ("see https://www.facebook.com/some.body", &[Kind::Url]),
    ];
    for (text, expected) in cases {
        assert_eq!(&kinds(text), expected, "{text}");
    }
}

#[test]
fn statements_are_found_in_every_language() {
    let cases = [
        ("I'm undocumented and need help", "immigration_status"),
        ("Yesterday I was arrested.", "arrest_or_conviction_record"),
        ("mi esposo me pega", "dv_victim_status"),
        ("我没有绿卡", "immigration_status"),
        ("我被逮捕過", "arrest_or_conviction_record"),
        ("меня арестовали вчера", "arrest_or_conviction_record"),
        ("আমি গৃহহীন", "housing_or_homeless_status"),
        ("mwen pa gen papye", "immigration_status"),
        ("저는 난민입니다", "immigration_status"),
        ("زوجي يضربني", "dv_victim_status"),
        ("میں بے گھر ہوں", "housing_or_homeless_status"),
        ("Je suis sans papiers", "immigration_status"),
        ("Mąż mnie bije", "dv_victim_status"),
    ];
    for (text, category) in cases {
        assert!(scan(text).iter().any(|span| span.kind == Kind::Statement && span.category.id() == category), "{text}");
    }
    assert_eq!(kinds("The office was closed and the bus was late."), []);
}

#[test]
fn a_column_is_what_most_of_it_is() {
    let found = detect_column("c1", &["123-45-6789", "234-56-7890", "", "345-67-8901", "none"]);
    assert_eq!(found[0].category.id(), "ssn");
    assert_eq!(found[0].because[0].what, "ssn: 3 of 4");
    assert_eq!(detect_column("amount", &["123456789", "234567890"]), [], "nine digits alone are any number");
    assert_eq!(detect_column("ssn", &["123456789", "234567890"])[0].because.len(), 2);
    assert_eq!(detect_column("opened", &["2020-01-02", "2021-03-04"]), []);
}

proptest! {
    /// P1: any text is read; every span is at characters of it.
    #[test]
    fn any_text_is_read(text in "(\\PC|[0-9@:./ -]){0,200}") {
        for span in scan(&text) {
            prop_assert!(text.get(span.start..span.end).is_some_and(|part| !part.is_empty()));
            prop_assert!(span.score <= 100);
        }
        prop_assert_eq!(scan(&text), scan(&text));
        let _ = detect_column(&text, &[&text, ""]);
    }
}
