//! `privity.toml`: under which law a project's forms are, and what was decided about them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use globset::{Glob, GlobSet, GlobSetBuilder};
use privity::{Finding, FormField, Known, Level, Question};
use privity_core::Day;
use serde::Deserialize;

use super::place::{self, Base};
use super::{EXPIRED, FailOn, Located, Options};

/// The settings of a review: those of the file, with those of the command line over them.
pub(crate) struct Config {
    question: Question,
    pub(super) lang: String,
    pub(super) fail_on: FailOn,
    pub(super) baseline: Option<PathBuf>,
    /// From where files are named.
    pub(super) base: Base,
    exclude: GlobSet,
    forms: Vec<(GlobSet, Question)>,
    allow: Vec<Allowed>,
    /// The file, for findings about it.
    file: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    #[serde(flatten)]
    asked: Asked,
    lang: Option<String>,
    fail_on: Option<FailOn>,
    baseline: Option<PathBuf>,
    exclude: Vec<String>,
    /// Forms collected for something else, or by someone else.
    form: Vec<ForFiles>,
    allow: Vec<Allow>,
}

/// What a question asks besides its categories.
#[derive(Default, Clone, Deserialize)]
#[serde(default)]
struct Asked {
    law: Option<OneOrMore>,
    on: Option<toml::value::Datetime>,
    actor: Option<String>,
    purpose: Option<String>,
    process: Option<String>,
    closed: Option<bool>,
    facts: toml::map::Map<String, toml::Value>,
}

#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(Deserialize)]
struct ForFiles {
    files: Vec<String>,
    #[serde(flatten)]
    asked: Asked,
}

/// A field that may ask what it asks: by whom that was decided is the reason's to say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Allow {
    /// The field's name, id or label; a glob.
    field: String,
    #[serde(default)]
    files: Vec<String>,
    /// Only this category; every one if left out.
    category: Option<String>,
    /// Only this finding; every one if left out.
    code: Option<String>,
    reason: String,
    /// The last day it holds.
    until: Option<toml::value::Datetime>,
}

struct Allowed {
    field: GlobSet,
    files: Option<GlobSet>,
    category: Option<String>,
    code: Option<String>,
    until: Option<String>,
    shown: String,
}

fn invalid(path: &Path, error: impl core::fmt::Display) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, format!("{}: {error}", path.display()))
}

fn globs(path: &Path, patterns: &[String]) -> io::Result<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let pattern = pattern.trim_start_matches("./").trim_end_matches('/');
        set.add(Glob::new(pattern).map_err(|error| invalid(path, error))?);
    }
    set.build().map_err(|error| invalid(path, error))
}

/// Today, as UTC has it.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Day(i32::try_from(seconds / 86_400).unwrap_or(0)).to_string()
}

impl Config {
    pub(super) fn load(options: &Options) -> io::Result<Config> {
        let named = options.config.clone();
        let path = named.clone().unwrap_or_else(|| PathBuf::from("privity.toml"));
        let (file, base) = match fs::read_to_string(&path) {
            Ok(text) => (toml::from_str::<File>(&text).map_err(|error| invalid(&path, error))?, Base::of(&path)?),
            Err(error) if named.is_some() || error.kind() != io::ErrorKind::NotFound => return Err(crate::about(&path, &error)),
            Err(_) => (File::default(), Base::here()?),
        };
        let said = Asked {
            law: options.law.clone().map(OneOrMore::One),
            actor: options.actor.clone(),
            purpose: options.purpose.clone(),
            ..Asked::default()
        };
        let mut question = Question { on: today().into(), act: "collect".into(), actor: Known::is("city_employee"), ..Question::default() };
        file.asked.over(&mut question, &path)?;
        said.over(&mut question, &path)?;
        if let Some(on) = &options.on {
            question.on = on.clone().into();
        }
        let mut forms = Vec::new();
        for form in &file.form {
            let mut own = question.clone();
            form.asked.over(&mut own, &path)?;
            forms.push((globs(&path, &form.files)?, own));
        }
        let allow = file.allow.iter().map(|allow| {
            if allow.reason.trim().is_empty() {
                return Err(invalid(&path, format!("the allowance of `{}` has no reason", allow.field)));
            }
            Ok(Allowed {
                field: globs(&path, core::slice::from_ref(&allow.field))?,
                files: (!allow.files.is_empty()).then(|| globs(&path, &allow.files)).transpose()?,
                category: allow.category.clone(),
                code: allow.code.clone(),
                until: allow.until.map(|until| until.to_string()),
                shown: allow.field.clone(),
            })
        });
        Ok(Config {
            lang: options.lang.clone().or(file.lang).unwrap_or_else(|| "en".to_owned()),
            fail_on: options.fail_on.or(file.fail_on).unwrap_or(FailOn::Error),
            baseline: file.baseline.map(|baseline| base.join(&baseline)),
            exclude: globs(&path, &file.exclude)?,
            allow: allow.collect::<io::Result<_>>()?,
            forms,
            question,
            file: place::whole(&path).map_or_else(|_| path.display().to_string(), |whole| base.name(&whole)),
            base,
        })
    }

