"""The command `interp text measure`: what became of the desk's drafts, or how near the models come to a file."""

import json
from dataclasses import asdict
from itertools import islice
from pathlib import Path

import click

from interp.cli.opened_service import looking
from interp.cli.options import FILE, data_option, facts, settings_from
from interp.domain.checks import check
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.chrf import chrf
from interp.domain.translation.draft_measures import Measures
from interp.errors import NoTranslator
from interp.ports import Engine

UNKNOWN = "-"
COLUMNS = ("direction", "package", "sentences", "drafted", "unchanged", "changed", "chrF", "from", "minutes", "from",
           "findings")  # fmt: skip


@click.command("measure")
@click.argument("file", type=FILE, required=False)
@click.option(
    "--source", type=click.Choice(MEETING_LANGUAGES), help="Language of a file's originals, where it does not say."
)
@click.option("--most", type=click.IntRange(1), default=1_000, show_default=True, help="Only the first so many units.")
@click.option("--meeting", help="Without a file: only the texts of this meeting.")
@click.option("--json", "as_json", is_flag=True, help="Without a file: print one JSON list.")
@data_option
def measure(
    file: Path | None, source: str | None, most: int, meeting: str | None, as_json: bool, data: Path | None
) -> None:
    """Without a FILE: the results of drafting at the desk, by package and direction, not by person.

    How many sentences were drafted, approved as drafted and changed, chrF (0 to 100) against the approved texts,
    minutes of review for a hundred words, and the drafts with findings, by kind; "-" is not known.

    With a FILE (.tmx, .xlf, .tsv or .csv): draft its originals and compare with the translations in it. A
    line for each direction: units, chrF, per cent of the drafts with an error, and the models used.
    """
    if file is None:
        _desk(data, meeting, as_json)
    else:
        _file(file, source or "", most, data)


def _desk(data: Path | None, meeting: str | None, as_json: bool) -> None:
    from interp.service.review_desk.measures import measured

    with looking(data) as stores:
        rows = measured(stores.documents, meeting)
    if as_json:
        click.echo(json.dumps([asdict(each) | {"findings": dict(each.findings)} for each in rows], ensure_ascii=False))
        return
    click.echo("\t".join(COLUMNS))
    for each in rows:
        click.echo("\t".join(_cells(each)))


def _cells(row: Measures) -> tuple[str, ...]:
    reviewed = row.unchanged + row.changed
    return (
        f"{row.source}-{row.language}", row.package, str(row.sentences), str(row.drafted),
        str(row.unchanged) if reviewed else UNKNOWN, str(row.changed) if reviewed else UNKNOWN,
        _figure(row.chrf), str(row.compared), _figure(row.minutes), str(row.timed),
        ", ".join(f"{check} {count}" for check, count in row.findings) or "0",
    )  # fmt: skip


def _figure(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:.1f}"


def _file(file: Path, source: str, most: int, data: Path | None) -> None:
    from interp.drafting.machine.argos_engine import ArgosEngine
    from interp.drafting.machine.models.installed_packages import FOLDER

    engine = ArgosEngine(settings_from(data).data / FOLDER)
    for (one, other), pairs in _directions(file, source, most).items():
        click.echo(f"{one}-{other}\t{len(pairs)}\t{_measured(engine, one, other, pairs)}")


Pairs = list[tuple[str, str]]


def _directions(file: Path, source: str, most: int) -> dict[tuple[str, str], Pairs]:
    """Return the pairs of original and translation, by direction."""
    from interp.drafting.exchange.exchange_files import units

    found: dict[tuple[str, str], Pairs] = {}
    for unit in islice(units(file, source), most):
        for code, made in (each for each in unit.targets if each[1].strip()):
            found.setdefault((unit.source_language, code), []).append((unit.source, made))
    return found


def _measured(engine: Engine, source: str, target: str, pairs: Pairs) -> str:
    """Return the result of a direction as table cells, without its name and number of units."""
    try:
        drafts = engine.translate([original for original, _ in pairs], source, target)
    except NoTranslator as error:
        return f"-\t-\t{facts(error)}"
    likeness = chrf((draft.text, person) for draft, (_, person) in zip(drafts, pairs, strict=True))
    wrong = sum(
        any(each.severity == "error" for each in check(original, draft.text, source, target))
        for draft, (original, _) in zip(drafts, pairs, strict=True)
    )
    return f"{likeness:.1f}\t{100 * wrong / len(pairs):.0f} %\t{drafts[0].origin}"
