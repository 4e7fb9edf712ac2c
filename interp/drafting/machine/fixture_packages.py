"""Makes fixture packages for the ten directions through English: valid files with a phrase book, marked as samples."""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.drafting.machine import fixture_model_weights

VERSION = "0.1"
DIRECTIONS: tuple[tuple[str, str], ...] = tuple(
    pair for code in MEETING_LANGUAGES if code != "en" for pair in (("en", code), (code, "en"))
)
UNSPACED = frozenset({"zh"})
MOST_TOKENS = 480  # it copies letter by letter, so a sentence has more tokens than with a real model
MADE = (2026, 1, 1, 0, 0, 0)
NAMES = {"ar": "Arabic", "zh": "Chinese", "en": "English", "fr": "French", "ru": "Russian", "es": "Spanish"}
LABEL = """\
# Fixture, not a translation model

This package replaces the phrases of a short list and copies everything else. interp builds it to test and to show how
drafts pass through the service; what it writes is marked `+fixture` and must not be read as a translation.

Licence: that of interp. Nothing in it was trained, no data was used.
"""
# characters copied one by one; the decoder copies a text with any other as a whole
ALPHABET = (
    "".join(map(chr, range(0x21, 0x7F)))
    + "¡¿«»·–—‘’“”…№°"
    + "".join(map(chr, range(0xC0, 0x180)))
    + "".join(map(chr, range(0x410, 0x450))) + "Ёё"
    + "".join(map(chr, range(0x621, 0x653))) + "".join(map(chr, range(0x660, 0x66A))) + "،؛؟"
    + "。，；：？！、（）《》「」"
)  # fmt: skip


def install_fixtures(folder: Path) -> tuple[str, ...]:
    """Install the ten fixture packages into a folder of models; return their names.

    A pair that has a package keeps it: a fixture never replaces a real model. Raises BadRequest or Unavailable when
    they cannot be installed.
    """
    from interp.drafting.machine.models import installed_packages, package_install

    there = {package.pair for package in installed_packages.packages(folder)}
    missing = [pair for pair in DIRECTIONS if pair not in there]
    return tuple(package_install.from_bytes(folder, package(*pair)).name for pair in missing)


def package(source: str, target: str) -> bytes:
    """Return a fixture's .argosmodel, reproducible byte for byte."""
    words = fixture_model_weights.vocabulary(
        ((row[source], row[target]) for row in lexicon()),
        ALPHABET,
        spaced=(source not in UNSPACED, target not in UNSPACED),
    )
    return pack(source, target, words)


def pack(source: str, target: str, words: fixture_model_weights.Vocabulary) -> bytes:
    """Return a .argosmodel of hand-written weights."""
    with TemporaryDirectory(prefix="interp-fixture-") as scratch:
        write(Path(scratch), source, target, words)
        paths = sorted(path for path in Path(scratch).rglob("*") if path.is_file())
        files = {path.relative_to(scratch).as_posix(): path.read_bytes() for path in paths}
    return _zipped(f"translate-{source}_{target}-{VERSION.replace('.', '_')}", files)


def write(
    folder: Path,
    source: str,
    target: str,
    words: fixture_model_weights.Vocabulary,
    shape: fixture_model_weights.Shape = fixture_model_weights.SMALL,
) -> None:
    """Write the files of a package into `folder`, which must exist."""
    (folder / "model").mkdir()
    fixture_model_weights.write_model(folder / "model", words, shape)
    (folder / "sentencepiece.model").write_bytes(fixture_model_weights.tokenizer(words))
    (folder / "metadata.json").write_text(json.dumps(_metadata(source, target), indent=1), encoding="utf-8")
    (folder / "README.md").write_text(LABEL, encoding="utf-8")


def lexicon() -> Iterator[dict[str, str]]:
    """Yield the phrases, each in the six languages."""
    table = resources.files("interp.drafting.machine").joinpath("lexicon.tsv").read_text(encoding="utf-8")
    header, *rows = (line.split("\t") for line in table.splitlines())
    return (dict(zip(header, row, strict=True)) for row in rows)


def _metadata(source: str, target: str) -> dict[str, object]:
    return {
        "package_version": VERSION, "argos_version": "1.9.0", "type": "translate", "links": [],
        "from_code": source, "from_name": NAMES[source], "to_code": target, "to_name": NAMES[target],
        "fixture": True, "most_tokens": MOST_TOKENS, "whole_words": source not in UNSPACED,
    }  # fmt: skip


def _zipped(top: str, files: Mapping[str, bytes]) -> bytes:
    """Return an archive with one folder; its dates are fixed so that its hash is reproducible."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{top}/{name}", MADE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()
