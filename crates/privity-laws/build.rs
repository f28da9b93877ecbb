//! Compiles `law/*.toml` to static tables.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use privity_compile::{Problem, Problems, emit};
use privity_core::text::{LawText, Vocabulary};
use sha2::{Digest, Sha256};

/// Built-in laws: those in force, place by place; then proposals, history and a reading; advice last.
const LAWS: &[&str] = &[
    "nyc-gcp",
    "nyc-iil",
    "nyc-10-178",
    "nyc-3-115",
    "nm-mvd",
    "nm-sb36",
    "wa-dol",
    "wa-kww",
    "ca-veh",
    "ny-vtl",
    "nv-dmv",
    "nj-mvc",
    "us-dppa",
    "sf-2017-19",
    "abq-r-18-7",
    "chi-2-173",
    "op-13-7",
    "nm-2020",
    "nm-sb107",
    "nyc-eo-124",
    "nyc-iil-declaration",
    "principles",
    "nm-findings",
    "lc-18-075",
    "us-1373",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=law");
    let read = |name: &str| fs::read_to_string(format!("law/{name}.toml"));
    let source = read("vocabulary")?;
    let mut words = privity_compile::vocabulary(&source).map_err(|problems| report("vocabulary", &source, &problems.0))?;
    let mut laws = Vec::new();
    for name in LAWS {
        let source = read(name)?;
        let law = privity_compile::law(&source, &words).map_err(|Problems(found)| report(name, &source, &found))?;
        if !law.warnings.is_empty() {
            return Err(report(name, &source, &law.warnings));
        }
        laws.push(law);
    }
    let asked = |feature| env::var_os(feature).is_some();
    if !asked("CARGO_FEATURE_STUDY") {
        let (vocabulary, law): (fn(&mut _), fn(&mut _)) =
            if asked("CARGO_FEATURE_WORDS") { (Vocabulary::show, LawText::show) } else { (Vocabulary::mute, LawText::mute) };
        vocabulary(&mut words.vocabulary);
        for compiled in &mut laws {
            law(&mut compiled.text);
        }
    }
    let vocabulary: [u8; 32] = Sha256::digest(&source).into();
    let all: [u8; 32] =
        laws.iter().fold(Sha256::new_with_prefix(vocabulary), |all, law| all.chain_update(law.text.digest)).finalize().into();
    let digests = format!(
        "/// SHA-256 of the vocabulary's file.\npub static VOCABULARY_DIGEST: [u8; 32] = {vocabulary:?};\n\
         /// SHA-256 of that and of the digest of each law.\npub static DIGEST: [u8; 32] = {all:?};\n"
    );
    let out = format!("{}{digests}{}{}", emit::PRELUDE, emit::vocabulary(&words), emit::laws(&laws));
    fs::write(Path::new(&env::var("OUT_DIR")?).join("laws.rs"), out)?;
    Ok(())
}

fn report(name: &str, source: &str, problems: &[Problem]) -> Box<dyn Error> {
    let lines = problems.iter().map(|problem| {
        let (line, column) = problem.position(source);
        let witness = problem.witness.as_ref().map(|w| format!("\n    {w}")).unwrap_or_default();
        format!("\n  law/{name}.toml:{line}:{column}: {problem} [{}]{witness}", problem.code)
    });
    lines.collect::<String>().into()
}
