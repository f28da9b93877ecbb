//! The web demo: what it needs, its build, its tests, and a server for a developer.

use std::fs;

use crate::built::Profile;
use crate::node;
use xtask::run::{Done, Step, root};

/// Installs what building and testing the site needs, besides what the npm package does.
pub(crate) fn setup() -> Done {
    node::install("web-demo", "vite builds the site, the others test it")
}

fn build() -> Done {
    Step::new("npm", &["run", "build", "--silent", "--prefix", "web-demo"]).run()
}

/// Builds the site from the npm package as it is built, and uses it in a real browser.
pub(crate) fn test() -> Done {
    build()?;
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join("web-demo/tests"))? {
        let path = entry?.path().display().to_string();
        if path.ends_with(".test.js") {
            files.push(path);
        }
    }
    files.sort();
    // Two browsers at once: each waits more than it works.
    let args = ["--test", "--test-concurrency=2", "--test-reporter=spec"];
    Step::new("node", &args).args(files.iter().map(String::as_str)).run()
}

/// Serves the site, and again whatever changes in it, until it is stopped.
pub(crate) fn serve() -> Done {
    setup()?;
    if !root().join("node/dist/browser.js").is_file() {
        node::setup()?;
        node::build(Profile::Release, "")?;
    }
    Step::new("npm", &["run", "dev", "--silent", "--prefix", "web-demo"]).run()
}
