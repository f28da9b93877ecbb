//! `privity-bindgen MODULE.wasm FOLDER NAME`: what the command `wasm-bindgen` does for the web, in the version that the lock file names.
//!
//! Apart from `xtask`, which has no use for these dependencies in its other tasks.

use std::env;
use std::error::Error;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let [module, folder, name] = args.as_slice() else { return Err("usage: privity-bindgen MODULE.wasm FOLDER NAME".into()) };
    let mut bindgen = Bindgen::new();
    // The entries of `node/src` know where the module is; the package has types of its own.
    bindgen.web(true)?.omit_default_module_path(true).typescript(false).remove_name_section(true).remove_producers_section(true);
    bindgen.input_path(module).out_name(name).generate(folder)?;
    Ok(())
}
