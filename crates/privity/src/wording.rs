//! What findings say, in the languages of the city.

use std::borrow::Cow;

use crate::fault::Fault;
use crate::value::Value;

type Str = Cow<'static, str>;

/// The wording of one language: sentences by key, with `{placeholders}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    lang: Str,
    said: Vec<(Str, Str)>,
}

#[cfg(feature = "wording")]
mod built {
    include!(concat!(env!("OUT_DIR"), "/wording.rs"));
}

impl Wording {
    /// The languages there is wording for, English first.
    #[cfg(feature = "wording")]
    pub fn languages() -> Vec<&'static str> {
        built::WORDING.iter().map(|(lang, _)| *lang).collect()
    }

    /// The wording of a language, named as BCP 47 does; that of the same language elsewhere (`es` of `es-MX`, `zh-Hant` of `zh-TW`) if
    /// there is none of its own. Fault: `unknown-language`.
    #[cfg(feature = "wording")]
    pub fn of(lang: &str) -> Result<Wording, Fault> {
        let lang = if lang.is_empty() { "en" } else { lang };
        let lower = lang.to_ascii_lowercase().replace('_', "-");
        let named = |id: &str| built::WORDING.iter().find(|(known, _)| known.eq_ignore_ascii_case(id));
        let short = lower.split('-').next().unwrap_or_default();
        let script = match short {
            "zh" if ["hant", "tw", "hk", "mo"].iter().any(|part| lower.split('-').any(|said| said == *part)) => "zh-hant",
            "zh" => "zh-hans",
            other => other,
        };
        let found = named(&lower).or_else(|| named(script));
        let (lang, said) = found.ok_or_else(Fault::unknown_language)?;
        let said = said.iter().map(|(key, text)| (Str::Borrowed(*key), Str::Borrowed(*text))).collect();
        Ok(Wording { lang: Str::Borrowed(lang), said })
    }

    /// Reads the wording of a language from JSON text: an object of texts, as [`Wording::to_json`] writes it. Fault: `bad-json`,
    /// `wrong-type`.
    pub fn from_json(text: &str) -> Result<Wording, Fault> {
        let Value::Map(entries) = Value::parse(text)? else {
            return Err(Fault::new("wrong-type", "expected an object of texts"));
        };
        let mut said: Vec<(Str, Str)> = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let Value::Text(text) = value else { return Err(Fault::new("wrong-type", "expected an object of texts")) };
            said.push((key, text));
        }
        said.sort_unstable();
        let lang = said.iter().find(|(key, _)| key == "lang").map_or(Str::Borrowed("en"), |(_, lang)| lang.clone());
        Ok(Wording { lang, said })
    }

    /// The wording as JSON text.
    pub fn to_json(&self) -> String {
        let map: serde_json::Map<String, serde_json::Value> =
            self.said.iter().map(|(key, text)| (key.to_string(), serde_json::Value::from(text.as_ref()))).collect();
        serde_json::Value::Object(map).to_string()
    }

    /// Its language, as BCP 47 names it.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// The text of a key, such as `finding.proxy.help`; empty if there is none.
    pub fn get(&self, key: &str) -> &str {
        let at = self.said.binary_search_by(|(known, _)| known.as_ref().cmp(key));
        at.ok().and_then(|at| self.said.get(at)).map_or("", |(_, text)| text.as_ref())
    }

    /// The text of a key with its placeholders filled in.
    pub fn fill(&self, key: &str, with: &[(&str, &str)]) -> String {
        let mut text = String::new();
        let mut rest = self.get(key);
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((name, after)) = after.split_once('}') else { break };
            text.push_str(with.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
            rest = after;
        }
        text.push_str(rest);
        text
    }
}
