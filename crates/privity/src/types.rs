//! What stands in an answer where Rust has text: the ids of the vocabulary and the words of the wire, as types of a JSON Schema. The
//! TypeScript types are made from that schema.

use std::borrow::Cow;
use std::marker::PhantomData;

use privity_core::text::Word;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use crate::laws::Laws;

/// A type of text that is one of these.
macro_rules! one_of {
    ($($(#[doc = $doc:literal])* $name:ident = $ids:expr;)*) => {$(
        pub(crate) struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let ids: Vec<String> = $ids.into_iter().map(Into::into).collect();
                json_schema!({ "description": concat!($($doc),*).trim(), "type": "string", "enum": ids })
            }
        }
    )*};
}

one_of! {
    /// A law, or a place, which stands for the laws in force there.
    LawId = places().into_iter().chain(Laws::builtin().laws().into_iter().map(|law| law.law));
    /// What is done.
    Act = words(&Laws::builtin().vocabulary().acts);
    /// Who acts, or receives.
    Party = words(&Laws::builtin().vocabulary().parties);
    /// For what.
    Purpose = words(&Laws::builtin().vocabulary().purposes);
    /// By what legal process.
    Process = words(&Laws::builtin().vocabulary().processes);
    /// A category of information.
    Category = words(&Laws::builtin().vocabulary().categories);
    /// What must be done.
    DutyId = words(&Laws::builtin().vocabulary().duties);
    /// A fact that is true or false.
    Fact = facts(false);
    /// What can be missing: a fact, or who, for what and by what process.
    Missable = [facts(true), facts(false)].concat();
    /// What a question comes to; `no_rule` is not permission.
    Verdict = crate::VERDICTS;
    /// What one law comes to.
    LawVerdict = crate::VERDICTS.map(|verdict| if verdict == "no_rule" { "not_covered" } else { verdict });
    /// What a rule does; `cite`: it decides nothing and is named; `text` and `advice` are in a law's page alone.
    Then = ["permit", "needs_approval", "prohibit", "cite", "text", "advice"];
    /// Whether a law enumerates a category, an officer designated it, or it is residual.
    BasisId = ["enumerated", "designated", "residual"];
    /// How much a warning matters.
    Severity = ["high", "med", "low", "info"];
    /// Whether a law is in force.
    Status = ["in_force", "proposed", "repealed", "advice"];
    /// What a second law is beside a first; `incomparable`: stricter in one world, looser in another.
    Relation = ["same", "stricter", "looser", "incomparable"];
    /// The first of two laws, or the second.
    Side = ["a", "b"];
    /// What one law or several come to, with everything known.
    SaidVerdict = ["not_covered", "no_rule", "permitted", "needs_approval", "prohibited"];
    /// What a claim comes to; `vacuous`: a law named covers nothing of it.
    ProofResult = ["proven", "refuted", "vacuous"];
    /// The stable code of a fault.
    FaultCode = crate::faults().iter().map(|kind| kind.code).chain(crate::PROBLEMS.iter().map(|(code, _)| *code));
}

fn words(list: &[Word]) -> Vec<String> {
    list.iter().map(|word| word.id.to_string()).collect()
}

fn facts(values: bool) -> Vec<String> {
    let laws = Laws::builtin();
    laws.vocabulary().facts.iter().filter(|fact| fact.values.is_some() == values).map(|fact| fact.id.to_string()).collect()
}

fn places() -> Vec<String> {
    Laws::builtin().places().into_iter().map(|(place, _)| place).collect()
}

/// A type written where it is used.
macro_rules! inline {
    ($name:ident $(<$($of:ident),*>)? = |$generator:ident| $schema:expr) => {
        pub(crate) struct $name $(<$($of),*>(PhantomData<($($of,)*)>))?;

        impl $(<$($of: JsonSchema),*>)? JsonSchema for $name $(<$($of),*>)? {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

inline!(Day = |_generator| json_schema!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }));
// What is answered as a question, to be asked again.
inline!(Asked = |_generator| json_schema!({ "$ref": "#/$defs/QuestionInput" }));
// A law of one's own has an id of its own.
inline!(
    AnyLaw = |generator| {
        let known = generator.subschema_for::<LawId>();
        json_schema!({ "anyOf": [known, { "type": "string" }] })
    }
);
inline!(Each<K, V> = |generator| {
    let (key, value) = (generator.subschema_for::<K>(), generator.subschema_for::<V>());
    json_schema!({ "type": "object", "propertyNames": key, "additionalProperties": value })
});
inline!(OneOrAny<T> = |generator| {
    let one = generator.subschema_for::<T>();
    json_schema!({ "anyOf": [one, { "type": "array", "items": one }] })
});
inline!(OneOrMore<T> = |generator| {
    let one = generator.subschema_for::<T>();
    json_schema!({ "anyOf": [one, { "type": "array", "items": one, "minItems": 1 }] })
});
inline!(Known<T> = |generator| {
    let one = generator.subschema_for::<T>();
    json_schema!({ "anyOf": [one, { "type": "array", "items": one, "minItems": 1 }, { "type": "null" }] })
});
inline!(
    Truth = |_generator| json_schema!({ "anyOf": [
        { "type": "boolean" },
        { "type": "array", "items": { "anyOf": [{ "type": "boolean" }, { "type": "null" }] }, "minItems": 1 },
        { "type": "null" }
    ] })
);

/// What may be left out, and is never null.
pub(crate) fn present(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|kind| kind != "null");
        let only = types.pop();
        schema.insert("type".to_owned(), only.into());
    }
}

/// The JSON Schemas of what goes over the wire, each with a name: of a question, of an answer, and of everything else that bindings hand over.
pub fn schemas() -> Vec<(&'static str, Value)> {
    let schema = |of: fn(&mut SchemaGenerator) -> Schema, settings: SchemaSettings| {
        let mut generator = settings.into_generator();
        let mut schema = of(&mut generator);
        let definitions = generator.take_definitions(true);
        schema.insert("$defs".to_owned(), Value::Object(definitions));
        schema.insert("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
        schema.to_value()
    };
    let (read, written) = (SchemaSettings::draft2020_12().for_deserialize(), SchemaSettings::draft2020_12().for_serialize());
    let rest = |generator: &mut SchemaGenerator| {
        generator.subschema_for::<crate::Ask>();
        generator.subschema_for::<crate::Comparison>();
        #[cfg(feature = "compile")]
        generator.subschema_for::<crate::Proof>();
        generator.subschema_for::<crate::Fault>();
        generator.subschema_for::<crate::FaultKind>();
        generator.subschema_for::<crate::LawPage>();
        generator.subschema_for::<crate::LawSummary>();
        generator.subschema_for::<crate::VocabularyView>()
    };
    vec![
        ("question", schema(SchemaGenerator::subschema_for::<crate::Question>, read)),
        ("answer", schema(SchemaGenerator::subschema_for::<crate::Answer>, written.clone())),
        ("rest", schema(rest, written)),
    ]
}
