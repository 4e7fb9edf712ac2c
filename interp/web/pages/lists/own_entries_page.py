"""Routes by which a delegation sees by its link its turn and its entries on the lists: for programs and as a page."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from flask import Response, render_template, request
from markupsafe import Markup

from interp.domain.model.state import Meeting
from interp.domain.rules.lists.inscription_window import inscription_at, opened_at, own_inscription
from interp.domain.rules.permissions import Actor
from interp.domain.views.lists.own_entries import Orders, OwnEntry, OwnList, OwnLists, orders_of, own_lists, own_number
from interp.domain.views.view_parts import Recipient, meeting_view
from interp.errors import NotFound
from interp.languages import INTERFACE_LANGUAGES
from interp.service.value_cache import ValueCache
from interp.value_types import replace
from interp.web.answers import tagged_body
from interp.web.page_cache import drawn_in_steps
from interp.web.pages.lists.own_hours import STEP_MS, Said, own_hours, spoken_by
from interp.web.routing import query_parameters as q
from interp.web.routing.route_declarations import MEETING, Routes
from interp.web.routing.who_may import DELEGATIONS
from interp.web.services import services
from interp.web.wording import i18n
from interp.web.wording.lists.reason_sentences import ReasonSentences
from interp.web.wording.page_words import table
from interp.wire import encoded, reader_language_from, view_json

ROUTES = Routes("own_entries")
V = TypeVar("V")
PART = "\x1f"  # no text of a meeting has it
JSON = "application/json"
Mark = tuple[str, int]
# Who waits is the same for every delegation that asks in a language.
ORDERS = ValueCache[tuple[str, str], Mark, Orders](64)
DRAWN = ValueCache[tuple[str, str], Mark, dict[str, list[Markup]]](64)


@ROUTES.get(f"{MEETING}/list/mine", OwnLists, may=DELEGATIONS, query=(q.LANGUAGE,), refusals=(304, 400, 401, 403, 404))
def own_entries_of(actor: Actor, meeting: str) -> Response:
    """The lists of speakers as the delegation of the link sees them.

    `?language=`: for the link of a delegation its turn at the floor with the clock (`floor`), the windows of the lists,
    its own entries with place and reason, and how many wait; who waits in which order where the list is for delegations
    or everyone; with ETag, to be asked for every 5 s at most
    """
    language, state = reader_language_from(request.args.get("language", "en")), services().meetings.state(meeting)
    number = own_number(state, _delegation(actor))
    return tagged_body(lambda: encoded(_lists(state, actor, language)) + b"\n", JSON, number, "mine")


@ROUTES.get("/m/<meeting>/<language>/mine", may=DELEGATIONS, table="pages")
def own_entries_page(actor: Actor, meeting: str, language: str) -> str:
    """The lists of speakers as the delegation of the link sees them.

    for the link of a delegation: its own time while it has the floor, when inscription is open, its own entries with
    place and reason, and the order of the list where delegations see it
    """
    if language not in INTERFACE_LANGUAGES:
        raise NotFound("page")
    state, now = services().meetings.state(meeting), services().clock.now_ms()
    found, about = _lists(state, actor, language), view_json(meeting_view(state, Recipient(language)))
    hours = own_hours(state, services().epoch, now)
    told = [each for row in found.lists for each in row.entries if _is_told(each, hours)]
    own = [each.speech.id for each in told]
    changes = [at for each in found.lists for at in _hours(each) if at > now] + [now + STEP_MS for _ in own]
    return drawn_in_steps(
        "own_entries.html", page="own", language=language, meeting_id=meeting, view={"meeting": about}, now=now,
        words=_clock_words(language), orders=_held(DRAWN, state, language, lambda: _rows(found)),
        foreseen=bool(hours), spoken_by=spoken_by(state, services().epoch, now, told),
        mine=view_json(replace(found, lists=())) | {"lists": [_shown(state, each, now) for each in found.lists]},
        expected={each: hours[each] for each in own}, changes_at=min(changes, default=None),
    )  # fmt: skip


def _clock_words(language: str) -> dict[str, Any]:
    """Return the texts with which the page's script draws the clock, says what is left, and “slower, please”."""
    wanted = ("clock.", "seconds_left", "slower.", "time_up")
    return {key: each for key, each in table(language, "own").items() if key.startswith(wanted)}


def _delegation(actor: Actor) -> str:
    return actor.scope.id if actor.scope else ""


def _lists(state: Meeting, actor: Actor, language: str) -> OwnLists:
    zone = state.about.timezone if state.about else "UTC"
    sentences = ReasonSentences(language, lambda ms: i18n.clock_time(ms, zone)[:5])
    orders = _held(ORDERS, state, language, lambda: orders_of(state, language))
    return own_lists(state, _delegation(actor), language, sentences.of, orders)


def _held(cache: ValueCache[tuple[str, str], Mark, V], state: Meeting, language: str, make: Callable[[], V]) -> V:
    """Return what is made of the lists of a meeting in a language, the same while they are."""
    about = state.about
    return cache.get((about.id if about else "", language), (services().epoch, own_number(state)), make)


def _rows(found: OwnLists) -> dict[str, list[Markup]]:
    """Return what stands in each row of the orders, by the id of their list."""
    rows = {each.id: [view_json(row) for row in each.order or ()] for each in found.lists}
    every = [row for each in rows.values() for row in each]
    drawn = render_template("own_order.html", language=found.language, part=PART, rows=every)
    pieces = iter(Markup(each) for each in drawn.split(PART))  # noqa: S704
    return {key: [next(pieces) for _ in each] for key, each in rows.items()}


def _shown(state: Meeting, each: OwnList, now: int) -> dict[str, Any]:
    """Return a list with whether inscription is open now, and of its order which rows are the delegation's own."""
    assert state.about is not None
    speakers, opened = state.lists[each.id], opened_at(state, state.lists[each.id])
    desk, own = inscription_at(speakers, now, opened), own_inscription(speakers, now, state.about.starts_at, opened)
    window = "at_desk" if own == "closed" and desk == "open" else own
    order = None if each.order is None else [row.own for row in each.order]
    return view_json(replace(each, order=None)) | {"window": window, "desk": desk, "order": order}


def _is_told(entry: OwnEntry, hours: Mapping[str, Said]) -> bool:
    """Return whether the page says when an entry is expected: of one that is to be confirmed first it does not."""
    return entry.place is not None and not entry.to_confirm and entry.speech.id in hours


def _hours(each: OwnList) -> list[int]:
    times = (each.opens_at, each.closes_at, each.own_opens_at, each.own_closes_at)
    return [at for at in times if at is not None]
