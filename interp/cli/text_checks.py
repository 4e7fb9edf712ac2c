"""The command `interp text check`, which prints the findings of a translation file, and its group."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from interp.cli.options import FILE, Said, line
from interp.cli.text_exchange import xliff
from interp.cli.text_lexicon import lexicon
from interp.cli.text_measures import measure
from interp.domain.checks import worst
from interp.domain.model.findings import Finding
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.translation.lexicon import Lexicon
from interp.errors import InterpError

FAILED = 3  # exit status of --strict when there is an error
LANGUAGE = click.Choice(MEETING_LANGUAGES)


@click.group()
def text() -> None:
    """Check, measure and exchange translated text."""


text.add_command(xliff)

@text.command("check")
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON list with every unit and its findings.")
@click.option("--source", type=LANGUAGE, help="Language of the originals, where the file does not say.")
@click.option("--target", "targets", type=LANGUAGE, multiple=True, help="Only these languages; may be given again.")
@click.option("--strict", is_flag=True, help="End with status 3 when there is an error.")
@click.option("--names", type=FILE, help="A file of the same kinds with the forms of persons' names by language.")
@click.option("--states", is_flag=True, help="Check the names of States.")
@click.option("--terms", type=FILE, help="A file of terms, as `interp terms check` reads it.")
def check_file(
    file: Path, as_json: bool, source: str | None, targets: tuple[str, ...], strict: bool, names: Path | None,
    states: bool, terms: Path | None,
) -> None:  # fmt: skip
    """Check the translations in a .tmx, .xlf, .tsv or .csv file: numbers, symbols, names, loops, what is missing."""
    known = lexicon(names, states, terms)
    counted: Counter[str] = Counter()
    written = _as_json if as_json else _for_people
    try:
        for piece in written(_checked(file, source or "", targets, known, counted)):
            click.echo(piece, nl=False)
    except InterpError as error:
        raise Said(line(error)) from None
    if not as_json:
        shown = ", ".join(f"{counted[severity]} {severity}" for severity in ("error", "warning", "info"))
        click.echo(f"{counted['units']} units: {shown}")
    if strict and counted["error"]:
        raise SystemExit(FAILED)


Checked = tuple[str, tuple[tuple[str, Finding], ...]]


def _checked(
    file: Path, source: str, targets: tuple[str, ...], known: Lexicon, counted: Counter[str]
) -> Iterator[Checked]:
    """Yield the id of each unit with its findings and the language of each finding."""
    from interp.drafting.exchange.exchange_files import units

    for unit in units(file, source):
        pairs = [(code, made) for code, made in unit.targets if not targets or code in targets]
        found = tuple(
            (code, each)
            for code, made in pairs
            for each in known.faults(unit.source, made, unit.source_language, code)
        )  # fmt: skip
        counted["units"] += 1
        counted.update(each.severity for _, each in found)
        yield unit.id, found


def _as_json(checked: Iterator[Checked]) -> Iterator[str]:
    """Yield a JSON list in parts, one unit per line; findings name their language if there are several."""
    begin = "["
    for unit, found in checked:
        several = len({code for code, _ in found}) > 1
        findings = [
            {"check": each.check, "severity": each.severity, "message": each.message}
            | ({"language": code} if several else {})
            for code, each in found
        ]  # fmt: skip
        yield begin + json.dumps({"unit": unit, "findings": findings}, ensure_ascii=False)
        begin = ",\n"
    yield "[]\n" if begin == "[" else "]\n"


def _for_people(checked: Iterator[Checked]) -> Iterator[str]:
    for unit, found in checked:
        if found:
            yield f"{unit}  {worst([each for _, each in found])}\n"
        for code, each in found:
            yield f"  {code}  {each.severity:<8}{each.check:<13}{each.message}\n"


text.add_command(measure)
