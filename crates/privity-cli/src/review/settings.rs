//! `privity.toml` as it is written: each setting, and its place in the file.

use core::ops::Range;

use clap::ValueEnum as _;
use privity_compile::{Problem, nearest};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::FailOn;

/// What the file says.
#[derive(Default)]
pub(super) struct Settings {
    pub(super) asked: Asked,
    pub(super) lang: Option<Spanned<String>>,
    pub(super) fail_on: Option<FailOn>,
    pub(super) baseline: Option<Spanned<String>>,
    pub(super) exclude: Vec<Spanned<String>>,
    /// Forms collected for something else, or by someone else.
    pub(super) form: Vec<ForFiles>,
    pub(super) allow: Vec<Allow>,
}

/// What a question asks besides its categories.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) law: Vec<Spanned<String>>,
    pub(super) on: Option<Spanned<String>>,
    pub(super) actor: Option<Spanned<String>>,
    pub(super) purpose: Option<Spanned<String>>,
    pub(super) process: Option<Spanned<String>>,
    pub(super) closed: Option<bool>,
    pub(super) facts: Vec<(Spanned<String>, bool)>,
}

pub(super) struct ForFiles {
    pub(super) files: Vec<Spanned<String>>,
    pub(super) asked: Asked,
}

/// A field that may ask what it asks: by whom that was decided is the reason's to say.
pub(super) struct Allow {
    /// The field's name, id or label; a glob.
    pub(super) field: Spanned<String>,
    pub(super) files: Vec<Spanned<String>>,
    /// Only this category; every one if left out.
    pub(super) category: Option<Spanned<String>>,
    /// Only this finding; every one if left out.
    pub(super) code: Option<Spanned<String>>,
    /// The last day it holds.
    pub(super) until: Option<Spanned<String>>,
}

const ASKED: [&str; 7] = ["law", "on", "actor", "purpose", "process", "closed", "facts"];

pub(super) fn read(source: &str) -> Result<Settings, Problem> {
    let file = DeTable::parse(source).map_err(|error| Problem::of_toml(BAD, &error))?;
    let table = Table(file.get_ref());
    table.only(&["lang", "fail_on", "baseline", "exclude", "form", "allow"], &ASKED)?;
    let fail_on = table.text("fail_on")?.map(|said| {
        FailOn::from_str(said.get_ref(), false).map_err(|_| bad(said.span(), "`fail_on` is `error`, `warning`, `note` or `never`"))
    });
    Ok(Settings {
        asked: table.asked()?,
        lang: table.text("lang")?,
        fail_on: fail_on.transpose()?,
        baseline: table.text("baseline")?,
        exclude: table.texts("exclude")?,
        form: table.tables("form")?.into_iter().map(|(table, at)| table.form(at)).collect::<Result<_, _>>()?,
        allow: table.tables("allow")?.into_iter().map(|(table, at)| table.allow(at)).collect::<Result<_, _>>()?,
    })
}

/// The code of what is wrong with a setting.
const BAD: &str = "bad-setting";

/// What is wrong with a setting.
pub(super) fn bad(at: Range<usize>, message: impl Into<String>) -> Problem {
    Problem::new(BAD, message, at)
}

struct Table<'a>(&'a DeTable<'a>);

impl<'a> Table<'a> {
    /// Refuses keys that are none of these.
    fn only(&self, keys: &[&str], more: &[&str]) -> Result<(), Problem> {
        let known = || keys.iter().chain(more).copied();
        match self.0.keys().find(|key| !known().any(|known| known == key.get_ref())) {
            None => Ok(()),
            Some(key) => Err(nearest(bad(key.span(), format!("unknown key `{}`", key.get_ref())), key.get_ref(), known())),
        }
    }

    fn value(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.0.iter().find(|(known, _)| known.get_ref() == key).map(|(_, value)| value)
    }

    fn text(&self, key: &str) -> Result<Option<Spanned<String>>, Problem> {
        let of = |value| text(value).ok_or_else(|| bad(value.span(), format!("`{key}` is a text in quotes")));
        self.value(key).map(of).transpose()
    }

