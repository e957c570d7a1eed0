//! What can go wrong with a hook tool.

use std::time::Duration;

use crate::record;
use crate::tool::Tool;

/// What goes wrong with a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The tool is not on `PATH`. Holds for the whole dispatch.
    Missing,
    /// The file is there and may not be executed. Holds for the whole dispatch.
    NotExecutable,
    /// Ends with this status and this text on standard error, nothing done.
    Exit {
        /// The exit status.
        status: u8,
        /// What stands on standard error.
        stderr: String,
    },
    /// Ends by this signal (`KILL`, `SEGV`), nothing done.
    Signal(String),
    /// Never answers, nothing done. It ends when the dispatch is over.
    Hang,
    /// Does what it is asked, writes the first half of its output, and is killed.
    KilledHalfWay,
    /// Does what it is asked, and prints this instead of its own output.
    Output(Vec<u8>),
    /// Does what it is asked, and prints so many `x` instead of its own output.
    Flood(u64),
    /// Does what it is asked, and prints so many spaces before its output, which stays right.
    Padded(u64),
    /// Does what it is asked, so much later.
    Slow(Duration),
}

impl Fault {
    /// [`Fault::Exit`] with a line on standard error.
    pub fn exit(status: u8, line: &str) -> Self {
        Self::Exit {
            status,
            stderr: format!("{line}\n"),
        }
    }

    /// [`Fault::Signal`] of that name.
    pub fn signal(name: &str) -> Self {
        Self::Signal(name.to_owned())
    }

    /// Prints nothing.
    pub fn empty() -> Self {
        Self::Output(Vec::new())
    }

    /// Prints what is no JSON at all.
    pub fn garbage() -> Self {
        Self::Output(b"<html>502 Bad Gateway</html>\n".to_vec())
    }

    /// Prints JSON that stops in the middle.
    pub fn invalid_json() -> Self {
        Self::Output(b"{\"filename\":\"db.tar\n".to_vec())
    }

    /// Prints JSON with a string that is not UTF-8.
    pub fn not_utf8() -> Self {
        Self::Output(b"{\"filename\":\"db-\xff\xfe.tar\"}\n".to_vec())
    }
}

/// A fault and the calls that it strikes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strike {
    /// The tool.
    pub tool: Tool,
    /// Which call of the tool, counted from 1; `None` for each.
    pub call: Option<u64>,
    /// What goes wrong.
    pub fault: Fault,
}

impl Strike {
    /// Whether the call of that number is struck.
    pub fn hits(&self, call: u64) -> bool {
        self.call.is_none_or(|struck| struck == call)
    }

    pub(crate) fn to_record(&self) -> Vec<u8> {
        let number = |number: u64| number.to_string().into_bytes();
        let (kind, detail, text) = match &self.fault {
            Fault::Missing => ("missing", Vec::new(), ""),
            Fault::NotExecutable => ("not-executable", Vec::new(), ""),
            Fault::Exit { status, stderr } => ("exit", number((*status).into()), stderr.as_str()),
            Fault::Signal(name) => ("signal", Vec::new(), name.as_str()),
            Fault::Hang => ("hang", Vec::new(), ""),
            Fault::KilledHalfWay => ("killed-half-way", Vec::new(), ""),
            Fault::Output(bytes) => ("output", bytes.clone(), ""),
            Fault::Flood(bytes) => ("flood", number(*bytes), ""),
            Fault::Padded(bytes) => ("padded", number(*bytes), ""),
            Fault::Slow(delay) => ("slow", delay.as_nanos().to_string().into_bytes(), ""),
        };
        record::encode(&[
            self.tool.name().as_bytes(),
            &self.call.map_or_else(Vec::new, number),
            kind.as_bytes(),
            &detail,
            text.as_bytes(),
        ])
    }

    pub(crate) fn from_record(fields: &[Vec<u8>]) -> Option<Self> {
        let [tool, call, kind, detail, text] = fields else {
            return None;
        };
        let number = |bytes: &[u8]| std::str::from_utf8(bytes).ok()?.parse::<u64>().ok();
        let text = || String::from_utf8(text.clone()).ok();
        let fault = match kind.as_slice() {
            b"missing" => Fault::Missing,
            b"not-executable" => Fault::NotExecutable,
            b"exit" => Fault::Exit {
                status: number(detail)?.try_into().ok()?,
                stderr: text()?,
            },
            b"signal" => Fault::Signal(text()?),
            b"hang" => Fault::Hang,
            b"killed-half-way" => Fault::KilledHalfWay,
            b"output" => Fault::Output(detail.clone()),
            b"flood" => Fault::Flood(number(detail)?),
            b"padded" => Fault::Padded(number(detail)?),
            b"slow" => Fault::Slow(Duration::from_nanos(number(detail)?)),
            _ => return None,
        };
        Some(Self {
            tool: Tool::named(tool)?,
            call: match call.as_slice() {
                b"" => None,
                call => Some(number(call)?),
            },
            fault,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_reaches_the_tool_as_it_was_given() {
        let faults = [
            Fault::Missing,
            Fault::NotExecutable,
            Fault::exit(3, "ERROR\nno"),
            Fault::signal("KILL"),
            Fault::Hang,
            Fault::KilledHalfWay,
            Fault::not_utf8(),
            Fault::Flood(50_000_000),
            Fault::Padded(7),
            Fault::Slow(Duration::from_micros(1500)),
        ];
        for (tool, call) in [(Tool::ActionGet, None), (Tool::JujuLog, Some(12))] {
            for fault in &faults {
                let strike = Strike {
                    tool,
                    call,
                    fault: fault.clone(),
                };
                let bytes = strike.to_record();
                let records: Vec<_> = record::decode(&bytes).collect();
                let read = records
                    .first()
                    .and_then(|fields| Strike::from_record(fields));
                assert_eq!(read, Some(strike));
            }
        }
    }

    #[test]
    fn a_strike_hits_its_call_or_each() {
        let strike = |call| Strike {
            tool: Tool::ActionSet,
            call,
            fault: Fault::Hang,
        };
        assert!(strike(None).hits(1) && strike(None).hits(9));
        assert!(strike(Some(2)).hits(2) && !strike(Some(2)).hits(1));
    }
}
