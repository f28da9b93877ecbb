//! Privity for Python: the operations of the facade, between a reader of Python's values and a writer of Python's objects. No rule is here.
#![expect(clippy::doc_markdown, reason = "what Python shows as docstrings is written as Python writes them")]

mod form;
mod pack;
mod question;
mod read;
mod write;

use std::collections::BTreeSet;

use privity::{Asked, Fault, Form, Wording};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString, PyTuple};

use form::{_detect, _detect_column, _scan};
use pack::pack;
use question::{_answers, Question};
use read::{Given, file, question, said, text};
use write::raise;

/// What `privity.Laws` is made of.
#[pyclass(frozen, subclass, module = "privity._privity")]
struct Laws {
    laws: privity::Laws,
    /// The laws added, as they were given.
    #[pyo3(get)]
    added: Py<PyTuple>,
}

impl Laws {
    fn asked(&self, py: Python<'_>, question: &Given<'_>, fields: Option<&Bound<'_, PyDict>>) -> PyResult<Asked> {
        let object = question.0.as_ref();
        fields.map_or(Ok(()), said)?;
        let given = object.or(fields.map(Bound::as_any)).filter(|_| object.is_none() || fields.is_none());
        if let Some(packed) = given.and_then(pack) {
            return self.laws.ask_packed(&packed).map_err(|fault| raise(py, &fault));
        }
        let read = privity::Question::from_value(read::question(py, object, fields)?);
        read.and_then(|question| self.laws.ask(&question)).map_err(|fault| raise(py, &fault))
    }
}

#[pymethods]
impl Laws {
    #[new]
    #[pyo3(signature = (*added))]
    fn new(added: Bound<'_, PyTuple>) -> PyResult<Laws> {
        let py = added.py();
        let (mut laws, mut kept) = (privity::Laws::builtin(), Vec::with_capacity(added.len()));
        for law in &added {
            if let Ok(source) = law.cast::<PyString>() {
                let source = source.to_string_lossy();
                for warning in laws.add(&source).map_err(|problems| raise(py, &Fault::of_law(&source, &problems)))? {
                    write::warn(py, warning.code, &warning.message, warning.position(&source).0)?;
                }
                kept.push(law);
            } else {
                let file = file(&law)?;
                laws.load(file.as_bytes()).map_err(|fault| raise(py, &fault))?;
                kept.push(file.into_any());
            }
        }
        Ok(Laws { laws, added: PyTuple::new(py, kept)?.unbind() })
    }

    /// Put a question to these laws, to be decided as often as one likes.
    ///
    /// Parameters
    /// ----------
    /// question : mapping, optional
    ///     The question as one object.
    /// **fields
    ///     The question as keywords, instead; see `Fields`.
    ///
    /// Returns
    /// -------
    /// Question
    ///     A handle that cannot be changed; threads may share it.
    ///
    /// Raises
    /// ------
    /// PrivityError
    ///     The question is not one; `faults` lists the ways.
    ///
    /// Examples
    /// --------
    /// >>> import privity
    /// >>> question = privity.ask(law="nyc", on="2024-01-01", act="retain", actor="city_employee", of="name", closed=True)
    /// >>> question.verdict() == question.answer().verdict
    /// True
    #[pyo3(signature = (question=Given(None), /, **fields))]
    fn ask(slf: Bound<'_, Self>, question: Given<'_>, fields: Option<&Bound<'_, PyDict>>) -> PyResult<Question> {
        let asked = slf.get().asked(slf.py(), &question, fields)?;
        Ok(Question::new(asked, BTreeSet::new(), slf.unbind()))
    }

    /// Decide a question, and nothing more: no reasons, no words.
    ///
    /// Parameters
    /// ----------
    /// question : mapping, optional
    ///     The question as one object.
    /// **fields
    ///     The question as keywords, instead; see `Fields`.
    ///
    /// Returns
    /// -------
    /// str
    ///     ``permitted``, ``needs_approval``, ``prohibited``, ``needs_facts``, or ``no_rule``: no law asked covers it, which does not mean
    ///     that it is allowed.
    ///
    /// Raises
    /// ------
    /// PrivityError
    ///     The question is not one; `faults` lists the ways.
    ///
    /// Examples
    /// --------
    /// >>> import privity
    /// >>> privity.verdict(law="nyc-iil", on="2024-01-01", act="retain", actor="city_employee", of={"name", "ssn"}, closed=True)
    /// 'prohibited'
    #[pyo3(signature = (question=Given(None), /, **fields))]
    fn verdict(&self, py: Python<'_>, question: Given<'_>, fields: Option<&Bound<'_, PyDict>>) -> PyResult<Py<PyString>> {
        Ok(write::verdict(py, self.asked(py, &question, fields)?.verdict()))
    }

