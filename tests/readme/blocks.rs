//! The fenced blocks of a Markdown file.

/// A fenced block.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// What stands behind the opening fence.
    pub(crate) language: String,
    /// What stands between the fences.
    pub(crate) text: String,
}

/// The fenced blocks, in order.
pub(crate) fn blocks(markdown: &str) -> Vec<Block> {
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

#[test]
fn blocks_are_found_with_their_languages() {
    let block =
        |language: &str, text: &str| Block { language: language.to_owned(), text: text.to_owned() };
    assert_eq!(
        blocks("a\n```rust\nfn x() {\n\n}\n```\nb\n```\n```\n"),
        [block("rust", "fn x() {\n\n}\n"), block("", "")]
    );
}
