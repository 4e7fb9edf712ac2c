"""Build hook: packs compiled catalogues, and the scripts and styles compressed, into the wheel."""

import gzip
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import brotli
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

STATIC = "interp/web/static"
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": lambda plain: gzip.compress(plain, 9, mtime=0),
    ".br": lambda plain: brotli.compress(plain, mode=brotli.MODE_TEXT),
}


class MadeFiles(BuildHookInterface[Any]):
    """Adds to a wheel what a checkout makes when it needs it: catalogues as .mo, static files as .gz and .br."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files in a temporary folder and tell hatchling to pack them."""
        if version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory(prefix="interp-made-")
        made = Path(self._folder.name)
        for inside in (*catalogues(Path(self.root), made), *packed(Path(self.root), made)):
            name = inside.as_posix()
            build_data["force_include"][str(made / inside)] = name if name.startswith("interp/") else f"interp/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Throw the temporary folder away."""
        if version != "editable":
            self._folder.cleanup()


def catalogues(root: Path, made: Path) -> Iterator[Path]:
    """Compile every catalogue into the folder `made`; yield the paths there."""
    for source in sorted((root / "locales").glob("*/LC_MESSAGES/*.po")):
        inside = source.relative_to(root).with_suffix(".mo")
        compile_catalogue(source, made / inside)
        yield inside


def packed(root: Path, made: Path) -> Iterator[Path]:
    """Compress every static file into the folder `made` where that makes it smaller; yield the paths there."""
    files = {path: path.read_bytes() for path in (root / STATIC).rglob("*") if path.is_file()}
    for source, plain in sorted((files | made_scripts(root)).items()):
        for suffix, pack in PACKERS.items():
            inside, body = source.relative_to(root).with_name(source.name + suffix), pack(plain)
            if len(body) < len(plain):
                (made / inside).parent.mkdir(parents=True, exist_ok=True)
                (made / inside).write_bytes(body)
                yield inside


def made_scripts(root: Path) -> dict[Path, bytes]:
    """Return the bundles of scripts, which the service makes when it starts; only their compressed forms are packed."""
    sys.path.insert(0, str(root))
    try:
        from interp.web.script_bundles import bundles
    finally:
        sys.path.remove(str(root))
    return {root / STATIC / name: plain for name, plain in bundles().items()}


def compile_catalogue(source: Path, target: Path) -> None:
    """Write `source`, a .po file, to `target` as a .mo file; fuzzy entries stay out."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as po:
        catalogue = read_po(po, locale=source.parts[-3])
    with target.open("wb") as mo:
        write_mo(mo, catalogue)
