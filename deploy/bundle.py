"""Packs everything that an offline machine needs into one archive: `make bundle`.

Contents: the locked packages as wheels for one Python, interp's own wheel, the Debian packages and fonts that a clean
machine lacks, the examples of this folder, `install.sh`, and the checksum of every file.
"""

import argparse
import hashlib
import platform
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
# Needed to run, except the browser: fonts are for kiosk screens on the same machine, openssl for `interp tls init`.
SYSTEM = ("fonts-noto-cjk", "fonts-noto-core", "openssl", "python3", "python3-venv")
EMPTY = ("-o", "Dir::State::status=/dev/null")  # as if nothing were installed on this machine


def main() -> None:
    """Write the archive and say where it is."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--python", default=sys.executable, help="the Python the other machine has, of the same version")
    asked.add_argument("--out", type=Path, default=ROOT / "dist", help="folder of the archive")
    asked.add_argument("--system", default=" ".join(SYSTEM), help="Debian packages to carry; empty: none")
    given = asked.parse_args()
    archive = bundle(given.python, given.out, given.system.split())
    print(f"{archive} ({archive.stat().st_size / 1e6:.0f} MB)")


def bundle(python: str, out: Path, system: Sequence[str]) -> Path:
    """Return the archive made for `python`, with the Debian packages `system` and what they depend on."""
    version = said(python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])")
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=out) as scratch:
        made = Path(scratch) / "interp-bundle"
        own = wheels(python, made / "wheels")
        facts = {"INTERP": own, "PYTHON": version, "MACHINE": platform.machine()}
        if system:
            debs(system, made / "debs")
        copy(made)
        (made / "BUNDLE").write_text("".join(f"{name}={value}\n" for name, value in facts.items()))
        sums(made)
        archive = out / f"interp-{own}-py{version}-{platform.machine()}.tar.gz"
        with tarfile.open(archive, "w:gz", compresslevel=6) as packed:
            packed.add(made, made.name, filter=_nobody)
    return archive


def wheels(python: str, folder: Path) -> str:
    """Fill the folder with the wheels of the lock and interp's own; return interp's version."""
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python, "download", "--quiet")
    said(*pip, "--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", "requirements.lock", "-d", folder)
    said(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder)
    rows = {path.name.split("-")[0]: (path.name.split("-")[1], digest(path)) for path in sorted(folder.glob("*.whl"))}
    pinned = [f"{name}=={version} --hash=sha256:{held}" for name, (version, held) in rows.items()]
    (folder / "wheels.lock").write_text("\n".join(pinned) + "\n")
    return rows["interp"][0]


def debs(names: Sequence[str], folder: Path) -> None:
    """Fill the folder with Debian packages and all they depend on, those of every Debian system left out."""
    folder.mkdir(parents=True)
    plan = said("apt-get", *EMPTY, "--simulate", "--no-install-recommends", "install", *names)
    wanted = [line.split()[1] for line in plan.splitlines() if line.startswith("Inst ")]
    there = everywhere(wanted)
    carried = [name for name in wanted if name not in there]
    said("apt-get", "-o", "APT::Sandbox::User=root", "download", *carried, cwd=folder)


def everywhere(names: Sequence[str]) -> set[str]:
    """Return which of the packages even the smallest Debian system has."""
    stanzas = [each.splitlines() for each in said("apt-cache", "show", "--no-all-versions", *names).split("\n\n")]
    required = {"Essential: yes", "Priority: required"}
    found = {lines[0].removeprefix("Package: ") for lines in stanzas if required & set(lines)}
    return {name for name in names if name.partition(":")[0] in found}


def copy(folder: Path) -> None:
    """Add the script, the examples of this folder and every page for people."""
    not_needed = shutil.ignore_patterns("__pycache__", "*.py", "install.sh")
    shutil.copytree(ROOT / "deploy", folder / "deploy", ignore=not_needed)
    shutil.copy2(ROOT / "deploy/install.sh", folder)
    shutil.copytree(ROOT / "docs", folder / "docs")
    for name in ("README.md", "CHANGELOG.md"):
        shutil.copy2(ROOT / name, folder)


def sums(folder: Path) -> None:
    """Write the sums of every file, as `sha256sum --check` reads them."""
    rows = [f"{digest(path)}  {path.relative_to(folder)}\n" for path in sorted(folder.rglob("*")) if path.is_file()]
    (folder / "SHA256SUMS").write_text("".join(rows))


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def said(*words: object, cwd: Path = ROOT) -> str:
    """Return what a command printed; end with its complaint when it failed."""
    done = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{words[0]}: {(done.stderr or done.stdout).strip()}")
    return done.stdout.strip()


def _nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member


if __name__ == "__main__":
    main()
