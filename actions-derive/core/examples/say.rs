#![allow(missing_docs, clippy::all, clippy::pedantic)]
use actions_derive_core::attribute::{Arguments, Module};
use actions_derive_core::diagnostic::render;
use actions_derive_core::expand::{Input, expand};
use actions_derive_core::source::Source;
use actions_derive_core::yaml::Reader;
fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().unwrap();
    let extra = args.next().unwrap_or_default();
    let text = std::fs::read_to_string(&path).unwrap();
    // several documents split by a line of ====
    for (index, text) in text.split("====\n").enumerate() {
        let reader = if path.ends_with("actions.yaml") { Reader::Juju } else { Reader::Charmcraft };
        let arguments: Arguments = syn::parse_str(&format!("\"charmcraft.yaml\"{extra}")).unwrap();
        let module: Module = syn::parse_str("pub mod actions {}").unwrap();
        let input = Input { text, path: "c.yaml", name: "c.yaml", reader };
        let expansion = expand(input, &arguments, &module);
        println!("######## {index}");
        for d in &expansion.diagnostics {
            println!("{:?}: {}\n", d.severity, render(d, &Source::new("c.yaml", text)));
        }
        if std::env::var_os("TOKENS").is_some() {
            println!("{}", expansion.tokens);
        }
    }
}
