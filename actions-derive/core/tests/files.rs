//! The files that speak for a charm: each combination of them, and where they are looked for.

mod told;

use actions_derive_core::attribute::{Arguments, Module};
use actions_derive_core::expand::read_and_expand;
use proc_macro2::TokenStream;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use told::told;

const NOT_THERE: &str = "\
error: cannot read `charmcraft.yaml`: No such file or directory (os error 2)
 = note: looked for in FOLDER, the folder of Cargo.toml";

const NOT_THERE_BUT_ACTIONS_YAML: &str = "\
error: cannot read `charmcraft.yaml`: No such file or directory (os error 2)
 = note: looked for in FOLDER, the folder of Cargo.toml
 = help: did you mean `actions.yaml`?";

const NO_ACTIONS: &str = "\
warning: this file declares no actions
 --> FOLDER/charmcraft.yaml
  = help: remove `charm_actions`, or write each action as `name:` with its `description` and \
`params` indented below; in charmcraft.yaml, indent all below `actions:`";

const NO_ACTIONS_BUT_ACTIONS_YAML: &str = "\
error: this file declares no actions
 --> FOLDER/charmcraft.yaml
  = help: did you mean `actions.yaml`?";

const BOTH: &str = "\
error: charmcraft refuses `actions` here, because there is an `actions.yaml` too
 --> FOLDER/charmcraft.yaml:2:1
  |
2 | actions:
  | ^^^^^^^
  = help: keep all actions in one of the two, and name that one in `charm_actions`";

const NO_ACTIONS_YAML: &str = "\
error: cannot read `actions.yaml`: No such file or directory (os error 2)
 = note: looked for in FOLDER, the folder of Cargo.toml";

const NO_ACTIONS_YAML_BUT_CHARMCRAFT_YAML: &str = "\
error: cannot read `actions.yaml`: No such file or directory (os error 2)
 = note: looked for in FOLDER, the folder of Cargo.toml
 = help: did you mean `charmcraft.yaml`?";

const NO_NAME: &str = "\
error: Juju reserves the action name `juju-pause`: `juju` and `juju-...` are its own
 --> FOLDER/actions.yaml:1:1
  |
1 | juju-pause:
  | ^^^^^^^^^^
  = note: only a charm whose own name starts with `juju-` may use it
  = help: write `pause`";

/// What stands in `charmcraft.yaml`.
#[derive(Clone, Copy, Debug)]
enum Charmcraft {
    /// There is none.
    No,
    /// No `actions`.
    Bare,
    Actions,
}

use Charmcraft::{Actions, Bare, No};

