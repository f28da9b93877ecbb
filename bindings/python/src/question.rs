//! A question resolved once.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use privity::{Asked, Fault};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyString;

use crate::Laws;
use crate::read::{question, text};
use crate::write::{self, Write as _, answer, raise};

/// A question put to some laws, resolved once, to be decided as often as one likes; made by `ask`.
///
/// It cannot be changed, and threads may share it. It is pickled as it was asked, with what was told; two that say the same are equal.
///
/// Attributes
/// ----------
/// laws : Laws
///     The laws it was put to.
#[pyclass(frozen, module = "privity")]
pub(crate) struct Question {
    asked: Asked,
    /// Facts told or skipped.
    told: BTreeSet<String>,
    /// Nothing changes it.
    verdict: PyOnceLock<Py<PyString>>,
    /// The laws it was put to.
    #[pyo3(get)]
    laws: Py<Laws>,
}

impl Question {
    pub(crate) fn new(asked: Asked, told: BTreeSet<String>, laws: Py<Laws>) -> Question {
        Question { asked, told, verdict: PyOnceLock::new(), laws }
    }
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
    fn tell(&self, py: Python<'_>, fact: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<Question> {
        let fact = text(fact)?;
        let asked = self.asked.tell(&fact, question(py, Some(value), None)?).map_err(|fault| raise(py, &fault))?;
        let mut told = self.told.clone();
        told.insert(fact.into_owned());
        Ok(Question::new(asked, told, self.laws.clone_ref(py)))
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

    fn _told(&self) -> Vec<&str> {
        self.told.iter().map(String::as_str).collect()
    }

    fn __eq__(&self, other: &Bound<'_, Question>) -> PyResult<bool> {
        let (py, other) = (other.py(), other.get());
        let alike = self.told == other.told && self.asked.canonical() == other.asked.canonical();
        Ok(alike && self.laws.bind(py).eq(&other.laws)?)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.asked.canonical().hash(&mut hasher);
        hasher.finish()
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        slf
    }

    fn __repr__(&self) -> String {
        format!("<Question {}>", self.asked.canonical())
    }
}

fn finish<'py>(question: &Bound<'py, Question>, answered: Result<privity::Answer, Fault>) -> PyResult<Bound<'py, PyAny>> {
    answer(question.as_any(), &answered.map_err(|fault| raise(question.py(), &fault))?)
}

#[pyfunction]
pub(crate) fn _answers<'py>(py: Python<'py>, questions: Vec<Bound<'py, Question>>) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let asked: Vec<&Asked> = questions.iter().map(|question| &question.get().asked).collect();
    let answered: Vec<_> = py.detach(|| asked.into_iter().map(Asked::answer).collect());
    questions.iter().zip(answered).map(|(question, answered)| finish(question, answered)).collect()
}
