"""charmcraft packs the examples and a charm outside of the repository, and what it packed runs.

The examples are packed from a copy of the work tree: their source is a git repository, of which
charmcraft takes the last commit, and packing leaves folders behind.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

from packed import Packed, check, fails

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "target" / "clients"
SOURCE = WORK / "source"
OUTSIDE = Path(__file__).resolve().parent / "charm"

# charmcraft takes the machine for the one that the charm's `base` names.
OS_RELEASE = """\
NAME="Ubuntu"
ID=ubuntu
VERSION_ID="24.04"
VERSION_CODENAME=noble
"""

# The address in the manifest of `OUTSIDE`, as the README has it.
ADDRESS = "https://example.com/actions-runtime"


def run(*command: str | Path, cwd: Path, **more: str) -> None:
    """Runs a command quietly; where it fails, what it said is shown."""
    ran = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **more},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if ran.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit status {ran.returncode}\n{ran.stdout}")


def copy_work_tree() -> None:
    """The work tree as it is, committed, at `SOURCE`."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (SOURCE / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, SOURCE / name)
    who = ["-c", "user.name=packing", "-c", "user.email=packing@localhost"]
    run("git", "init", "--quiet", cwd=SOURCE)
    run("git", "add", "--all", "--force", cwd=SOURCE)
    run("git", *who, "commit", "--quiet", "--no-gpg-sign", "--message=packed", cwd=SOURCE)


def write_outside(project: Path, crate: str, actions_yaml: bool) -> None:
    """The charm outside of the repository, with its crate in that folder of the project."""
    declaration = (OUTSIDE / "charmcraft.yaml").read_text()
    main = (OUTSIDE / "main.rs").read_text()
    (project / crate / "src").mkdir(parents=True)
    if actions_yaml:
        declaration, actions = declaration.split("\nactions:\n")
        metadata, declaration = declaration.split("\n\n", 1)
        (project / "metadata.yaml").write_text(metadata.replace("title:", "display-name:"))
        main = main.replace("charmcraft.yaml", "actions.yaml")
        (project / "actions.yaml").write_text(textwrap.dedent(actions))
    if crate != ".":
        organize = "    organize:"
        declaration = declaration.replace(organize, f"    rust-path: [{crate}]\n{organize}")
        main = main.replace('"charmcraft.yaml"', '"../charmcraft.yaml"')
    (project / "charmcraft.yaml").write_text(declaration)
    manifest = (OUTSIDE / "Cargo.toml").read_text().replace(ADDRESS, f"file://{SOURCE}")
    (project / crate / "Cargo.toml").write_text(manifest)
    (project / crate / "src" / "main.rs").write_text(main)
    # The versions that the repository has been tested with.
    shutil.copy(ROOT / "Cargo.lock", project / crate)
    run("cargo", "fetch", "--quiet", cwd=project / crate)


def pack(project: Path, unpacked: Path, declaration: str = "charmcraft.yaml") -> Packed:
    """Packs the charm in `project`, and takes the packed charm apart."""
    began = time.monotonic()
    release = WORK / "ubuntu"
    release.mkdir(exist_ok=True)
    (release / "os-release").write_text(OS_RELEASE)
    charmcraft = Path(sys.executable).with_name("charmcraft")
    run(
        *(charmcraft, "pack", "--destructive-mode", "--verbosity=brief"),
        cwd=project,
        UNIXCONFDIR=str(release),
        CARGO_TARGET_DIR=str(WORK / "cargo"),
    )
    [charm] = project.glob("*.charm")
    print(f"{charm.name}: packed in {time.monotonic() - began:.0f} s", flush=True)
    return Packed(charm, project / declaration, unpacked)


def check_minimal(charm: Packed) -> None:
    task = charm.run("greet", {"name": "Ada"})
    check("log", task["log"], ["Thinking of something nice to say"])
    check("results", task["results"], {"greeting": "Hello, Ada!"})
    check("outcome", charm.run("reload", {})["failed"], False)


