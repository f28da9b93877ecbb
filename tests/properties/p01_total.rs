//! P1: any text gets an answer or a fault. Assumes that a panic would fail the test; does not prove the absence of panics, only that a great many inputs meet none.

use privity::{Question, decide_json, faults};
use privity_core::text::Str;
use privity_laws::{TEXTS, VOCABULARY};
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::chance::{Chance, n};
use crate::json::Json;

/// What every answer to any text must look like; the code of the fault, if it is one.
fn checked(input: &str) -> Result<Option<String>, String> {
    let output = decide_json(input);
    let answer = Json::strict(&output).map_err(|why| format!("{why}: {output}"))?;
    if answer.get("v") != Some(&Json::Int(1)) || !output.starts_with("{\"v\":1,") {
        return Err(format!("no version first: {output}"));
    }
    let Some(fault) = answer.get("fault") else {
        return if answer.text("verdict").is_empty() { Err("no verdict".to_owned()) } else { Ok(None) };
    };
    let (code, message, help) = (fault.text("code"), fault.text("message"), fault.text("help"));
    if !faults().iter().any(|kind| kind.code == code) {
        return Err(format!("`{code}` is not in the catalogue"));
    }
    let first = message.chars().next().ok_or("an empty message")?;
    let plain = |text: &str| !text.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
    if first.is_uppercase() || message.ends_with('.') || !plain(message) || help.is_empty() || !plain(help) {
        return Err(format!("{code}: {message:?}, {help:?}"));
    }
    if fault.text("url") != format!("FAULTS.md#{code}") {
        return Err(format!("{code} is described at {}", fault.text("url")));
    }
    Ok(Some(code.to_owned()))
}

/// Puts inputs to the engine; the same ones every time.
fn put(cases: u32, inputs: &BoxedStrategy<String>) -> (u64, u64) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let (mut faults, mut answers) = (0, 0);
    let counts = core::cell::RefCell::new((&mut faults, &mut answers));
    let outcome = runner.run(inputs, |input| {
        let fault = checked(&input).map_err(proptest::test_runner::TestCaseError::fail)?;
        let mut counts = counts.borrow_mut();
        if fault.is_some() {
            *counts.0 += 1;
        } else {
            *counts.1 += 1;
        }
        Ok(())
    });
    if let Err(why) = outcome {
        panic!("{why}");
    }
    (faults, answers)
}

/// Ids that a question may use.
fn ids() -> Vec<String> {
    let v = &VOCABULARY;
    let lists = [&v.parties, &v.purposes, &v.processes, &v.acts, &v.categories, &v.duties];
    let words = lists.into_iter().flat_map(|list| list.iter().map(|word| word.id.to_string()));
    let facts = v.facts.iter().map(|fact| fact.id.to_string());
    let laws = TEXTS.iter().map(|text| text.id.to_string()).chain(v.places.iter().map(|place| place.id.to_string()));
    let others = ["law", "on", "act", "actor", "to", "of", "facts", "closed", "2018-08-16", "2020-02-30", "0000-00-00", "9999-12-31", ""];
    words.chain(facts).chain(laws).chain(others.map(str::to_owned)).collect()
}

/// An id, an id mistyped, or any text.
fn word() -> BoxedStrategy<String> {
    let id = proptest::sample::select(ids());
    let mistyped = (id.clone(), any::<(usize, char, u8)>()).prop_map(|(id, (at, c, how))| {
        let mut letters: Vec<char> = id.chars().collect();
        let at = if letters.is_empty() { 0 } else { at % letters.len() };
        let c = if how & 8 == 0 { c } else { ['\n', '\r', '"', '\\', '.', '\u{2028}', 'É', ' '][usize::from(how) & 7] };
        match how & 3 {
            0 if !letters.is_empty() => {
                letters.remove(at);
            }
            1 if !letters.is_empty() => letters[at] = c,
            2 => letters.push(c),
            _ => letters.insert(at, c),
        }
        letters.into_iter().collect()
    });
    prop_oneof![6 => id, 3 => mistyped, 1 => any::<String>()].boxed()
}

