//! From the facade's types to the classes of the same names in Python.

use privity::{Fault, Map};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple};

/// What has a form in Python.
pub(crate) trait Write {
    fn write<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;
}

/// What the package itself defines, in Python.
macro_rules! class {
    ($py:expr, $module:literal, $class:expr) => {{
        static CLASS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        CLASS.import($py, concat!("privity.", $module), $class)
    }};
}

/// What Python has already.
macro_rules! plain {
    ($($kind:ty),*) => {$(
        impl Write for $kind {
            fn write<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                Ok(self.into_pyobject(py)?.to_owned().into_any())
            }
        }
    )*};
}
plain!(&'static str, std::borrow::Cow<'static, str>, String, bool, u32, usize);

impl<T: Write> Write for Option<T> {
    fn write<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.as_ref().map_or_else(|| Ok(py.None().into_bound(py)), |value| value.write(py))
    }
}

impl<T: Write> Write for Vec<T> {
    fn write<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let items: Vec<_> = self.iter().map(|item| item.write(py)).collect::<PyResult<_>>()?;
        Ok(PyTuple::new(py, items)?.into_any())
    }
}

/// An object whose keys keep their order.
fn map<'py>(py: Python<'py>, entries: &[(impl Write, impl Write)]) -> PyResult<Bound<'py, PyAny>> {
    let dict = PyDict::new(py);
    for (key, value) in entries {
        dict.set_item(key.write(py)?, value.write(py)?)?;
    }
    class!(py, "record", "Map")?.call1((dict,))
}

impl Write for Map {
    fn write<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        map(py, &self.0)
    }
}

impl<A: Write, B: Write> Write for Vec<(A, B)> {
    fn write<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        map(py, self)
    }
}

/// An object of a class of the package.
macro_rules! object {
    ($py:expr, $module:literal, $class:expr, $($field:expr),*) => {
        class!($py, $module, $class)?.call1(PyTuple::new($py, [$($field.write($py)?),*])?)
    };
}

/// Types of the wire: every field, in order, or it does not compile.
macro_rules! wire {
    ($($module:literal $class:ident { $($field:ident),* })*) => {$(
        impl Write for privity::$class {
            fn write<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                let privity::$class { $($field),* } = self;
                object!(py, $module, stringify!($class), $($field),*)
            }
        }
    )*};
}
wire! {
    "answer" LawAnswer { law, verdict, of, because, given, missing, approvals, flips, duties, basis, notes }
    "answer" Because { rule, then, certain, of, cite }
    "answer" Cite { section, quote, paraphrase, source, url, since, until, checked }
    "answer" Missing { fact, ask, suggests, note }
    "answer" Flip { into, change }
    "answer" Change { fact, from, to }
    "answer" Duty { duty, certain, cite }
    "answer" Advice { code, severity, message, cite }
    "answer" Seal { engine, laws, question, on }
    "law" LawSummary { law, title, place, status, since, until, rules, digest }
    "law" Condition { act, of, when }
    "law" NoteView { note, say, difference, reading }
    "fault" FaultKind { code, when, help }
    "fault" At { line, column, path }
}

impl Write for privity::RuleView {
    fn write<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let privity::RuleView { rule, row, then, about, duty, over, message, cite, notes } = self;
        let privity::Condition { act, of, when } = about;
        object!(py, "law", "RuleView", rule, row, then, act, of, when, duty, over, message, cite, notes)
    }
}

impl Write for privity::LawPage {
    fn write<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let privity::LawPage { law, scope, rules, notes } = self;
        let privity::LawSummary { law, title, place, status, since, until, rules: count, digest } = law;
        // The count of the summary gives way to the rules themselves, as on the wire.
        let _ = count;
        object!(py, "law", "LawPage", law, title, place, status, since, until, digest, scope, rules, notes)
    }
}

/// An answer, with the handle of its question: who wants it in words asks there.
pub(crate) fn answer<'py>(asked: &Bound<'py, PyAny>, answer: &privity::Answer) -> PyResult<Bound<'py, PyAny>> {
    let py = asked.py();
    let privity::Answer { v, verdict, laws, missing, approvals, assumed, flips, duties, advice, notes, seal } = answer;
    object!(py, "answer", "Answer", v, verdict, laws, missing, approvals, assumed, flips, duties, advice, notes, seal, asked)
}

impl Write for Bound<'_, PyAny> {
    fn write<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.clone().unbind().into_bound(py))
    }
}

/// Everything a question may name.
pub(crate) fn vocabulary<'py>(py: Python<'py>, laws: &privity::Laws) -> PyResult<Bound<'py, PyAny>> {
    let v = laws.vocabulary();
    macro_rules! words {
        ($list:ident, $class:literal, $($field:ident),*) => {
            v.$list.iter().map(|word| object!(py, "law", $class, $(word.$field),*)).collect::<PyResult<Vec<_>>>()?
        };
    }
    let (acts, parties) = (words!(acts, "Word", id, text), words!(parties, "Word", id, text));
    let (purposes, processes) = (words!(purposes, "Word", id, text), words!(processes, "Word", id, text));
    let (categories, duties) = (words!(categories, "Word", id, text), words!(duties, "Word", id, text));
    let facts = words!(facts, "FactWord", id, text, ask);
    let places = laws.places();
    object!(py, "law", "Vocabulary", acts, parties, purposes, processes, categories, duties, facts, places)
}

/// A fault as Python raises it.
pub(crate) fn raise(py: Python<'_>, fault: &Fault) -> PyErr {
    let Fault { code, message, help, url, at } = fault;
    let error = || object!(py, "fault", "PrivityError", code, message, help, url, at);
    error().map_or_else(|error| error, PyErr::from_value)
}

/// Whether this is such a fault, and not somebody else's exception.
pub(crate) fn raised(py: Python<'_>, error: &PyErr) -> PyResult<bool> {
    Ok(error.is_instance(py, class!(py, "fault", "PrivityError")?))
}

/// Warns of something in a law that compiles.
pub(crate) fn warn(py: Python<'_>, code: &str, message: &str, line: usize) -> PyResult<()> {
    class!(py, "fault", "warn")?.call1((code, message, line)).map(drop)
}
