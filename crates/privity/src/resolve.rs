//! From ids to numbers: a typed question as the core asks it, and its canonical form.

use core::fmt::Write as _;
use std::sync::OnceLock;

use privity_core::text::{Fact, Str, Vocabulary, Word};
use privity_core::{Act, Categories, Cube, Day, FactSet, Field, Question as Encoded};

use crate::fault::Fault;
use crate::known::{Known, Question, Truth};
use crate::laws::Laws;

/// A question put to some laws: resolved once, to be decided as often as one likes.
///
/// ```
/// # let question = privity::Question { law: vec!["nyc".into()], on: "2024-01-01".into(), act: "retain".into(),
/// #     actor: privity::Known::is("city_employee"), of: vec!["name".into()], closed: true, ..Default::default() };
/// let asked = privity::Laws::builtin().ask(&question)?;
/// assert_eq!(asked.verdict(), asked.answer()?.verdict);
/// # Ok::<(), privity::Fault>(())
/// ```
#[derive(Clone, Debug)]
pub struct Asked {
    /// The laws it was put to.
    pub(crate) all: Laws,
    /// The question in numbers.
    pub(crate) question: Encoded,
    /// The laws asked, by number, each once.
    pub(crate) laws: Vec<usize>,
    /// The categories asked, by number, each once, in the order asked.
    pub(crate) of: Vec<u8>,
    /// Facts read as false because the question is closed.
    pub(crate) assumed: FactSet,
    /// The laws and places named.
    named: Vec<Str>,
    /// Facts said, if only to be unknown.
    pub(crate) said: FactSet,
    /// Parties, purposes and processes said to be unknown.
    pub(crate) unknown: FactSet,
    /// Facts told or skipped, not to be asked again.
    pub(crate) skipped: FactSet,
    closed: bool,
}

/// The fields of a question that are facts of many values.
pub(crate) const PARTS: [&str; 4] = ["actor", "to", "purpose", "process"];

/// What a closed question takes these to be, left out.
const PLAIN: [(&str, &str); 3] = [("to", "none"), ("purpose", "unspecified"), ("process", "none")];

impl Asked {
    pub(crate) fn resolve(question: &Question, all: &Laws) -> Result<Asked, Fault> {
        let v = all.vocabulary();
        let laws = laws(question, all)?;
        let on = date(&question.on)?;
        let act = number(&v.acts, &question.act, "unknown-act", "act").map_err(|fault| fault.path("/act"))?;
        let mut of: Vec<u8> = Vec::new();
        for (at, id) in question.of.iter().enumerate() {
            let category = number(&v.categories, id, "unknown-category", "category").map_err(|fault| fault.path(format!("/of/{at}")))?;
            once(&mut of, category);
        }
        if of.is_empty() {
            return Err(Fault::new("empty-list", "no category is asked about").help("name at least one category").path("/of"));
        }
        if question.actor == Known::Unsaid {
            return Err(Fault::new("missing-field", "`actor` is left out").path("/actor"));
        }
        if question.act == "disclose" && question.to == Known::Unsaid {
            return Err(Fault::new("missing-field", "`to` is left out of a disclosure").path("/to"));
        }
        let (mut heard, mut unknown) = (Heard::default(), FactSet::NONE);
        let parts = [&question.actor, &question.to, &question.purpose, &question.process];
        for (name, known) in PARTS.into_iter().zip(parts) {
            let Some((fact, field, values)) = values(v, name, known, question.closed)? else { continue };
            heard.take(field, values);
            if *known != Known::Unsaid {
                heard.said = heard.said.with(fact);
            }
            if *known == Known::Unknown {
                unknown = unknown.with(fact);
            }
        }
        for (id, truth) in &question.facts {
            let (fact, field) = boolean(v, id)?;
            if heard.said.has(fact) {
                return Err(Fault::new("duplicate-key", format!("`{id}` is given twice")).path(format!("/facts/{id}")));
            }
            heard.hear(fact, field, bits(*truth));
        }
        let named = question.law.clone();
        Ok(Read { laws, named, on, act, of, heard, unknown, closed: question.closed }.put(all))
    }

    /// The same question about one category alone. Fault: `unknown-category`.
    #[cfg(feature = "detect")]
    pub(crate) fn about(&self, category: &str) -> Result<Asked, Fault> {
        let category = number(&self.all.vocabulary().categories, category, "unknown-category", "category")?;
        let mut alone = self.clone();
        alone.question.of = Categories(1 << category);
        alone.of = vec![category];
        Ok(alone)
    }

