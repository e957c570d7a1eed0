"""The snapshot of tests/twin in Python, with ops 3.9 from PyPI."""

import os

import ops

# ops calls `is-leader` for every event; the one of tools/ is no leader.
os.environ["PATH"] += f"{os.pathsep}{os.path.dirname(__file__)}/tools"


class Charm(ops.CharmBase):
    def __init__(self, framework: ops.Framework):
        super().__init__(framework)
        framework.observe(self.on.snapshot_action, self.snapshot)

    def snapshot(self, event: ops.ActionEvent):
        compression = event.params.get("compression", {})
        kind = compression.get("kind", "gzip")
        quality = compression.get("quality", 5)
        if quality > 9:
            event.fail(f"compression.quality: {quality} is over the maximum 9")
            return
        event.log("Starting snapshot")
        filename = event.params["filename"]
        if "/" in filename:
            event.fail("filename: must be a name, not a path")
            return
        event.log(f"Compressed with {kind} at quality {quality}")
        event.set_results({"snapshot": {"file": filename, "kind": kind, "size": 4096}})


if __name__ == "__main__":
    ops.main(Charm)
