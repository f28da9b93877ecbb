//! The one error: what was wrong, where, and the nearest right thing.

use core::fmt;

use serde::Serialize;

/// Where in the input.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct At {
    /// Line from 1; 0 if not known.
    #[serde(skip_serializing_if = "zero")]
    pub line: u32,
    /// Column from 1; 0 if not known.
    #[serde(skip_serializing_if = "zero")]
    pub column: u32,
    /// The field, as a JSON pointer (RFC 6901) made of known names and places in lists; never of what was given.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub path: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn zero(n: &u32) -> bool {
    *n == 0
}

/// Why a question was not answered.
///
/// The message is lower case, without a period or line break, and holds nothing of the input but ids of the vocabulary and their
/// near misses: a resident's data put in the wrong place is not repeated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct Fault {
    /// Stable code; see [`faults`].
    #[cfg_attr(feature = "types", schemars(with = "crate::types::FaultCode"))]
    pub code: &'static str,
    /// What was wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// Where the code is described, relative to the documentation.
    pub url: String,
    /// Where in the input.
    pub at: At,
}

impl Fault {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Fault {
        let kind = KINDS.iter().find(|kind| kind.code == code);
        debug_assert!(kind.is_some(), "{code} is not in the catalogue");
        Fault {
            code,
            message: message.into(),
            help: kind.map(|kind| kind.help.to_owned()).unwrap_or_default(),
            url: format!("FAULTS.md#{code}"),
            at: At::default(),
        }
    }

    /// The first problem that keeps a law file from compiling, as the one error that every language throws; a question that shows it
    /// is in its help.
    #[cfg(feature = "compile")]
    pub fn of_law(source: &str, problems: &privity_compile::Problems) -> Fault {
        let Some(problem) = problems.0.first() else { return Fault::new("bad-law-file", "the law does not compile") };
        let (line, column) = problem.position(source);
        let witness = problem.witness.as_ref().map(|question| format!("a question that shows it: {question}"));
        let help: Vec<&str> = problem.help.as_deref().into_iter().chain(witness.as_deref()).collect();
        Fault {
            code: problem.code,
            message: problem.message.clone(),
            help: help.join("; "),
            url: format!("FAULTS.md#{}", problem.code),
            at: At { line: line as u32, column: column as u32, path: String::new() },
        }
    }

    /// For bindings: reading the question from its host language threw. Nothing of what was thrown is kept.
    pub fn unreadable() -> Fault {
        Fault::new("unreadable", "the question could not be read")
    }

    /// For bindings: the question is nested deeper than [`Value::DEEPEST`](crate::Value::DEEPEST).
    pub fn too_deep() -> Fault {
        Fault::new("too-deep", "nested deeper than any question")
    }

    /// For bindings: the question is longer than [`Value::LONGEST`](crate::Value::LONGEST).
    pub fn too_large() -> Fault {
        Fault::new("too-large", format!("the question is longer than {} bytes", crate::Value::LONGEST))
    }

    /// There is no wording of this language.
    pub fn unknown_language() -> Fault {
        Fault::new("unknown-language", "unknown language").path("/lang")
    }

    /// For bindings: this build has no compiler of law files.
    pub fn no_compiler() -> Fault {
        Fault::new("no-compiler", "this build cannot compile law files")
    }

    /// `{"v":1,"fault":{…}}`.
    pub fn json(self) -> String {
        #[derive(Serialize)]
        struct Wire {
            v: u32,
            fault: Fault,
        }
        // Strings and integers only: printing them cannot fail.
        serde_json::to_string(&Wire { v: crate::V, fault: self }).unwrap_or_default()
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Fault {
        self.help = help.into();
        self
    }

    pub(crate) fn at(mut self, at: At) -> Fault {
        self.at = at;
        self
    }

    pub(crate) fn path(mut self, path: impl Into<String>) -> Fault {
        self.at.path = path.into();
        self
    }

    /// The fault of an unknown id: named only if it is nearly one of the known.
    pub(crate) fn unknown<'a>(code: &'static str, what: &str, given: &str, known: impl Iterator<Item = &'a str>) -> Fault {
        let lower = given.to_ascii_lowercase();
        // What is much longer than any id is no slip of the fingers, and takes long to compare.
        let near = known.filter(|id| given.len() <= id.len() + 2).map(|id| (strsim::damerau_levenshtein(&lower, id), id)).min();
        // A slip of the fingers in an id, and nothing else, is repeated: two letters at most, one in a short id, and only such as ids have.
        let plain = given.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        match near.filter(|(distance, id)| plain && *distance <= if id.len() < 6 { 1 } else { 2 }) {
            Some((_, near)) => Fault::new(code, format!("unknown {what} `{given}`")).help(format!("did you mean `{near}`?")),
            None => Fault::new(code, format!("unknown {what}")),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.message, self.code)
    }
}

