//! The npm package: what it needs, its build, its tests.

use std::env::consts::{ARCH, OS};
use std::fs;

use crate::run::{Done, Step, root, target};
use crate::wasm;

/// Installs what building and testing the package needs.
pub(crate) fn setup() -> Done {
    if Step::new("node", &["-e", "process.exit(process.versions.node.split('.')[0] >= 20 ? 0 : 1)"]).run().is_err() {
        return Err("the npm package needs Node 20 or newer".into());
    }
    let (lock, done) = (root().join("node/package-lock.json"), root().join("node/node_modules/.package-lock.json"));
    let installed = |path| fs::metadata(path).and_then(|file| file.modified());
    if installed(&done).ok() < installed(&lock).ok() {
        println!("installing npm packages: esbuild and binaryen build the package, the others test it");
        Step::new("npm", &["ci", "--prefix", "node", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]).run()?;
    }
    if Step::new("chromium", &["--version"]).output().is_err() {
        wasm::apt(&["chromium", "fonts-dejavu-core"], "the package is tested in a real browser")?;
    }
    Ok(())
}

/// Builds `node/dist`: the module, the words, the addon, the entries, the types.
pub(crate) fn build() -> Done {
    wasm::build()?;
    let dist = root().join("node/dist");
    fs::write(dist.join("privity.words"), privity::words())?;
    addon()?;
    Step::new("node", &["node/build.js"]).run()
}

/// Builds the native addon and puts it where `node/src/node.js` looks for it.
fn addon() -> Done {
    Step::cargo(&["build", "--quiet", "--release", "-p", "privity-node"]).run()?;
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
    fs::copy(target().join("release").join(built), root().join(format!("node/dist/privity.{platform}-{arch}{kind}.node")))?;
    Ok(())
}

/// The package's tests: its interface, bad input and memory in each engine; loading, types, and the package installed from its tarball alone.
pub(crate) fn test() -> Done {
    let tests = |folder| Step::new("node", &["--test", "--test-reporter=spec", folder]);
    for engine in ["native", "wasm"] {
        tests("node/tests/engine/").env("PRIVITY_ENGINE", engine).run()?;
    }
    tests("node/tests/package/").run()
}
