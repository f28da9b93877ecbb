//! Asking for what a question still needs, one fact at a time.

use privity_core::text::Str;
use serde::Serialize;

use crate::answer::{Map, Missing};
use crate::fault::Fault;
use crate::question::{known, truth};
use crate::resolve::{self, Asked};
use crate::value::Value;
use crate::wire::json;

/// What to ask next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Ask {
    /// The fact, or `actor`, `to`, `purpose` or `process`.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Missable"))]
    pub fact: Str,
    /// The question to put to a person.
    pub ask: Str,
    /// What is known suggests this value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggests: Option<bool>,
    /// The note that says why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Str>,
    /// The values it may still have, each with what it means; none of a fact that is true or false.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::Each<String, String>"))]
    pub values: Map,
    /// How many facts can still change the verdict, this one among them; most are never asked.
    pub left: u32,
}

impl Asked {
    /// What to ask next: of the facts that can still change the verdict the one that settles most, those told or skipped left out.
    /// Nothing, if the verdict is certain or nothing else can settle it. Fault: `no-words`.
    ///
    /// ```
    /// # let question = privity::Question { law: vec!["nyc-gcp".into()], on: "2024-01-01".into(), act: "inquire".into(),
    /// #     actor: privity::Known::is("police_department_officer"), of: vec!["immigration_status".into()], ..Default::default() };
    /// let mut asked = privity::Laws::builtin().ask(&question)?;
    /// while let Some(next) = asked.next()? {
    ///     println!("{}", next.ask);
    ///     asked = asked.tell(&next.fact, false.into())?;
    /// }
    /// assert_eq!(asked.verdict(), "prohibited");
    /// # Ok::<(), privity::Fault>(())
    /// ```
    pub fn next(&self) -> Result<Option<Ask>, Fault> {
        let missing = self.missing()?;
        let left = missing.len() as u32;
        let v = self.all.vocabulary();
        let open = |missing: &Missing| v.fact(&missing.fact).is_none_or(|fact| !self.skipped.has(fact));
        let Some(Missing { fact, ask, suggests, note }) = missing.into_iter().find(open) else { return Ok(None) };
        let number = v.fact(&fact);
        let field = number.and_then(|number| v.space.field(number));
        let may = field.map_or(0, |field| field.of(self.question.know()));
        let domain = number.and_then(|number| v.facts.get(usize::from(number))).and_then(|fact| fact.values);
        let list = domain.map(|domain| v.values(domain)).unwrap_or_default().iter().enumerate();
        let values = Map(list.filter(|(at, _)| may >> at & 1 == 1).map(|(_, word)| (word.id.clone(), word.text.clone())).collect());
        Ok(Some(Ask { fact, ask, suggests, note, values, left }))
    }

    /// [`Asked::next`] as JSON; `null` for nothing.
    pub fn next_json(&self) -> String {
        self.next().map_or_else(Fault::json, |next| json(&next))
    }

    /// The same question with a fact told, in place of what was known of it: true or false, an id, a list of what it may be. Null skips
    /// the fact: it stays as it is. What was told or skipped is not asked again. Faults: as of a question.
    pub fn tell(&self, fact: &str, value: Value) -> Result<Asked, Fault> {
        let v = self.all.vocabulary();
        let mut told = self.clone();
        let party = resolve::PARTS.into_iter().find(|name| *name == fact);
        let (number, field, values) = if let Some(name) = party {
            let known = known(name, value)?;
            resolve::values(v, name, &known, false)?.ok_or_else(|| Fault::new("unknown-fact", "unknown fact"))?
        } else {
            let (number, field) = resolve::boolean(v, fact)?;
            (number, field, resolve::bits(truth(value)?))
        };
        told.skipped = told.skipped.with(number);
        if values == field.full() {
            return Ok(told);
        }
        told.question = told.question.knowing(field.set(*told.question.know(), values));
        told.said = told.said.with(number);
        told.unknown = told.unknown.without(number);
        told.assumed = told.assumed.without(number);
        Ok(told)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Value {
        Value::Bool(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Value {
        Value::Text(value.to_owned().into())
    }
}