    /// One text, or a list of them.
    fn texts(&self, key: &str) -> Result<Vec<Spanned<String>>, Problem> {
        let Some(value) = self.value(key) else { return Ok(Vec::new()) };
        let one = |value| text(value).ok_or_else(|| bad(value.span(), format!("`{key}` is a text in quotes, or a list of texts")));
        match value.get_ref() {
            DeValue::Array(list) => list.iter().map(one).collect(),
            _ => Ok(vec![one(value)?]),
        }
    }

    fn day(&self, key: &str) -> Result<Option<Spanned<String>>, Problem> {
        let of = |value: &Spanned<DeValue<'_>>| {
            let day = value.get_ref().as_datetime().filter(|day| day.date.is_some() && day.time.is_none());
            let day = day.map(|day| Spanned::new(value.span(), day.to_string()));
            day.ok_or_else(|| bad(value.span(), format!("`{key}` is a day without quotes: YYYY-MM-DD")))
        };
        self.value(key).map(of).transpose()
    }

    fn truth(&self, key: &str) -> Result<Option<bool>, Problem> {
        let of = |value: &Spanned<DeValue<'_>>| {
            value.get_ref().as_bool().ok_or_else(|| bad(value.span(), format!("`{key}` is true or false, without quotes")))
        };
        self.value(key).map(of).transpose()
    }

    /// Tables of one name, each with its place.
    fn tables(&self, key: &str) -> Result<Vec<(Table<'a>, Range<usize>)>, Problem> {
        let Some(value) = self.value(key) else { return Ok(Vec::new()) };
        let wrong = |at| bad(at, format!("`{key}` is a list of tables: `[[{key}]]`"));
        let list = value.get_ref().as_array().ok_or_else(|| wrong(value.span()))?;
        let one = |item: &'a Spanned<DeValue<'a>>| {
            let table = item.get_ref().as_table().ok_or_else(|| wrong(item.span()))?;
            Ok((Table(table), item.span()))
        };
        list.iter().map(one).collect()
    }

    fn asked(&self) -> Result<Asked, Problem> {
        let facts = match self.value("facts") {
            None => Vec::new(),
            Some(value) => {
                let facts = value.get_ref().as_table().ok_or_else(|| bad(value.span(), "`facts` is a table: `{ fact = true }`"))?;
                let fact = |key: &Spanned<DeString<'_>>| {
                    let truth = Table(facts).truth(key.get_ref())?.unwrap_or_default();
                    Ok((Spanned::new(key.span(), key.get_ref().to_string()), truth))
                };
                facts.keys().map(fact).collect::<Result<_, Problem>>()?
            }
        };
        Ok(Asked {
            law: self.texts("law")?,
            on: self.day("on")?,
            actor: self.text("actor")?,
            purpose: self.text("purpose")?,
            process: self.text("process")?,
            closed: self.truth("closed")?,
            facts,
        })
    }

    fn form(&self, at: Range<usize>) -> Result<ForFiles, Problem> {
        self.only(&["files"], &ASKED)?;
        let files = self.texts("files")?;
        if files.is_empty() {
            return Err(bad(at, "a `[[form]]` says which `files` it is about"));
        }
        Ok(ForFiles { files, asked: self.asked()? })
    }

    fn allow(&self, at: Range<usize>) -> Result<Allow, Problem> {
        self.only(&["field", "files", "category", "code", "reason", "until"], &[])?;
        let field = self.text("field")?.ok_or_else(|| bad(at, "an `[[allow]]` says which `field` it is about"))?;
        if self.text("reason")?.is_none_or(|reason| reason.get_ref().trim().is_empty()) {
            return Err(bad(field.span(), format!("the allowance of `{}` has no reason", field.get_ref())));
        }
        Ok(Allow {
            files: self.texts("files")?,
            category: self.text("category")?,
            code: self.text("code")?,
            until: self.day("until")?,
            field,
        })
    }
}

fn text(value: &Spanned<DeValue<'_>>) -> Option<Spanned<String>> {
    Some(Spanned::new(value.span(), value.get_ref().as_str()?.to_owned()))
}
