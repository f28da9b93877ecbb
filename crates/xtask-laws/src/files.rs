//! What the npm package reads besides its modules.

use std::fs;
use std::path::Path;

use privity::Wording;
use privity_detect::Lexicons;
use xtask::run::Done;

/// Writes the words, what findings are worded in, and the lexicons but English, which is in the module.
pub(crate) fn write(folder: &Path) -> Done {
    fs::write(folder.join("privity.words"), privity::words())?;
    fs::write(folder.join("privity.study"), privity::study())?;
    let wording = folder.join("wording");
    fs::create_dir_all(&wording)?;
    for lang in Wording::languages() {
        let said = Wording::of(lang).map_err(|fault| fault.to_string())?;
        fs::write(wording.join(format!("{lang}.json")), said.to_json())?;
    }
    let lexicons = folder.join("lexicon");
    fs::create_dir_all(&lexicons)?;
    for language in Lexicons::languages().filter(|language| *language != "en") {
        fs::write(lexicons.join(format!("{language}.lexicon")), Lexicons::file(language).unwrap_or_default())?;
    }
    Ok(())
}