def check_database(charm: Packed) -> None:
    task = charm.run("snapshot", {"filename": "db.tar.gz"})
    check("failed", task["failed"], False)
    check("log", [task["log"][0], task["log"][-1]], ["Starting snapshot", "Snapshot complete"])
    snapshot = charm.folder / task["results"]["snapshot-file"]
    check("size", task["results"]["snapshot-size"], str(snapshot.stat().st_size))
    fails(charm.run("restore", {"filename": "nosuch"}), "nosuch")
    wrong = {"filename": "db", "compression": {"kind": "zip", "quality": 12}}
    fails(charm.run("snapshot", wrong), "compression.kind", "compression.quality")


def check_outside(charm: Packed) -> None:
    defaults = charm.actions["greet"]["params"]["greeting"]["properties"]
    text = f"{defaults['word']['default']}, -h!"
    greeting = {"text": text, "times": str(defaults["times"]["default"])}
    task = charm.run("greet", {"name": "-h"})
    check("log", task["log"], ["- thinking", "--help is not needed"])
    check("results", task["results"], {"greeting": greeting})
    fails(charm.run("greet", {"name": 5, "nmae": "x"}), "name", "nmae")
    for reason in ["-h is no help", "--help", "- a", "no reason"]:
        check("message", fails(charm.run("refuse", {"reason": reason})), reason)
    told = charm.by_hand("run", "greet", "name=Ada")
    check("exit status by hand", told.returncode, 2)
    check("help by hand", "--features actions-runtime/local -- run" in told.stderr, True)
    hook = charm.by_hand(JUJU_DISPATCH_PATH="hooks/install", JUJU_HOOK_NAME="install")
    check("a hook", (hook.returncode, hook.stdout, hook.stderr), (0, "", ""))


def check_tracked(project: Path) -> None:
    """cargo builds the charm again for another `charmcraft.yaml`, which is in no source of it."""
    read = "".join(path.read_text() for path in WORK.glob("cargo/release/deps/my_charm-*.d"))
    for tracked in [f"env-dep:CRAFT_PROJECT_DIR={project}\n", f" {project}/charmcraft.yaml"]:
        check(f"{tracked!r} is tracked", tracked in read, True)


def check_documented(project: Path) -> None:
    """The documentation of the features opens in a charm that has the library by git."""
    packages = ["--package=my-charm", "--package=actions-runtime"]
    features = "--features=actions-runtime/testing,actions-runtime/juju"
    target = WORK / "doc"
    run("cargo", "doc", "--no-deps", *packages, features, cwd=project, CARGO_TARGET_DIR=str(target))
    for module in ["guide", "testing", "juju", "local"]:
        page = target / "doc" / "actions_runtime" / module / "index.html"
        check(f"{module} is documented", page.exists(), True)


def check_actions_yaml(outside: Path) -> None:
    """A charm with its actions in `actions.yaml`, which charmcraft packs again for that file alone."""
    project = outside / "project-actions-yaml"
    write_outside(project, ".", actions_yaml=True)
    actions = project / "actions.yaml"
    for unpacked in ["first", "second"]:
        charm = pack(project, outside / unpacked, actions.name)
        charm.check_declaration()
        check_outside(charm)
        check_tracked(project)
        actions.write_text(actions.read_text().replace("default: 2", "default: 3"))


def main() -> None:
    copy_work_tree()
    with tempfile.TemporaryDirectory(prefix="packing-") as folder:
        outside = Path(folder)
        for name, checked in [("minimal", check_minimal), ("database", check_database)]:
            charm = pack(SOURCE / "examples" / name, outside / f"{name}-unpacked")
            charm.check_declaration()
            checked(charm)
        for crate in [".", "charm"]:
            project = outside / f"project-{crate}"
            write_outside(project, crate, actions_yaml=False)
            charm = pack(project, outside / f"{project.name}-unpacked")
            charm.check_declaration()
            check_outside(charm)
            check_tracked(project)
        check_documented(outside / "project-.")
        check_actions_yaml(outside)


main()
