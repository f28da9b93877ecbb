//! Privity for Python: the operations of the facade, between a reader of Python's values and a writer of Python's objects. No rule is here.

mod read;
mod write;

use privity::{Asked, Fault};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString, PyTuple};

use read::question;
use write::{answer, raise};

#[pyclass(frozen, subclass, module = "privity._privity")]
struct Laws {
    laws: privity::Laws,
    #[pyo3(get)]
    added: Py<PyTuple>,
}

impl Laws {
    fn asked(&self, py: Python<'_>, object: Option<&Bound<'_, PyAny>>, fields: Option<&Bound<'_, PyDict>>) -> PyResult<Asked> {
        let question = privity::Question::from_value(question(py, object, fields)?);
        question.and_then(|question| self.laws.ask(&question)).map_err(|fault| raise(py, &fault))
    }
}

#[pymethods]
impl Laws {
    #[new]
    #[pyo3(signature = (*added))]
    fn new(added: Bound<'_, PyTuple>) -> PyResult<Laws> {
        let py = added.py();
        let mut laws = privity::Laws::builtin();
        for law in &added {
            if let Ok(source) = law.cast::<PyString>() {
                let source = source.to_str()?;
                for warning in laws.add(source).map_err(|problems| raise(py, &Fault::of_law(source, &problems)))? {
                    write::warn(py, warning.code, &warning.message, warning.position(source).0)?;
                }
            } else if let Ok(file) = law.cast::<PyBytes>() {
                laws.load(file.as_bytes()).map_err(|fault| raise(py, &fault))?;
            } else {
                return Err(PyTypeError::new_err("a law is its TOML as str, or its compiled file as bytes"));
            }
        }
        Ok(Laws { laws, added: added.unbind() })
    }

    #[pyo3(signature = (question=None, /, **fields))]
    fn ask(slf: Bound<'_, Self>, question: Option<&Bound<'_, PyAny>>, fields: Option<&Bound<'_, PyDict>>) -> PyResult<Question> {
        let asked = slf.get().asked(slf.py(), question, fields)?;
        Ok(Question { asked, laws: slf.unbind() })
    }

    #[pyo3(signature = (question=None, /, **fields))]
    fn verdict(&self, py: Python<'_>, question: Option<&Bound<'_, PyAny>>, fields: Option<&Bound<'_, PyDict>>) -> PyResult<&'static str> {
        Ok(self.asked(py, question, fields)?.verdict())
    }

    fn decide_json(&self, py: Python<'_>, text: Bound<'_, PyString>) -> String {
        let text = text.to_string_lossy();
        py.detach(|| self.laws.decide_json(&text))
    }

    fn note(&self, id: Bound<'_, PyString>) -> Option<&str> {
        self.laws.note(&id.to_string_lossy())
    }

    fn _laws(&self) -> String {
        json(&self.laws.laws())
    }

    fn _show(&self, py: Python<'_>, law: Bound<'_, PyString>) -> PyResult<String> {
        self.laws.show(&law.to_string_lossy()).map(|page| json(&page)).map_err(|fault| raise(py, &fault))
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

#[pyclass(frozen, module = "privity")]
struct Question {
    asked: Asked,
    #[pyo3(get)]
    laws: Py<Laws>,
}

#[pymethods]
impl Question {
    fn verdict(&self) -> &'static str {
        self.asked.verdict()
    }

    fn answer(slf: Bound<'_, Self>) -> PyResult<Bound<'_, PyAny>> {
        finish(&slf, slf.get().asked.answer())
    }

    fn explain(&self, py: Python<'_>) -> PyResult<String> {
        self.asked.explain().map_err(|fault| raise(py, &fault))
    }

    fn to_json(&self) -> &str {
        self.asked.canonical()
    }

    fn __repr__(&self) -> String {
        format!("<Question {}>", self.asked.canonical())
    }
}

fn finish<'py>(question: &Bound<'py, Question>, answered: Result<privity::Answer, Fault>) -> PyResult<Bound<'py, PyAny>> {
    answer(question.as_any(), &answered.map_err(|fault| raise(question.py(), &fault))?)
}

#[pyfunction]
fn _answers<'py>(py: Python<'py>, questions: Vec<Bound<'py, Question>>) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let asked: Vec<&Asked> = questions.iter().map(|question| &question.get().asked).collect();
    let answered: Vec<_> = py.detach(|| asked.into_iter().map(Asked::answer).collect());
    questions.iter().zip(answered).map(|(question, answered)| finish(question, answered)).collect()
}

#[pyfunction]
fn compile<'py>(py: Python<'py>, toml: &str) -> PyResult<Bound<'py, PyBytes>> {
    let file = privity::compile(toml).map_err(|problems| raise(py, &Fault::of_law(toml, &problems)))?;
    Ok(PyBytes::new(py, &file))
}

#[pyfunction]
fn _faults() -> String {
    json(&privity::faults())
}

#[pymodule(gil_used = false)]
mod _privity {
    #[pymodule_export]
    use super::{_faults, Laws, Question, compile};
}
