//! Under which law a project's forms are, and what was decided about them: what `privity.toml` says, and the command line over it.

use core::ops::Range;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use globset::{Glob, GlobSet, GlobSetBuilder};
use privity::{FINDINGS, Fault, Finding, Form, FormField, Known, Laws, Level, Question, Wording};
use privity_compile::{Problem, nearest};
use privity_core::Day;
use toml::Spanned;

use super::place::{self, Base};
use super::settings::{self, Allow, Asked, Settings, bad};
use super::{EXPIRED, FailOn, Located, Options, UNUSED, wrong};

/// The settings of a review: those of the file, with those of the command line over them.
pub(crate) struct Config {
    question: Question,
    pub(super) wording: Wording,
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

struct Allowed {
    field: GlobSet,
    files: Option<GlobSet>,
    category: Option<String>,
    code: Option<String>,
    until: Option<String>,
    shown: String,
    line: u32,
    /// Whether it has allowed something.
    used: AtomicBool,
}

/// The file as it was read.
struct Source<'a> {
    path: &'a Path,
    text: &'a str,
}

impl Source<'_> {
    /// An error, where it is.
    fn invalid(&self, problem: Problem) -> io::Error {
        let (line, column) = problem.position(self.text);
        let help = problem.help.map_or(String::new(), |help| format!("; {help}"));
        let path = crate::shown(self.path);
        io::Error::new(io::ErrorKind::InvalidInput, format!("{path}:{line}:{column}: {}{help}", problem.message))
    }

    fn line(&self, at: Range<usize>) -> u32 {
        bad(at, "").position(self.text).0 as u32
    }
}

fn globs(patterns: &[Spanned<String>]) -> Result<GlobSet, Problem> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let said = pattern.get_ref().trim_start_matches("./").trim_end_matches('/');
        set.add(Glob::new(said).map_err(|error| bad(pattern.span(), error.kind().to_string()))?);
    }
    set.build().map_err(|error| bad(0..0, error.kind().to_string()))
}

/// Today, as UTC has it.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Day(i32::try_from(seconds / 86_400).unwrap_or(0)).to_string()
}