#[test]
fn each_combination_is_told_in_these_words() {
    let (charmcraft_yaml, actions_yaml) = ("charmcraft.yaml", "actions.yaml");
    let (craft, meta) = ("charm juju-craft", "charm juju-meta");
    // What the attribute names; charmcraft.yaml, actions.yaml and metadata.yaml; what is told.
    for (given, charmcraft, actions, metadata, expected) in [
        (charmcraft_yaml, No, false, false, NOT_THERE),
        (charmcraft_yaml, No, false, true, NOT_THERE),
        (charmcraft_yaml, No, true, false, NOT_THERE_BUT_ACTIONS_YAML),
        (charmcraft_yaml, No, true, true, NOT_THERE_BUT_ACTIONS_YAML),
        (charmcraft_yaml, Bare, false, false, NO_ACTIONS),
        (charmcraft_yaml, Bare, false, true, NO_ACTIONS),
        (charmcraft_yaml, Bare, true, false, NO_ACTIONS_BUT_ACTIONS_YAML),
        (charmcraft_yaml, Bare, true, true, NO_ACTIONS_BUT_ACTIONS_YAML),
        (charmcraft_yaml, Actions, false, false, craft),
        (charmcraft_yaml, Actions, false, true, meta),
        (charmcraft_yaml, Actions, true, false, BOTH),
        (charmcraft_yaml, Actions, true, true, BOTH),
        (actions_yaml, No, false, false, NO_ACTIONS_YAML),
        (actions_yaml, No, false, true, NO_ACTIONS_YAML),
        (actions_yaml, No, true, false, NO_NAME),
        (actions_yaml, No, true, true, meta),
        (actions_yaml, Bare, false, false, NO_ACTIONS_YAML_BUT_CHARMCRAFT_YAML),
        (actions_yaml, Bare, false, true, NO_ACTIONS_YAML_BUT_CHARMCRAFT_YAML),
        (actions_yaml, Bare, true, false, craft),
        (actions_yaml, Bare, true, true, meta),
        (actions_yaml, Actions, false, false, NO_ACTIONS_YAML_BUT_CHARMCRAFT_YAML),
        (actions_yaml, Actions, false, true, NO_ACTIONS_YAML_BUT_CHARMCRAFT_YAML),
        (actions_yaml, Actions, true, false, BOTH),
        (actions_yaml, Actions, true, true, BOTH),
    ] {
        let folder = TempDir::new().expect("a folder can be made");
        let write = |name: &str, text: &str| {
            fs::write(folder.path().join(name), text).expect("it can be written");
        };
        // charmcraft takes the name from one of the two.
        let head = if metadata { "type: charm\n" } else { "name: juju-craft\n" };
        match charmcraft {
            No => {}
            Bare => write(charmcraft_yaml, head),
            Actions => write(charmcraft_yaml, &format!("{head}actions:\n  juju-pause:\n")),
        }
        if actions {
            write(actions_yaml, "juju-pause:\n");
        }
        if metadata {
            write("metadata.yaml", "name: juju-meta\n");
        }
        let tokens = expanded(given, folder.path(), |_| None);
        let mut found = told(tokens.clone()).join("\n");
        found = found.replace(&folder.path().display().to_string(), "FOLDER");
        if found.is_empty() {
            found = format!("charm {}", charm(&tokens));
        }
        let case = format!("{given} of {charmcraft:?}, {actions}, {metadata}");
        assert_eq!(found, expected, "{case}");
    }
}

#[test]
fn files_that_charmcraft_does_not_read_speak_for_nothing() {
    let folder = TempDir::new().expect("a folder can be made");
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("it can be written");
    };
    write("charmcraft.yaml", "actions: {}\n");
    write("actions.yaml", "pause:\n");
    write("my-actions.yaml", "name: juju-mine\nactions: {juju-pause: {}}\n");
    let tokens = expanded("my-actions.yaml", folder.path(), |_| None);
    assert_eq!(told(tokens.clone()), [""; 0]);
    assert_eq!(charm(&tokens), "juju-mine");
    assert_eq!(tracked(&tokens, folder.path()), ["my-actions.yaml"]);

    write("config.yaml", "options: {}\n");
    let told_of_config = told(expanded("config.yaml", folder.path(), |_| None)).join("\n");
    let expected = NO_ACTIONS_BUT_ACTIONS_YAML.replace("charmcraft", "config");
    assert_eq!(told_of_config, expected.replace("FOLDER", &folder.path().display().to_string()));

    for (given, meant) in [("action.yml", "actions"), ("charmcraft.yml", "charmcraft")] {
        let told = told(expanded(given, folder.path(), |_| None)).join("\n");
        assert!(told.ends_with(&format!("did you mean `{meant}.yaml`?")), "{told}");
    }

    // What cannot be read is charmcraft's to tell; what is no UTF-8 is as if it were not there.
    fs::write(folder.path().join("charmcraft.yaml"), b"name: \xff").expect("it can be written");
    write("metadata.yaml", "name: [juju");
    let tokens = expanded("actions.yaml", folder.path(), |_| None);
    assert_eq!(told(tokens.clone()), [""; 0]);
    assert_eq!(tracked(&tokens, folder.path()), ["actions.yaml", "metadata.yaml"]);
}

