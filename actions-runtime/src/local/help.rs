//! `--help`

use crate::Declaration;

/// What the commands are, and the actions of the charm.
pub(super) fn text(name: &str, declarations: &[Declaration]) -> String {
    let mut names: Vec<_> = declarations.iter().map(|action| action.name).collect();
    names.sort_unstable();
    let actions = match names.as_slice() {
        [] => "none".to_owned(),
        names => names.join(", "),
    };
    format!(
        "\
Tries the actions of this charm without Juju.

Usage:
  {name} run [<unit>] <action> [<key>.<key>=<value> ...] [options]
  {name} run <action> --help
  {name} actions [--schema] [--format tabular|yaml|json]

Options of run:
  --params <file>            Read params from a YAML file, or from standard input for -
  --string-args              Take the values as texts, not as YAML
  --juju 3|4                 The Juju whose rules count [default: 3]
  --format plain|yaml|json   How the task is printed [default: plain]

Actions:
  {actions}
"
    )
}