    /// The question in its canonical form, as JSON: fields in their order, what was said and no more, ids in vocabulary order (laws and
    /// categories as asked). Asked again, it is the same question.
    pub fn canonical(&self) -> String {
        let v = self.all.vocabulary();
        let know = self.question.know();
        let act = v.acts.get(usize::from(self.question.act.0)).map_or("", |word| word.id.as_ref());
        let mut json = String::with_capacity(512);
        json.push_str("{\"law\":[");
        list(&mut json, self.named.iter().map(AsRef::as_ref));
        let _ = write!(json, "],\"on\":\"{}\",\"act\":\"{act}\"", self.question.on);
        let facts = || (0_u8..).zip(v.facts.iter().zip(v.space.fields())).filter(|(fact, _)| self.said.has(*fact));
        for (fact, (words, field)) in facts() {
            let Some(domain) = words.values else { continue };
            let values = field.of(know);
            let _ = write!(json, ",\"{}\":", words.id);
            if self.unknown.has(fact) {
                json.push_str("null");
                continue;
            }
            json.push('[');
            let chosen = v.values(domain).iter().enumerate().filter(|(at, _)| values >> at & 1 == 1);
            list(&mut json, chosen.map(|(_, word)| word.id.as_ref()));
            json.push(']');
        }
        json.push_str(",\"of\":[");
        list(&mut json, self.of.iter().filter_map(|at| v.categories.get(usize::from(*at))).map(|word| word.id.as_ref()));
        json.push_str("],\"facts\":{");
        let mut comma = "";
        for (_, (words, field)) in facts().filter(|(_, (words, _))| words.values.is_none()) {
            let value = match field.of(know) {
                1 => "false",
                2 => "true",
                _ => "null",
            };
            let _ = write!(json, "{comma}\"{}\":{value}", words.id);
            comma = ",";
        }
        let _ = write!(json, "}},\"closed\":{}}}", self.closed);
        json
    }
}

/// A question read into numbers. What its fields are is said at [`Asked`].
pub(crate) struct Read {
    pub(crate) laws: Vec<usize>,
    pub(crate) named: Vec<Str>,
    pub(crate) on: Day,
    pub(crate) act: u8,
    pub(crate) of: Vec<u8>,
    pub(crate) heard: Heard,
    pub(crate) unknown: FactSet,
    pub(crate) closed: bool,
}

/// What is said or taken to be so, fact by fact.
pub(crate) struct Heard {
    know: Cube,
    /// All bits of the facts of which something is known.
    whole: Cube,
    pub(crate) said: FactSet,
}

impl Default for Heard {
    fn default() -> Heard {
        Heard { know: Cube::FULL, whole: NOTHING, said: FactSet::NONE }
    }
}

/// No value of any fact.
const NOTHING: Cube = Cube([0; privity_core::WORDS]);

impl Heard {
    /// One fact after the other, and a word of the cube each: a cube set whole is waited for.
    pub(crate) fn take(&mut self, field: Field, values: u64) {
        let at = usize::from(field.word);
        if let (Some(know), Some(whole)) = (self.know.0.get_mut(at), self.whole.0.get_mut(at)) {
            *know = (*know & !field.mask()) | ((values << (field.shift & 63)) & field.mask());
            *whole |= field.mask();
        }
    }

    /// The same, of a fact that is said.
    pub(crate) fn hear(&mut self, fact: u8, field: Field, values: u64) {
        self.said = self.said.with(fact);
        self.take(field, values);
    }

    /// Takes every other fact that is true or false to be false; which these are.
    fn close(&mut self) -> FactSet {
        static BOOLEAN: OnceLock<(Cube, FactSet)> = OnceLock::new();
        let (truths, facts) = BOOLEAN.get_or_init(|| {
            let boolean = || privity_laws::VOCABULARY.space.facts().filter(|(_, field)| field.is_boolean());
            (boolean().fold(NOTHING, |cube, (_, field)| field.set(cube, 2)), boolean().map(|(fact, _)| fact).collect())
        });
        self.know = self.know.and(truths.and(self.whole.not()).not());
        FactSet(facts.0 & !self.said.0)
    }
}

impl Read {
    /// The question as the core asks it: if it is closed, facts that are not said are false.
    pub(crate) fn put(self, all: &Laws) -> Asked {
        let Read { laws, named, on, act, of, mut heard, unknown, closed } = self;
        let space = &all.vocabulary().space;
        let assumed = if closed { heard.close() } else { FactSet::NONE };
        let Heard { know, said, .. } = heard;
        let categories = of.iter().fold(0, |bits, category| bits | 1 << category);
        // Without the only world of what is known: to find it takes longer than to decide without it.
        let question = Encoded::new(space, on, Act(act), Categories(categories), Cube::FULL).knowing(know);
        Asked { all: all.clone(), question, laws, of, assumed, named, said, unknown, skipped: FactSet::NONE, closed }
    }
}

