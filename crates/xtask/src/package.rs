//! What a release would publish, as far as it can be built here: crates, the wheel and its source, the npm packages. Each is listed, and looked
//! into: licences and README are there, nothing that is only ours, no path of this machine.

use std::path::{Path, PathBuf};
use std::{env, fs};

use xtask::run::{Done, Step, part, root};

use crate::built::Profile;
use crate::{node, python, wasm};

/// The crates that are published, each after those it needs.
pub(crate) const CRATES: [&str; 7] =
    ["privity-core", "privity-compile", "privity-laws", "privity-detect", "privity", "privity-forms", "privity-cli"];

/// What no package has in it.
const JUNK: [&str; 7] = ["node_modules", "__pycache__", "/tests/", ".snap", ".env", "target/", ".DS_Store"];

pub(crate) fn run() -> Done {
    let out = fresh();
    part("crates, in the order they are published", || crates(&out))?;
    part("the wheel and its source", || wheels(&out))?;
    part("the npm packages", || npm(&out))?;
    println!("every package is as it should be: {}", out.display());
    Ok(())
}

/// The crates alone: nothing has to be built for them.
pub(crate) fn sources() -> Done {
    crates(&fresh())
}

/// Where packages go, empty.
fn fresh() -> PathBuf {
    let out = xtask::run::target().join("package-check");
    let _ = fs::remove_dir_all(&out);
    out
}

/// Flags with which a library tells nothing of the machine that built it: where a panic would name a file, it names it from here on.
fn silent() -> String {
    let home = env::var("CARGO_HOME").or_else(|_| env::var("HOME").map(|home| format!("{home}/.cargo"))).unwrap_or_default();
    let target = xtask::run::target();
    let sysroot = wasm::sysroot().unwrap_or_default().display().to_string();
    let from = [
        (home.as_str(), "cargo"),
        (&target.display().to_string(), "target"),
        (sysroot.as_str(), "rust"),
        (&root().display().to_string(), "privity"),
    ];
    let flags = from.iter().filter(|(path, _)| !path.is_empty()).map(|(path, name)| format!("--remap-path-prefix={path}=/{name}"));
    flags.collect::<Vec<_>>().join("\x1f")
}

fn crates(out: &Path) -> Done {
    let folder = out.join("crates").display().to_string();
    let chosen = CRATES.iter().flat_map(|name| ["-p", name]);
    // What depends on the ones before is resolved against them, as it will be when they are published.
    Step::cargo(&["package", "--quiet", "--no-verify", "--allow-dirty", "--target-dir", &folder]).args(chosen).run()?;
    for name in CRATES {
        let file = out.join(format!("crates/package/{name}-{}.crate", crate::versions::VERSION));
        let inside = out.join("inside").join(name);
        untar(&file, &inside)?;
        look(name, &inside, &["Cargo.toml", "README.md", "LICENSE-MIT", "LICENSE-APACHE", "src"])?;
    }
    Ok(())
}

fn wheels(out: &Path) -> Done {
    let folder = out.join("python");
    // The wheel is built from the source that is published; its lock file names less than ours, which `--locked` would refuse.
    python::maturin(&["build", "--quiet", "--release", "--sdist", "--out", text(&folder)])
        .env("CARGO_ENCODED_RUSTFLAGS", &silent())
        .run()?;
    for file in files(&folder)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let inside = out.join("inside").join(&name);
        let wheel = file.extension().is_some_and(|end| end == "whl");
        if wheel {
            Step::new("python3", &["-m", "zipfile", "-e", text(&file), text(&inside)]).run()?;
        } else {
            untar(&file, &inside)?;
        }
        let needed: &[&str] = if wheel {
            &["LICENSE-MIT", "LICENSE-APACHE", "py.typed", "METADATA", ".so"]
        } else {
            &["LICENSE-MIT", "LICENSE-APACHE", "pyproject.toml", "README.md", "Cargo.lock"]
        };
        look(&name, &inside, needed)?;
    }
    Ok(())
}

fn npm(out: &Path) -> Done {
    node::build(Profile::Release, &silent())?;
    let folder = out.join("npm");
    let names = Step::new("node", &["node/release.js", text(&folder)]).output()?;
    for name in names.lines() {
        let packed = Step::new("npm", &["pack", "--silent", "--pack-destination", text(out)]).within(&folder.join(name)).output()?;
        let inside = out.join("inside").join(format!("npm-{name}"));
        untar(&out.join(packed.trim()), &inside)?;
        let main = if name == "privity" { "dist/privity.wasm" } else { ".node" };
        look(name, &inside, &["package.json", "README.md", "LICENSE-MIT", "LICENSE-APACHE", main])?;
    }
    installed(out)
}

/// The packages beside one another in an empty project: the addon is found in its own, and answers.
fn installed(out: &Path) -> Done {
    let project = out.join("project");
    fs::create_dir_all(&project)?;
    fs::write(project.join("package.json"), "{}")?;
    let packed: Vec<String> =
        files(out)?.iter().filter(|path| path.extension().is_some_and(|end| end == "tgz")).map(|path| text(path).to_owned()).collect();
    let install = ["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error"];
    Step::new("npm", &install).args(packed.iter().map(String::as_str)).within(&project).run()?;
    let ask = r#"const p = require("privity");
        const verdict = p.verdict({ law: "nyc-gcp", on: "2018-08-16", act: "inquire", actor: "city_employee", of: "immigration_status", closed: true });
        if (p.engine !== "native" || verdict !== "prohibited") throw new Error(p.engine + " " + verdict);
        console.log("installed from the packages:", p.engine, verdict);"#;
    Step::new("node", &["-e", ask]).within(&project).run()
}

/// Lists a package, and fails if something is missing, is in it by mistake, or names a folder of this machine.
fn look(name: &str, folder: &Path, needed: &[&str]) -> Done {
    let all = files(folder)?;
    println!("{name}");
    let mut names = Vec::new();
    for path in &all {
        let inside = path.strip_prefix(folder)?.display().to_string();
        let bytes = fs::read(path)?;
        println!("  {:>9}  {inside}", bytes.len());
        for private in [root().display().to_string(), env::var("HOME").unwrap_or_default()] {
            // A home of `/` or `/root` in prose would be no path of ours.
            let path = format!("{private}/");
            if private.len() > 1 && bytes.windows(path.len()).any(|window| window == path.as_bytes()) {
                return Err(format!("{name}: {inside} names {private}").into());
            }
        }
        names.push(format!("/{inside}"));
    }
    if let Some(junk) = names.iter().find(|name| JUNK.iter().any(|junk| name.contains(junk))) {
        return Err(format!("{name} has {junk} in it").into());
    }
    match needed.iter().find(|needed| !names.iter().any(|name| name.contains(&format!("/{needed}")) || name.ends_with(**needed))) {
        Some(missing) => Err(format!("{name} lacks {missing}").into()),
        None => Ok(()),
    }
}

fn untar(file: &Path, into: &Path) -> Done {
    fs::create_dir_all(into)?;
    Step::new("tar", &["--extract", "--gzip", "--strip-components=1", "--directory", text(into), "--file", text(file)]).run()
}

/// Every file below a folder.
fn files(folder: &Path) -> Done<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::path);
    for entry in entries {
        if entry.file_type()?.is_dir() {
            found.extend(files(&entry.path())?);
        } else {
            found.push(entry.path());
        }
    }
    Ok(found)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}
