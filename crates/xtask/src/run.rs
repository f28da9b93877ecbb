//! Running other programs, and saying so.

use std::env;
use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use anstyle::AnsiColor;

/// What a task comes to.
pub type Done<T = ()> = Result<T, Box<dyn Error>>;

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// A command to run at the root.
#[must_use]
pub struct Step(Command);

impl Step {
    /// A program and its arguments.
    pub fn new(program: &str, args: &[&str]) -> Step {
        let mut command = Command::new(program);
        command.args(args).current_dir(root());
        Step(command)
    }

    /// This cargo, and what it is to do.
    pub fn cargo(args: &[&str]) -> Step {
        Step::new(&env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), args)
    }

    /// With more arguments.
    pub fn args<'a>(mut self, args: impl IntoIterator<Item = &'a str>) -> Step {
        self.0.args(args);
        self
    }

    /// With this in its environment.
    pub fn env(mut self, key: &str, value: &str) -> Step {
        self.0.env(key, value);
        self
    }

    /// Runs it in another folder than the root.
    pub fn within(mut self, folder: &Path) -> Step {
        self.0.current_dir(folder);
        self
    }

    /// Runs it; what it prints is shown.
    pub fn run(mut self) -> Done {
        let line = self.line();
        let status = self.0.status().map_err(|error| format!("`{line}`: {error}"))?;
        if status.success() { Ok(()) } else { Err(format!("`{line}` ended with {status}").into()) }
    }

    /// Runs it; what it prints is shown only if it fails.
    pub fn quiet(mut self) -> Done {
        let line = self.line();
        let output = self.0.output().map_err(|error| format!("`{line}`: {error}"))?;
        if output.status.success() {
            return Ok(());
        }
        let printed = [output.stdout, output.stderr].concat();
        Err(format!("`{line}` ended with {}\n{}", output.status, String::from_utf8_lossy(&printed)).into())
    }

    /// Runs it with this on its standard input.
    pub fn input(mut self, text: &str) -> Done {
        let line = self.line();
        let mut child = self.0.stdin(Stdio::piped()).spawn().map_err(|error| format!("`{line}`: {error}"))?;
        if let Some(mut input) = child.stdin.take() {
            input.write_all(text.as_bytes())?;
        }
        let status = child.wait()?;
        if status.success() { Ok(()) } else { Err(format!("`{line}` ended with {status}").into()) }
    }

    /// Runs it; what it prints on standard output is given back.
    pub fn output(mut self) -> Done<String> {
        let line = self.line();
        let output = self.0.stderr(Stdio::inherit()).output().map_err(|error| format!("`{line}`: {error}"))?;
        if !output.status.success() {
            return Err(format!("`{line}` ended with {}", output.status).into());
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    fn line(&self) -> String {
        let args = self.0.get_args().map(|arg| arg.to_string_lossy().into_owned());
        std::iter::once(self.0.get_program().to_string_lossy().into_owned()).chain(args).collect::<Vec<_>>().join(" ")
    }
}

/// Does one part of a task, and says what and how long.
pub fn part(what: &str, work: impl FnOnce() -> Done) -> Done {
    let bold = AnsiColor::Cyan.on_default().bold();
    anstream::eprintln!("{bold}── {what}{bold:#}");
    let start = Instant::now();
    work()?;
    anstream::eprintln!("   {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// Says that something failed, and why.
pub fn failed(error: &dyn Error) {
    let red = AnsiColor::Red.on_default().bold();
    anstream::eprintln!("{red}failed{red:#}: {error}");
}

/// How a program ends that did a task.
pub fn exit(done: Done) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            failed(error.as_ref());
            ExitCode::FAILURE
        }
    }
}
