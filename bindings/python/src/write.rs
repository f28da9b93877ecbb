//! From the facade's types to the classes of the same names in Python.

use privity::{Fault, Map};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple};

/// What the package defines in Python.
macro_rules! python {
    ($py:expr, $module:literal $(, $name:expr)+) => {{
        static FOUND: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let find = || Ok::<_, PyErr>($py.import(concat!("privity.", $module))?$(.getattr($name)?)+.unbind());
        FOUND.get_or_try_init($py, find)?.bind($py)
    }};
}

/// What has a form in Python.
pub(crate) trait Write {
    fn write<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;
}

macro_rules! plain {
    ($($kind:ty)*) => {$(
        impl Write for $kind {
            fn write<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                Ok(self.into_pyobject(py)?.to_owned().into_any())
            }
        }
    )*};
}
plain!(&'static str std::borrow::Cow<'static, str> String bool u32);

impl<T: Write> Write for Option<T> {
    fn write<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.as_ref().map_or_else(|| Ok(py.None().into_bound(py)), |value| value.write(py))
    }
}

impl<T: Write> Write for Vec<T> {
    fn write<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyTuple::new(py, self.iter().map(|item| item.write(py)).collect::<PyResult<Vec<_>>>()?)?.into_any())
    }
}

impl Write for Map {
    fn write<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let dict = PyDict::new(py);
        self.0.iter().try_for_each(|(key, value)| dict.set_item(key.write(py)?, value.write(py)?))?;
        python!(py, "record", "Map").call1((dict,))
    }
}

/// Types of the wire: every field, in order, or it does not compile.
macro_rules! wire {
    ($($class:ident { $($field:ident),* })*) => {$(
        impl Write for privity::$class {
            fn write<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                let privity::$class { $($field),* } = self;
                python!(py, "answer", stringify!($class), "_make").call1((PyTuple::new(py, [$($field.write(py)?),*])?,))
            }
        }
    )*};
}
wire! {
    LawAnswer { law, verdict, of, because, given, missing, approvals, flips, duties, basis, notes }
    Because { rule, then, certain, of, cite }
    Cite { section, quote, paraphrase, source, url, since, until, checked }
    Missing { fact, ask, suggests, note }
    Ask { fact, ask, suggests, note, values, left }
    Flip { into, change }
    Change { fact, from, to }
    Duty { duty, certain, cite }
    Advice { code, severity, message, cite }
    Seal { engine, laws, question, on }
}

/// An answer, with the handle of its question: who wants it in words asks there.
pub(crate) fn answer<'py>(asked: &Bound<'py, PyAny>, answer: &privity::Answer) -> PyResult<Bound<'py, PyAny>> {
    let py = asked.py();
    let privity::Answer { v, verdict, laws, missing, approvals, assumed, flips, duties, advice, notes, seal } = answer;
    macro_rules! write {
        ($($field:ident)*) => { PyTuple::new(py, [$($field.write(py)?),*])? };
    }
    let fields = write!(v verdict laws missing approvals assumed flips duties advice notes seal);
    python!(py, "answer", "Answer", "_make").call1((fields, asked))
}

/// A verdict as Python's text, the same object each time.
pub(crate) fn verdict(py: Python<'_>, verdict: &'static str) -> Py<PyString> {
    static TEXTS: PyOnceLock<Vec<Py<PyString>>> = PyOnceLock::new();
    let texts = TEXTS.get_or_init(py, || privity::VERDICTS.iter().map(|verdict| PyString::intern(py, verdict).unbind()).collect());
    let known = privity::VERDICTS.iter().position(|known| *known == verdict).and_then(|at| texts.get(at));
    known.map_or_else(|| PyString::new(py, verdict).unbind(), |text| text.clone_ref(py))
}

/// A fault as Python raises it.
pub(crate) fn raise(py: Python<'_>, fault: &Fault) -> PyErr {
    let Fault { code, message, help, url, at } = fault;
    let error = || python!(py, "fault", "fault").call1((*code, message, help, url, at.line, at.column, &at.path));
    error().map_or_else(|error| error, PyErr::from_value)
}

/// The error that something else was given than what is wanted.
pub(crate) fn wrong(py: Python<'_>, wanted: &str, given: &Bound<'_, PyAny>) -> PyErr {
    let error = || python!(py, "fault", "wrong").call1((wanted, given));
    error().map_or_else(|error| error, PyErr::from_value)
}

/// Warns of something in a law that compiles.
pub(crate) fn warn(py: Python<'_>, code: &str, message: &str, line: usize) -> PyResult<()> {
    python!(py, "fault", "warn").call1((code, message, line)).map(drop)
}