    /// Answer a question given as JSON text, in canonical JSON; a bad one with ``{"v":1,"fault":{…}}``. It does not raise.
    ///
    /// Other threads run while it decides.
    ///
    /// Parameters
    /// ----------
    /// text : str
    ///     The question.
    ///
    /// Returns
    /// -------
    /// str
    ///     The answer: the same bytes in every language.
    ///
    /// Examples
    /// --------
    /// >>> import json, privity
    /// >>> json.loads(privity.decide_json('{"law":'))["fault"]["message"]
    /// 'the JSON ends too soon'
    fn decide_json(&self, py: Python<'_>, text: &Bound<'_, PyAny>) -> PyResult<String> {
        match read::text(text) {
            Ok(text) => Ok(py.detach(|| self.laws.decide_json(&text))),
            Err(error) => error.value(py).call_method0("to_json")?.extract(),
        }
    }

    /// Say the wording of a note.
    ///
    /// Parameters
    /// ----------
    /// id : str
    ///     Its id, as in `Answer.notes`.
    ///
    /// Returns
    /// -------
    /// str or None
    ///     The wording; None if there is no such note.
    fn note(&self, id: &Bound<'_, PyAny>) -> PyResult<Option<&str>> {
        Ok(self.laws.note(&text(id)?))
    }

    fn _laws(&self) -> String {
        self.laws.laws_json()
    }

    fn _show(&self, py: Python<'_>, law: &Bound<'_, PyAny>) -> PyResult<String> {
        self.laws.show(&text(law)?).map(|page| json(&page)).map_err(|fault| raise(py, &fault))
    }

    fn _compare(&self, py: Python<'_>, a: &Bound<'_, PyAny>, b: &Bound<'_, PyAny>) -> PyResult<String> {
        self.laws.compare_json(&text(a)?, &text(b)?).map_err(|fault| raise(py, &fault))
    }

    fn _prove(&self, py: Python<'_>, toml: Option<&Bound<'_, PyAny>>) -> PyResult<String> {
        let toml = toml.map(text).transpose()?;
        self.laws.prove_json(toml.as_deref()).map_err(|fault| raise(py, &fault))
    }

    fn _review(&self, py: Python<'_>, form: &Bound<'_, PyAny>) -> PyResult<String> {
        let form = Form::from_value(question(py, Some(form), None)?);
        let review = form.and_then(|form| self.laws.review(&form, &Wording::of(&form.lang)?));
        review.map(|review| review.to_json()).map_err(|fault| raise(py, &fault))
    }

    fn _vocabulary(&self) -> String {
        let v = self.laws.vocabulary();
        json(&(&v.acts, &v.parties, &v.purposes, &v.processes, &v.categories, &v.duties, &v.facts, self.laws.places()))
    }
}

/// For lists that people read, JSON is quick enough, and Python makes its own objects of it.
fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Compile a law file, to be loaded by any runtime without its source; see `Laws.load`.
///
/// Parameters
/// ----------
/// toml : str
///     The law file.
///
/// Returns
/// -------
/// bytes
///     The compiled file.
///
/// Raises
/// ------
/// PrivityError
///     The first problem, with its place in the file; a question that shows it is in the help. Codes begin with ``law-``.
///
/// Examples
/// --------
/// >>> import privity
/// >>> try:
/// ...     privity.compile("id = 7")
/// ... except privity.PrivityError as error:
/// ...     print(error.code, error.at.line)
/// law-syntax 1
#[pyfunction]
fn compile<'py>(py: Python<'py>, toml: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyBytes>> {
    let toml = text(toml)?;
    let file = privity::compile(&toml).map_err(|problems| raise(py, &Fault::of_law(&toml, &problems)))?;
    Ok(PyBytes::new(py, &file))
}

#[pyfunction]
fn _faults() -> String {
    privity::faults_json()
}

#[pymodule(gil_used = false)]
mod _privity {
    #[pymodule_export]
    use super::{_answers, _detect, _detect_column, _faults, _scan, Laws, Question, compile};
    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
