//! What others need for the same cells. `peers.py` runs them in an environment of its own, which is made here.

use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A peer, and how many seconds it needs for all cells, or why it has none to show.
pub(crate) struct Peer {
    /// Its name and version.
    pub(crate) name: String,
    /// Seconds.
    pub(crate) seconds: Result<f64, String>,
}

/// Runs every peer over the columns.
pub(crate) fn run(columns: &[Vec<String>]) -> io::Result<Vec<Peer>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = here.join("../../target/bench-peers");
    fs::create_dir_all(&folder)?;
    let cells = folder.join("cells.tsv");
    write(columns, &cells)?;
    let script = here.join("peers.py");
    let output = environment(here, &folder)
        .and_then(|python| Ok(Command::new(python).arg(script).arg(&cells).stderr(Stdio::null()).output()?.stdout))
        .map_err(|error| error.to_string());
    let peer = |line: &str| {
        let mut parts = line.splitn(3, '\t');
        let (name, seconds, why) = (parts.next()?, parts.next()?, parts.next().unwrap_or_default());
        Some(Peer { name: name.to_owned(), seconds: seconds.parse().map_err(|_| why.to_owned()) })
    };
    Ok(match output {
        Ok(lines) => String::from_utf8_lossy(&lines).lines().filter_map(peer).collect(),
        Err(why) => vec![Peer { name: "the peers".to_owned(), seconds: Err(why) }],
    })
}

fn write(columns: &[Vec<String>], to: &Path) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(to)?);
    for row in 0..columns.first().map_or(0, Vec::len) {
        let cells: Vec<&str> = columns.iter().filter_map(|column| column.get(row).map(String::as_str)).collect();
        writeln!(file, "{}", cells.join("\t"))?;
    }
    file.flush()
}

/// The Python of the peers. What cannot be installed is missing there, and `peers.py` says so; nothing is tried twice.
fn environment(here: &Path, folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let python = folder.join("venv/bin/python");
    let done = folder.join("installed");
    if done.is_file() {
        return Ok(python);
    }
    println!("installing the peers, once: {}", folder.display());
    if !Command::new("python3").args(["-m", "venv"]).arg(folder.join("venv")).status()?.success() {
        return Err("no environment for Python could be made".into());
    }
    for package in fs::read_to_string(here.join("requirements.txt"))?.lines().filter(|line| !line.starts_with('#')) {
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--prefer-binary", package];
        Command::new(&python).args(install).stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    }
    fs::write(done, "")?;
    Ok(python)
}
