"""The commands `interp config`, `check`, `audit` and `retention` of one data folder; the last may erase."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interp.cli.links import told as told_at
from interp.cli.opened_service import looking, with_services
from interp.cli.options import Said, data_option, json_option, line, print_row, settings_from
from interp.cli.terms import checked_terms
from interp.config import table
from interp.errors import InterpError

if TYPE_CHECKING:
    from interp.service.retention.keeping import RetentionPlan
    from interp.store.open_stores import Stores

FIRST = "process {server} serves the folder and goes before other programs of this machine (nice {nice})"
NOT_FIRST = (
    "process {server} serves the folder without priority over other programs (nice {nice}): while they are busy, "
    "switches and documents may take three times as long; the systemd unit allows it one"
)

DISK_IS_FULL = ": too little; nothing can be saved when none is left. docs/card.md says what may be removed"


@click.command()
@data_option
def config(data: Path | None) -> None:
    """Print every setting with its value."""
    for name, value, default, help_text in table(settings_from(data)):
        mark = "" if value == default else f"   (default {default or 'empty'})"
        click.echo(f"{name}={value}{mark}\n    {help_text}")


@click.command()
@data_option
def check(data: Path | None) -> None:
    """Check the data folder: database, tables, every meeting's log, the list of terms."""
    from interp.errors import BadRequest, Damaged
    from interp.store import folder_check
    from interp.web.wording.refusal_sentences import sentence

    settings = settings_from(data)
    wrong = 0
    for name, good, detail in (
        *folder_check.check(settings.data, settings.database), *checked_terms(settings.data),
        *_retention(settings.data), *_disk(settings.data), *_priority(settings.data),
    ):  # fmt: skip
        if isinstance(detail, BadRequest):
            told = line(detail)
        else:
            told = detail if isinstance(detail, str) else sentence(detail, "en")
        if isinstance(detail, Damaged):
            told += f" ({detail.args_['found']})"
        click.echo(f"{'ok ' if good else 'BAD'}  {name}: {told}")
        wrong += not good
    if wrong:
        raise Said(f"{wrong} problem(s) found")


@click.command("finish-upgrade")
@data_option
def finish_upgrade(data: Path | None) -> None:
    """Let this release write what the one before cannot read; to go back then takes a backup. Also while it serves."""
    from interp.store import open_stores

    if open_stores.finish_upgrade(settings_from(data)):
        click.echo("The upgrade is finished: no earlier release can be served any more.")
    else:
        click.echo("Nothing was open: no earlier release could be served.")


def _disk(folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Yield how much room there is on the disk of the folder; nothing when that cannot be known."""
    from interp.live.health_checks import DISK_FULL

    with suppress(OSError):
        found = os.statvfs(folder)
        free = found.f_bavail * found.f_frsize
        yield ("disk", free >= DISK_FULL, f"{free // 1_000_000} MB free" + ("" if free >= DISK_FULL else DISK_IS_FULL))


def _priority(folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Yield whether the server of the folder, if one runs, goes before other programs of the machine."""
    from interp.process_priority import priority
    from interp.run.folder_lock import server_of

    server = server_of(folder)
    with suppress(OSError):  # it has just ended
        if server is not None:
            nice = priority(server)
            yield ("priority", True, (FIRST if nice < 0 else NOT_FIRST).format(server=server, nice=nice))


def _retention(folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Yield what is to be erased next; nothing of a folder that cannot be opened or is of another release."""
    with suppress(InterpError), looking(folder) as stores:
        due = _plan(stores).due()
        told = f"{sum(each.count for each in due)} to erase, the first at {told_at(due[0].at)}" if due else "nothing"
        yield ("retention", True, f"{told}; see interp retention" if due else "nothing to erase")


def _plan(stores: "Stores") -> "RetentionPlan":
    from interp.cli.listed_meetings import meetings_of
    from interp.run.retention_runs import days_of
    from interp.service.retention.keeping import RetentionPlan

    days = days_of(settings_from(None))
    return RetentionPlan(meetings_of(stores), stores.documents, stores.erasures, stores.clock, days)


@click.command()
@click.option("--now", is_flag=True, help="Erase what is due, as the service does once a day.")
@json_option
@data_option
def retention(now: bool, as_json: bool, data: Path | None) -> None:
    """Print what will be erased after the close of meetings, and when; INTERP_KEEP_… are the days.

    A line for each kind and meeting: when, what, how many, in which meeting.
    """
    if now:
        gone = with_services(data, lambda services: services.retention.work())
        for kind, count in gone.items():
            print_row({"erased": kind, "count": count}, as_json)
        return
    with looking(data) as stores:
        for each in _plan(stores).due():
            row = {"at": told_at(each.at), "kind": each.kind, "count": each.count, "meeting": each.meeting}
            print_row(row, as_json)


@click.command()
@click.argument("meeting", required=False)
@click.option("--refused", is_flag=True, help="Only what was refused; without a meeting, also sign-ins and links.")
@click.option("--texts", is_flag=True, help="Only what was done at the translation desk, and refused there.")
@click.option("--access", is_flag=True, help="Only what was done to links and people; without a meeting, to all.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each row, whole.")
@click.option("--hash", "sealed", is_flag=True, help="Print only the number of events and the seal of the log.")
@click.option("--until", type=int, help="Number of the last event to read, to compare with an earlier hash.")
@data_option
def audit(
    meeting: str | None, refused: bool, texts: bool, access: bool, as_json: bool, sealed: bool, until: int | None,
    data: Path | None,
) -> None:  # fmt: skip
    """Print who asked for what, when and with which screen, done or refused; the folder is not changed."""
    from interp.store import audit
    from interp.store.erasing.log_seal import fold

    if meeting is None and (sealed or until or not (refused or access)):
        raise click.UsageError("Name a meeting; only --refused and --access go without one.")
    settings = settings_from(data)
    folder, database = settings.data, settings.database
    done, turned_down = audit.of_folder(folder, meeting, until, database=database)
    until_ms = done[-1].at if until else None
    acts = audit.of_desk(folder, meeting, until_ms, database=database) if meeting else []
    if sealed:
        click.echo(f"{done[-1].seq}\t{fold(done)}")
        return
    if texts:
        turned_down = [each for each in turned_down if each.name.startswith("desk.")]
    wanted = access or not (texts or refused)
    links = audit.of_access(folder, meeting, until_ms, database=database) if wanted else []
    if access:
        done, acts, turned_down = [], [], turned_down if refused else []
    for row in audit.together([] if refused or texts else done, [] if refused else acts, turned_down, links):
        click.echo(json.dumps(audit.said(row), ensure_ascii=False) if as_json else audit.line(row))
