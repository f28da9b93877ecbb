//! The npm package: what it needs, its build, its tests.

use std::env::consts::{ARCH, OS};
use std::fs;

use xtask::run::{Done, Step, root, target};

use crate::built::Profile;
use crate::{laws, wasm};

/// Installs what building and testing the package needs.
pub(crate) fn setup() -> Done {
    if Step::new("node", &["-e", "process.exit(process.versions.node.split('.')[0] >= 20 ? 0 : 1)"]).run().is_err() {
        return Err("the npm package needs Node 20 or newer".into());
    }
    install("node", "esbuild and binaryen build the package, the others test it")?;
    if Step::new("chromium", &["--version"]).output().is_err() {
        wasm::apt(&["chromium", "fonts-dejavu-core"], "the package is tested in a real browser")?;
    }
    Ok(())
}

/// Installs what a folder's lock file names, if that has not been done.
pub(crate) fn install(folder: &str, why: &str) -> Done {
    let folder_of = |path: &str| root().join(folder).join(path);
    let written = |path| fs::metadata(path).and_then(|file| file.modified());
    let (lock, done) = (folder_of("package-lock.json"), folder_of("node_modules/.package-lock.json"));
    if written(&done).ok() < written(&lock).ok() {
        println!("installing the npm packages of {folder}: {why}");
        Step::new("npm", &["ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]).run()?;
    }
    Ok(())
}

/// Builds `node/dist`: the modules, the words, the wording, the lexicons, the addon, the entries, the types.
/// The addon takes a profile, and flags of rustc's, one after another with unit separators.
pub(crate) fn build(profile: Profile, flags: &str) -> Done {
    wasm::build(profile)?;
    laws::ask(profile).args(["files", "node/dist"]).run()?;
    addon(profile, flags)?;
    Step::new("node", &["node/build.js"]).run()
}

/// Builds the native addon and puts it where `node/src/node.js` looks for it.
fn addon(profile: Profile, flags: &str) -> Done {
    if let Profile::Release = profile {
        let step = Step::cargo(&["build", "--quiet", "--release", "-p", "privity-node"]);
        let step = if flags.is_empty() { step } else { step.env("CARGO_ENCODED_RUSTFLAGS", flags) };
        step.run()?;
    }
    let (built, kind) = match OS {
        "windows" => ("privity_node.dll", ""),
        "macos" => ("libprivity_node.dylib", ""),
        _ if cfg!(target_env = "musl") => ("libprivity_node.so", "-musl"),
        _ => ("libprivity_node.so", "-gnu"),
    };
    // The names that Node has for systems and processors.
    let platform = match OS {
        "windows" => "win32",
        "macos" => "darwin",
        other => other,
    };
    let arch = match ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => other,
    };
    fs::copy(target().join(profile.folder()).join(built), root().join(format!("node/dist/privity.{platform}-{arch}{kind}.node")))?;
    Ok(())
}

/// The package's tests: its interface, bad input and memory in each engine; loading, types, and the package installed from its tarball alone.
pub(crate) fn test() -> Done {
    let tests = |folder| Step::new("node", &["--test", "--test-reporter=spec", folder]);
    for engine in ["native", "wasm"] {
        tests("node/tests/engine/").env("PRIVITY_ENGINE", engine).run()?;
    }
    tests("node/tests/package/").run()?;
    tests("node/tests/guard/").run()
}
