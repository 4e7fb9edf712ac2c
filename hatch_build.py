"""Build hook: packs locales/…/messages.po, compiled, into the wheel as interp/locales/…/messages.mo."""

import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileLocales(BuildHookInterface[Any]):
    """Adds the compiled catalogues to a wheel; a checkout reads its own `locales` folder instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue into a temporary folder and tell hatchling to pack it."""
        if version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory(prefix="interp-locales-")
        for source in sorted(Path(self.root, "locales").glob("*/LC_MESSAGES/*.po")):
            inside = source.relative_to(self.root).with_suffix(".mo")
            target = Path(self._folder.name, inside)
            compile_catalogue(source, target)
            build_data["force_include"][str(target)] = f"interp/{inside.as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Throw the temporary folder away."""
        if version != "editable":
            self._folder.cleanup()


def compile_catalogue(source: Path, target: Path) -> None:
    """Write `source`, a .po file, to `target` as a .mo file; fuzzy entries stay out."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as po:
        catalogue = read_po(po, locale=source.parts[-3])
    with target.open("wb") as mo:
        write_mo(mo, catalogue)
