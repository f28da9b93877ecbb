//! Privity for Python: the operations of the facade, between a reader of Python's values and a writer of Python's objects. No rule is here.
#![expect(clippy::doc_markdown, reason = "what Python shows as docstrings is written as Python writes them")]

mod pack;
mod read;
mod write;

use privity::{Asked, Detected, Fault, Form, FormField, Wording};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict, PyString, PyTuple};

use pack::pack;
use read::question;
use write::{Write as _, answer, raise};

/// What `privity.Laws` is made of.
#[pyclass(frozen, subclass, module = "privity._privity")]
struct Laws {
    laws: privity::Laws,
    #[pyo3(get)]
    added: Py<PyTuple>,
}

impl Laws {
    fn asked(&self, py: Python<'_>, object: Option<&Bound<'_, PyAny>>, fields: Option<&Bound<'_, PyDict>>) -> PyResult<Asked> {
        let given = object.or(fields.map(Bound::as_any)).filter(|_| object.is_none() || fields.is_none());
        if let Some(packed) = given.and_then(pack) {
            return self.laws.ask_packed(&packed).map_err(|fault| raise(py, &fault));
        }
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
            } else {
                laws.load(law.cast::<PyBytes>()?.as_bytes()).map_err(|fault| raise(py, &fault))?;
            }
        }
        Ok(Laws { laws, added: added.unbind() })
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
    #[pyo3(signature = (question=None, /, **fields))]
    fn ask(slf: Bound<'_, Self>, question: Option<&Bound<'_, PyAny>>, fields: Option<&Bound<'_, PyDict>>) -> PyResult<Question> {
        let asked = slf.get().asked(slf.py(), question, fields)?;
        Ok(Question { asked, verdict: PyOnceLock::new(), laws: slf.unbind() })
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
    #[pyo3(signature = (question=None, /, **fields))]
    fn verdict(&self, py: Python<'_>, question: Option<&Bound<'_, PyAny>>, fields: Option<&Bound<'_, PyDict>>) -> PyResult<Py<PyString>> {
        Ok(write::verdict(py, self.asked(py, question, fields)?.verdict()))
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
    /// >>> import privity
    /// >>> privity.decide_json('{"law":')
    /// '{"v":1,"fault":{"code":"bad-json","message":"the JSON ends too soon",...'
    fn decide_json(&self, py: Python<'_>, text: Bound<'_, PyString>) -> String {
        let text = text.to_string_lossy();
        py.detach(|| self.laws.decide_json(&text))
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
    fn note(&self, id: Bound<'_, PyString>) -> Option<&str> {
        self.laws.note(&id.to_string_lossy())
    }

    fn _laws(&self) -> String {
        self.laws.laws_json()
    }

    fn _show(&self, py: Python<'_>, law: Bound<'_, PyString>) -> PyResult<String> {
        self.laws.show(&law.to_string_lossy()).map(|page| json(&page)).map_err(|fault| raise(py, &fault))
    }

    fn _compare(&self, py: Python<'_>, a: Bound<'_, PyString>, b: Bound<'_, PyString>) -> PyResult<String> {
        self.laws.compare_json(&a.to_string_lossy(), &b.to_string_lossy()).map_err(|fault| raise(py, &fault))
    }

    fn _prove(&self, py: Python<'_>, toml: Option<&str>) -> PyResult<String> {
        self.laws.prove_json(toml).map_err(|fault| raise(py, &fault))
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

/// A question put to some laws, resolved once, to be decided as often as one likes; made by `ask`.
///
/// It cannot be changed, and threads may share it. It is pickled as it was asked.
///
/// Attributes
/// ----------
/// laws : Laws
///     The laws it was put to.
#[pyclass(frozen, module = "privity")]
struct Question {
    asked: Asked,
    /// Nothing changes it.
    verdict: PyOnceLock<Py<PyString>>,
    #[pyo3(get)]
    laws: Py<Laws>,
}

#[pymethods]
impl Question {
    /// Decide it, and nothing more.
    ///
    /// Returns
    /// -------
    /// str
    ///     As `Laws.verdict`.
    fn verdict(&self, py: Python<'_>) -> Py<PyString> {
        self.verdict.get_or_init(py, || write::verdict(py, self.asked.verdict())).clone_ref(py)
    }

    /// Answer it.
    ///
    /// Returns
    /// -------
    /// Answer
    ///     As `Laws.decide`.
    fn answer(slf: Bound<'_, Self>) -> PyResult<Bound<'_, PyAny>> {
        finish(&slf, slf.get().asked.answer())
    }

    /// Say what to ask next: of the facts that can still change the verdict the one that settles most, those told or skipped left out.
    ///
    /// Returns
    /// -------
    /// Ask or None
    ///     None, if the verdict is certain or nothing else can settle it.
    ///
    /// Examples
    /// --------
    /// >>> import privity
    /// >>> question = privity.ask(law="nyc-gcp", on="2018-08-16", act="inquire", actor="police_department_officer", of="immigration_status")
    /// >>> while (ask := question.next()) is not None:
    /// ...     question = question.tell(ask.fact, False)
    /// >>> question.verdict()
    /// 'prohibited'
    fn next<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.asked.next().map_err(|fault| raise(py, &fault))?.write(py)
    }

    /// Tell a fact: the same question, with that in place of what was known of it.
    ///
    /// Parameters
    /// ----------
    /// fact : str
    ///     The fact, or ``actor``, ``to``, ``purpose`` or ``process``.
    /// value : bool or str or sequence or None
    ///     True or false, an id, or a list of what it may be. None skips it: it stays as it is. Either way it is not asked again.
    ///
    /// Returns
    /// -------
    /// Question
    ///     A new handle; this one is as it was, to go back to.
    ///
    /// Raises
    /// ------
    /// PrivityError
    ///     ``unknown-fact``, ``unknown-value``, ``wrong-type`` and others that a question has.
    fn tell(&self, py: Python<'_>, fact: Bound<'_, PyString>, value: &Bound<'_, PyAny>) -> PyResult<Question> {
        let asked = self.asked.tell(&fact.to_string_lossy(), question(py, Some(value), None)?).map_err(|fault| raise(py, &fault))?;
        Ok(Question { asked, verdict: PyOnceLock::new(), laws: self.laws.clone_ref(py) })
    }

    /// Answer it in words that a clerk can read.
    ///
    /// Returns
    /// -------
    /// str
    ///     Several lines.
    fn explain(&self, py: Python<'_>) -> PyResult<String> {
        self.asked.explain().map_err(|fault| raise(py, &fault))
    }

    /// Give the question in its canonical form: asked again, it is the same question.
    ///
    /// Returns
    /// -------
    /// str
    ///     JSON; the seal of an answer holds the SHA-256 of it.
    fn to_json(&self) -> String {
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
fn compile<'py>(py: Python<'py>, toml: &str) -> PyResult<Bound<'py, PyBytes>> {
    let file = privity::compile(toml).map_err(|problems| raise(py, &Fault::of_law(toml, &problems)))?;
    Ok(PyBytes::new(py, &file))
}

#[pyfunction]
fn _detect(py: Python<'_>, field: &Bound<'_, PyAny>) -> PyResult<String> {
    let field = FormField::from_value(question(py, Some(field), None)?).map_err(|fault| raise(py, &fault))?;
    Ok(privity::detected_to_json(&Ok(field.detect())))
}

#[pyfunction]
fn _detect_column(py: Python<'_>, name: &str, values: Vec<String>) -> String {
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    privity::detected_to_json(&Ok(py.detach(|| Detected::of_column(name, &values))))
}

#[pyfunction]
fn _scan(text: &str) -> String {
    privity::scan_json(text)
}

#[pyfunction]
fn _faults() -> String {
    privity::faults_json()
}

#[pymodule(gil_used = false)]
mod _privity {
    #[pymodule_export]
    use super::{_answers, _detect, _detect_column, _faults, _scan, Laws, Question, compile};
}