impl core::error::Error for Fault {}

/// An entry of the catalogue of faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(schemars::JsonSchema))]
pub struct FaultKind {
    /// Stable code.
    #[cfg_attr(feature = "types", schemars(with = "crate::types::FaultCode"))]
    pub code: &'static str,
    /// When it comes.
    pub when: &'static str,
    /// What to do about it, unless the fault itself says something nearer.
    pub help: &'static str,
}

/// Every kind of fault, by code.
pub fn faults() -> &'static [FaultKind] {
    KINDS
}

const KINDS: &[FaultKind] = &[
    FaultKind { code: "bad-date", when: "`on` is not a day of the calendar, years 0001 to 9999", help: "write the day as YYYY-MM-DD" },
    FaultKind {
        code: "bad-law-file",
        when: "a compiled file is damaged, or of another version",
        help: "compile it again with this version",
    },
    FaultKind { code: "bad-json", when: "the question is not JSON", help: "a question is one JSON object; see `at` for the place" },
    FaultKind { code: "duplicate-key", when: "an object has a key twice", help: "keep one of the two" },
    FaultKind { code: "duplicate-law", when: "a law is added whose id a law or place has", help: "give the law an id of its own" },
    FaultKind {
        code: "empty-list",
        when: "a list has nothing in it where something is needed",
        help: "name at least one, or write null for unknown",
    },
    FaultKind {
        code: "missing-field",
        when: "a field that must be said is left out",
        help: "say it; null means unknown where that is allowed",
    },
    FaultKind { code: "misplaced-fact", when: "`facts` holds a field of the question itself", help: "write it beside `facts`, not in it" },
    FaultKind {
        code: "no-compiler",
        when: "a law file is compiled, or added as TOML, where there is no compiler: in WebAssembly",
        help: "compile it with the command line, Python or Node, and load the compiled file",
    },
    FaultKind {
        code: "unknown-language",
        when: "findings are asked for in a language there is no wording for",
        help: "the languages are en, es, zh-Hans, zh-Hant, ru, bn, ht, ko, ar, ur, fr and pl",
    },
    FaultKind {
        code: "no-words",
        when: "a whole answer, an explanation or a law is asked for before the words of the laws are loaded",
        help: "load them first, or ask for the verdict alone",
    },
    FaultKind {
        code: "too-complex",
        when: "two laws differ in more ways than can be listed",
        help: "compare laws, or days, that are nearer to each other",
    },
    FaultKind {
        code: "too-deep",
        when: "values are nested deeper than any question",
        help: "a question is an object of ids, lists of ids, and facts",
    },
    FaultKind {
        code: "too-large",
        when: "the question is longer than 1048576 bytes",
        help: "a question names ids; records of residents do not belong in it",
    },
    FaultKind { code: "unknown-act", when: "`act` is not in the vocabulary", help: "`privity vocabulary` lists acts" },
    FaultKind {
        code: "unknown-category",
        when: "`of` names a category that is not in the vocabulary",
        help: "`privity vocabulary` lists categories",
    },
    FaultKind {
        code: "unknown-fact",
        when: "`facts` names a fact that is not in the vocabulary",
        help: "`privity vocabulary` lists facts",
    },
    FaultKind {
        code: "unknown-field",
        when: "the question has a field that questions do not have",
        help: "fields are law, on, act, actor, to, purpose, process, of, facts, closed",
    },
    FaultKind { code: "unknown-law", when: "`law` names neither a law nor a place", help: "`privity laws` lists laws and places" },
    FaultKind {
        code: "unknown-value",
        when: "an actor, recipient, purpose or process is not in the vocabulary",
        help: "`privity vocabulary` lists parties, purposes and processes",
    },
    FaultKind { code: "unreadable", when: "the question is an object, and reading it threw", help: "give a plain object" },
    FaultKind {
        code: "wrong-type",
        when: "a value is of the wrong kind",
        help: "ids are text; facts are true, false, null, or a list of these",
    },
];
