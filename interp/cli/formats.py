"""The commands `interp formats list`, `show`, `check` and `order`: the rules of lists of speakers, and what they do."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interp.cli.options import FILE, Said, data_option, json_option, print_row, settings_from
from interp.domain.model.list_rules import ListRules
from interp.languages import INTERFACE_LANGUAGES
from interp.value_types import replace

if TYPE_CHECKING:
    from interp.domain.model.speaker_lists import Entry, Hand
    from interp.reading.list_formats.format_folder import FoundFormat
    from interp.reading.list_formats.list_format import FormatFault, FormatSource
    from interp.reading.list_formats.trial_list import TrialSpeaker

ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))  # a terminal shows them as boxes


@click.group()
def formats() -> None:
    """The formats of lists of speakers: limits, order and inscription, as files."""


@formats.command("list")
@json_option
@data_option
def formats_list(as_json: bool, data: Path | None) -> None:
    """List the formats, shipped and of the data folder: name, origin, values, values unverified, faults, title."""
    for name, found in _all(data).items():
        made = found.format
        unverified = sum(value.source is None for value in made.values)
        print_row(
            {"name": name, "origin": found.origin, "values": len(made.values), "unverified": unverified,
             "faults": len(made.faults), "title": made.title.get("en") or next(iter(made.title.values()), "")},
            as_json,
        )  # fmt: skip


@formats.command("show")
@click.argument("name")
@json_option
@data_option
def formats_show(name: str, as_json: bool, data: Path | None) -> None:
    """Print every value of a format with its source and year; one without is unverified."""
    found = _one(name, data).format
    for value in found.values:
        row = {"field": value.key, "value": value.value, "source": _source(value.source)}
        print_row(row if as_json else row | {"value": _cell(value.value)}, as_json)
    _tell(found.faults)


@formats.command("check")
@click.argument("file", type=FILE)
def formats_check(file: Path) -> None:
    """Print what is wrong with a file, with the line; status 1 when there is anything."""
    from interp.reading.list_formats.format_folder import format_in

    found = format_in(file)
    unverified = sum(value.source is None for value in found.values)
    click.echo(f"{len(found.values)} values, {unverified} of them unverified")
    _tell(found.faults)


@formats.command("order")
@click.argument("name")
@click.argument("file", type=FILE)
@click.option("--draw", metavar="SEED", help="Draw lots with this seed for those that have none.")
@click.option("--language", type=click.Choice(INTERFACE_LANGUAGES), default="en", help="Language of the reasons.")
@data_option
def formats_order(name: str, file: Path, draw: str | None, language: str, data: Path | None) -> None:
    """Order a CSV list of speakers by a format: print position, speaking time, name and reason of each.

    Columns: name, category; also inscribed, level, capacity, concerned, turn, lot, absent, after.
    """
    from interp.domain.model.speaker_lists import Place
    from interp.domain.rules.lists.list_limits import entry_limit_ms
    from interp.domain.rules.lists.list_order import reason_of
    from interp.reading.list_formats.trial_list import trial_list
    from interp.web.wording.lists.reason_sentences import ReasonSentences

    chosen = _one(name, data).format
    _tell(chosen.faults)
    listed = trial_list(file.read_text(encoding="utf-8", errors="replace"))
    _tell(listed.faults)
    entries, hands = _drawn(listed.speakers, draw), _hands(listed.speakers)
    block = next((each.budget_ms for each in chosen.rules.budgets), None)
    sentences = ReasonSentences(language, _hour)
    for position, who in enumerate(_ordered(entries, chosen.rules, hands), start=1):
        limit = entry_limit_ms(entries[who], chosen.rules, len(entries), block)
        hand = next((each for each in hands if each.id == who), None)
        entry = replace(entries[who], place=Place(hand.after, "other")) if hand else entries[who]
        reason = sentences.of(reason_of(entry, chosen.rules), hand.after or "" if hand else "")
        click.echo(f"{position}\t{_length(limit)}\t{who}\t{reason.translate(ISOLATES)}")


def _all(data: Path | None) -> "dict[str, FoundFormat]":
    from interp.reading.list_formats.format_folder import formats_of
    from interp.seed.bundled_data import formats as shipped

    return formats_of(shipped(), settings_from(data).data)


def _one(name: str, data: Path | None) -> "FoundFormat":
    """Return a format. Raises Said."""
    found = _all(data)
    if name not in found:
        raise Said(f"There is no format {name}. interp formats list prints them.")
    return found[name]


def _tell(faults: "Iterable[FormatFault]") -> None:
    """Print each fault with its line. Raises Said if there are any."""
    told = [f"line {fault.line}: {fault.sentence}" for fault in faults]
    for each in told:
        click.echo(each)
    if told:
        raise Said(f"{len(told)} problem(s) found")


def _source(source: "FormatSource | None") -> str:
    return f"{source.title} ({source.year})" if source else "unverified"


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(map(_cell, value)) if isinstance(value, list) else str(value)


def _drawn(speakers: "Iterable[TrialSpeaker]", seed: str | None) -> "dict[str, Entry]":
    """Return the entries by name; with a seed, those without a lot get one."""
    from interp.domain.rules.lists.list_order import drawn, with_lots

    entries = {each.name: each.entry for each in speakers}
    if seed is None:
        return entries
    return entries | with_lots(entries, drawn([who for who, entry in entries.items() if entry.lot is None], seed))


def _hands(speakers: "Iterable[TrialSpeaker]") -> "tuple[Hand, ...]":
    from interp.domain.rules.lists.list_order import placed_by_hand

    hands: tuple[Hand, ...] = ()
    for each in speakers:
        if each.after is not None:
            hands = placed_by_hand(hands, (), each.name, each.after or None)
    return hands


def _ordered(entries: "Mapping[str, Entry]", rules: ListRules, hands: "tuple[Hand, ...]") -> tuple[str, ...]:
    from interp.domain.model.speaker_lists import OrderRow
    from interp.domain.rules.lists.list_order import key_of, order

    return order([OrderRow(who, key_of(entry, rules, who), True) for who, entry in entries.items()], hands)


def _hour(at: int) -> str:
    """Return an hour of the day, empty where the table has none."""
    from interp.reading.list_formats.trial_list import DAY_MS

    return f"{at // 3_600_000:02}:{at // 60_000 % 60:02}" if at < DAY_MS else ""


def _length(limit_ms: int | None) -> str:
    if limit_ms is None:
        return "-"
    minutes, seconds = divmod(limit_ms // 1_000, 60)
    return f"{minutes}:{seconds:02}"
