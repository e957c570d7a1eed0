//! Writes a module for each declaration of `params.json`, with a handler that keeps its params.

use actions_derive_core::expand::{Handler, Input, expand};
use actions_derive_core::files::Beside;
use actions_derive_core::yaml::Reader;
use serde_json::Value;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=params.json");
    let out = env::var("OUT_DIR")?;
    let vectors: Vec<Value> = serde_json::from_str(&fs::read_to_string("params.json")?)?;
    let mut modules = String::new();
    let mut runs = String::new();
    for vector in &vectors {
        let (Some(id), Some(yaml)) = (vector["id"].as_str(), vector["charmcraft_yaml"].as_str())
        else {
            return Err("an entry of params.json has no id or no declaration".into());
        };
        let file = Path::new(&out).join(format!("{id}-charmcraft.yaml"));
        fs::write(&file, yaml)?;
        let path = file.to_str().ok_or("the target folder is no UTF-8")?;
        write!(modules, "{}", module(id, path, &actions(yaml)?)?)?;
        writeln!(
            runs,
            "    Declared {{ id: {id:?}, declarations: <{id}::Actions as ActionSet<Kept>>::declarations, \
             handlers: <{id}::Actions as ActionSet<Kept>>::handlers }},"
        )?;
    }
    let lib = format!("{modules}\nstatic VECTORS: &[Declared] = &[\n{runs}];\n");
    fs::write(Path::new(&out).join("vectors.rs"), lib)?;
    Ok(())
}

fn actions(yaml: &str) -> Result<Vec<Handler>, syn::Error> {
    let input = Input {
        text: yaml,
        path: "charmcraft.yaml",
        name: "charmcraft.yaml",
        reader: Reader::Charmcraft,
        beside: Beside::default(),
    };
    let arguments = syn::parse_str("\"charmcraft.yaml\"")?;
    let module = syn::parse_str("pub mod actions {}")?;
    Ok(expand(input, &arguments, &module).handlers)
}

fn module(id: &str, path: &str, actions: &[Handler]) -> Result<String, std::fmt::Error> {
    let mut text = format!(
        "/// The actions of `{id}`.\n\
         #[actions_runtime::charm_actions({path:?}, allow(open_params, param_name, required_default, missing_type))]\n\
         pub mod {id} {{}}\n\
         impl {id}::Handler for Kept {{\n"
    );
    for Handler { method, params, takes_params, .. } in actions {
        let (signature, keep) = if *takes_params {
            (format!(", params: {id}::{params}"), "self.keep(&params)".to_owned())
        } else {
            (String::new(), format!("self.keep(&{id}::{params})"))
        };
        writeln!(
            text,
            "    fn {method}(&mut self, _: &Action{signature}) -> HandlerResult {{ {keep} }}"
        )?;
    }
    text.push_str("}\n");
    Ok(text)
}