    /// Whether a file, or a folder that it is in, is excluded.
    pub(super) fn excludes(&self, name: &str) -> bool {
        Path::new(name).ancestors().any(|path| !path.as_os_str().is_empty() && self.exclude.is_match(path))
    }

    /// Whether no law is asked: only good practice is.
    pub(super) fn lawless(&self) -> bool {
        self.question.law.is_empty() && self.forms.is_empty()
    }

    /// What the forms of a file ask of the law.
    pub(super) fn question(&self, name: &str) -> Question {
        let own = self.forms.iter().find(|(files, _)| files.is_match(name));
        own.map_or(&self.question, |(_, question)| question).clone()
    }

    /// Whether this finding was decided to be right.
    pub(super) fn allows(&self, file: &str, field: &FormField, finding: &Finding) -> bool {
        self.allow.iter().filter(|allow| self.holds(allow)).any(|allow| {
            [&field.name, &field.id, &field.label].into_iter().any(|called| !called.is_empty() && allow.field.is_match(called))
                && allow.files.as_ref().is_none_or(|files| files.is_match(file))
                && allow.category.as_ref().is_none_or(|category| *category == finding.category)
                && allow.code.as_ref().is_none_or(|code| code == finding.code)
        })
    }

    /// Dates as YYYY-MM-DD compare as text.
    fn holds(&self, allow: &Allowed) -> bool {
        allow.until.as_ref().is_none_or(|until| self.question.on.as_ref() <= until.as_str())
    }

    /// Allowances that have run out.
    pub(super) fn expired(&self) -> Vec<Located> {
        let expired = self.allow.iter().filter(|allow| !self.holds(allow));
        let said = |allow: &Allowed| Located {
            file: self.file.clone(),
            line: 0,
            path: String::new(),
            finding: Finding::about(
                EXPIRED,
                Level::Warning,
                format!("the allowance of `{}` has run out", allow.shown),
                "decide again, or take it out",
            ),
        };
        expired.map(said).collect()
    }
}

impl Asked {
    /// Puts what is said here over a question.
    fn over(&self, question: &mut Question, path: &Path) -> io::Result<()> {
        match &self.law {
            Some(OneOrMore::One(law)) => question.law = vec![law.clone().into()],
            Some(OneOrMore::More(laws)) => question.law = laws.iter().cloned().map(Into::into).collect(),
            None => {}
        }
        if let Some(on) = self.on {
            question.on = on.to_string().into();
        }
        let parts = [(&self.actor, &mut question.actor), (&self.purpose, &mut question.purpose), (&self.process, &mut question.process)];
        for (said, known) in parts {
            if let Some(id) = said {
                *known = Known::is(id);
            }
        }
        if let Some(closed) = self.closed {
            question.closed = closed;
        }
        for (fact, value) in &self.facts {
            let truth = value.as_bool().ok_or_else(|| invalid(path, format!("the fact `{fact}` is true or false")))?;
            question.facts.retain(|(known, _)| known != fact);
            question.facts.push((fact.clone().into(), truth.into()));
        }
        Ok(())
    }
}
