//! The law file and the vocabulary as TOML.

use core::fmt;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use toml::Spanned;
use toml::value::Datetime;

/// A string with its place in the file.
pub(crate) type Text = Spanned<String>;
/// A condition: for each fact, the values it may have.
pub(crate) type When = BTreeMap<Text, Spanned<Values>>;

/// One value or a list of them: `true`, `false`, an id, the name of a set, `!` before either.
#[derive(Clone, Debug, Default)]
pub(crate) struct Values(pub(crate) Vec<Value>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Bool(bool),
    Name(String),
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        struct One;
        impl Visitor<'_> for One {
            type Value = Value;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("true, false, or an id in quotes")
            }
            fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
                Ok(Value::Bool(value))
            }
            fn visit_str<E>(self, value: &str) -> Result<Value, E> {
                Ok(Value::Name(value.to_owned()))
            }
        }
        deserializer.deserialize_any(One)
    }
}

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Values, D::Error> {
        struct Many;
        impl<'de> Visitor<'de> for Many {
            type Value = Values;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("true, false, an id in quotes, or a list of these")
            }
            fn visit_bool<E>(self, value: bool) -> Result<Values, E> {
                Ok(Values(vec![Value::Bool(value)]))
            }
            fn visit_str<E>(self, value: &str) -> Result<Values, E> {
                Ok(Values(vec![Value::Name(value.to_owned())]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Values, A::Error> {
                let mut values = Vec::new();
                while let Some(value) = items.next_element()? {
                    values.push(value);
                }
                Ok(Values(values))
            }
        }
        deserializer.deserialize_any(Many)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Values {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Values".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "true, false, an id, the name of a set, `!` before either (everything but), or a list of these",
            "anyOf": [
                { "type": ["boolean", "string"] },
                { "type": "array", "minItems": 1, "items": { "type": ["boolean", "string"] } }
            ]
        })
    }
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Then {
    Permit,
    Prohibit,
    NeedsApproval,
    Cite,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Status {
    InForce,
    Proposed,
    Repealed,
    Advice,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Severity {
    High,
    Med,
    Low,
    Info,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Enumerated,
    Designated,
}

/// Declares a table of the file: its own keys, and those it shares with others (`about`: which questions; `citation`: where the words
/// come from). Unknown keys are errors, which is why the shared keys are written into each struct instead of flattened.
macro_rules! table {
    (@ [$($meta:tt)*] $name:ident [] { $($fields:tt)* }) => {
        $($meta)*
        #[derive(Clone, Debug, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name { $($fields)* }
    };
    (@ [$($meta:tt)*] $name:ident [about $($rest:ident)*] { $($fields:tt)* }) => {
        table!(@ [$($meta)*] $name [$($rest)*] { $($fields)*
            /// Acts; left out, every act.
            #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<String>>"))]
            pub(crate) act: Option<Vec<Text>>,
            /// Categories; left out, every category.
            #[cfg_attr(feature = "schema", schemars(with = "Option<Values>"))]
            pub(crate) of: Option<Spanned<Values>>,
            /// The condition, a cube: for each fact named, the values it may have. Left out, always.
            #[cfg_attr(feature = "schema", schemars(with = "Option<BTreeMap<String, Values>>"))]
            pub(crate) when: Option<When>,
            /// First day.
            #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
            pub(crate) since: Option<Spanned<Datetime>>,
            /// First day no longer.
            #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
            pub(crate) until: Option<Spanned<Datetime>>,
        });
        impl $name {
            pub(crate) fn about(&self) -> About<'_> {
                About { act: self.act.as_deref(), of: self.of.as_ref(), when: self.when.as_ref(), since: self.since.as_ref(), until: self.until.as_ref() }
            }
        }
    };
    (@ [$($meta:tt)*] $name:ident [citation $($rest:ident)*] { $($fields:tt)* }) => {
        table!(@ [$($meta)*] $name [$($rest)*] { $($fields)*
            /// The section of law.
            pub(crate) cite: String,
            /// At most 25 words of it.
            #[cfg_attr(feature = "schema", schemars(with = "String"))]
            pub(crate) quote: Text,
            /// The words are not the law's own.
            #[serde(default)]
            pub(crate) paraphrase: bool,
            /// The document quoted, by title; left out, the header's.
            pub(crate) source: Option<String>,
            /// Its address; left out, the header's.
            pub(crate) url: Option<String>,
            /// The day the text was checked; left out, the header's.
            #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
            pub(crate) checked: Option<Spanned<Datetime>>,
            /// Ids of the notes it carries.
            #[serde(default)]
            #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
            pub(crate) notes: Vec<Text>,
        });
        impl $name {
            pub(crate) fn citation(&self) -> Citation<'_> {
                Citation {
                    cite: &self.cite, quote: &self.quote, paraphrase: self.paraphrase, source: self.source.as_deref(),
                    url: self.url.as_deref(), checked: self.checked.as_ref(), notes: &self.notes,
                }
            }
        }
    };
    ($(#[$meta:meta])* $name:ident: $($part:ident)* { $($fields:tt)* }) => {
        table!(@ [$(#[$meta])*] $name [$($part)*] { $($fields)* });
    };
}

/// Which questions a row is about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About<'a> {
    pub(crate) act: Option<&'a [Text]>,
    pub(crate) of: Option<&'a Spanned<Values>>,
    pub(crate) when: Option<&'a When>,
    pub(crate) since: Option<&'a Spanned<Datetime>>,
    pub(crate) until: Option<&'a Spanned<Datetime>>,
}

impl About<'_> {
    /// Whether any of its keys is there.
    pub(crate) fn any(&self) -> bool {
        self.act.is_some() || self.of.is_some() || self.when.is_some() || self.since.is_some() || self.until.is_some()
    }
}

/// Where words come from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Citation<'a> {
    pub(crate) cite: &'a str,
    pub(crate) quote: &'a Text,
    pub(crate) paraphrase: bool,
    pub(crate) source: Option<&'a str>,
    pub(crate) url: Option<&'a str>,
    pub(crate) checked: Option<&'a Spanned<Datetime>>,
    pub(crate) notes: &'a [Text],
}

table! {
    /// A law: the text of the law beside each rule.
    LawFile: {
        /// Lower-case id.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        pub(crate) id: Text,
        /// Full name.
        pub(crate) title: String,
        /// The place whose law it is.
        pub(crate) place: String,
        /// Whether it is law.
        pub(crate) status: Status,
        /// First day in force.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        pub(crate) since: Spanned<Datetime>,
        /// First day no longer in force.
        #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
        pub(crate) until: Option<Spanned<Datetime>>,
        /// The day the text was checked against its source.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        pub(crate) checked: Spanned<Datetime>,
        /// Title of the text rows are quoted from.
        pub(crate) source: String,
        /// Its address.
        pub(crate) url: Option<String>,
        /// Keys of the rules that every other deciding rule overrides.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
        pub(crate) default: Vec<Text>,
        /// Named sets of categories.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, Values>"))]
        pub(crate) set: BTreeMap<String, Spanned<Values>>,
        /// What the law covers.
        #[serde(default)]
        pub(crate) scope: Vec<Scope>,
        /// What it decides.
        #[serde(default)]
        pub(crate) rule: Vec<Rule>,
        /// Rules of the text that decide nothing here.
        #[serde(default)]
        pub(crate) text: Vec<Passage>,
        /// On what basis categories are protected.
        #[serde(default)]
        pub(crate) basis: Vec<Basis>,
        /// Ambiguities and the reading taken.
        #[serde(default)]
        pub(crate) note: Vec<Note>,
        /// Warnings that change no verdict.
        #[serde(default)]
        pub(crate) advice: Vec<Advice>,
    }
}

table! {
    /// What the law covers: one clause.
    Scope: about {}
}

table! {
    /// What the law decides: one row.
    Rule: about citation {
        /// Its id in the digest of the law.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        pub(crate) id: Text,
        /// A label, where its id has several rows.
        #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
        pub(crate) row: Option<Text>,
        /// Ids cited beside this one, under the same condition.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
        pub(crate) also: Vec<Text>,
        /// What it concludes; `cite`: nothing, it is named.
        pub(crate) then: Then,
        /// The facts that would supply the approval.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
        pub(crate) approval: Vec<Text>,
        /// The duties that come with it.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
        pub(crate) duty: Vec<Text>,
        /// Keys of the rules it overrides: `ID/row`, or `ID` for all rows of the id.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
        pub(crate) over: Vec<Text>,
        /// The law allows and never obliges.
        #[serde(default)]
        pub(crate) discretionary: bool,
    }
}

table! {
    /// A rule of the text that decides nothing here.
    Passage: citation {
        /// Its id in the digest of the law.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        pub(crate) id: Text,
    }
}

table! {
    /// On what basis categories are protected.
    Basis: about citation {
        /// Listed in the law, or designated by an officer.
        pub(crate) basis: Kind,
    }
}

table! {
    /// Wording of an ambiguity; with a trigger, every answer of the law carries it.
    Note: about {
        /// Its id.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        pub(crate) id: Text,
        /// What to say.
        pub(crate) say: String,
        /// Where the sources differ.
        pub(crate) difference: Option<String>,
        /// The reading taken.
        pub(crate) reading: Option<String>,
    }
}

table! {
    /// A warning that changes no verdict.
    Advice: about citation {
        /// Its code.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        pub(crate) code: Text,
        /// How much it matters.
        pub(crate) severity: Severity,
        /// What to say.
        pub(crate) message: String,
        /// The principle it rests on.
        pub(crate) principle: Option<String>,
        /// Conditions that keep it from firing.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(with = "Vec<BTreeMap<String, Values>>"))]
        pub(crate) unless: Vec<When>,
        /// `discretionary`: only where a discretionary rule decides.
        pub(crate) ground: Option<Ground>,
        /// In words, where no fact of a question decides it: shown with the pack, never fires.
        pub(crate) trigger: Option<String>,
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Ground {
    Discretionary,
}

table! {
    /// Claims about laws.
    ClaimFile: {
        /// The claims.
        pub(crate) claim: Vec<Claim>,
    }
}

table! {
    /// A claim: what is so in every world of some acts, categories and conditions, or in some world of them.
    Claim: about {
        /// Its id.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        pub(crate) id: Text,
        /// The laws, each by itself; a place is its laws together; `every` is every law that decides something.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
        pub(crate) law: Vec<Text>,
        /// The claim in plain words.
        pub(crate) say: String,
        /// The day; left out, every day between `since` and `until`.
        #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
        pub(crate) on: Option<Spanned<Datetime>>,
        /// The outcome that no world has.
        pub(crate) never: Option<OutcomeId>,
        /// The outcome that every world has.
        pub(crate) always: Option<OutcomeId>,
        /// The outcome than which no world has a stricter.
        pub(crate) at_most: Option<OutcomeId>,
        /// The outcome than which no world has a milder.
        pub(crate) at_least: Option<OutcomeId>,
        /// A fact with two values, of which the first never makes the outcome milder than the second.
        #[cfg_attr(feature = "schema", schemars(with = "Option<BTreeMap<String, Vec<String>>>"))]
        pub(crate) no_looser: Option<When>,
        /// The outcome that some world has.
        pub(crate) sometimes: Option<OutcomeId>,
        /// A fact with two values, of which the first makes the outcome milder than the second in some world.
        #[cfg_attr(feature = "schema", schemars(with = "Option<BTreeMap<String, Vec<String>>>"))]
        pub(crate) looser: Option<When>,
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum OutcomeId {
    NotCovered,
    Permitted,
    NeedsApproval,
    Prohibited,
}

/// The vocabulary.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VocabularyFile {
    pub(crate) party: Vec<Word>,
    pub(crate) purpose: Vec<Word>,
    pub(crate) process: Vec<Word>,
    pub(crate) act: Vec<Word>,
    pub(crate) category: Vec<Word>,
    pub(crate) duty: Vec<Word>,
    pub(crate) fact: Vec<Fact>,
    #[serde(default)]
    pub(crate) together: Vec<Together>,
    #[serde(default)]
    pub(crate) set: Sets,
    #[serde(default)]
    pub(crate) place: toml::Table,
    #[serde(default)]
    pub(crate) note: Vec<Note>,
    #[serde(default)]
    pub(crate) suggest: Vec<Suggest>,
}

/// Facts, true or false, that are laid out side by side.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Together {
    pub(crate) facts: Vec<Spanned<String>>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Suggest {
    pub(crate) fact: Text,
    pub(crate) when: When,
    pub(crate) value: bool,
    pub(crate) note: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Word {
    pub(crate) id: Text,
    pub(crate) text: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fact {
    pub(crate) id: Text,
    pub(crate) text: String,
    pub(crate) ask: String,
    pub(crate) can: Can,
    pub(crate) values: Option<Domain>,
    #[serde(default)]
    pub(crate) approval: bool,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Can {
    Obtain,
    Find,
    Fixed,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Domain {
    Party,
    Purpose,
    Process,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Sets {
    pub(crate) party: BTreeMap<String, Spanned<Values>>,
    pub(crate) purpose: BTreeMap<String, Spanned<Values>>,
    pub(crate) process: BTreeMap<String, Spanned<Values>>,
    pub(crate) category: BTreeMap<String, Spanned<Values>>,
}
