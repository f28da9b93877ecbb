//! Every fuzz target is built, and passes its seeds. `cargo xtask fuzz` builds them with coverage, and goes on from there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn passes(target: &str, binary: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(target);
    let seeds: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!seeds.is_empty());
    let run = Command::new(binary).args(&seeds).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn question() {
    passes("question", env!("CARGO_BIN_EXE_question"));
}

#[test]
fn law() {
    passes("law", env!("CARGO_BIN_EXE_law"));
}

#[test]
fn detect() {
    passes("detect", env!("CARGO_BIN_EXE_detect"));
}

#[test]
fn forms() {
    passes("forms", env!("CARGO_BIN_EXE_forms"));
}
