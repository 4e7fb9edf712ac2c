"""Makes model archives: a fixture package unpacked and packed again with something changed."""

import io
import json
import zipfile
from collections.abc import Mapping
from functools import cache
from typing import Any

from interp.drafting.machine import fixture_packages

TOP = "translate-en_fr-0_1"


@cache
def fixture(source: str = "en", target: str = "fr") -> bytes:
    """Return the fixture package of a pair."""
    return fixture_packages.package(source, target)


def files(archive: bytes) -> dict[str, bytes]:
    """Return the files of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {entry.filename: opened.read(entry) for entry in opened.infolist()}


def packed(content: Mapping[str, bytes], attributes: Mapping[str, int] | None = None) -> bytes:
    """Return an archive of these files; `attributes` are Unix modes by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (attributes or {}).get(name, 0o100644) << 16
            archive.writestr(entry, data, compresslevel=1)
    return out.getvalue()


def described(source: str = "en", target: str = "fr", **changes: Any) -> bytes:
    """Return the fixture of a pair with changes to its metadata."""
    content = files(fixture(source, target))
    (name,) = (name for name in content if name.endswith("metadata.json"))
    return packed(content | {name: json.dumps(json.loads(content[name]) | changes).encode()})
