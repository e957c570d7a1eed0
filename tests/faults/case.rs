//! A case as a table writes it.
//!
//! ```text
//! $ work {"end":"error"}
//! ! action-log 2: exit 1: ERROR connection is shut down
//! ! action-fail: missing
//! > action-get --format=json
//! ...
//! ```
//! The action and its params; what goes wrong, with the number of the call where it is not each;
//! then the [transcript](crate::transcript). Blocks have an empty line between them, and one that
//! starts with `#` is a remark.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use actions_tests::{Fault, Tool, Unit};
use serde_json::Value;

/// An action, what goes wrong, and what is to come of it.
pub(crate) struct Case {
    /// The lines that say what is run.
    pub(crate) head: String,
    pub(crate) action: String,
    pub(crate) params: Value,
    faults: Vec<(Tool, Option<usize>, Fault)>,
    pub(crate) expected: String,
}

/// A block of a table.
pub(crate) enum Block {
    Remark(String),
    Case(Case),
}

/// The file of a table.
pub(crate) fn path(table: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("faults/table");
    folder.join(table).with_extension("txt")
}

/// The blocks of a table.
///
/// # Panics
/// When there is no such table, or when it does not read.
pub(crate) fn blocks(table: &str) -> Vec<Block> {
    let text = fs::read_to_string(path(table)).expect("the table is there");
    let blocks = text.trim_end().split("\n\n");
    blocks
        .map(|block| {
            if block.starts_with('#') {
                return Block::Remark(block.to_owned());
            }
            let case = Case::parse(block);
            Block::Case(case.unwrap_or_else(|| panic!("{table} has a block:\n{block}")))
        })
        .collect()
}

impl Case {
    fn parse(block: &str) -> Option<Self> {
        let is_head = |line: &&str| line.starts_with(['$', '!']);
        let head: Vec<_> = block.lines().take_while(is_head).collect();
        let expected: Vec<_> = block.lines().skip(head.len()).collect();
        let (action, params) = head.first()?.strip_prefix("$ ")?.split_once(' ')?;
        let faults = head.iter().skip(1).map(|line| fault(line));
        Some(Self {
            action: action.to_owned(),
            params: serde_json::from_str(params).ok()?,
            faults: faults.collect::<Option<_>>()?,
            head: head.join("\n"),
            expected: expected.join("\n"),
        })
    }

    /// The unit on which all of it goes wrong.
    pub(crate) fn strike(&self, mut unit: Unit) -> Unit {
        for (tool, call, fault) in &self.faults {
            unit = match call {
                Some(call) => unit.fault_at(*tool, *call, fault.clone()),
                None => unit.fault(*tool, fault.clone()),
            };
        }
        unit.cancel_when_a_tool_hangs()
    }
}

/// `! action-log 2: exit 1: ERROR no`
fn fault(line: &str) -> Option<(Tool, Option<usize>, Fault)> {
    let (place, fault) = line.strip_prefix("! ")?.split_once(": ")?;
    let (tool, call) = match place.split_once(' ') {
        Some((tool, call)) => (tool, Some(call.parse().ok()?)),
        None => (place, None),
    };
    let fault = match fault {
        "missing" => Fault::Missing,
        "not executable" => Fault::NotExecutable,
        "hangs" => Fault::Hang,
        "killed half way" => Fault::KilledHalfWay,
        "slow" => Fault::Slow(Duration::from_millis(50)),
        "prints nothing" => Fault::prints(""),
        "prints HTML" => Fault::prints("<html>502 Bad Gateway</html>\n"),
        "prints half of the JSON" => Fault::prints("{\"filename\":\"db.tar\n"),
        "prints what is not UTF-8" => Fault::prints(b"{\"filename\":\"db-\xff\xfe.tar\"}\n"),
        "prints 50 MB" => Fault::Flood(50_000_000),
        "prints 50 MB of spaces first" => Fault::Padded(50_000_000),
        other => {
            if let Some(text) = other.strip_prefix("prints ") {
                Fault::prints(text)
            } else if let Some(signal) = other.strip_prefix("signal ") {
                Fault::signal(signal)
            } else {
                let (status, stderr) = other.strip_prefix("exit ")?.split_once(": ")?;
                Fault::exit(status.parse().ok()?, &stderr.replace("\\n", "\n"))
            }
        }
    };
    Some((Tool::named(tool)?, call, fault))
}
