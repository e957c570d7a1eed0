//! Stand-ins for Juju's hook tools: one program, which is the tool that it is called as.
//!
//! Flags, keys, messages and exit statuses are those of Juju 3.6. Where a real tool would reach the
//! unit agent, a stand-in uses the directory that `JUJU_AGENT_SOCKET_ADDRESS` names, and fails as
//! it is told to there.

mod commands;

use std::env;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::thread;
use std::time::Duration;

use actions_tests::agent::{Agent, Entry};
use actions_tests::{Call, Fault, Tool};
use commands::Answer;

/// How often a tool that hangs looks whether the dispatch is over.
const PAUSE: Duration = Duration::from_millis(20);

fn main() -> ExitCode {
    let mut args = env::args_os().map(|arg| arg.to_string_lossy().into_owned());
    let name = args.next().unwrap_or_default();
    let name = Path::new(&name).file_name().unwrap_or_default();
    let Some(tool) =
        name.to_str().and_then(|name| Tool::ALL.into_iter().find(|tool| tool.name() == name))
    else {
        let told = "link this program as action-get, action-set, ...";
        return Answer::error(2, told).give();
    };
    let agent = Agent::from_environment();
    let args = args.collect();
    run(&agent, &Call { tool, args }).unwrap_or_else(|error| {
        let agent = agent.directory().display();
        Answer::error(1, &format!("dial unix {agent}: {error}")).give()
    })
}

/// Notes the call, and does what it asks, or what the fault says.
fn run(agent: &Agent, call: &Call) -> io::Result<ExitCode> {
    let fault = agent.call(call)?;
    match fault {
        Some(Fault::Exit(status, stderr)) => {
            let answer = Answer { status, stderr, ..Answer::default() };
            return Ok(answer.give());
        }
        Some(Fault::Signal(name)) => return Err(die(&name)),
        Some(Fault::Hang) => {
            agent.note(&Entry::Hangs)?;
            while agent.directory().exists() {
                thread::sleep(PAUSE);
            }
            return Ok(ExitCode::FAILURE);
        }
        Some(Fault::Slow(delay)) => thread::sleep(delay),
        _ => {}
    }
    let mut answer = commands::run(agent, call)?;
    match fault {
        Some(Fault::KilledHalfWay) => {
            answer.stdout.truncate(answer.stdout.len() / 2);
            answer.give();
            return Err(die("KILL"));
        }
        Some(Fault::Output(bytes)) => answer.stdout = bytes,
        _ => {}
    }
    Ok(answer.give())
}

/// Ends this very process by a signal, which the standard library has no call for.
fn die(signal: &str) -> io::Error {
    let script = format!("kill -s {signal} $$");
    Command::new("/bin/sh").args(["-c", &script]).exec()
}