/// The crate stands in `crates/charm`, and its files two folders up.
#[test]
fn the_files_of_the_folder_of_the_declaration_are_read() {
    let folder = TempDir::new().expect("a folder can be made");
    let krate = folder.path().join("crates/charm");
    fs::create_dir_all(&krate).expect("it can be made");
    fs::write(krate.join("metadata.yaml"), "name: other\n").expect("it can be written");
    fs::write(folder.path().join("actions.yaml"), "juju-pause:\n").expect("it can be written");
    fs::write(folder.path().join("metadata.yaml"), "name: juju-meta\n").expect("it can be written");
    let tokens = expanded("../../actions.yaml", &krate, |_| None);
    assert_eq!(told(tokens.clone()), [""; 0]);
    assert_eq!(charm(&tokens), "juju-meta");
    assert_eq!(tracked(&tokens, &krate), ["../../actions.yaml", "../../metadata.yaml"]);

    fs::write(folder.path().join("charmcraft.yaml"), "type: charm\n").expect("it can be written");
    let told = told(expanded("../../charmcraft.yaml", &krate, |_| None)).join("\n");
    let expected = NO_ACTIONS_BUT_ACTIONS_YAML.replace("`actions", "`../../actions");
    assert_eq!(told, expected.replace("FOLDER", &folder.path().display().to_string()));
}

/// charmcraft copies every file but `charmcraft.yaml` to where it builds.
#[test]
fn while_charmcraft_packs_its_own_file_is_in_the_project() {
    let folder = TempDir::new().expect("a folder can be made");
    let at = |name: &str| folder.path().join(name);
    let variable = |name: &str| -> Option<OsString> {
        match name {
            "CRAFT_PROJECT_DIR" => Some(at("project").into()),
            "CRAFT_PART_BUILD" => Some(at("build").into()),
            _ => None,
        }
    };
    for name in ["project", "build"] {
        fs::create_dir(at(name)).expect("it can be made");
        fs::write(at(name).join("actions.yaml"), "juju-pause:\n").expect("it can be written");
    }
    let charmcraft = at("project").join("charmcraft.yaml");
    fs::write(&charmcraft, "name: juju-craft\n").expect("it can be written");
    let tokens = expanded("actions.yaml", &at("build"), variable);
    assert_eq!(told(tokens.clone()), [""; 0]);
    assert_eq!(charm(&tokens), "juju-craft");
    let charmcraft = charmcraft.display().to_string();
    assert_eq!(tracked(&tokens, &at("build")), ["actions.yaml", &charmcraft]);
    assert!(tokens.to_string().contains("option_env ! (\"CRAFT_PROJECT_DIR\")"), "{tokens}");

    let told = told(expanded("charmcraft.yaml", &at("build"), variable)).join("\n");
    assert!(told.ends_with("/project/charmcraft.yaml\n  = help: did you mean `actions.yaml`?"));
}

fn expanded(
    given: &str,
    directory: &Path,
    variable: impl Fn(&str) -> Option<OsString>,
) -> TokenStream {
    let arguments: Arguments = syn::parse_str(&format!("{given:?}")).expect("arguments");
    let module: Module = syn::parse_str("pub mod actions {}").expect("a module");
    read_and_expand(&arguments, &module, |name| match name {
        "CARGO_MANIFEST_DIR" => Some(directory.into()),
        _ => variable(name),
    })
}

/// The name that tests and local runs give to the unit.
fn charm(tokens: &TokenStream) -> String {
    let text = tokens.to_string();
    let (_, name) = text.split_once("const CHARM").expect("the charm has a name");
    name.split('"').nth(1).unwrap_or_default().to_owned()
}

/// The files whose change compiles the charm again, as they are named from `directory`.
fn tracked(tokens: &TokenStream, directory: &Path) -> Vec<String> {
    let (text, directory) = (tokens.to_string(), format!("{}/", directory.display()));
    let paths = text.split(":: core :: include_").skip(1).filter_map(|text| text.split('"').nth(1));
    paths.map(|path| path.replace(&directory, "")).collect()
}
