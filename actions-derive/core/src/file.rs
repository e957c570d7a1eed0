//! The file of the declaration: where it is, and its bytes.

use crate::packing;
use crate::similar;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A declaration that was found and read.
#[derive(Debug)]
pub(crate) struct File {
    /// Its path as the compiler can find it again, from wherever it is asked.
    pub(crate) path: String,
    /// Its path as messages show it: from the working directory, so that terminals can follow it.
    pub(crate) shown: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
    /// Whether it was found by [`packing::PROJECT`].
    pub(crate) from_project: bool,
}

/// Why a declaration cannot be read. Says the path tried and where it was looked for.
#[derive(Debug)]
pub(crate) struct Unreadable {
    given: String,
    directory: PathBuf,
    project: Option<PathBuf>,
    reason: io::Error,
    near: Option<String>,
}

/// Reads the declaration that the attribute names as `given`, relative to `directory`, which is the
/// folder of the crate's `Cargo.toml`; or from the charmcraft project, where charmcraft left it out.
/// `variable` reads the environment.
///
/// # Errors
///
/// Where it cannot be read: missing, a folder, not permitted. Also where its path is not UTF-8, by
/// which the compiler could not find it again.
pub(crate) fn read(
    given: &str,
    directory: &Path,
    variable: impl Fn(&str) -> Option<OsString>,
) -> Result<File, Unreadable> {
    let path = directory.join(given);
    let mut project = None;
    let mut found = read_at(&path);
    if let Err(error) = &found
        && error.kind() == io::ErrorKind::NotFound
    {
        project = packing::project(given, directory, variable);
        if let Some(project) = &project {
            found = read_at(&project.join("charmcraft.yaml"));
        }
    }
    match found {
        Ok(file) => Ok(File {
            from_project: project.is_some(),
            ..file
        }),
        Err(reason) => Err(Unreadable {
            given: given.to_owned(),
            directory: directory.to_owned(),
            project,
            near: near(&path),
            reason,
        }),
    }
}

fn read_at(path: &Path) -> io::Result<File> {
    let bytes = fs::read(path)?;
    let not_utf8 = "its path is not UTF-8, and the compiler takes no other";
    let text = path.to_str().ok_or_else(|| io::Error::other(not_utf8))?;
    Ok(File {
        path: text.to_owned(),
        shown: shown(path),
        bytes,
        from_project: false,
    })
}

fn shown(path: &Path) -> String {
    let working = std::env::current_dir().ok();
    let relative = working
        .as_deref()
        .and_then(|working| path.strip_prefix(working).ok());
    relative.unwrap_or(path).display().to_string()
}

/// A file beside the one that was looked for, with a similar name; none where none could be read.
fn near(path: &Path) -> Option<String> {
    path.to_str()?;
    let wanted = path.file_name()?.to_str()?;
    let entries = fs::read_dir(path.parent()?).ok()?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name != wanted)
        .collect();
    names.sort_unstable();
    let usual = |name: &&String| *name == "charmcraft.yaml" || *name == "actions.yaml";
    let names_near = similar::near(wanted, names.iter().map(String::as_str));
    names_near
        .map(str::to_owned)
        .or_else(|| names.iter().find(usual).cloned())
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            given,
            directory,
            project,
            reason,
            near,
        } = self;
        write!(f, "cannot read `{given}`: ")?;
        match reason.kind() {
            io::ErrorKind::NotFound => write!(f, "there is no such file")?,
            io::ErrorKind::IsADirectory => write!(f, "it is a folder")?,
            io::ErrorKind::PermissionDenied => write!(f, "permission denied")?,
            _ => write!(f, "{reason}")?,
        }
        write!(
            f,
            "\n = note: looked for in {}, the folder of Cargo.toml",
            directory.display()
        )?;
        if let Some(project) = project {
            let project = project.display();
            write!(f, ", and in {project}, which is {}", packing::PROJECT)?;
        }
        if let Some(near) = near {
            let folder = Path::new(given).parent().unwrap_or(Path::new(""));
            write!(
                f,
                "\n = help: did you mean `{}`?",
                folder.join(near).display()
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory() -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR"))
    }

    fn none(_: &str) -> Option<OsString> {
        None
    }

    #[test]
    fn a_file_that_charmcraft_left_out_is_read_from_the_project() -> io::Result<()> {
        let root = tempfile::TempDir::new()?;
        let [build, project] = ["build", "project"].map(|name| root.path().join(name));
        fs::create_dir(&build)?;
        fs::create_dir(&project)?;
        let packing = |name: &str| match name {
            "CRAFT_PROJECT_DIR" => Some(project.clone().into()),
            "CRAFT_PART_BUILD" => Some(build.clone().into()),
            _ => None,
        };
        let error = read("charmcraft.yaml", &build, packing).expect_err("there is none yet");
        let (build_shown, project_shown) = (build.display(), project.display());
        assert_eq!(
            error.to_string(),
            format!(
                "cannot read `charmcraft.yaml`: there is no such file\n \
                 = note: looked for in {build_shown}, the folder of Cargo.toml, and in \
                 {project_shown}, which is CRAFT_PROJECT_DIR"
            )
        );
        for (folder, from_project) in [(&project, true), (&build, false)] {
            let path = folder.join("charmcraft.yaml");
            fs::write(&path, "name: x\n")?;
            let file = read("charmcraft.yaml", &build, packing).expect("it is there");
            assert_eq!(Path::new(&file.path), path);
            assert_eq!(file.from_project, from_project);
        }
        Ok(())
    }

    #[test]
    fn a_missing_file_is_told_with_its_folder_and_a_near_name() {
        let error = read("Cargo.tml", &directory(), none).expect_err("there is none");
        let folder = directory();
        assert_eq!(
            error.to_string(),
            format!(
                "cannot read `Cargo.tml`: there is no such file\n \
                 = note: looked for in {}, the folder of Cargo.toml\n \
                 = help: did you mean `Cargo.toml`?",
                folder.display()
            )
        );
    }

    #[test]
    fn a_path_that_the_compiler_cannot_take_is_told() -> io::Result<()> {
        use std::os::unix::ffi::OsStrExt as _;
        let name = format!("charm-{}-", std::process::id());
        let name = [name.as_bytes(), b"\xff"].concat();
        let folder = std::env::temp_dir().join(std::ffi::OsStr::from_bytes(&name));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("charmcraft.yaml"), "name: x\n")?;
        fs::write(folder.join("charmcraft.yml"), "")?;
        let read = read("charmcraft.yaml", &folder, none);
        fs::remove_dir_all(&folder)?;
        let error = read.expect_err("the path is not UTF-8").to_string();
        assert_eq!(
            error,
            format!(
                "cannot read `charmcraft.yaml`: its path is not UTF-8, and the compiler takes no \
                 other\n = note: looked for in {}, the folder of Cargo.toml",
                folder.display()
            )
        );
        Ok(())
    }

    #[test]
    fn a_folder_is_told() {
        let error = read("src", &directory(), none).expect_err("it is a folder");
        assert!(
            error
                .to_string()
                .starts_with("cannot read `src`: it is a folder\n")
        );
    }
}
