"""ops and its testing harness do what the README and the guide say of them."""

import ops
from ops import testing

ACTIONS = {
    "snapshot": {
        "params": {
            "filename": {"type": "string"},
            "kind": {"type": "string", "enum": ["gzip", "xz"], "default": "gzip"},
            "level": {"type": "integer", "maximum": 9},
            "copy": {
                "type": "object",
                "properties": {"to": {"type": "string"}},
                "additionalProperties": False,
            },
        },
        "required": ["filename"],
        "additionalProperties": False,
    },
    "pause": {"additionalProperties": False},
}


class Charm(ops.CharmBase):
    """It observes `snapshot` alone, and forgets a `return`."""

    def __init__(self, framework):
        super().__init__(framework)
        framework.observe(self.on["snapshot"].action, self._snapshot)

    def _snapshot(self, event):
        event.log(str(event.params))
        if event.params["filename"] == "":
            event.fail("no name")
        event.set_results({"snapshot-size": 4096})


def run(action, **params):
    """The context in which the action has run, and what the test sees raised."""
    context = testing.Context(Charm, meta={"name": "database"}, actions=ACTIONS)
    try:
        context.run(context.on.action(action, params=params), testing.State())
    except Exception as error:
        return context, type(error).__name__
    return context, None


def check(what, is_, wanted):
    assert is_ == wanted, f"{what}: {is_!r}, and not {wanted!r}"
    print(f"{what}: ok")


def main():
    taken = {"snapshot-size": 4096}

    context, raised = run("snapshot", filename="db")
    check("no default is filled in", (context.action_logs, raised), (["{'filename': 'db'}"], None))
    context, raised = run("snapshot", filename="db", kind="zip", level=12, copy={"two": 1})
    check("no enum, no maximum and no property is checked", (context.action_results, raised), (taken, None))
    context, raised = run("snapshot")
    check("a required param may be missing", raised, "UncaughtCharmError")
    context, raised = run("snapshot", filename="")
    check("a handler goes on after fail", (context.action_results, raised), (taken, "ActionFailed"))
    context, raised = run("pause")
    check("an action that nobody observes completes", (context.action_results, raised), (None, None))

    for params in [{"filename": 5}, {"filename": "db", "knid": "xz"}]:
        _, raised = run("snapshot", **params)
        check("types and names are checked", raised, "InconsistentScenarioError")


main()
