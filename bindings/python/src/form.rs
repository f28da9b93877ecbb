//! Fields of forms, columns and texts.

use privity::{Detected, FormField};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use crate::read::{Given, question};
use crate::write::raise;

#[pyfunction]
pub(crate) fn _detect(py: Python<'_>, field: Given<'_>, members: Option<&Bound<'_, PyDict>>) -> PyResult<String> {
    let field = FormField::from_value(question(py, field.0.as_ref(), members)?).map_err(|fault| raise(py, &fault))?;
    Ok(privity::detected_to_json(&Ok(field.detect())))
}

#[pyfunction]
pub(crate) fn _detect_column(py: Python<'_>, name: Bound<'_, PyString>, values: Vec<Bound<'_, PyString>>) -> String {
    let (name, values): (_, Vec<_>) = (name.to_string_lossy(), values.iter().map(|value| value.to_string_lossy()).collect());
    let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
    privity::detected_to_json(&Ok(py.detach(|| Detected::of_column(&name, &values))))
}

#[pyfunction]
pub(crate) fn _scan(text: &str) -> String {
    privity::scan_json(text)
}
