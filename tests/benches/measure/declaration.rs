//! Declarations of any size.

use std::fmt::Write as _;

/// The text of a `charmcraft.yaml` with that many actions of ten params, which are of all types.
/// With `mistakes`, a param of each action has a type that there is not.
pub fn with_actions(actions: usize, mistakes: bool) -> String {
    let mut text = "name: large\nactions:\n".to_owned();
    let broken = if mistakes { "strin" } else { "string" };
    for number in 0..actions {
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "  action-{number}:
    description: The action number {number}.
    params:
      name: {{type: {broken}, description: A name., minLength: 1}}
      path: {{type: string, default: /var/lib}}
      count: {{type: integer, minimum: 0, maximum: 255, default: 3}}
      offset: {{type: integer, description: Where to begin.}}
      ratio: {{type: number, minimum: 0, maximum: 1}}
      force: {{type: boolean, default: false}}
      kind: {{type: string, enum: [all, some, none], default: all}}
      hosts: {{type: array, items: {{type: string}}}}
      limits:
        type: object
        properties:
          memory: {{type: integer, minimum: 1}}
          time: {{type: integer, default: 60}}
      note: {{type: string}}
    required: [name]
    additionalProperties: false
"
        );
    }
    text
}
