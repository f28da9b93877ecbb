//! `privity prove`

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use privity::{Laws, Proof, Style};

use crate::paint::{self, paint};
use crate::{about, check};

pub(crate) fn run(files: &[PathBuf], json: bool, with: &[PathBuf]) -> io::Result<ExitCode> {
    let Some(laws) = check::with(with)? else { return Ok(ExitCode::from(2)) };
    let mut sources: Vec<(PathBuf, String)> = Vec::new();
    for path in files {
        sources.push((path.clone(), fs::read_to_string(path).map_err(|error| about(path, &error))?));
    }
    if files.is_empty() {
        sources.extend(Laws::claims().iter().map(|(name, source)| (Path::new("claims").join(name), (*source).to_owned())));
    }
    let mut out = paint::out(json);
    let mut proofs: Vec<Proof> = Vec::new();
    for (path, source) in &sources {
        match laws.prove(source) {
            Ok(found) => proofs.extend(found),
            Err(problems) => {
                let format = if json { check::Format::Json } else { check::Format::Words };
                check::report(path, source, &problems.0, format)?;
                return Ok(ExitCode::from(2));
            }
        }
    }
    for proof in &proofs {
        if json {
            writeln!(out, "{}", serde_json::to_string(proof)?)?;
        } else {
            show(&mut out, proof)?;
        }
    }
    let count = |result: &str| proofs.iter().filter(|proof| proof.result == result).count();
    if !json {
        let cases: usize = proofs.iter().map(|proof| proof.cases).sum();
        writeln!(
            out,
            "{} claims in {cases} cases: {} proven, {} refuted, {} vacuous",
            proofs.len(),
            count("proven"),
            count("refuted"),
            count("vacuous")
        )?;
    }
    out.flush()?;
    Ok(if count("proven") == proofs.len() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn show(out: &mut impl Write, proof: &Proof) -> io::Result<()> {
    let style = if proof.result == "proven" { Style::Verdict("permitted") } else { Style::Verdict("prohibited") };
    writeln!(out, "{}  {}  {}", paint(style, proof.result), paint(Style::Heading, &proof.claim), proof.law.join(", "))?;
    writeln!(out, "  {}", proof.say)?;
    for said in &proof.witness {
        let rules = paint::rules(said);
        let rules = if rules.is_empty() { rules } else { format!(": {rules}") };
        writeln!(out, "  {}{rules}", paint(Style::Verdict(said.verdict), &said.verdict.replace('_', " ")))?;
        writeln!(out, "    {}", paint(Style::Small, &serde_json::to_string(&said.question)?))?;
    }
    Ok(())
}
