"""A packed charm, run under the hook tools of jjx as Juju would run it."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import yaml

TOOLS = ["action-fail", "action-get", "action-log", "action-set"]
TOOL = """\
#!{python}
import sys, jjx
sys.exit(jjx.run_hook_tool({tool!r}, sys.argv[1:]))
"""
STATE = {"models": {"m": {"uuid": "x", "apps": {"app": {"unit": "app/0"}}}}}


def check(what: str, is_: object, wanted: object) -> None:
    if is_ != wanted:
        raise AssertionError(f"{what}: {is_!r}, and not {wanted!r}")


def fails(task: dict, *names: str) -> str:
    """The message of a task that failed and has no results; it holds `names`."""
    check("failed", task["failed"], True)
    check("results", task["results"], {})
    for name in names:
        check(f"{name} in {task['message']!r}", name in task["message"], True)
    return task["message"]


class Packed:
    """The charm in the file `charm`, packed with `declaration`, taken apart in `folder`."""

    def __init__(self, charm: Path, declaration: Path, folder: Path) -> None:
        self.folder = folder
        declared = yaml.safe_load(declaration.read_text())
        self.declared = declared if declaration.name == "actions.yaml" else declared["actions"]
        with zipfile.ZipFile(charm) as packed:
            for entry in packed.infolist():
                path = packed.extract(entry, folder)
                os.chmod(path, entry.external_attr >> 16)
        self.actions = yaml.safe_load((folder / "actions.yaml").read_text())
        self.state = folder.with_name(f"{folder.name}-state")
        self.state.mkdir()
        (self.state / "state.json").write_text(json.dumps(STATE))
        for tool in TOOLS:
            path = self.state / tool
            path.write_text(TOOL.format(python=sys.executable, tool=tool))
            path.chmod(0o755)
        self.tasks = 0

    def check_declaration(self) -> None:
        """What charmcraft wrote for Juju is what was declared, and what the binary was built from."""
        check("actions.yaml", self.actions, self.declared)
        fails(self.run("nosuch", {}), "`nosuch`", ", ".join(self.declared))

    def run(self, action: str, params: dict) -> dict:
        """The outcome of an action, as the hook tools have been told it."""
        self.tasks += 1
        outcome = self.state / f"action-{self.tasks}.json"
        new = {"params": params, "results": {}, "log": [], "message": "", "failed": False}
        outcome.write_text(json.dumps(new))
        ended = self.by_hand(
            JJX_STATE_DIR=str(self.state),
            JUJU_ACTION_NAME=action,
            JUJU_ACTION_TAG=f"action-{self.tasks}",
            JUJU_ACTION_UUID=str(self.tasks),
            JUJU_CHARM_DIR=str(self.folder),
            JUJU_DISPATCH_PATH=f"actions/{action}",
            JUJU_HOOK_NAME="",
            JUJU_MODEL_NAME="m",
            JUJU_UNIT_NAME="app/0",
        )
        check("exit status and output", (ended.returncode, ended.stderr), (0, ""))
        return json.loads(outcome.read_text())

    def by_hand(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess:
        """A run of the packed `dispatch` with no other variables than these."""
        return subprocess.run(
            [self.folder / "dispatch", *arguments],
            cwd=self.folder,
            env={"PATH": f"{self.state}:/usr/bin:/bin", **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
