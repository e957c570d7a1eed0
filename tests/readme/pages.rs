//! The README, the changelog and the pages of the docs, and their fenced blocks.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A page, of all its files.
pub(crate) struct Page {
    /// `README`, or the page below the docs: `guide/manage`.
    pub(crate) name: String,
    /// The fenced blocks, in order.
    pub(crate) blocks: Vec<Block>,
}

/// A fenced block.
pub(crate) struct Block {
    /// What stands behind the opening fence.
    pub(crate) language: String,
    /// What stands between the fences.
    pub(crate) text: String,
}

impl Page {
    /// The blocks in that language.
    pub(crate) fn in_language(&self, language: &str) -> impl Iterator<Item = &str> {
        let blocks = self.blocks.iter().filter(move |block| block.language == language);
        blocks.map(|block| block.text.as_str())
    }

    /// The Rust of the page as rustdoc compiles it, each block without its marks of hidden lines.
    pub(crate) fn rust(&self) -> impl Iterator<Item = String> {
        let is_rust = |block: &&Block| matches!(&*block.language, "" | "rust" | "no_run");
        self.blocks.iter().filter(is_rust).map(|block| {
            let line = |line: &str| match line.strip_prefix('#') {
                Some("") => "\n".to_owned(),
                Some(rest) if rest.starts_with(' ') => format!("{}\n", &rest[1..]),
                _ => format!("{line}\n"),
            };
            block.text.lines().map(line).collect()
        })
    }
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A file of the repository.
pub(crate) fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The README alone.
pub(crate) fn readme() -> Page {
    Page { name: "README".to_owned(), blocks: blocks(&read("README.md")) }
}

/// The README and the pages of the docs.
pub(crate) fn all() -> Vec<Page> {
    let mut texts = BTreeMap::new();
    let docs = root().join("actions-runtime/doc");
    for folder in [docs.clone(), docs.join("guide")] {
        let entries = fs::read_dir(folder).expect("the docs");
        let mut files: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
        files.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
        files.sort();
        for file in files {
            let below = file.strip_prefix(&docs).expect("below the docs").with_extension("");
            let below = below.display().to_string();
            // `manage-rest.md` stands on the page of `manage.md`.
            let page = below.split('-').next().unwrap_or_default().to_owned();
            texts.entry(page).or_insert_with(String::new).push_str(&read(file));
        }
    }
    let docs = texts.into_iter().map(|(name, text)| Page { name, blocks: blocks(&text) });
    [readme()].into_iter().chain(docs).collect()
}

fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let mut text = String::new();
            for inside in lines.by_ref().take_while(|line| *line != "```") {
                text.push_str(inside);
                text.push('\n');
            }
            blocks.push(Block { language: language.to_owned(), text });
        }
    }
    blocks
}
