//! Where `charmcraft.yaml` is while charmcraft packs the charm.
//!
//! charmcraft leaves it out of the sources that it copies into `CRAFT_PART_BUILD`, and builds there.
//! The file itself stays in `CRAFT_PROJECT_DIR`.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// The variable that names the folder of the project's `charmcraft.yaml`.
pub(crate) const PROJECT: &str = "CRAFT_PROJECT_DIR";

/// The file at `path`, which is not there because charmcraft left it out, in the project; `None` where
/// that is not why it is missing. `krate` is the folder of the crate, and `variable` reads the
/// environment.
pub(crate) fn project(
    path: &Path,
    krate: &Path,
    variable: &dyn Fn(&str) -> Option<OsString>,
) -> Option<PathBuf> {
    let set = |name| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let project = set(PROJECT)?;
    let build = fs::canonicalize(set("CRAFT_PART_BUILD")?).ok()?;
    let is_left_out = path.file_name()? == "charmcraft.yaml"
        // `charm/charmcraft.yaml` would have been copied.
        && build.starts_with(fs::canonicalize(path.parent()?).ok()?);
    let krate = fs::canonicalize(krate).ok()?;
    let cargo = set("CARGO_HOME").or_else(|| Some(set("HOME")?.join(".cargo")));
    let cargo = cargo.and_then(|folder| fs::canonicalize(folder).ok());
    let is_dependency = cargo.is_some_and(|cargo| krate.starts_with(cargo))
        // A dependency that `cargo vendor` copied.
        || krate.join(".cargo-checksum.json").exists();
    let is_here = is_left_out && krate.starts_with(&build) && !is_dependency;
    is_here.then(|| project.join("charmcraft.yaml"))
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
            let krate = root.join(krate);
            let found = project(&krate.join(given), &krate, &variable(root, "CARGO_HOME"));
            assert_eq!(found, Some(root.join("project/charmcraft.yaml")), "{given} in {krate:?}");
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
                let krate = root.join(krate);
                let found = project(&krate.join(given), &krate, &variable(root, cargo));
                assert_eq!(found, None, "{given} in {krate:?}, {cargo}");
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
            let krate = root.path().join("build");
            let found = project(&krate.join("charmcraft.yaml"), &krate, &some);
            assert_eq!(found, None, "without {unset}");
        }
        Ok(())
    }
}
