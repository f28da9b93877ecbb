//! From Python's values to the facade's. What reading raises is a fault, and nothing of it is kept: it may hold a resident's data.

use std::borrow::Cow;
use std::convert::Infallible;

use privity::{Fault, Value};
use pyo3::exceptions::{PyException, PyTypeError};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyDate, PyDateTime, PyDict, PyFloat, PyFrozenSet, PyInt, PyList, PyMapping, PyMemoryView, PySequence,
    PySet, PyString, PyTuple,
};

use crate::write::{raise, wrong};

/// What is given as one object, if anything is: None is given, and `...`, the default, is not.
pub(crate) struct Given<'py>(pub(crate) Option<Bound<'py, PyAny>>);

impl<'py> FromPyObject<'_, 'py> for Given<'py> {
    type Error = Infallible;

    fn extract(any: Borrowed<'_, 'py, PyAny>) -> Result<Given<'py>, Infallible> {
        Ok(Given((!any.is(any.py().Ellipsis())).then(|| any.to_owned())))
    }
}

/// Text, where nothing else will do; a surrogate alone becomes U+FFFD.
pub(crate) fn text<'a>(any: &'a Bound<'_, PyAny>) -> PyResult<Cow<'a, str>> {
    Ok(any.cast::<PyString>().map_err(|_| wrong(any.py(), "text", any))?.to_string_lossy())
}

/// The bytes of a compiled file, however they are held; a copy, if they can be changed.
pub(crate) fn file<'py>(any: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyBytes>> {
    if let Ok(bytes) = any.cast::<PyBytes>() {
        return Ok(bytes.clone());
    }
    let view = PyMemoryView::from(any).map_err(|_| wrong(any.py(), "text or bytes", any))?;
    Ok(view.call_method0("tobytes")?.cast_into()?)
}

/// Leaves out of keywords what is None and cannot be unknown: who passes on what was left out says None.
pub(crate) fn said(fields: &Bound<'_, PyDict>) -> PyResult<()> {
    let py = fields.py();
    for name in [intern!(py, "facts"), intern!(py, "closed")] {
        if fields.get_item(name)?.is_some_and(|value| value.is_none()) {
            fields.del_item(name)?;
        }
    }
    Ok(())
}

/// Reads a question given as an object or as keywords.
pub(crate) fn question(py: Python<'_>, object: Option<&Bound<'_, PyAny>>, fields: Option<&Bound<'_, PyDict>>) -> PyResult<Value> {
    let mut reader = Reader { left: Value::LONGEST, fault: None };
    let read = match (object, fields) {
        (Some(_), Some(_)) => return Err(PyTypeError::new_err("a question is one object, or keywords, and not both")),
        (Some(object), None) => reader.value(object, Value::DEEPEST),
        (None, Some(fields)) => reader.value(fields, Value::DEEPEST),
        (None, None) => Ok(Value::Map(Vec::new())),
    };
    // What is no `Exception` is an interruption, and goes on to whom it concerns.
    read.map_err(|error| match reader.fault {
        None if !error.is_instance_of::<PyException>(py) => error,
        fault => raise(py, &fault.unwrap_or_else(Fault::unreadable)),
    })
}

struct Reader {
    /// How much more a question may weigh: what Python shares, such as one list in a thousand places, is not read a thousand times.
    left: usize,
    fault: Option<Fault>,
}

impl Reader {
    fn fail(&mut self, fault: Fault) -> PyErr {
        self.fault = Some(fault);
        PyException::new_err(())
    }

    fn spend(&mut self, weight: usize) -> PyResult<()> {
        self.left = self.left.checked_sub(weight).ok_or_else(|| self.fail(Fault::too_large()))?;
        Ok(())
    }

    fn value(&mut self, any: &Bound<'_, PyAny>, deeper: u8) -> PyResult<Value> {
        if let Ok(text) = any.cast::<PyString>() {
            return Ok(Value::Text(self.text(text)?.into()));
        }
        if let Ok(dict) = any.cast_exact::<PyDict>() {
            // A copy: what is changed while it is read, by another thread or by one of its own values, stays whole.
            let length = dict.len().min(self.left);
            return self.map(dict.copy()?.iter().map(Ok), length, deeper);
        }
        if any.is_exact_instance_of::<PyList>() || any.is_exact_instance_of::<PyTuple>() {
            return Ok(Value::List(self.list(any, deeper)?));
        }
        if any.is_none() || any.is_instance_of::<PyBool>() {
            self.spend(1)?;
            return Ok(any.extract().map_or(Value::Null, Value::Bool));
        }
        self.rare(any, deeper)
    }

    fn rare(&mut self, any: &Bound<'_, PyAny>, deeper: u8) -> PyResult<Value> {
        if any.is_instance_of::<PyDate>() && !any.is_instance_of::<PyDateTime>() {
            return Ok(Value::Text(self.text(any.call_method0("isoformat")?.cast()?)?.into()));
        }
        if any.is_instance_of::<PySet>() || any.is_instance_of::<PyFrozenSet>() {
            let mut list = self.list(any, deeper)?;
            // A set has no order; the same set is the same question.
            list.sort_by_cached_key(|value| format!("{value:?}"));
            return Ok(Value::List(list));
        }
        if any.is_instance_of::<PyMapping>() {
            let pairs = any.call_method0("items")?;
            return self.map(pairs.try_iter()?.map(|pair| pair?.extract()), 0, deeper);
        }
        let bytes = any.is_instance_of::<PyBytes>() || any.is_instance_of::<PyByteArray>();
        if any.is_instance_of::<PySequence>() && !bytes {
            return Ok(Value::List(self.list(any, deeper)?));
        }
        self.spend(1)?;
        let number = any.is_instance_of::<PyInt>() || any.is_instance_of::<PyFloat>();
        Ok(if number { Value::Number } else { Value::Other })
    }

    /// Text; a surrogate alone becomes U+FFFD, which no id has.
    fn text(&mut self, text: &Bound<'_, PyString>) -> PyResult<String> {
        // Letters first: what is too long is not copied.
        let letters = text.len()?;
        self.spend(letters)?;
        let copy = text.to_string_lossy().into_owned();
        self.spend(copy.len().saturating_sub(letters))?;
        Ok(copy)
    }

    fn list(&mut self, any: &Bound<'_, PyAny>, deeper: u8) -> PyResult<Vec<Value>> {
        let deeper = deeper.checked_sub(1).ok_or_else(|| self.fail(Fault::too_deep()))?;
        let mut list = Vec::new();
        for item in any.try_iter()? {
            self.spend(1)?;
            list.push(self.value(&item?, deeper)?);
        }
        Ok(list)
    }

    fn map<'py>(&mut self, pairs: impl Iterator<Item = PyResult<Pair<'py>>>, length: usize, deeper: u8) -> PyResult<Value> {
        let deeper = deeper.checked_sub(1).ok_or_else(|| self.fail(Fault::too_deep()))?;
        let mut map = Vec::with_capacity(length);
        for pair in pairs {
            let (key, value) = pair?;
            self.spend(1)?;
            // A key that is no text is the name of nothing.
            let key = key.cast::<PyString>().map_or(Ok(String::new()), |key| self.text(key))?;
            map.push((key.into(), self.value(&value, deeper)?));
        }
        Ok(Value::Map(map))
    }
}

type Pair<'py> = (Bound<'py, PyAny>, Bound<'py, PyAny>);
