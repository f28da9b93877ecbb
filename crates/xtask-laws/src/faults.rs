//! Questions that are wrong, each in one way, for the vectors of faults.

use privity::Laws;

/// A right question; each text breaks one thing of it.
const RIGHT: [(&str, &str); 10] = [
    ("law", "\"nyc\""),
    ("on", "\"2018-08-16\""),
    ("act", "\"disclose\""),
    ("actor", "\"city_employee\""),
    ("to", "\"vendor\""),
    ("purpose", "\"service_delivery\""),
    ("process", "\"none\""),
    ("of", "[\"name\"]"),
    ("facts", "{\"furthers_agency_mission\":true}"),
    ("closed", "true"),
];

/// The texts.
pub(crate) fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    // Every field of the wrong kind.
    for (field, _) in RIGHT {
        for value in ["7", "1.5", "{\"a\":1}", "[[\"name\"]]", "[7]", "[null]", "null", "true", "\"\"", "[]", "-1e400"] {
            // Null, lists and truth values are right somewhere.
            let right = matches!((field, value), ("actor" | "to" | "purpose" | "process", "null") | ("closed", "true") | ("law", "[]"));
            if !right {
                texts.push(with(field, value));
            }
        }
    }
    // Left out, twice, misspelt.
    for (field, value) in RIGHT {
        if !matches!(field, "purpose" | "process" | "facts" | "closed") {
            texts.push(object(RIGHT.into_iter().filter(|(name, _)| *name != field)));
        }
        texts.push(object(RIGHT.into_iter().chain([(field, value)])));
        let misspelt = format!("{field}s");
        texts.push(object(RIGHT.into_iter().chain([(misspelt.as_str(), value)])));
    }
    // Days that are none.
    for on in [
        "2018-02-29",
        "2018-02-30",
        "2018-04-31",
        "2018-13-01",
        "2018-00-10",
        "2018-01-00",
        "2018-01-32",
        "0000-01-01",
        "2018-1-1",
        "18-01-01",
        "2018/01/01",
        "2018-01-01T00:00",
        "yesterday",
        "2018-01-0a",
        "+018-01-01",
        "１９９９-01-01",
        "1900-02-29",
        "10000-01-01",
    ] {
        texts.push(with("on", &format!("\"{on}\"")));
    }
    // Ids nearly right: of every fact and of every value.
    let laws = Laws::builtin();
    let v = laws.vocabulary();
    for fact in v.facts.iter() {
        texts.push(with(
            "facts",
            &if fact.values.is_some() { format!("{{\"{}\":null}}", fact.id) } else { format!("{{\"{}\":true}}", swapped(&fact.id)) },
        ));
    }
    for (field, list) in [
        ("act", &v.acts),
        ("actor", &v.parties),
        ("to", &v.parties),
        ("purpose", &v.purposes),
        ("process", &v.processes),
        ("of", &v.categories),
    ] {
        for word in list.iter().step_by(3) {
            texts.push(with(field, &format!("\"{}\"", swapped(&word.id))));
        }
    }
    for law in ["nyx", "nyc-gpc", "nyc_iil", "nyc-10-187", "principle", "NYC", "paris"] {
        texts.push(with("law", &format!("\"{law}\"")));
    }
    // Words of a resident, which no fault repeats.
    for field in ["law", "on", "act", "actor", "to", "purpose", "process", "of"] {
        texts.push(with(field, "\"Maria Lopez, 123-45-6789\""));
    }
    texts.push(with("facts", "{\"Maria Lopez, 123-45-6789\":true}"));
    texts.push(with("facts", "{\"furthers_agency_mission\":\"Maria Lopez, 123-45-6789\"}"));
    texts.push(with("facts", "{\"furthers_agency_mission\":true,\"furthers_agency_mission\":false}"));
    texts.push(object(RIGHT.into_iter().chain([("Maria Lopez, 123-45-6789", "1")])));
    // Not JSON at all, or no question.
    for text in [
        "{",
        "}",
        "[",
        "{\"law\":",
        "{\"law\":\"nyc\"",
        "nyc",
        "'nyc'",
        "{law:\"nyc\"}",
        "{\"law\":\"nyc\",}",
        "\"\\ud800\"",
        "null",
        "[]",
        "7",
        "\"nyc\"",
        "true",
        "{}",
        "{\"a\":1}{}",
        "\u{feff}{}",
        "NaN",
    ] {
        texts.push(text.to_owned());
    }
    texts.push(format!("{}{}", "[".repeat(200), "]".repeat(200)));
    texts.push(with("facts", &format!("{}null{}", "{\"a\":".repeat(20), "}".repeat(20))));
    texts
}

/// The right question with one field changed.
fn with(field: &str, value: &str) -> String {
    object(RIGHT.into_iter().map(|(name, right)| (name, if name == field { value } else { right })))
}

fn object<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let fields: Vec<String> = fields.map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}", fields.join(","))
}

/// An id with two letters the wrong way round.
fn swapped(id: &str) -> String {
    let mut letters: Vec<char> = id.chars().collect();
    let at = (1..letters.len()).find(|at| letters.get(*at) != letters.get(at - 1)).unwrap_or(1);
    if at < letters.len() {
        letters.swap(at - 1, at);
    }
    letters.into_iter().collect()
}
