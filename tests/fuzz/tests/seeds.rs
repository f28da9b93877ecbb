//! Every fuzz target is built, and passes its seeds. `cargo xtask fuzz` builds them with coverage, and goes on from there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn passes(folders: &[&str], binary: &str) {
    let files = |folder: &&str| fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
    let seeds: Vec<PathBuf> = folders.iter().flat_map(files).map(|entry| entry.unwrap().path()).collect();
    assert!(!seeds.is_empty());
    let run = Command::new(binary).args(&seeds).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn question() {
    passes(&["seeds/question"], env!("CARGO_BIN_EXE_question"));
}

#[test]
fn law() {
    passes(&["seeds/law"], env!("CARGO_BIN_EXE_law"));
}

#[test]
fn detect() {
    passes(&["seeds/detect"], env!("CARGO_BIN_EXE_detect"));
}

#[test]
fn forms() {
    passes(&["seeds/forms", "../forms/files"], env!("CARGO_BIN_EXE_forms"));
}
