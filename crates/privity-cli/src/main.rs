//! `privity`: may a city ask, keep or share this about a resident?

mod ask;
mod check;
mod compare;
mod decide;
mod detect;
mod lines;
mod list;
mod new_law;
mod paint;
mod prove;
mod review;
mod sarif;
mod show;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand, ValueEnum};
use privity_core::Day;

/// May a city ask, keep or share this about a resident? Exact, cited answers from privacy laws written as data.
///
/// Privity informs; it does not advise.
#[derive(Parser)]
#[command(name = "privity", version, propagate_version = true)]
struct Args {
    #[command(subcommand)]
    command: Command,
    /// When to use colour. `NO_COLOR` is respected.
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

#[derive(Clone, Copy, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand)]
enum Command {
    /// Answer a question, or many.
    ///
    /// FILE holds one question as JSON. Without FILE, or with `-`, questions are read from standard input, one a line (JSON Lines), and
    /// answered one a line, in order. A bad question is answered by its fault, in its place, and the exit code is 1 at the end.
    Decide {
        /// A question as JSON, or JSON Lines if its name ends in `.jsonl`.
        file: Option<PathBuf>,
        /// Answer in JSON, one answer a line.
        #[arg(long)]
        json: bool,
        /// Ask for what FILE leaves unknown, on the terminal, one fact at a time: the one that settles most first, and none that cannot
        /// matter. Answers are read from standard input.
        #[arg(long, requires = "file")]
        ask: bool,
        /// A law of one's own, to be asked by its id. May be given several times.
        #[arg(long = "with", value_name = "LAW.toml")]
        with: Vec<PathBuf>,
    },
    /// Find what form fields ask for: which categories of the vocabulary, how sure, and by what evidence.
    ///
    /// Fields are read from standard input, one a line (JSON Lines), each with any of `label`, `name`, `id`, `type`, `autocomplete`,
    /// `placeholder`, `help`, `options` and `lang`; other keys are passed over. They are answered one a line, in order. A bad line is
    /// answered by its fault, in its place, and the exit code is 1 at the end. No answer repeats a value.
    Detect {
        /// Fields as JSON Lines, or a text with `--text` or `--column`. Without it, or with `-`, standard input.
        file: Option<PathBuf>,
        /// Answer in JSON, one answer a line.
        #[arg(long)]
        json: bool,
        /// Read a text, and find what it tells about a person.
        #[arg(long)]
        text: bool,
        /// Read the values of a column of this name, one a line.
        #[arg(long, value_name = "NAME", conflicts_with = "text")]
        column: Option<String>,
    },
    /// List the laws and places a question may name.
    Laws {
        /// In JSON.
        #[arg(long)]
        json: bool,
        /// List the rules instead whose text was last read more than a year before this day, YYYY-MM-DD; the exit code is 1 if there are any.
        #[arg(long, value_name = "DAY", value_parser = day, conflicts_with = "json")]
        as_of: Option<Day>,
    },
    /// Show a law: its rules beside their text.
    Show {
        /// The law's id; `privity laws` lists them.
        law: String,
        /// In JSON.
        #[arg(long)]
        json: bool,
        /// A law of one's own. May be given several times.
        #[arg(long = "with", value_name = "LAW.toml")]
        with: Vec<PathBuf>,
    },
    /// Compare two laws, or one law on two days: where they differ, with a question that shows each difference.
    ///
    /// A law is named by its id, or by id and day: `nm-mvd@2025-06-30`. Without a day it is read on the day of the other; if neither has
    /// one, as they read last. Stricter and looser say what the second is beside the first.
    Compare {
        /// The first law.
        a: String,
        /// The second law.
        b: String,
        /// In JSON.
        #[arg(long)]
        json: bool,
        /// Show every set of worlds, and not one for each pair of reasons.
        #[arg(long, conflicts_with = "json")]
        all: bool,
        /// A law of one's own. May be given several times.
        #[arg(long = "with", value_name = "LAW.toml")]
        with: Vec<PathBuf>,
    },
    /// Prove claims about laws, or refute them with a question.
    ///
    /// Without FILE, the claims that come with the laws. The exit code is 1 unless all are proven.
    Prove {
        /// Claims, in TOML.
        files: Vec<PathBuf>,
        /// In JSON, one claim a line.
        #[arg(long)]
        json: bool,
        /// A law of one's own, which claims may name. May be given several times.
        #[arg(long = "with", value_name = "LAW.toml")]
        with: Vec<PathBuf>,
    },
    /// Review forms: what their fields ask for, what the law says of that, and what good practice advises.
    ///
    /// Reads HTML and its templates, JSX, JSON Schema, Form.io, fillable PDF, `XLSForm` and CSV. Files are named from the folder of
    /// `privity.toml`, else from this one. The exit code is 1 if something is found that is severe enough (see `--fail-on`), 2 if the
    /// settings are wrong or a file that was named cannot be read.
    Review(Box<review::Options>),
    /// List everything else a question may name: facts, parties, purposes, processes, acts, categories, duties.
    Vocabulary {
        /// In JSON.
        #[arg(long)]
        json: bool,
    },
    /// List every way a question can be wrong.
    Faults {
        /// In JSON.
        #[arg(long)]
        json: bool,
    },
    /// Check a city's own law file: conflicts and gaps with a question that shows them, rules that can never decide.
    Check {
        /// The law file; `-` is standard input.
        file: PathBuf,
        /// In JSON, one problem a line: `--format json`.
        #[arg(long, conflicts_with = "format")]
        json: bool,
        /// How to show problems.
        #[arg(long, value_enum, default_value_t = check::Format::Words)]
        format: check::Format,
        /// Fail on warnings too.
        #[arg(long)]
        strict: bool,
        /// Warn of rules whose text was last read more than a year before this day, YYYY-MM-DD.
        #[arg(long, value_name = "DAY", value_parser = day)]
        as_of: Option<Day>,
        /// Check again whenever the file changes.
        #[arg(long)]
        watch: bool,
    },
    /// Write the file of a new law, with a word on every key: it passes `check`, and waits for your rules.
    NewLaw {
        /// Its id: lower-case letters, digits and hyphens, the place first (`maple-hill-records`).
        id: String,
        /// Its full name.
        #[arg(long)]
        title: String,
        /// The place whose law it is.
        #[arg(long)]
        place: String,
        /// Where to write it; else ID.toml in this folder. A file that is there stays as it is.
        #[arg(long)]
        file: Option<PathBuf>,
    },
    /// Print a shell's completions.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print the manual page, in roff.
    Man,
}

fn main() -> ExitCode {
    let args = Args::parse();
    match args.color {
        Colour::Auto => {}
        Colour::Always => anstream::ColorChoice::Always.write_global(),
        Colour::Never => anstream::ColorChoice::Never.write_global(),
    }
    let done = match args.command {
        Command::Decide { file, json, ask, with } => decide::run(file.as_deref(), json, ask, &with),
        Command::Laws { as_of: Some(on), .. } => list::unread(on),
        Command::Laws { json, .. } => list::laws(json),
        Command::Detect { file, json, text, column } => detect::run(file.as_deref(), json, text, column.as_deref()),
        Command::Show { law, json, with } => show::run(&law, json, &with),
        Command::Compare { a, b, json, all, with } => compare::run(&a, &b, json, all, &with),
        Command::Prove { files, json, with } => prove::run(&files, json, &with),
        Command::Vocabulary { json } => list::vocabulary(json),
        Command::Faults { json } => list::faults(json),
        Command::Check { file, json, format, strict, as_of, watch } => {
            let format = if json { check::Format::Json } else { format };
            if watch { check::watch(&file, format, strict, as_of) } else { check::run(&file, format, strict, as_of) }
        }
        Command::NewLaw { id, title, place, file } => new_law::run(&id, &title, &place, file),
        Command::Review(options) => review::run(&options),
        Command::Completions { shell } => completions(shell),
        Command::Man => clap_mangen::Man::new(Args::command()).render(&mut io::stdout()).map(|()| ExitCode::SUCCESS),
    };
    match done {
        Ok(code) => code,
        // Whoever reads has gone away: nothing is lost that anyone wanted.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(anstream::stderr(), "{}: {error}", paint::error("error"));
            ExitCode::from(2)
        }
    }
}

fn completions(shell: clap_complete::Shell) -> io::Result<ExitCode> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "privity", &mut text);
    io::stdout().write_all(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// YYYY-MM-DD.
fn day(text: &str) -> Result<Day, &'static str> {
    let number = |part: Option<&str>| part.filter(|part| part.bytes().all(|b| b.is_ascii_digit())).and_then(|part| part.parse().ok());
    let mut parts = text.split('-');
    let (year, month, day, rest) = (number(parts.next()), number(parts.next()), number(parts.next()), parts.next());
    let (Some(year), Some(month), Some(day), None) = (year, month, day, rest) else { return Err("write it as YYYY-MM-DD") };
    Day::from_date(year, month, day).ok_or("there is no such day")
}

/// A path as it is shown to people.
fn shown(path: &Path) -> String {
    privity_compile::visible(path.display().to_string())
}

/// A path as it is read in, where `-` is standard input.
fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// An error that names the file it is about.
fn about(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("`{}`: {error}", shown(path)))
}
