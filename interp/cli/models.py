"""The commands `interp models`: list, install, verify and remove translation packages, and the status of directions."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from interp import owner_only
from interp.cli.options import Said, data_option, facts, json_option, own_folder, print_row, settings_from
from interp.drafting.machine.models import (
    directions,
    installed_packages,
    package_download,
    package_index,
    package_install,
)
from interp.errors import BadRequest, InterpError

DOWNLOADS = ".downloads"
PLANT = "import sys; from pathlib import Path; from interp.drafting.machine import fixture_packages; "
PLANT += "fixture_packages.install_fixtures(Path(sys.argv[1]))"
SOURCE = click.Path(exists=True, path_type=Path)
# the meaning of a refusal and what to do; code and details follow in brackets
WORDS = {
    "wrong_hash": "The file is not the one that was pinned; nothing was installed. Fetch or copy it again.",
    "not_a_package": "This is not an Argos package between two of the six languages.",
    "older_package": "A newer package of this pair is installed and stays. To go back, remove it first: "
    "interp models remove.",
    "unsafe_package": "The archive is not packed as packages are, and was not unpacked.",
    "bad_index": "The index cannot be read. Is the address right (INTERP_MODELS_INDEX, --index)?",
    "bad_address": "Packages are fetched over http or https only.",
    "too_large": "The server sends more than a package can be.",
    "download": "The download broke off. Give the command again: it goes on where it stopped.",
    "package": "No such package is installed; `interp models list` names them.",
    "folder": "The folder of models cannot be written.",
}


@click.group()
def models() -> None:
    """Translation packages: list, install, verify, remove, status."""


@models.command("list")
@json_option
@data_option
def list_(as_json: bool, data: Path | None) -> None:
    """List the installed packages: name, kind, size, archive's SHA-256, licence."""
    folder = _folder(data)
    for each in installed_packages.packages(folder):
        size = sum(path.stat().st_size for path in each.folder.rglob("*") if path.is_file())
        print_row({
            "name": each.name, "kind": "fixture" if each.fixture else "model",
            "size": size if as_json else f"{size / 1e6:.1f} MB", "sha256": each.sha256,
            "licence": installed_packages.licence(each),
        }, as_json)  # fmt: skip
    for name in installed_packages.strangers(folder):
        click.echo(f"{name}: not installed by `interp models install`, so never used", err=True)


@models.command("install")
@click.argument("sources", nargs=-1, type=SOURCE)
@click.option("--pair", "pairs", multiple=True, help="Only this direction, e.g. en-fr; may be given again.")
@click.option("--sha256", default="", help="SHA-256 that the archive must have; with one file or one --pair.")
@click.option("--index", "address", help="Address of the index (INTERP_MODELS_INDEX).")
@data_option
def install_(sources: tuple[Path, ...], pairs: tuple[str, ...], sha256: str, address: str | None, data: Path | None
) -> None:  # fmt: skip
    """Install packages from files or folders; without any, the ten through English from the official index."""
    settings = settings_from(data, models_index=address)
    folder = own_folder(settings) / installed_packages.FOLDER
    files = [file for source in sources for file in _archives(source)]
    if sha256 and len(files or pairs) != 1:
        raise click.UsageError("--sha256 pins one archive: give one file, or one --pair.")
    if sources and not files:
        raise Said("There is no .argosmodel file.")
    with _said():
        for file in files:
            _tell(package_install.from_file(folder, file, sha256=sha256))
    if not sources:
        with _said():
            _from_index(folder, settings.models_index, [_pair(each) for each in pairs], sha256)


@models.command()
@click.argument("names", nargs=-1)
@data_option
def verify(names: tuple[str, ...], data: Path | None) -> None:
    """Read every file of the packages again and compare it with the SHA-256 recorded at installation."""
    folder = _folder(data)
    with _said():
        chosen = [installed_packages.named(folder, name) for name in names] or installed_packages.packages(folder)
    damaged = 0
    for each in chosen:
        wrong = installed_packages.faults(each)
        click.echo(f"{'BAD' if wrong else 'ok '}  {each.name}" + (f": {', '.join(wrong)}" if wrong else ""))
        damaged += bool(wrong)
    if damaged:
        raise Said(f"{damaged} package(s) are not what was installed; drafts from them stop. Install them again.")