impl Config {
    pub(super) fn load(options: &Options, laws: &Laws) -> io::Result<Config> {
        let named = options.config.as_ref();
        let path = named.map_or(Path::new("privity.toml"), PathBuf::as_path);
        let (text, base) = match fs::read_to_string(path) {
            Ok(text) => (text, Base::of(path)?),
            Err(error) if named.is_some() || error.kind() != io::ErrorKind::NotFound => return Err(crate::about(path, &error)),
            Err(_) => (String::new(), Base::here()?),
        };
        let source = Source { path, text: &text };
        let file = settings::read(&text).map_err(|problem| source.invalid(problem))?;
        let mut question = Question { on: today().into(), act: "collect".into(), actor: Known::is("city_employee"), ..Question::default() };
        file.asked.over(&mut question);
        options.over(&mut question);
        let asked = |own: Option<&Asked>, question: &Question| {
            check(question, laws).map_err(|fault| match place(&fault, [own, Some(&file.asked)], options, question, laws) {
                Some(at) => source.invalid(bad(at, fault.message.clone()).help(fault.help.clone())),
                None => wrong(&fault),
            })
        };
        asked(None, &question)?;
        let mut forms = Vec::new();
        for form in &file.form {
            let mut own = question.clone();
            form.asked.over(&mut own);
            asked(Some(&form.asked), &own)?;
            forms.push((globs(&form.files).map_err(|problem| source.invalid(problem))?, own));
        }
        let lang = options.lang.as_deref().or(file.lang.as_ref().map(|lang| lang.get_ref().as_str())).unwrap_or("en");
        let wording = Wording::of(lang).map_err(|fault| match file.lang.as_ref().filter(|_| options.lang.is_none()) {
            Some(said) => source.invalid(bad(said.span(), fault.message).help(fault.help)),
            None => wrong(&fault),
        })?;
        let Settings { allow, exclude, baseline, fail_on, .. } = file;
        let allow = allow.into_iter().map(|allow| Allowed::of(allow, &source, laws)).collect::<Result<_, _>>();
        Ok(Config {
            wording,
            fail_on: options.fail_on.or(fail_on).unwrap_or(FailOn::Error),
            baseline: baseline.map(|baseline| base.join(Path::new(baseline.get_ref()))),
            exclude: globs(&exclude).map_err(|problem| source.invalid(problem))?,
            allow: allow.map_err(|problem| source.invalid(problem))?,
            forms,
            question,
            file: place::whole(path).map_or_else(|_| path.display().to_string(), |whole| base.name(&whole)),
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
        let mut allowed = false;
        for allow in self.allow.iter().filter(|allow| self.holds(allow) && allow.allows(file, field, finding)) {
            allow.used.store(true, Ordering::Relaxed);
            allowed = true;
        }
        allowed
    }

    /// Dates as YYYY-MM-DD compare as text.
    fn holds(&self, allow: &Allowed) -> bool {
        allow.until.as_ref().is_none_or(|until| self.question.on.as_ref() <= until.as_str())
    }

    /// Allowances that have run out, and if everything has been looked at those that allowed nothing.
    pub(super) fn stale(&self, everything: bool) -> Vec<Located> {
        let said = |allow: &Allowed| {
            let (code, what, help) = if !self.holds(allow) {
                (EXPIRED, "has run out", "decide again, or take it out")
            } else if everything && !allow.used.load(Ordering::Relaxed) {
                (UNUSED, "allows nothing that is found", "mend it, or take it out")
            } else {
                return None;
            };
            let message = format!("the allowance of `{}` {what}", allow.shown);
            let finding = Finding::about(code, Level::Warning, message, help);
            Some(Located { file: self.file.clone(), line: allow.line, path: String::new(), finding })
        };
        self.allow.iter().filter_map(said).collect()
    }
}

impl Allowed {
    fn of(allow: Allow, source: &Source<'_>, laws: &Laws) -> Result<Allowed, Problem> {
        let categories = laws.vocabulary().categories.iter().map(|word| word.id.as_ref());
        let codes = FINDINGS.iter().map(|(code, _)| *code);
        Ok(Allowed {
            files: (!allow.files.is_empty()).then(|| globs(&allow.files)).transpose()?,
            category: allow.category.map(|category| known(category, "category", categories)).transpose()?,
            code: allow.code.map(|code| known(code, "code", codes)).transpose()?,
            until: allow.until.map(Spanned::into_inner),
            line: source.line(allow.field.span()),
            field: globs(core::slice::from_ref(&allow.field))?,
            shown: allow.field.into_inner(),
            used: AtomicBool::new(false),
        })
    }

    fn allows(&self, file: &str, field: &FormField, finding: &Finding) -> bool {
        [&field.name, &field.id, &field.label].into_iter().any(|called| !called.is_empty() && self.field.is_match(called))
            && self.files.as_ref().is_none_or(|files| files.is_match(file))
            && self.category.as_ref().is_none_or(|category| *category == finding.category)
            && self.code.as_ref().is_none_or(|code| code == finding.code)
    }
}

/// An id, if it is one of these.
fn known<'a>(said: Spanned<String>, what: &str, known: impl Iterator<Item = &'a str> + Clone) -> Result<String, Problem> {
    if known.clone().any(|known| known == said.get_ref()) {
        return Ok(said.into_inner());
    }
    Err(nearest(bad(said.span(), format!("unknown {what} `{}`", said.get_ref())), said.get_ref(), known))
}

/// Whether the law can be asked this.
fn check(question: &Question, laws: &Laws) -> Result<(), Fault> {
    laws.reviewer(&Form { question: question.clone(), ..Form::default() }).map(|_| ())
}

/// Where in the file a fault of a question is: in the settings of its form, else in those of all; nowhere if the command line says it.
fn place(fault: &Fault, asked: [Option<&Asked>; 2], options: &Options, question: &Question, laws: &Laws) -> Option<Range<usize>> {
    let mut parts = fault.at.path.split('/').skip(1);
    let (key, at) = (parts.next()?, parts.next().and_then(|at| at.parse::<usize>().ok()));
    let [own, all] = asked;
    own.and_then(|own| own.place(key, at, question, laws))
        .or_else(|| all.filter(|_| !options.says(key)).and_then(|all| all.place(key, at, question, laws)))
}

impl Asked {
    /// Puts what is said here over a question.
    fn over(&self, question: &mut Question) {
        if !self.law.is_empty() {
            question.law = self.law.iter().map(|law| law.get_ref().clone().into()).collect();
        }
        if let Some(on) = &self.on {
            question.on = on.get_ref().clone().into();
        }
        let parts = [(&self.actor, &mut question.actor), (&self.purpose, &mut question.purpose), (&self.process, &mut question.process)];
        for (said, known) in parts {
            if let Some(id) = said {
                *known = Known::is(id.get_ref());
            }
        }
        if let Some(closed) = self.closed {
            question.closed = closed;
        }
        for (fact, truth) in &self.facts {
            question.facts.retain(|(known, _)| known != fact.get_ref());
            question.facts.push((fact.get_ref().clone().into(), (*truth).into()));
        }
    }

    /// Where a part of the question is said here. Of a list the fault has the place, and of facts it is the first that is one alone.
    fn place(&self, key: &str, at: Option<usize>, question: &Question, laws: &Laws) -> Option<Range<usize>> {
        let said = match key {
            "law" => at.and_then(|at| self.law.get(at)),
            "on" => self.on.as_ref(),
            "actor" => self.actor.as_ref(),
            "purpose" => self.purpose.as_ref(),
            "process" => self.process.as_ref(),
            "facts" => {
                let alone = |fact: &str, truth: bool| Question { facts: vec![(fact.to_owned().into(), truth.into())], ..question.clone() };
                self.facts.iter().find(|(fact, truth)| check(&alone(fact.get_ref(), *truth), laws).is_err()).map(|(fact, _)| fact)
            }
            _ => None,
        };
        said.map(Spanned::span)
    }
}

impl Options {
    /// Puts what the command line says over a question.
    fn over(&self, question: &mut Question) {
        if let Some(law) = &self.law {
            question.law = vec![law.clone().into()];
        }
        if let Some(on) = &self.on {
            question.on = on.clone().into();
        }
        for (said, known) in [(&self.actor, &mut question.actor), (&self.purpose, &mut question.purpose)] {
            if let Some(id) = said {
                *known = Known::is(id);
            }
        }
    }

    /// Whether the command line says a part of the question.
    fn says(&self, key: &str) -> bool {
        match key {
            "law" => self.law.is_some(),
            "on" => self.on.is_some(),
            "actor" => self.actor.is_some(),
            "purpose" => self.purpose.is_some(),
            _ => false,
        }
    }
}
