//! The Python package: built, tested, and installed from its wheel alone.

use std::{env, fs};

use xtask::run::{Done, Step, root, target};

use crate::built::Profile;

/// What a program outside the checkout does with the wheel, and with nothing else.
const OUTSIDE: &str = r#"
import privity
assert "site-packages" in privity.__file__, privity.__file__
question = dict(law="nyc", on="2018-08-16", act="disclose", actor="city_employee", to="federal_immigration_authority", of="name", closed=True)
print("python, from the wheel:", repr(privity.decide(question)))
try:
    privity.decide(question | {"of": "nmae"})
except privity.PrivityError as error:
    print("python, from the wheel:", error.code, error)
else:
    raise SystemExit("a misspelt id is a fault")
"#;

/// A program of a virtual environment: under `target`, or anywhere by its whole path.
pub(crate) fn program(environment: &str, name: &str) -> String {
    let folder = if cfg!(windows) { "Scripts" } else { "bin" };
    target().join(environment).join(folder).join(name).display().to_string()
}

/// The environment of the tests, with the versions that `python/requirements-dev.txt` names.
pub(crate) fn setup() -> Done {
    environment("venv", "python/requirements-dev.txt", "maturin, pytest and mypy: the Python package is built and tested with them")
}

/// Makes a virtual environment under `target` with what a file of requirements names, unless it is there.
pub(crate) fn environment(name: &str, requirements: &str, why: &str) -> Done {
    let wanted = fs::read_to_string(root().join(requirements))?;
    let folder = target().join(name);
    let installed = folder.join("installed.txt");
    if fs::read_to_string(&installed).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    println!("installing into target/{name} {why}");
    Step::new("python3", &["-m", "venv", "--clear", &folder.display().to_string()]).run()?;
    Step::new(&program(name, "pip"), &["install", "--quiet", "--disable-pip-version-check", "-r", requirements]).run()?;
    fs::write(installed, wanted)?;
    Ok(())
}

/// Builds a wheel and installs it into an environment.
pub(crate) fn built(profile: Profile, environment: &str) -> Done<String> {
    let wheels = target().join("wheels");
    // Wheels of before are not to be mistaken for this one.
    let _ = fs::remove_dir_all(&wheels);
    let out = wheels.display().to_string();
    maturin(&["build", "--quiet", "--profile", profile.name(), "--locked", "--out", &out]).run()?;
    let wheel = fs::read_dir(&wheels)?.next().ok_or("no wheel was built")??.path().display().to_string();
    install(environment, &wheel)?;
    Ok(wheel)
}

/// The program that builds wheels, in the folder of the package.
pub(crate) fn maturin(args: &[&str]) -> Step {
    Step::new(&program("venv", "maturin"), args).within(&root().join("python"))
}

fn install(environment: &str, wheel: &str) -> Done {
    let args = ["install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-index", "--force-reinstall", wheel];
    Step::new(&program(environment, "pip"), &args).run()
}

/// What prints the digest of all answers; the package must be built.
pub(crate) fn digest() -> Step {
    Step::new(&program("venv", "python"), &["python/tests/test_vectors.py"])
}

/// Tests the package, then its wheel alone in a fresh environment, outside the checkout.
pub(crate) fn test() -> Done {
    let wheel = built(Profile::Dev, "venv")?;
    Step::new(
        &program("venv", "python"),
        &["-m", "mypy", "--config-file", "python/pyproject.toml", "--cache-dir", "target/mypy", "python/src"],
    )
    .run()?;
    Step::new(&program("venv", "python"), &["-m", "pytest", "-c", "python/pyproject.toml", "python/tests"]).run()?;
    let outside = env::temp_dir().join(format!("privity-wheel-{}", std::process::id()));
    let done = alone(&outside, &wheel);
    let _ = fs::remove_dir_all(&outside);
    done
}

fn alone(outside: &std::path::Path, wheel: &str) -> Done {
    Step::new("python3", &["-m", "venv", &outside.display().to_string()]).run()?;
    let environment = outside.display().to_string();
    install(&environment, wheel)?;
    Step::new(&program(&environment, "python"), &["-I", "-c", OUTSIDE]).within(outside).run()
}