@models.command()
@click.argument("names", nargs=-1, required=True)
@data_option
def remove(names: tuple[str, ...], data: Path | None) -> None:
    """Remove packages by name."""
    folder = _folder(data)
    with _said():
        for name in names:
            click.echo(f"Removed {installed_packages.remove(folder, name).name}.")


@models.command()
@click.option("--json", "as_json", is_flag=True, help="Print the thirty directions as one JSON line.")
@data_option
def status(as_json: bool, data: Path | None) -> None:
    """Print each of the thirty directions: direct, via English or none; then licence and credit of each package."""
    folder = _folder(data)
    ways = directions.routes(folder)
    if as_json:
        click.echo(json.dumps([_row(each) for each in ways]))
        return
    for each in ways:
        missing = ", ".join("-".join(pair) for pair in each.missing)
        click.echo(f"{each.source} → {each.target}  {each.kind:<12} {each.origin or f'missing {missing}'}")
    for package in installed_packages.packages(folder):
        click.echo(f"{package.name}: {installed_packages.licence(package)}")


def offer(data: Path) -> str:
    """Return the message about directions without a model; '' when all thirty directions have one."""
    return directions.offer(data / installed_packages.FOLDER)


def plant_fixtures(data: Path) -> None:
    """Install the fixture packages in a separate process, so that a server never loads a decoder. Raises Said."""
    done = subprocess.run(
        [sys.executable, "-c", PLANT, str(data / installed_packages.FOLDER)],
        capture_output=True, text=True, timeout=120, check=False,
    )
    if done.returncode:
        raise Said(f"The fixture models could not be installed: {done.stderr.strip().splitlines()[-1:]}")


def _folder(data: Path | None) -> Path:
    return settings_from(data).data / installed_packages.FOLDER


def _row(each: directions.TranslationRoute) -> dict[str, object]:
    missing = ["-".join(pair) for pair in each.missing]
    return {"source": each.source, "target": each.target, "way": each.kind, "origin": each.origin, "missing": missing}


def _archives(source: Path) -> list[Path]:
    return sorted(source.glob("*.argosmodel")) if source.is_dir() else [source]


def _pair(text: str) -> tuple[str, str]:
    source, _, target = text.partition("-")
    return source, target


def _tell(package: installed_packages.Package) -> None:
    click.echo(f"Installed {package.name} in {package.folder.parent}, SHA-256 {package.sha256}")


def _from_index(folder: Path, address: str, pairs: list[tuple[str, str]], sha256: str) -> None:
    """Download and install the packages of the index that are missing; the first failure ends the command."""
    offers, unknown = package_index.wanted(package_index.read(address), pairs)
    there = {each.name for each in installed_packages.packages(folder)}
    for number, each in enumerate(offers, 1):
        if each.name in there:
            click.echo(f"{each.name} is installed already.")
            continue
        archive = _fetched(folder / DOWNLOADS, each, f"{number}/{len(offers)} {each.name}")
        _tell(package_install.from_file(folder, archive, sha256=sha256, came_from=each.links[0]))
        archive.unlink()
    if unknown:
        raise Said("The index has no package for " + ", ".join("-".join(pair) for pair in unknown))


def _fetched(folder: Path, each: package_index.Offer, label: str) -> Path:
    """Return the archive of an offer, downloaded from the first address that works."""
    owner_only.folder(folder)
    last: InterpError = BadRequest("bad_index")
    for address in each.links:
        try:
            with _bar(label) as progress:
                return package_download.fetch(address, folder / f"{each.name}.argosmodel", progress=progress)
        except InterpError as error:
            last = error
    raise last


@contextmanager
def _bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Yield the update function of a progress bar on standard error; the total is known after the first bytes."""
    with click.progressbar(length=0, label=label, file=sys.stderr) as bar:

        def progress(have: int, total: int) -> None:
            bar.length = total or have
            bar.update(have - bar.pos)

        yield progress


@contextmanager
def _said() -> Iterator[None]:
    try:
        yield
    except InterpError as error:
        raise Said(f"{WORDS.get(error.reason, '')} [{facts(error)}]".strip()) from None
