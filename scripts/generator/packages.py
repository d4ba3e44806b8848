"""The pinned packages that the facts come from, fetched by pip and unpacked."""

import pathlib
import subprocess
import sys
import zipfile

BOTOCORE = "botocore==1.44.5"
MOTO = "moto==5.2.5"


def botocore(cache: pathlib.Path) -> pathlib.Path:
    """The folder of botocore's service models."""
    return _unpacked(cache, BOTOCORE) / "botocore" / "data"


def moto(cache: pathlib.Path) -> pathlib.Path:
    """The module with the AWS managed policies."""
    return _unpacked(cache, MOTO) / "moto" / "iam" / "aws_managed_policies.py"


def _unpacked(cache: pathlib.Path, pin: str) -> pathlib.Path:
    name, version = pin.split("==")
    folder = cache / f"{name}-{version}"
    if (folder / "complete").is_file():
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    fetched = subprocess.run([*command, "--no-deps", "--only-binary=:all:", "--dest", str(cache), pin])
    if fetched.returncode != 0:
        sys.exit(f"error: pip can't fetch {pin}\nhint: `{sys.executable} -m pip` must work and reach a package index")
    wheels = sorted(cache.glob(f"{name}-{version}-*.whl"))
    if len(wheels) != 1:
        sys.exit(f"expected one wheel of {pin} in {cache}, found {len(wheels)}")
    with zipfile.ZipFile(wheels[0]) as wheel:
        wheel.extractall(folder)
    (folder / "complete").touch()
    return folder