/// Any value, nested a little.
fn value() -> BoxedStrategy<Json> {
    let leaf =
        prop_oneof![Just(Json::Null), any::<bool>().prop_map(Json::Bool), any::<i64>().prop_map(Json::Int), word().prop_map(Json::Text),];
    leaf.prop_recursive(10, 40, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Json::List),
            proptest::collection::vec((word(), inner), 0..6).prop_map(Json::Map),
        ]
    })
    .boxed()
}

fn one_of<const N: usize>(ids: [&'static str; N]) -> BoxedStrategy<Json> {
    proptest::sample::select(ids.to_vec()).prop_map(|id| Json::Text(id.to_owned())).boxed()
}

fn list_of(ids: Vec<String>, most: usize) -> BoxedStrategy<Json> {
    proptest::collection::vec(proptest::sample::select(ids).prop_map(Json::Text), 1..=most).prop_map(Json::List).boxed()
}

/// An object with the fields of a question, most of them well formed; now and then one is missing, twice, or anything.
fn question() -> BoxedStrategy<String> {
    let v = &VOCABULARY;
    let names = |list: &[privity_core::text::Word]| list.iter().map(|word| word.id.to_string()).collect::<Vec<_>>();
    let bools: Vec<String> = v.facts.iter().filter(|fact| fact.values.is_none()).map(|fact| fact.id.to_string()).collect();
    let truth = prop_oneof![
        40 => any::<bool>().prop_map(Json::Bool), 15 => Just(Json::Null),
        8 => proptest::collection::vec(any::<bool>().prop_map(Json::Bool), 0..5).prop_map(Json::List), 1 => value(),
    ];
    let facts =
        proptest::collection::vec((prop_oneof![60 => proptest::sample::select(bools), 1 => word()], truth), 0..6).prop_map(Json::Map);
    let known = |list: &[privity_core::text::Word]| prop_oneof![16 => list_of(names(list), 4), 8 => Just(Json::Null), 1 => value()].boxed();
    let fields: Vec<(&str, BoxedStrategy<Json>)> = vec![
        ("law", prop_oneof![25 => one_of(["nyc", "nyc-gcp", "nyc-iil", "nm", "wa", "nys", "chicago", "nm-proposed", "las-cruces", "us-1373"]), 1 => value()].boxed()),
        ("on", prop_oneof![25 => one_of(["2018-08-16", "2024-02-29", "0001-01-01", "9999-12-31"]), 1 => value()].boxed()),
        ("act", prop_oneof![25 => one_of(["disclose", "collect", "inquire", "retain", "dispose"]), 1 => value()].boxed()),
        ("actor", known(&v.parties)),
        ("to", known(&v.parties)),
        ("purpose", known(&v.purposes)),
        ("process", known(&v.processes)),
        ("of", prop_oneof![25 => list_of(names(&v.categories), 5), 1 => value()].boxed()),
        ("facts", prop_oneof![25 => facts, 1 => value()].boxed()),
        ("closed", prop_oneof![25 => any::<bool>().prop_map(Json::Bool), 1 => value()].boxed()),
    ];
    let entries: Vec<BoxedStrategy<(String, Json)>> = fields
        .into_iter()
        .map(|(name, value)| {
            let name = prop_oneof![100 => Just(name.to_owned()), 1 => word()];
            (name, value).boxed()
        })
        .collect();
    (entries, any::<(u64, usize)>())
        .prop_map(|(mut entries, (seed, _))| {
            let mut chance = Chance::new(seed);
            if chance.of_100(8) {
                entries.remove(chance.below(entries.len()));
            }
            if chance.of_100(8) {
                entries.push(entries[chance.below(entries.len())].clone());
            }
            chance.shuffle(&mut entries);
            Json::Map(entries).printed()
        })
        .boxed()
}

#[test]
fn p01_any_text_is_answered_or_faulted() {
    let text = prop_oneof![any::<String>(), "[\\[\\]{}:,\"a-z0-9\\\\ ]{0,60}"].boxed();
    let (text_faults, text_answers) = put(1500, &text);
    let (value_faults, value_answers) = put(1500, &value().prop_map(|value| value.printed()).boxed());
    let (faults, answers) = put(1500, &question());
    // Text cut short anywhere, which is how a request breaks.
    let cut = (question(), any::<usize>()).prop_map(|(text, at)| {
        let at = (0..=at % (text.len() + 1)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text[..at].to_owned()
    });
    let (cut_faults, _) = put(400, &cut.boxed());
    assert_eq!(text_answers + value_answers, 0, "nonsense was answered");
    assert!(faults > 200 && answers > 200, "{faults} faults and {answers} answers: the draw is lopsided");
    println!(
        "p01: {} texts, {} values, {} questions ({} answered), {} cut short: no panic",
        n(text_faults),
        n(value_faults),
        n(faults + answers),
        n(answers),
        n(cut_faults)
    );
}

#[test]
fn p01_a_mistyped_id_never_breaks_the_style_of_a_message() {
    let at = |field: &'static str| {
        word()
            .prop_map(move |word| {
                let Json::Map(mut fields) = crate::json::fields(&plain()) else { return String::new() };
                let text = Json::Text(word.clone());
                match field {
                    "key" => fields.push((word, Json::Null)),
                    "facts" => fields
                        .iter_mut()
                        .filter(|(name, _)| name == "facts")
                        .for_each(|(_, value)| *value = Json::Map(vec![(word.clone(), Json::Bool(true))])),
                    _ => fields.iter_mut().filter(|(name, _)| name == field).for_each(|(_, value)| *value = text.clone()),
                }
                Json::Map(fields).printed()
            })
            .boxed()
    };
    let mut count = 0;
    for field in ["law", "on", "act", "actor", "to", "purpose", "process", "of", "facts", "key"] {
        let (faults, _) = put(250, &at(field));
        count += faults;
    }
    println!("p01: {} faults for words mistyped in one place", n(count));
}

/// A plain question.
fn plain() -> Question {
    let one = |id: &str| privity::Known::is(id);
    Question {
        law: vec!["nyc".into()],
        on: "2018-08-16".into(),
        act: "disclose".into(),
        actor: one("city_employee"),
        to: one("federal_immigration_authority"),
        purpose: one("immigration_enforcement"),
        process: one("administrative_subpoena"),
        of: vec!["immigration_status".into(), "home_address".into()],
        facts: vec![("required_by_law".into(), false.into())],
        closed: true,
    }
}

#[test]
fn p01_size_and_depth_are_bounded() {
    let base = crate::json::question(&plain());
    let open = &base[..base.len() - 1];
    let mut inputs = vec![
        "[".repeat(200_000),
        "{\"a\":".repeat(100_000),
        format!("{}{}", "[".repeat(5000), "]".repeat(5000)),
        format!("{open},\"facts\":{}1{}}}", "[".repeat(3000), "]".repeat(3000)),
        format!("{open},\"x\":\"{}\"}}", "é".repeat(600_000)),
        " ".repeat(1 << 20),
        " ".repeat((1 << 20) + 1),
        "\u{feff}{}".to_owned(),
        "1e999999999".to_owned(),
        format!("{{\"on\":{}}}", "9".repeat(100_000)),
        "\"\\ud800\"".to_owned(),
        "\0".to_owned(),
    ];
    for depth in 1..20 {
        inputs.push(format!("{{\"law\":{}null{}}}", "[".repeat(depth), "]".repeat(depth)));
    }
    let all: Vec<Str> = VOCABULARY.categories.iter().map(|word| word.id.clone()).collect();
    let many = Question { of: all.iter().cycle().take(20_000).cloned().collect(), law: vec!["nyc".into(); 20_000], ..plain() };
    inputs.push(crate::json::question(&many));
    inputs.push(crate::json::question(&Question {
        closed: false,
        facts: Vec::new(),
        actor: privity::Known::Unknown,
        to: privity::Known::Unknown,
        of: all,
        ..plain()
    }));
    let keys: Vec<String> = (0..30_000).map(|at| format!(",\"k{at}\":0")).collect();
    inputs.push(format!("{open}{}}}", keys.concat()));
    let facts: Vec<String> = (0..30_000).map(|at| format!("\"f{at}\":true,")).collect();
    inputs.push(base.replace("\"facts\":{", &format!("\"facts\":{{{}", facts.concat())));
    let count = inputs.len();
    // A stack as small as a browser's worker may have.
    let run = move || inputs.iter().map(|input| checked(input).unwrap_or_else(|why| panic!("{why}"))).collect::<Vec<_>>();
    let codes = std::thread::Builder::new().stack_size(256 << 10).spawn(run).unwrap().join().unwrap();
    assert!(codes.contains(&Some("too-deep".to_owned())) && codes.contains(&Some("too-large".to_owned())) && codes.contains(&None));
    println!("p01: {count} inputs as large and as deep as they come, on a stack of 256 KiB");
}

#[test]
fn p01_what_a_resident_said_is_never_repeated() {
    const SAID: [&str; 3] = ["Maria Lopez 123-45-6789", "maria_lopez_123-45-6789", "Maria Lopez\n123-45-6789"];
    let mut inputs: Vec<(String, bool)> = Vec::new();
    for said in SAID {
        let text = Json::Text(said.to_owned());
        let Json::Map(fields) = crate::json::fields(&plain()) else { panic!("a question is an object") };
        let mut add = |fields: Vec<(String, Json)>, fault: bool| inputs.push((Json::Map(fields).printed(), fault));
        for at in 0..fields.len() {
            let with = |value: Json| {
                let mut fields = fields.clone();
                fields[at].1 = value;
                fields
            };
            let facts = fields[at].0 == "facts";
            add(with(text.clone()), true);
            add(with(Json::List(vec![text.clone()])), true);
            add(with(Json::List(vec![Json::List(vec![text.clone()])])), true);
            add(with(Json::Map(vec![(said.to_owned(), Json::Bool(true))])), true);
            add(with(Json::Map(vec![("required_by_law".to_owned(), text.clone())])), true);
            add(with(Json::Map(vec![(said.to_owned(), text.clone()), (said.to_owned(), text.clone())])), true);
            if let Json::List(items) = &fields[at].1 {
                add(with(Json::List(items.iter().cloned().chain([text.clone()]).collect())), true);
            }
            if facts {
                add(with(Json::Map(vec![("actor".to_owned(), text.clone())])), true);
                add(with(Json::Map(vec![("required_by_law".to_owned(), Json::List(vec![Json::Bool(true), text.clone()]))])), true);
            }
            // As a key, before and after the known ones, with each kind of value.
            let mut renamed = fields.clone();
            renamed[at].0 = said.to_owned();
            add(renamed, true);
            for value in [Json::Null, text.clone(), Json::Map(vec![(said.to_owned(), text.clone())])] {
                let mut more = fields.clone();
                more.insert(at, (said.to_owned(), value));
                add(more, true);
            }
            let mut twice = fields.clone();
            twice.push((fields[at].0.clone(), text.clone()));
            add(twice, true);
        }
        let raw = said.replace('\n', "\\n");
        for input in [
            raw.clone(),
            format!("\"{raw}\""),
            format!("{{\"{raw}\""),
            format!("{{{raw}}}"),
            format!("[\"{raw}\"]"),
            format!("{{\"law\":\"{raw}"),
            format!("{{\"law\":{raw}}}"),
        ] {
            inputs.push((input, true));
        }
    }
    for (input, fault) in &inputs {
        let code = checked(input).unwrap_or_else(|why| panic!("{why}\n{input}"));
        assert_eq!(code.is_some(), *fault, "{input}");
        let output = decide_json(input).to_lowercase();
        for part in ["maria", "lopez", "123-45", "6789"] {
            assert!(!output.contains(part), "{input}\nwas repeated: {output}");
        }
    }
    println!("p01: {} places for a resident's data, none repeated", n(inputs.len() as u64));
}
