//! Where `charmcraft.yaml` is while charmcraft packs the charm.
//!
//! charmcraft leaves it out of the sources that it copies into `CRAFT_PART_BUILD`, and builds there.
//! The file itself stays in `CRAFT_PROJECT_DIR`.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// The variable that names the folder of the project's `charmcraft.yaml`.
pub(crate) const PROJECT: &str = "CRAFT_PROJECT_DIR";

/// The folder that holds the file `given`, which is not in `directory`, the crate's folder, because
/// charmcraft left it out; `None` where that is not why it is missing. `variable` reads the environment.
pub(crate) fn project(
    given: &str,
    directory: &Path,
    variable: impl Fn(&str) -> Option<OsString>,
) -> Option<PathBuf> {
    let set = |name| variable(name).filter(|value| !value.is_empty());
    let project = PathBuf::from(set(PROJECT)?);
    let build = fs::canonicalize(set("CRAFT_PART_BUILD")?).ok()?;
    let path = directory.join(given);
    let is_left_out = path.file_name()? == "charmcraft.yaml"
        // `charm/charmcraft.yaml` would have been copied.
        && build.starts_with(fs::canonicalize(path.parent()?).ok()?);
    let krate = fs::canonicalize(directory).ok()?;
    let cargo = set("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(Path::new(&set("HOME")?).join(".cargo")))
        .and_then(|folder| fs::canonicalize(folder).ok());
    let is_dependency = cargo.is_some_and(|cargo| krate.starts_with(cargo))
        // A dependency that `cargo vendor` copied.
        || krate.join(".cargo-checksum.json").exists();
    (is_left_out && krate.starts_with(&build) && !is_dependency).then_some(project)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::error::Error;
    use tempfile::TempDir;

    /// A build of charmcraft, with a crate at its top and in three folders.
    fn build() -> Result<TempDir, Box<dyn Error>> {
        let root = TempDir::new()?;
        for folder in ["project", "build/charm", "build/.cargo/x", "build/vendor/x"] {
            fs::create_dir_all(root.path().join(folder))?;
        }
        fs::write(root.path().join("build/vendor/x/.cargo-checksum.json"), "{}")?;
        Ok(root)
    }

    fn variable<'a>(root: &'a Path, cargo: &'static str) -> impl Fn(&str) -> Option<OsString> + 'a {
        let at = |folder| Some(root.join(folder).into());
        move |name| match name {
            "CRAFT_PROJECT_DIR" => at("project"),
            "CRAFT_PART_BUILD" => at("build"),
            _ if name == cargo => at(if name == "HOME" { "build" } else { "build/.cargo" }),
            _ => None,
        }
    }

    #[test]
    fn what_charmcraft_left_out_is_in_the_project() -> Result<(), Box<dyn Error>> {
        let root = build()?;
        let root = root.path();
        for (given, krate) in [
            ("charmcraft.yaml", "build"),
            ("../charmcraft.yaml", "build/charm"),
            // A part whose source is the folder of the crate.
            ("../charmcraft.yaml", "build"),
            ("../charmcraft.yaml", "build/charm/../charm"),
        ] {
            let found = project(given, &root.join(krate), variable(root, "CARGO_HOME"));
            assert_eq!(found, Some(root.join("project")), "{given} in {krate}");
        }
        Ok(())
    }

    #[test]
    fn no_other_file_and_no_dependency_is() -> Result<(), Box<dyn Error>> {
        let root = build()?;
        let root = root.path();
        for (given, krate) in [
            ("actions.yaml", "build"),
            ("my-charmcraft.yaml", "build"),
            ("charm/charmcraft.yaml", "build"),
            ("charmcraft.yaml", "build/charm"),
            ("charmcraft.yaml", "project"),
            ("../../charmcraft.yaml", "build/.cargo/x"),
            ("../../charmcraft.yaml", "build/vendor/x"),
        ] {
            for cargo in ["CARGO_HOME", "HOME"] {
                let found = project(given, &root.join(krate), variable(root, cargo));
                assert_eq!(found, None, "{given} in {krate}, {cargo}");
            }
        }
        Ok(())
    }

    #[test]
    fn outside_of_charmcraft_nothing_is() -> Result<(), Box<dyn Error>> {
        let root = build()?;
        for unset in ["CRAFT_PROJECT_DIR", "CRAFT_PART_BUILD"] {
            let all = variable(root.path(), "HOME");
            let some = |name: &str| all(name).filter(|_| name != unset);
            let found = project("charmcraft.yaml", &root.path().join("build"), some);
            assert_eq!(found, None, "without {unset}");
        }
        Ok(())
    }
}
