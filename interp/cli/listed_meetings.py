"""The commands `interp meeting`: print which meetings a data folder has, and one of them; archive and erase one."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import click

from interp.cli.links import HERE, told
from interp.cli.opened_service import looking, with_services
from interp.cli.options import Said, data_option, json_option, print_json, print_row, settings_from
from interp.domain.model.commands import ArchiveMeeting, Command, UnarchiveMeeting
from interp.domain.model.state import About, Meeting

if TYPE_CHECKING:
    from interp.service.meetings import Meetings
    from interp.service.retention.erasing import Erasure
    from interp.store.open_stores import Stores

COPIES = ("backups/*.zip", "replaced-*")


@click.group()
def meeting() -> None:
    """The meetings of a data folder; also while the service runs."""


@meeting.command("list")
@json_option
@data_option
def meeting_list(as_json: bool, data: Path | None) -> None:
    """List the meetings in the order in which they begin: id, state, beginning, room, title."""
    with looking(data) as stores:
        for state in meetings_of(stores).states().values():
            print_row(row(state), as_json)


@meeting.command("show")
@click.argument("meeting_id", metavar="MEETING")
@json_option
@data_option
def meeting_show(meeting_id: str, as_json: bool, data: Path | None) -> None:
    """Print what is known of a meeting, a line for each fact."""
    with looking(data) as stores:
        shown = facts_of(meetings_of(stores).state(meeting_id))
    if as_json:
        print_json(shown)
        return
    for name, value in shown.items():
        click.echo(f"{name}\t{'' if value is None else value}")


@meeting.command("archive")
@click.argument("meeting_id", metavar="MEETING")
@click.option("--to", "file", type=click.Path(path_type=Path), help="Also write all of it into this new file, a .zip.")
@data_option
def archive_command(meeting_id: str, file: Path | None, data: Path | None) -> None:
    """Put a closed meeting among the archived ones, where nobody changes it; --to: also write it into a file.

    The file has all of it in open formats, to hand it over to an archive.
    """
    from interp.run.meeting_archive import archive, check_folder

    if file:
        if file.exists():
            raise click.UsageError(f"{file} exists already. Name another file.")
        check_folder(file)
    _asks(data, meeting_id, ArchiveMeeting())
    click.echo(f"Archived {meeting_id}.")
    if file:
        with looking(data) as stores:
            count = archive(stores, settings_from(data).data, meeting_id, file)
        click.echo(f"Wrote {count} files into {file}.")


@meeting.command("unarchive")
@click.argument("meeting_id", metavar="MEETING")
@data_option
def unarchive_command(meeting_id: str, data: Path | None) -> None:
    """Unarchive a meeting: it is closed, and listed under its day."""
    _asks(data, meeting_id, UnarchiveMeeting())
    click.echo(f"{meeting_id} is not archived.")


def _asks(data: Path | None, meeting: str, command: Command) -> None:
    with_services(data, lambda services: services.meetings.handle(HERE, meeting, uuid4().hex, command))


@meeting.command("erase")
@click.argument("meeting_id", metavar="MEETING")
@click.option("--reason", required=True, help="Why, and on whose decision: it stays on record.")
@click.option("--memory", is_flag=True, help="Also what the translation memory has of its published texts.")
@click.option("--confirm", metavar="MEETING", help="The id once more, instead of being asked for it.")
@click.option("--json", "as_json", is_flag=True, help="Print what was erased as JSON.")
@data_option
def erase(
    meeting_id: str, reason: str, memory: bool, confirm: str | None, as_json: bool, data: Path | None
) -> None:
    """Erase a meeting: log, texts, files, drafts, links, refusals. It cannot be undone.

    Its id, when, who, why and the seal of its log stay on record. The id is not given again. Backups stay as they are.
    """

    def work(services: Any) -> "Erasure":
        state = services.retention.erasing.may(HERE, meeting_id)
        if confirm is None:
            click.echo(f"{meeting_id}: {state.about.title}. {state.seq} events. This cannot be undone.", err=True)
        typed = confirm if confirm is not None else click.prompt("Type the id of the meeting to erase it", err=True)
        if typed != meeting_id:
            raise Said("The id is another one. Nothing was erased.")
        done: Erasure = services.retention.erasing.erase(HERE, meeting_id, reason, memory=memory)
        return done

    done = with_services(data, work)
    folder = settings_from(data).data
    copies = [str(each.relative_to(folder)) for name in COPIES for each in sorted(folder.glob(name))]
    if as_json:
        print_json({
            "meeting": meeting_id, "at": told(done.record.at), "events": done.record.events, "seal": done.record.seal,
            "gone": done.gone, "papers": done.papers, "copies": copies, "rewritten": done.rewritten,
        })  # fmt: skip
        return
    click.echo(f"Erased {meeting_id}: {done.record.events} events. Seal of its log: {done.record.seal}")
    for name in done.papers:
        click.echo(f"The paper {name} stays: other meetings were planned from it.")
    if copies:
        click.echo(f"Copies in the folder may hold it; remove them: {', '.join(copies)}")
    if not done.rewritten:
        click.echo("The files of the databases are rewritten when no meeting sits: interp retention --now.")


def meetings_of(stores: "Stores") -> "Meetings":
    """Return the meetings of stores that are only looked at; lists come from their cards."""
    from interp.live.card_encoding import EncodedCards
    from interp.live.state_snapshots import code_key
    from interp.live.wake_up import ProcessWakeUp
    from interp.service.known_states import KnownStates
    from interp.service.meetings import Meetings

    wake_up, cards = ProcessWakeUp(), EncodedCards(stores.cards, code_key(), lambda: None)
    return Meetings(stores.log, wake_up, stores.clock, states=KnownStates(stores.log, wake_up, cards=cards))


def row(state: Meeting) -> dict[str, Any]:
    """Return what a list says of a planned meeting."""
    about = _about(state)
    return {
        "id": about.id, "status": state.status, "starts": _time(about, about.starts_at), "room": about.venue,
        "title": about.title,
    }  # fmt: skip


def facts_of(state: Meeting) -> dict[str, Any]:
    """Return what is printed of one meeting."""
    about = _about(state)
    return row(state) | {
        "ends": _time(about, about.ends_at), "timezone": about.timezone, "language": about.language,
        "private": about.private, "items": len(state.items), "speeches": len(state.speeches), "events": state.seq,
        "archived": state.archived,
    }  # fmt: skip


def _about(state: Meeting) -> About:
    assert state.about  # only planned meetings are found
    return state.about


def _time(about: About, ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(ZoneInfo(about.timezone)).isoformat(timespec="minutes")
