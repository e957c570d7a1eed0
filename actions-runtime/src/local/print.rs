//! What is printed: the actions, help, and the end of a task.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::{fs, iter};

use serde_json::json;

use super::charm::Charm;
use super::command::{Line, yaml};
use crate::action_set::Declaration;
use crate::task::{Status, Task};

/// Prints to standard output, or to the file of `--output`. Where nobody reads a stream any more,
/// there is nobody to tell.
pub(super) fn out(text: &str, line: &Line) -> Result<(), String> {
    let Some(file) = &line.output else {
        let _ = io::stdout().write_all(text.as_bytes());
        return Ok(());
    };
    fs::write(file, text).map_err(|error| format!("cannot write {}: {error}", file.display()))
}

/// The task as `juju run` prints it.
pub(super) fn task(task: &Task, line: &Line) -> String {
    let Task { id, message, status, .. } = task;
    let mut results = task.results.to_json();
    let Some(format) = line.format else {
        let is_empty = task.results.is_empty();
        let results = if is_empty { String::new() } else { yaml(&results) };
        let end = match status {
            Status::Completed if is_empty => format!("Task {id} {status}\n"),
            Status::Completed => String::new(),
            _ => format!("Action id {id} failed: {message}\n"),
        };
        return format!("{end}{results}\n");
    };
    if let Some(code) = task.return_code {
        results["return-code"] = code.into();
    }
    if !task.stdout.is_empty() {
        results["stdout"] = task.stdout.as_str().into();
    }
    let entry = json!({
        "id": id,
        "status": status.as_str(),
        "unit": task.unit,
        "message": message,
        "results": results,
        "log": task.log,
        "timing": {"started": task.started, "completed": task.completed},
    });
    format(&json!({task.unit.as_str(): entry}))
}

/// `actions`
pub(super) fn actions(charm: &Charm, line: &Line) -> String {
    let row = |known: &Declaration| (known.name, description(known));
    let rows: BTreeMap<_, _> = charm.declarations.iter().map(row).collect();
    if let Some(format) = line.format {
        return format(&json!(rows));
    }
    let rows = || iter::once(("Action", "Description")).chain(rows.clone());
    let width = rows().map(|(name, _)| name.len()).max().unwrap_or_default() + 2;
    let under = format!("\n{:width$}", "");
    let row = |(name, text): (&str, &str)| format!("{name:width$}{}\n", text.replace('\n', &under));
    rows().map(row).collect()
}

fn description(action: &Declaration) -> &'static str {
    action.description.unwrap_or("No description").trim()
}

/// `--help`; behind the name of an action what it does, and the schema of its params, as
/// `juju show-action`.
pub(super) fn help(charm: &Charm, action: Option<&Declaration>) -> String {
    let binary = charm.binary;
    let Some(action) = action else {
        let actions = actions(charm, &Line::default());
        return include_str!("help.txt").replace("{binary}", binary).replace("{actions}", &actions);
    };
    let mut schema = charm.schema(action.name);
    if let Some(schema) = schema.as_object_mut() {
        schema.retain(|keyword, _| keyword == "properties" || keyword == "required");
    }
    format!(
        "{}\n\nUsage:\n  {binary} run [<unit>] {} [<key>.<key>=<value> ...] [options]\n\nParams:\n{}\n\
         `{binary} --help` has the options.\n",
        description(action),
        action.name,
        yaml(&schema)
    )
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Charm, actions, help, task};
    use crate::action_set::Declaration;
    use crate::local::command::{self, Line};
    use crate::task::{Status, Task};

    const CHARM: Charm = Charm { binary: "charm", name: "db", declarations: &[
        Declaration::new("snapshot", r#"{"properties":{"filename":{"description":"The name of the file.\nNo path.","type":"string"},"quality":{"type":["integer","string"]}},"required":["filename"],"type":"object"}"#)
            .with_description("Take a snapshot.\nIt takes a while.\n"),
        Declaration::new("pause", "{}"),
    ] };

    fn in_format(format: fn(&Value) -> String) -> Line {
        Line { format: Some(format), ..Line::default() }
    }

    #[test]
    fn a_task_is_printed_as_juju_prints_it() {
        let new = |status| Task {
            id: "7".to_owned(),
            unit: "db/0".to_owned(),
            status,
            ..Task::default()
        };
        let plain = |ended: &Task| task(ended, &Line::default());
        let mut completed = new(Status::Completed);
        assert_eq!(plain(&completed), "Task 7 completed\n\n");
        for (key, value) in [("size", "4096"), ("disk.free", "a\nb")] {
            completed.results.set(key, value);
        }
        let results = "disk:\n  free: |-\n    a\n    b\nsize: '4096'\n\n";
        assert_eq!(plain(&completed), results);
        let mut failed = new(Status::Failed);
        failed.message = "no disk".to_owned();
        assert_eq!(plain(&failed), "Action id 7 failed: no disk\n\n");
        failed.results.set("size", "1");
        assert_eq!(plain(&failed), "Action id 7 failed: no disk\nsize: '1'\n\n");
        failed.return_code = Some(3);
        failed.stdout = "out\n".to_owned();
        failed.log = vec!["06:06:06 +0000 UTC x".to_owned()];
        let printed = task(&failed, &in_format(command::json));
        assert_eq!(
            serde_json::from_str::<Value>(&printed).unwrap(),
            json!({"db/0": {
                "id": "7", "status": "failed", "unit": "db/0", "message": "no disk",
                "results": {"size": "1", "return-code": 3, "stdout": "out\n"},
                "log": ["06:06:06 +0000 UTC x"], "timing": {"started": null, "completed": null},
            }})
        );
        assert!(task(&failed, &in_format(command::yaml)).starts_with("db/0:\n  id: '7'\n"));
    }

    #[test]
    fn actions_are_listed() {
        let table = "Action    Description\npause     No description\n\
                     snapshot  Take a snapshot.\n          It takes a while.\n";
        assert_eq!(actions(&CHARM, &Line::default()), table);
        assert!(help(&CHARM, None).ends_with(&format!("\n\n{table}")));
        assert_eq!(
            actions(&CHARM, &in_format(command::json)),
            "{\"pause\":\"No description\",\"snapshot\":\"Take a snapshot.\\nIt takes a while.\"}\n"
        );
    }

    #[test]
    fn help_on_an_action_has_its_params() {
        assert_eq!(
            help(&CHARM, Some(&CHARM.declarations[0])),
            "\
Take a snapshot.
It takes a while.

Usage:
  charm run [<unit>] snapshot [<key>.<key>=<value> ...] [options]

Params:
properties:
  filename:
    description: |-
      The name of the file.
      No path.
    type: string
  quality:
    type:
    - integer
    - string
required:
- filename

`charm --help` has the options.
"
        );
    }
}
