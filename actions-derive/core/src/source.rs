//! The declaration's file: where it is, its text, and places in it.

use crate::diagnostic::Diagnostic;
use crate::{packing, similar};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// A range of bytes in the text of a declaration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

/// A line and a column, both counted from 1; columns count characters, as editors do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    pub line: usize,
    pub column: usize,
}

/// A declaration's text under the path that messages show for it.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    path: &'a str,
    text: &'a str,
    /// Where each line starts.
    lines: Vec<usize>,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    pub(crate) fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

impl<'a> Source<'a> {
    pub fn new(path: &'a str, text: &'a str) -> Self {
        let mut lines = vec![0];
        let bytes = text.as_bytes();
        for (index, byte) in bytes.iter().enumerate() {
            // A lone carriage return ends a line in YAML, too.
            if *byte == b'\n' || (*byte == b'\r' && bytes.get(index + 1) != Some(&b'\n')) {
                lines.push(index + 1);
            }
        }
        Self { path, text, lines }
    }

    pub fn path(&self) -> &'a str {
        self.path
    }

    /// Where the byte at `offset` stands. An offset past the end is the end.
    pub fn location(&self, offset: usize) -> Location {
        let offset = self.floor(offset);
        let line = self.line_of(offset);
        let start = self.lines[line - 1];
        let column = self.text[start..offset].chars().count() + 1;
        Location { line, column }
    }

    /// The line of the byte at `offset`, counted from 1.
    pub(crate) fn line_of(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset)
    }

    /// The text of a line counted from 1, without its line break.
    pub(crate) fn line(&self, line: usize) -> &'a str {
        let start = self.line_start(line);
        let end = self.lines.get(line).copied().unwrap_or(self.text.len());
        self.text[start..end.max(start)].trim_end_matches(['\n', '\r'])
    }

    pub(crate) fn line_start(&self, line: usize) -> usize {
        let start = line.checked_sub(1).and_then(|index| self.lines.get(index));
        start.copied().unwrap_or(self.text.len())
    }

    pub(crate) fn slice(&self, span: Span) -> &'a str {
        let start = self.floor(span.start);
        let end = self.floor(span.end.max(start));
        &self.text[start..end]
    }

    /// The nearest character boundary at or before `offset`.
    fn floor(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

/// A file that was found and read.
pub(crate) struct File {
    /// Its path as the compiler can find it again, from wherever it is asked.
    pub(crate) path: String,
    /// Its path as messages show it: from the working directory, so that terminals can follow it.
    pub(crate) shown: String,
    pub(crate) bytes: Vec<u8>,
    /// Whether it was found by [`packing::PROJECT`].
    pub(crate) from_project: bool,
}

/// Reads the file that the attribute names as `given`, relative to the folder of `Cargo.toml`; or
/// from the charmcraft project, where charmcraft left it out. `variable` reads the environment.
///
/// # Errors
///
/// A text for the compiler where it cannot be read: missing, a folder, not permitted; also where
/// its path is not UTF-8, by which the compiler could not find it again.
pub(crate) fn read(
    given: &str,
    directory: &Path,
    variable: impl Fn(&str) -> Option<OsString>,
) -> Result<File, String> {
    let path = directory.join(given);
    let mut project = None;
    let mut found = read_at(&path);
    if found.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        project = packing::project(given, directory, variable);
        if let Some(project) = &project {
            found = read_at(&project.join("charmcraft.yaml"));
        }
    }
    let error = match found {
        Ok(mut file) => {
            file.from_project = project.is_some();
            return Ok(file);
        }
        Err(error) => error,
    };
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    };
    let mut message = format!(
        "cannot read `{given}`: {reason}\n = note: looked for in {}, the folder of Cargo.toml",
        directory.display()
    );
    if let Some(project) = project {
        let project = project.display();
        let _ = write!(message, ", and in {project}, which is {}", packing::PROJECT);
    }
    if let Some(near) = near(&path) {
        let folder = Path::new(given).parent().unwrap_or(Path::new(""));
        let meant = folder.join(near);
        let _ = write!(message, "\n = help: did you mean `{}`?", meant.display());
    }
    Err(message)
}

pub(crate) fn read_at(path: &Path) -> io::Result<File> {
    let bytes = fs::read(path)?;
    let not_utf8 = "its path is not UTF-8, and the compiler takes no other";
    let text = path.to_str().ok_or_else(|| io::Error::other(not_utf8))?;
    Ok(File { path: text.to_owned(), shown: shown(path), bytes, from_project: false })
}

fn shown(path: &Path) -> String {
    // Without the `..` of a declaration that stands above the crate.
    let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let working = std::env::current_dir().and_then(fs::canonicalize).unwrap_or_default();
    whole.strip_prefix(working).unwrap_or(&whole).display().to_string()
}

/// A file beside the one that was looked for, with a similar name; none where none could be read.
fn near(path: &Path) -> Option<String> {
    path.to_str()?;
    let wanted = path.file_name()?.to_str()?;
    let entries = fs::read_dir(path.parent()?).ok()?;
    // In order, whatever the folder's is.
    let mut names: Vec<String> = Vec::new();
    for name in entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()) {
        if name != wanted {
            let place = names.partition_point(|known| *known < name);
            names.insert(place, name);
        }
    }
    let usual = |name: &&String| *name == "charmcraft.yaml" || *name == "actions.yaml";
    let near = similar::near(wanted, names.iter().map(String::as_str));
    near.map(str::to_owned).or_else(|| names.iter().find(usual).cloned())
}

/// The text of a file.
///
/// # Errors
///
/// Where it is not UTF-8: charmcraft and Juju take no other.
pub fn decode_utf8(bytes: &[u8]) -> Result<&str, Box<Diagnostic>> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        let mut diagnostic = Diagnostic::error_in_file("the file is UTF-16, not UTF-8");
        diagnostic.help("save the file as UTF-8");
        return Err(Box::new(diagnostic));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        let place = Span::new(offset, offset);
        let mut diagnostic = Diagnostic::error(place, "the file is not UTF-8");
        diagnostic.label("the first byte that is not").help("save the file as UTF-8");
        Box::new(diagnostic)
    })
}
