"""Reads the shipped tables and files: names of delegations, phrases, the author's translations, formats of lists."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path

from interp.domain.delegations.mentions import FormTable, KnownParties
from interp.domain.delegations.registry import Delegations, read
from interp.domain.rules.hand.reading_pace import FastPace, paces
from interp.errors import BadRequest

FORMS = ("state_forms", "organization_forms")
AUTHORED = ("note.tsv", "statements.tsv")


def phrases() -> Mapping[str, Mapping[str, str]]:
    """Return the translations of programme texts: English text to language to text."""
    rows = json.loads(_read("texts.json"))
    return {row["en"]: {code: text for code, text in row.items() if code != "en"} for row in rows}


@cache
def delegations() -> Delegations:
    """Return the delegations, from the tables in `seed/delegations`."""
    return read(_tables("delegations"))


def known_parties(known: Delegations, on: date, breathe: Callable[[], None] = lambda: None) -> KnownParties:
    """Return the forms by which States and organizations are named in texts, with their official names on a day.

    `breathe` is called between pieces of the work of a millisecond at most.
    """
    return KnownParties(FormTable((_tables(folder) for folder in FORMS), breathe), known.names(on))


@cache
def shared_words() -> Mapping[str, frozenset[str]]:
    """Return the words that two languages write alike, by the pair: "en-fr"."""
    pairs = ("en-es", "en-fr", "es-fr")
    return {pair: frozenset(_read(f"words/{pair}.txt").split()) for pair in pairs}


@cache
def fast_paces(own: Path | None = None, red: int = 0) -> tuple[FastPace, ...]:
    """Return from when each language is fast to interpret, by body, with the source of the figure.

    Rows of the operator's table `own` go before those shipped; `red` as in `paces`. Raises BadRequest for a table that
    cannot be read.
    """
    try:
        ours = own.read_text(encoding="utf-8-sig") if own else ""
        return (*paces(ours, red), *paces(_read("speaking_pace.tsv"), red))
    except (OSError, ValueError):
        raise BadRequest("bad_setting", name="INTERP_PACES", value=str(own)) from None


def authored() -> tuple[Mapping[str, str], ...]:
    """Return the author's translations of the seed's note and statements, one row per sentence: language to text.

    Rows of statements also have the sentence's `id` and its original `language`.
    """
    return tuple(row for name in AUTHORED for row in _rows(_read(name)))


def statement(name: str) -> bytes:
    """Return a statement that was made up for the demonstration, by its name and language: "opening.en"."""
    return _read(statement_file(name)).encode()


def statement_file(name: str) -> str:
    """Return the name of a statement's file."""
    return f"statement-{name}.txt"


def formats() -> dict[str, str]:
    """Return the shipped formats of lists of speakers: name to TOML text, by name."""
    files = resources.files("interp.seed").joinpath("formats").iterdir()
    return {file.name.removesuffix(".toml"): file.read_text(encoding="utf-8") for file in sorted(files, key=str)}


def _rows(table: str) -> list[dict[str, str]]:
    """Return the rows of a tab-separated table with a header line."""
    head, *lines = (line.split("\t") for line in table.splitlines())
    return [dict(zip(head, line, strict=True)) for line in lines]


def _tables(folder: str) -> dict[str, str]:
    """Return the tables of a folder by their names."""
    tables = resources.files("interp.seed").joinpath(folder).iterdir()
    return {table.name.removesuffix(".tsv"): table.read_text(encoding="utf-8") for table in tables}


def _read(name: str) -> str:
    return resources.files("interp.seed").joinpath(name).read_text(encoding="utf-8")
