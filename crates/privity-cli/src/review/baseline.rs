//! Findings known already: a file to commit, so that only what is new fails.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Located;

/// What makes two findings the same, wherever in the file they are.
#[derive(PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Key {
    file: String,
    field: String,
    category: String,
    code: String,
}

#[derive(Serialize, Deserialize)]
struct Known {
    #[serde(flatten)]
    key: Key,
    count: u32,
}

#[derive(Serialize, Deserialize)]
struct Baseline {
    v: u32,
    findings: Vec<Known>,
}

fn key(found: &Located) -> Key {
    let finding = &found.finding;
    Key { file: found.file.clone(), field: finding.field.clone(), category: finding.category.to_string(), code: finding.code.to_owned() }
}

pub(super) fn write(path: &Path, findings: &[Located]) -> io::Result<()> {
    let mut counts: BTreeMap<Key, u32> = BTreeMap::new();
    for found in findings {
        *counts.entry(key(found)).or_default() += 1;
    }
    let findings = counts.into_iter().map(|(key, count)| Known { key, count }).collect();
    let text = serde_json::to_string_pretty(&Baseline { v: privity::V, findings })?;
    fs::write(path, text + "\n").map_err(|error| crate::about(path, &error))
}

/// Takes out as many of each as are known.
pub(super) fn apply(path: &Path, findings: &mut Vec<Located>) -> io::Result<()> {
    let text = fs::read_to_string(path).map_err(|error| crate::about(path, &error))?;
    let baseline: Baseline = serde_json::from_str(&text)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, format!("`{}`: not a baseline: {error}", crate::shown(path))))?;
    let mut left: BTreeMap<Key, u32> = baseline.findings.into_iter().map(|known| (known.key, known.count)).collect();
    findings.retain(|found| match left.get_mut(&key(found)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    Ok(())
}
