"""The commands `interp meeting list` and `show`: print which meetings a data folder has, and one of them."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from interp.cli.opened_service import looking
from interp.cli.options import data_option, json_option, print_json, print_row
from interp.domain.model.state import About, Meeting

if TYPE_CHECKING:
    from interp.service.meetings import Meetings
    from interp.store.open_stores import Stores


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
    }  # fmt: skip


def _about(state: Meeting) -> About:
    assert state.about  # only planned meetings are found
    return state.about


def _time(about: About, ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(ZoneInfo(about.timezone)).isoformat(timespec="minutes")
