//! The stand-ins answer every sequence of calls of `../vectors/hook_tools.json` as Juju's own code does: exit
//! status, standard output, and what the agent holds in the end. Standard error is there where Juju
//! has it, in words of our own.

use std::os::unix::process::CommandExt;
use std::process::Command;

use actions_tests::agent::{Agent, Held};
use actions_tests::{Fault, Strike, Tool, go_json};
use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
struct Sequence {
    name: String,
    /// Outside an action.
    #[serde(default)]
    hook: bool,
    /// The controller takes no log line, and why.
    log_error: Option<String>,
    params: Option<Value>,
    calls: Vec<Call>,
    end: Option<End>,
}

#[derive(Deserialize)]
struct Call {
    tool: Tool,
    args: Vec<String>,
    exit: i32,
    stdout: String,
    stderr: String,
}

#[derive(Deserialize)]
struct End {
    results: Map<String, Value>,
    failed: bool,
    message: String,
    log: Vec<String>,
}

#[test]
fn each_sequence_ends_as_at_juju() {
    let sequences: Vec<Sequence> = serde_json::from_str(include_str!("../vectors/hook_tools.json"))
        .expect("the vectors are JSON");
    assert_eq!(sequences.len(), 419);
    for sequence in &sequences {
        let folder = tempfile::tempdir().expect("a folder");
        let params = go_json::write(&sequence.params.clone().unwrap_or_default());
        let params = (!sequence.hook).then_some(params.as_str());
        let refused = sequence.log_error.as_ref();
        let strikes = refused.map(|reason| Strike {
            tool: Tool::ActionLog,
            call: None,
            fault: Fault::exit(1, &format!("ERROR {reason}")),
        });
        let agent = Agent::create(folder.path(), params, strikes.as_slice()).expect("an agent");
        for call in &sequence.calls {
            call.check(&agent, &sequence.name);
        }
        if let Some(end) = &sequence.end {
            let held = Held {
                results: end.results.clone(),
                failed: end.failed.then(|| end.message.clone()),
                log: end.log.clone(),
            };
            assert_eq!(agent.held().expect("a journal"), held, "{}", sequence.name);
        }
    }
}

impl Call {
    fn check(&self, agent: &Agent, sequence: &str) {
        let output = Command::new(env!("CARGO_BIN_EXE_hook-tools"))
            .arg0(self.tool.name())
            .args(&self.args)
            .env_clear()
            .env(Agent::ADDRESS, agent.directory())
            .output()
            .expect("the stand-in starts");
        let stdout = String::from_utf8_lossy(&output.stdout);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(
            (output.status.code(), &*stdout, stderr.is_empty()),
            (Some(self.exit), &*self.stdout, self.stderr.is_empty()),
            "{sequence}: {} {:?}: {stderr}",
            self.tool.name(),
            self.args
        );
    }
}
