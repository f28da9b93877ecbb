//! Privity for Python: the operations of the facade, between a reader of Python's values and a writer of Python's objects. No rule is here.

mod read;
mod write;

use privity::{Asked, Fault};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList, PyString, PyTuple};

use read::question;
use write::{Write, answer, raise};

type Object<'a, 'py> = &'a Bound<'py, PyAny>;
type Fields<'a, 'py> = &'a Bound<'py, PyDict>;

#[pyclass(frozen, module = "privity")]
struct Laws {
    laws: privity::Laws,
    /// What was added, as it was given.
    added: Py<PyTuple>,
}

impl Laws {
    fn asked(&self, py: Python<'_>, object: Option<Object<'_, '_>>, fields: Option<Fields<'_, '_>>) -> PyResult<Asked> {
        let value = question(py, object, fields)?;
        ask(&self.laws, value).map_err(|fault| raise(py, &fault))
    }
}

fn ask(laws: &privity::Laws, value: privity::Value) -> Result<Asked, Fault> {
    laws.ask(&privity::Question::from_value(value)?)
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

    fn add(&self, toml: Bound<'_, PyString>) -> PyResult<Laws> {
        self.with(toml.into_any())
    }

    fn load(&self, file: Bound<'_, PyBytes>) -> PyResult<Laws> {
        self.with(file.into_any())
    }

    #[pyo3(signature = (question=None, /, **fields))]
    fn ask(slf: Bound<'_, Self>, question: Option<Object<'_, '_>>, fields: Option<Fields<'_, '_>>) -> PyResult<Question> {
        let asked = slf.get().asked(slf.py(), question, fields)?;
        Ok(Question { asked, laws: slf.unbind() })
    }

    #[pyo3(signature = (question=None, /, **fields))]
    fn decide<'py>(
        slf: Bound<'py, Self>,
        question: Option<Object<'_, 'py>>,
        fields: Option<Fields<'_, 'py>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        Question::answer(Bound::new(py, Laws::ask(slf, question, fields)?)?)
    }

    #[pyo3(signature = (question=None, /, **fields))]
    fn verdict(&self, py: Python<'_>, question: Option<Object<'_, '_>>, fields: Option<Fields<'_, '_>>) -> PyResult<&'static str> {
        Ok(self.asked(py, question, fields)?.verdict())
    }

    #[pyo3(signature = (question=None, /, **fields))]
    fn explain(&self, py: Python<'_>, question: Option<Object<'_, '_>>, fields: Option<Fields<'_, '_>>) -> PyResult<String> {
        self.asked(py, question, fields)?.explain().map_err(|fault| raise(py, &fault))
    }

    fn decide_many<'py>(slf: Bound<'py, Self>, questions: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyList>> {
        let py = slf.py();
        let read = |item: PyResult<Bound<'py, PyAny>>| match question(py, Some(&item?), None) {
            Err(error) if !write::raised(py, &error)? => Err(error),
            read => Ok(read),
        };
        let values: Vec<PyResult<privity::Value>> = questions.try_iter()?.map(read).collect::<PyResult<_>>()?;
        let laws = &slf.get().laws;
        let answered = py.detach(|| {
            let answered =
                values.into_iter().map(|value| value.map(|value| ask(laws, value).and_then(|asked| Ok((asked.answer()?, asked)))));
            answered.collect::<Vec<_>>()
        });
        let items = answered.into_iter().map(|answered| match answered {
            Ok(Ok((answered, asked))) => {
                let asked = Bound::new(py, Question { asked, laws: slf.clone().unbind() })?;
                answer(asked.as_any(), &answered)
            }
            Ok(Err(fault)) => Ok(raise(py, &fault).into_value(py).into_bound(py).into_any()),
            Err(error) => error.into_bound_py_any(py),
        });
        PyList::new(py, items.collect::<PyResult<Vec<_>>>()?)
    }

    fn decide_json(&self, py: Python<'_>, question: Bound<'_, PyAny>) -> PyResult<String> {
        match question.cast::<PyString>() {
            Ok(text) => {
                let text = text.to_string_lossy();
                Ok(py.detach(|| self.laws.decide_json(&text)))
            }
            Err(_) => Err(PyTypeError::new_err("JSON is text")),
        }
    }

    fn laws<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.laws.laws().write(py)
    }

    fn show<'py>(&self, py: Python<'py>, law: Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
        self.laws.show(&law.to_string_lossy()).map_err(|fault| raise(py, &fault))?.write(py)
    }

    fn note(&self, id: Bound<'_, PyString>) -> Option<&str> {
        self.laws.note(&id.to_string_lossy())
    }

    fn vocabulary<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        write::vocabulary(py, &self.laws)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyAny>, Py<PyTuple>) {
        (slf.get_type().into_any(), slf.get().added.clone_ref(slf.py()))
    }

    fn __eq__(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        self.added.bind(py).eq(&other.added)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.added.bind(py).hash()
    }

    fn __repr__(&self) -> String {
        let laws: Vec<String> = self.laws.laws().into_iter().map(|law| law.law).collect();
        format!("<Laws: {}>", laws.join(", "))
    }
}

impl Laws {
    fn with(&self, law: Bound<'_, PyAny>) -> PyResult<Laws> {
        let py = law.py();
        Laws::new(self.added.bind(py).as_sequence().concat(PyTuple::new(py, [law])?.as_sequence())?.to_tuple()?)
    }
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
        let answered = slf.get().asked.answer().map_err(|fault| raise(slf.py(), &fault))?;
        answer(slf.as_any(), &answered)
    }

    fn explain(&self, py: Python<'_>) -> PyResult<String> {
        self.asked.explain().map_err(|fault| raise(py, &fault))
    }

    fn to_json(&self) -> &str {
        self.asked.canonical()
    }
}

#[pyfunction]
fn compile<'py>(py: Python<'py>, toml: &str) -> PyResult<Bound<'py, PyBytes>> {
    let file = privity::compile(toml).map_err(|problems| raise(py, &Fault::of_law(toml, &problems)))?;
    Ok(PyBytes::new(py, &file))
}

#[pyfunction]
fn faults(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    privity::faults().to_vec().write(py)
}

#[pymodule(gil_used = false)]
mod _privity {
    #[pymodule_export]
    use super::{Laws, Question, compile, faults};
}
