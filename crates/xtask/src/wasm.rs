//! The WebAssembly module: its toolchain, its build, its size.

use std::fs;
use std::path::{Path, PathBuf};

use xtask::run::{Done, Step, root, target};

use crate::built::{self, Profile};

const TARGET: &str = "wasm32-unknown-unknown";
/// SHA-256 as a loop instead of 64 rounds written out: 7 KB less.
const SMALL: &str = "--cfg sha2_backend=\"soft\" --cfg sha2_backend_soft=\"compact\"";

/// Where the standard library for WebAssembly comes from. The module's size depends on it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Toolchain {
    /// Prebuilt, by rustup.
    Rustup,
    /// Built from source for size, by Debian's compiler: for machines that may not download toolchains.
    Debian,
}

impl Toolchain {
    /// What is installed; else what may be. `PRIVITY_WASM=rustup|debian` forces one.
    fn choose() -> Done<Toolchain> {
        match std::env::var("PRIVITY_WASM").as_deref() {
            Ok("rustup") => Ok(Toolchain::Rustup),
            Ok("debian") => Ok(Toolchain::Debian),
            Ok(other) => Err(format!("PRIVITY_WASM is rustup or debian, not `{other}`").into()),
            Err(_) if std_for_wasm()?.is_dir() => Ok(Toolchain::Rustup),
            Err(_) if std::env::var("RUSTUP_AUTO_INSTALL").is_ok_and(|value| value == "0") => Ok(Toolchain::Debian),
            Err(_) => Ok(Toolchain::Rustup),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Toolchain::Rustup => "rustup's prebuilt std",
            Toolchain::Debian => "std built from source for size, by Debian's compiler",
        }
    }
}

pub(crate) fn sysroot() -> Done<PathBuf> {
    Ok(PathBuf::from(Step::new("rustc", &["--print", "sysroot"]).output()?.trim()))
}

fn std_for_wasm() -> Done<PathBuf> {
    Ok(sysroot()?.join("lib/rustlib").join(TARGET).join("lib"))
}

/// The linker for WebAssembly: rustup's own, which comes with every toolchain; else Debian's.
fn linker() -> Done<String> {
    let host = Step::new("rustc", &["--print", "host-tuple"]).output()?;
    let own = sysroot()?.join("lib/rustlib").join(host.trim()).join("bin/rust-lld");
    Ok(if own.is_file() { own.display().to_string() } else { "wasm-ld-22".to_owned() })
}

/// Installs what building the module needs.
pub(crate) fn setup() -> Done {
    match Toolchain::choose()? {
        Toolchain::Rustup if !std_for_wasm()?.is_dir() => {
            println!("installing std for {TARGET}: the WebAssembly module is built with it");
            Step::new("rustup", &["target", "add", TARGET]).run()
        }
        Toolchain::Rustup => Ok(()),
        Toolchain::Debian => {
            let mut packages = Vec::new();
            if !Path::new("/usr/bin/rustc").is_file() || !Path::new("/usr/lib/rustlib/src/rust/library/std").is_dir() {
                packages.extend(["rustc-web", "rust-web-src", "cargo-web"]);
            }
            if linker()? == "wasm-ld-22" && Step::new("wasm-ld-22", &["--version"]).output().is_err() {
                packages.push("lld-22");
            }
            apt(&packages, "the WebAssembly module is built with them")
        }
    }
}

/// Installs Debian's packages, if any.
pub(crate) fn apt(packages: &[&str], why: &str) -> Done {
    if packages.is_empty() {
        return Ok(());
    }
    println!("installing {}: {why}", packages.join(", "));
    Step::new("apt-get", &["update", "--quiet"]).quiet()?;
    Step::new("apt-get", &["install", "--quiet", "--yes", "--no-install-recommends"]).args(packages.iter().copied()).quiet()
}

/// The modules: their package, their file in `node/dist`, the JavaScript beside it.
const MODULES: [(&str, &str, &str); 3] = [
    ("privity-wasm", "privity.wasm", "engine"),
    ("privity-verdict", "verdict.wasm", "verdict-engine"),
    ("privity-guard", "guard.wasm", "guard-engine"),
];

/// Builds the modules and the JavaScript beside them.
pub(crate) fn build(profile: Profile) -> Done {
    let dist = root().join("node/dist");
    fs::create_dir_all(&dist)?;
    let built = compile()?.join(TARGET).join("wasm");
    if let Profile::Dev = profile {
        built::build()?;
    }
    for (package, module, script) in MODULES {
        let out = target().join("bindgen");
        let built = built.join(package.replace('-', "_")).with_extension("wasm");
        let paths = [built, out.clone()].map(|path| path.display().to_string());
        profile.program("privity-bindgen").args(paths.iter().map(String::as_str)).args([script]).run()?;
        let (raw, small) = (out.join(format!("{script}_bg.wasm")).display().to_string(), dist.join(module).display().to_string());
        Step::new(
            "node/node_modules/.bin/wasm-opt",
            &["-Oz", "--converge", "--strip-producers", "--strip-target-features", &raw, "-o", &small],
        )
        .run()?;
        let script = format!("{script}.js");
        fs::copy(out.join(&script), dist.join(&script))?;
    }
    Ok(())
}

/// Compiles the modules; where the results are.
fn compile() -> Done<PathBuf> {
    // A folder of its own: other flags, perhaps another compiler.
    let folder = target().join("wasm");
    for (package, ..) in MODULES {
        // One by one: together, each would get what only the other asks of the facade.
        compile_one(package, &folder)?;
    }
    Ok(folder)
}

fn compile_one(package: &str, folder: &Path) -> Done {
    let dir = folder.display().to_string();
    let args = ["build", "--quiet", "--profile", "wasm", "--target", TARGET, "-p", package, "--target-dir", &dir];
    match Toolchain::choose()? {
        Toolchain::Rustup => Step::cargo(&args).env("RUSTFLAGS", SMALL).run(),
        Toolchain::Debian => Step::new("/usr/bin/cargo", &args)
            .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"])
            .env("RUSTC", "/usr/bin/rustc")
            .env("RUSTDOC", "/usr/bin/rustdoc")
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", &linker()?)
            .env("RUSTFLAGS", &format!("{SMALL} -Zunstable-options -Cpanic=immediate-abort"))
            .run(),
    }
}

/// Prints what a browser downloads; with `check`, fails if it is more than 2 % off what is committed. Only Debian's path is held against it.
pub(crate) fn size(check: bool) -> Done {
    let toolchain = Toolchain::choose()?;
    println!("{}", toolchain.name());
    let mode = if check && toolchain == Toolchain::Debian { "--check" } else { "--print" };
    Step::new("node", &["node/size.js", mode]).run()
}
