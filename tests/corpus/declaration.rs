//! The declarations of a folder.

use std::fs;
use std::io;
use std::path::Path;

/// A declaration.
pub(crate) struct Declaration {
    /// Its path, from the folder; the macro knows by its end who reads the file.
    pub(crate) file: String,
    /// What is in it.
    pub(crate) text: Vec<u8>,
}

/// Each `*charmcraft.yaml` and `*actions.yaml` below `folder`, by path. Links are not followed.
pub(crate) fn below(folder: &Path) -> io::Result<Vec<Declaration>> {
    let mut declarations = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next)? {
            let entry = entry?;
            let (path, kind) = (entry.path(), entry.file_type()?);
            let file_name = entry.file_name().to_string_lossy().into_owned();
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() && is_declaration(&file_name) {
                let from_folder = path.strip_prefix(folder).unwrap_or(&path);
                declarations.push(Declaration {
                    file: from_folder.display().to_string(),
                    text: fs::read(&path)?,
                });
            }
        }
    }
    declarations.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(declarations)
}

fn is_declaration(file_name: &str) -> bool {
    file_name.ends_with("charmcraft.yaml") || file_name.ends_with("actions.yaml")
}