/// Adds ids, quoted, with commas between.
fn list<'a>(json: &mut String, ids: impl Iterator<Item = &'a str>) {
    for (at, id) in ids.enumerate() {
        json.push_str(if at == 0 { "\"" } else { ",\"" });
        json.push_str(id);
        json.push('"');
    }
}

/// The laws a question asks, places spelled out, each once.
fn laws(question: &Question, all: &Laws) -> Result<Vec<usize>, Fault> {
    let mut laws: Vec<usize> = Vec::new();
    for (at, id) in question.law.iter().enumerate() {
        let named = all.named(id).ok_or_else(|| {
            Fault::unknown("unknown-law", "law or place", id, all.names().iter().map(String::as_str)).path(format!("/law/{at}"))
        })?;
        for law in named {
            once(&mut laws, law);
        }
    }
    Ok(laws)
}

/// Adds what is not in the list.
pub(crate) fn once<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// YYYY-MM-DD.
pub(crate) fn date(on: &str) -> Result<Day, Fault> {
    let fault = || Fault::new("bad-date", "`on` is not a day of the calendar").path("/on");
    let digits = |range: core::ops::Range<usize>| {
        on.get(range).filter(|part| part.bytes().all(|b| b.is_ascii_digit())).and_then(|part| part.parse::<i32>().ok())
    };
    let dashes = on.len() == 10 && on.get(4..5) == Some("-") && on.get(7..8) == Some("-");
    let (Some(year), Some(month), Some(day), true) = (digits(0..4), digits(5..7), digits(8..10), dashes) else {
        return Err(fault());
    };
    Day::from_date(year, month, day).ok_or_else(fault)
}

fn number(list: &[Word], id: &str, code: &'static str, what: &str) -> Result<u8, Fault> {
    let at = list.iter().position(|word| word.id == id);
    at.map(|at| at as u8).ok_or_else(|| Fault::unknown(code, what, id, list.iter().map(|word| word.id.as_ref())))
}

/// The field of a fact of many values and the values it may have, if anything was said or is taken as said.
pub(crate) fn values(v: &Vocabulary, name: &'static str, known: &Known, closed: bool) -> Result<Option<(u8, Field, u64)>, Fault> {
    let of = |at: u8| Some((at, v.space.field(at)?, v.values(v.facts.get(usize::from(at))?.values?)));
    let Some((fact, field, list)) = v.fact(name).and_then(of) else { return Ok(None) };
    let one = |id: &str| number(list, id, "unknown-value", name).map(|at| 1 << at);
    let values = match known {
        Known::Unknown => field.full(),
        Known::Unsaid => match PLAIN.iter().find(|(plain, _)| closed && *plain == name) {
            Some((_, id)) => one(id)?,
            None => return Ok(None),
        },
        Known::OneOf(ids) if ids.is_empty() => {
            return Err(Fault::new("empty-list", format!("`{name}` has no value left")).path(format!("/{name}")));
        }
        Known::OneOf(ids) => {
            ids.iter().try_fold(0, |bits, id| Ok(bits | one(id)?)).map_err(|fault: Fault| fault.path(format!("/{name}")))?
        }
    };
    Ok(Some((fact, field, values)))
}

/// What is known, as the bits of a fact that is true or false.
pub(crate) fn bits(truth: Truth) -> u64 {
    match truth {
        Truth::True => 2,
        Truth::False => 1,
        Truth::Unknown => 3,
    }
}

/// The number and field of a fact that is true or false.
pub(crate) fn boolean(v: &Vocabulary, id: &str) -> Result<(u8, Field), Fault> {
    let found = (0_u8..).zip(v.facts.iter()).find(|(_, fact)| fact.id == id);
    let plain = |fact: &&Fact| fact.values.is_none();
    match found {
        Some((_, fact)) if fact.values.is_some() => {
            Err(Fault::new("misplaced-fact", format!("`{id}` is a field of the question")).path("/facts"))
        }
        Some((at, _)) => {
            v.space.field(at).map(|field| (at, field)).ok_or_else(|| Fault::new("unknown-fact", "unknown fact").path("/facts"))
        }
        None => Err(Fault::unknown("unknown-fact", "fact", id, v.facts.iter().filter(plain).map(|fact| fact.id.as_ref())).path("/facts")),
    }
}
