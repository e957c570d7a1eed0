//! Real charms: what the macro makes of each declaration of a folder. `README.md` says how.

mod known;

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

use actions_derive_core::attribute::{Arguments, Module};
use actions_derive_core::diagnostic::{Severity, Warning, render};
use actions_derive_core::expand::{Input, expand};
use actions_derive_core::files::Beside;
use actions_derive_core::source::Source;
use actions_derive_core::yaml::Reader;
use actions_tests::compiler::Compiler;

#[test]
fn real_charms_compile() {
    let Some(folder) = env::var_os("CHARM_CORPUS") else {
        println!("left out: CHARM_CORPUS names no folder of declarations");
        return;
    };
    let folder = Path::new(&folder);
    let declarations = declarations(folder).expect("the folder can be read");
    let (accepted, refused): (Vec<_>, Vec<_>) = declarations.iter().partition(|d| is_accepted(d));
    println!("{} accepted, {} refused", accepted.len(), refused.len());
    let names: Vec<_> = accepted.iter().map(|d| d.file.as_str()).collect();
    let unexpected = known::unexpected(folder, &names);
    assert!(unexpected.is_empty(), "{}", unexpected.join("\n"));
    compile(&accepted);
}

/// A declaration, and its file in the folder; the macro knows by its end who reads it.
struct Declaration {
    file: String,
    text: Vec<u8>,
}

/// Each `*charmcraft.yaml` and `*actions.yaml`, by name.
fn declarations(folder: &Path) -> io::Result<Vec<Declaration>> {
    let mut declarations = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let file = entry.file_name().to_string_lossy().into_owned();
        if file.ends_with("charmcraft.yaml") || file.ends_with("actions.yaml") {
            declarations.push(Declaration { file, text: fs::read(entry.path())? });
        }
    }
    declarations.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(declarations)
}

/// Whether nothing is wrong; what is wrong is printed.
fn is_accepted(Declaration { file, text }: &Declaration) -> bool {
    let Ok(text) = std::str::from_utf8(text) else {
        println!("{file}: not UTF-8");
        return false;
    };
    let input = Input {
        text,
        path: file,
        name: file,
        reader: if file.ends_with("actions.yaml") { Reader::Juju } else { Reader::Charmcraft },
        beside: Beside::default(),
    };
    let arguments: Arguments = syn::parse_str(&format!("{file:?}")).expect("arguments");
    let module: Module = syn::parse_str("pub mod actions {}").expect("a module");
    let diagnostics = expand(input, &arguments, &module).diagnostics;
    for diagnostic in &diagnostics {
        println!("{}\n", render(diagnostic, &Source::new(file, text)));
    }
    let mut severities = diagnostics.iter().map(|found| found.severity);
    severities.all(|severity| severity != Severity::Error)
}

/// One crate of them all, in which nothing may be said.
fn compile(declarations: &[&Declaration]) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus");
    // What an earlier run left would stand beside what this one writes.
    let _ = fs::remove_dir_all(&folder);
    let compiler = Compiler::new(folder);
    let allowed = Warning::ALL.map(|(_, name)| name).join(", ");
    let mut charm = "#![deny(warnings)]\n\n".to_owned();
    for (number, Declaration { file, text }) in declarations.iter().enumerate() {
        let name = if file.ends_with("actions.yaml") { "actions.yaml" } else { "charmcraft.yaml" };
        let path = format!("declarations/{number}/{name}");
        let _ = write!(
            charm,
            "#[actions_runtime::charm_actions({path:?}, allow({allowed}))]\npub mod of_{number} {{}}\n\n"
        );
        compiler.write(&path, text);
    }
    compiler.write("lib.rs", charm);
    compiler.check("rustc", "lib.rs");
}
