"""Imports argostranslate's package reader and tokenizers without creating files in the user's home directory."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any


def package(folder: Path) -> Any:
    """Return argostranslate's package object of a folder: its metadata, `tokenizer` and `target_prefix`."""
    return _packages().Package(folder)


@cache
def _packages() -> ModuleType:
    """Import `argostranslate.package`; `argostranslate.translate` loads minisbd (AGPL) and must not be imported."""
    with TemporaryDirectory(prefix="interp-argos-") as scratch, _at_home_in(scratch):
        try:
            return import_module("argostranslate.package")
        except ModuleNotFoundError as missing:
            raise ModuleNotFoundError(f"{missing}: pip install --no-deps argos-translate-lt") from missing


@contextmanager
def _at_home_in(folder: str) -> Iterator[None]:
    """Redirect the folders the library creates at import, through environment variables, to `folder`."""
    names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR")
    changed = dict.fromkeys(names, folder) | {"ARGOS_DEBUG": "0", "ARGOS_MODEL_PROVIDER": "OPENNMT"}
    kept = {name: os.environ.get(name) for name in (*changed, "SNAP")}
    os.environ.pop("SNAP", None)
    os.environ.update(changed)
    try:
        yield
    finally:
        for name, value in kept.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
