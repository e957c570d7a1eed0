//! What is printed: the actions, help, and the end of a task.

use std::fs;
use std::io::{self, Write as _};

use serde_json::{Value, json};

use super::command::{Format, Line};
use super::hints;
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

/// Prints to standard error.
pub(super) fn err(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}

fn document(value: &Value, format: Format) -> String {
    match format {
        Format::Json => format!("{value}\n"),
        // There is no value of JSON that YAML cannot hold.
        Format::Plain | Format::Yaml => serde_yaml::to_string(value).unwrap_or_default(),
    }
}

/// The task as `juju run` prints it.
pub(super) fn task(task: &Task, format: Format) -> String {
    let Task { id, message, .. } = task;
    let failed = match task.status {
        Status::Completed => String::new(),
        _ => format!("Action id {id} failed: {message}\n"),
    };
    match format {
        Format::Plain if !task.results.is_empty() => {
            let results = document(&task.results.to_json(), format);
            format!("{failed}{results}\n")
        }
        Format::Plain if failed.is_empty() => format!("Task {id} {}\n\n", task.status),
        Format::Plain => format!("{failed}\n"),
        Format::Yaml | Format::Json => document(&json!({task.unit.as_str(): entry(task)}), format),
    }
}

fn entry(task: &Task) -> Value {
    let mut results = task.results.to_json();
    if let Some(code) = task.return_code {
        results["return-code"] = code.into();
    }
    if !task.stdout.is_empty() {
        results["stdout"] = task.stdout.as_str().into();
    }
    json!({
        "id": task.id,
        "status": task.status.as_str(),
        "unit": task.unit,
        "message": task.message,
        "results": results,
        "log": task.log,
        "timing": {"started": task.started, "completed": task.completed},
    })
}

/// `actions`
pub(super) fn actions(declarations: &[Declaration], format: Format) -> String {
    let row = |action: &Declaration| (action.name.to_owned(), description(Some(action)).to_owned());
    let mut rows: Vec<_> = declarations.iter().map(row).collect();
    rows.sort();
    if format == Format::Plain {
        rows.insert(0, ("Action".to_owned(), "Description".to_owned()));
        return table(&rows, "");
    }
    let actions = rows.into_iter().map(|(name, text)| (name, text.into()));
    document(&Value::Object(actions.collect()), format)
}

fn description(action: Option<&Declaration>) -> &'static str {
    let description = action.and_then(|action| action.description);
    description.unwrap_or("No description").trim()
}

/// Two columns, of which the second can have several lines.
fn table(rows: &[(String, String)], indent: &str) -> String {
    let longest = rows.iter().map(|(name, _)| name.chars().count()).max();
    let width = longest.unwrap_or_default() + 2;
    let mut table = String::new();
    for (name, text) in rows {
        let mut name = name.as_str();
        for line in text.split('\n') {
            table.push_str(format!("{indent}{name:width$}{line}").trim_end());
            table.push('\n');
            name = "";
        }
    }
    table
}

/// `--help`
pub(super) fn help(binary: &str, declarations: &[Declaration]) -> String {
    let actions = actions(declarations, Format::Plain);
    include_str!("help.txt").replace("{binary}", binary).replace("{actions}", &actions)
}

/// `run <action> --help`: what an action does, and the schema of its params, as `juju show-action`.
pub(super) fn action_help(binary: &str, action: &str, declarations: &[Declaration]) -> String {
    let description = description(declarations.iter().find(|known| known.name == action));
    let schema = hints::schema(action, declarations).unwrap_or_default();
    let held = |keyword: &str| Some((keyword.to_owned(), schema.get(keyword)?.clone()));
    let params = ["properties", "required"].into_iter().filter_map(held).collect();
    let params = document(&Value::Object(params), Format::Yaml);
    format!(
        "{description}\n\nUsage:\n  {binary} run [<unit>] {action} [<key>.<key>=<value> ...] \
         [options]\n\nParams:\n{params}\n`{binary} --help` has the options.\n"
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{action_help, actions, help, task};
    use crate::action_set::Declaration;
    use crate::local::command::Format;
    use crate::task::{Status, Task};

    const DECLARED: [Declaration; 2] = [
        Declaration::new("snapshot", r#"{"properties":{"filename":{"description":"The name of the file.\nNo path.","type":"string"},"quality":{"type":["integer","string"]}},"required":["filename"],"type":"object"}"#)
            .with_description("Take a snapshot.\nIt takes a while.\n"),
        Declaration::new("pause", "{}"),
    ];

    #[test]
    fn a_task_is_printed_as_juju_prints_it() {
        let new = |status| Task::new("7".to_owned(), "act".to_owned(), "db/0".to_owned(), status);
        let plain = |ended: &Task| task(ended, Format::Plain);
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
        let printed = task(&failed, Format::Json);
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&printed).unwrap(),
            json!({"db/0": {
                "id": "7", "status": "failed", "unit": "db/0", "message": "no disk",
                "results": {"size": "1", "return-code": 3, "stdout": "out\n"},
                "log": ["06:06:06 +0000 UTC x"], "timing": {"started": null, "completed": null},
            }})
        );
        assert!(task(&failed, Format::Yaml).starts_with("db/0:\n  id: '7'\n"));
    }

    #[test]
    fn actions_are_listed() {
        let table = "Action    Description\npause     No description\n\
                     snapshot  Take a snapshot.\n          It takes a while.\n";
        assert_eq!(actions(&DECLARED, Format::Plain), table);
        assert!(help("charm", &DECLARED).ends_with(&format!("\n\n{table}")));
        assert_eq!(
            actions(&DECLARED, Format::Json),
            "{\"pause\":\"No description\",\"snapshot\":\"Take a snapshot.\\nIt takes a while.\"}\n"
        );
    }

    #[test]
    fn help_on_an_action_has_its_params() {
        assert_eq!(
            action_help("charm", "snapshot", &DECLARED),
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
