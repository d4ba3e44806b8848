"""The JSON Schemas of what Rolecall reads and prints, as `rolecall schema` writes them."""

import os
import pathlib
import re
import subprocess

# As `scripts/test` builds: what it built isn't built again. `cargo build` leaves out the features that tests ask of
# dependencies, and builds all of them once more, AWS's SDK too; a test brings the program with it.
ORDINARY = ["--workspace", "--exclude", "rolecall-containers", "--all-features", "--test", "conformance"]


def render(root: pathlib.Path) -> dict[str, str]:
    """Each schema's text by its path from the root."""
    subprocess.run(["cargo", "test", "--no-run", "--quiet", "--locked", *ORDINARY], cwd=root, check=True)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", "target"))
    program = root / target / "debug" / "rolecall"

    def said(*arguments: str) -> str:
        return subprocess.run([program, *arguments], cwd=root, check=True, capture_output=True, text=True).stdout

    # Clap lists the values of WHAT with a line each: `- plan:  …`.
    names = re.findall(r"^ +- ([a-z-]+): ", said("schema", "--help").split("Options:")[0], re.MULTILINE)
    if "spec" not in names or "plan" not in names:
        raise SystemExit(f"`rolecall schema --help` names no schemas: {names}")
    return {
        "rolecall.schema.json" if name == "spec" else f"schemas/{name}.schema.json": said("schema", name)
        for name in names
    }
