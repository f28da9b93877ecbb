//! Compiles `wording.toml` to a table a language, each sorted by key.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=wording.toml");
    if env::var_os("CARGO_FEATURE_WORDING").is_none() {
        return Ok(());
    }
    let file: toml::Table = fs::read_to_string("wording.toml")?.parse()?;
    let languages = file.get("languages").and_then(toml::Value::as_table).ok_or("wording.toml has no [languages]")?;
    let mut order: Vec<&String> = languages.keys().collect();
    // English first; the rest by name, as nothing depends on their order.
    order.sort_by_key(|lang| (*lang != "en", lang.as_str()));
    let mut out = String::from("pub(super) static WORDING: &[(&str, &[(&str, &str)])] = &[\n");
    for lang in order {
        let mut said = BTreeMap::from([("lang".to_owned(), lang.clone())]);
        for (key, value) in file.iter().filter(|(key, _)| *key != "languages") {
            collect(key, value, lang, &mut said)?;
        }
        if let Some(about) = languages.get(lang).and_then(toml::Value::as_table) {
            for (key, value) in about {
                said.insert(format!("language.{key}"), value.as_str().map_or_else(|| value.to_string(), str::to_owned));
            }
        }
        writeln!(out, "({lang:?}, &[")?;
        for (key, text) in said {
            writeln!(out, "({key:?}, {text:?}),")?;
        }
        out.push_str("]),\n");
    }
    out.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("wording.rs"), out)?;
    Ok(())
}

/// The texts of one language under a key: tables nest until their keys are languages.
fn collect(path: &str, value: &toml::Value, lang: &str, said: &mut BTreeMap<String, String>) -> Result<(), String> {
    let table = value.as_table().ok_or_else(|| format!("{path} is no table"))?;
    if table.values().all(toml::Value::is_str) {
        let text = table.get(lang).and_then(toml::Value::as_str).ok_or_else(|| format!("{path} has no text in {lang}"))?;
        said.insert(path.to_owned(), text.to_owned());
        return Ok(());
    }
    table.iter().try_for_each(|(key, value)| collect(&format!("{path}.{key}"), value, lang, said))
}
