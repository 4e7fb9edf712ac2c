"""Lists the pages that this browser's person may open, for the header of staff pages and for refusals."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from flask import current_app, g, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.roles import PUBLIC, ROLE_ROWS, STAFF, RoleRow
from interp.domain.model.state import About, Meeting
from interp.domain.rules.permissions import in_scope
from interp.domain.views.audiences import AUDIENCES, Audience, admit, own
from interp.domain.views.view_parts import Recipient, meeting_view
from interp.errors import InterpError, NotAllowed, NotFound, NotSignedIn
from interp.languages import INTERFACE_LANGUAGES
from interp.value_types import dataclass
from interp.web.auth import chosen, current_actors, current_user
from interp.web.page_cache import in_turns
from interp.web.routing.route_declarations import every_route
from interp.web.services import services
from interp.web.wording import i18n
from interp.wire import view_json

R = TypeVar("R")
PAPERS = "papers"  # the blueprint of the pages for staff of every meeting


@dataclass(frozen=True, slots=True)
class PageLink:
    """The address of a page; `code` is the language of a booth."""

    address: str
    code: str = ""

    @property
    def is_current(self) -> bool:
        """Return whether it is the page of this request."""
        return self.address == request.path


@dataclass(frozen=True, slots=True)
class PageRow:
    """One kind of page with its links: one, or one for each booth. A meeting is named by `meeting`, its view."""

    name: str
    links: tuple[PageLink, ...]
    meeting: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class StaffMenu:
    """What the header of a staff page offers; `language` is the one now shown, `user` whose password it may change."""

    language: str
    languages: dict[str, str]
    rows: list[PageRow]
    user: str


def pages_of_work(rows: Iterable[RoleRow]) -> tuple[str, ...]:
    """Return the guarded audiences: each role's own page in the order of the table, then what else a role joins."""
    working = [row for row in rows if row.joins]
    return tuple(dict.fromkeys([row.page for row in working] + [name for row in working for name in row.joins]))


WORK = pages_of_work(ROLE_ROWS)


@cache
def public_pages() -> tuple[tuple[str, str], ...]:
    """Return the name and the endpoint of each public page that the header lists, in the order that the routes state.
    """
    listed = sorted((each.header, each.endpoint) for each in every_route() if each.header[0])
    return tuple((name, endpoint) for (_, name), endpoint in listed)


def staff_menu() -> StaffMenu:
    """Return the languages of this page by code with their addresses, and the pages this person may open.

    A booth's page is in the language of its address: the languages are those of the booths this person may open.
    """
    g.has_staff_head = True
    rows = open_pages()
    booths = next((row for row in rows if row.name == _audience() and row.links[0].code), None)
    languages = {link.code: link.address for link in booths.links} if booths else in_languages()
    return StaffMenu(i18n.request_language(), languages, rows, current_user())


def in_languages() -> dict[str, str]:
    """Return the address of this page in each language: that of its path, or `?lang=`."""
    return {code: _address_in(code) for code in INTERFACE_LANGUAGES}


def _address_in(code: str) -> str:
    parts, asked = request.view_args or {}, request.args.to_dict()
    if parts.get("language") in INTERFACE_LANGUAGES:
        path = url_for(str(request.endpoint), **(parts | {"language": code}))
        return path + (f"?{urlencode(asked)}" if asked else "")
    if request.endpoint in ("auth.login", "password.change") and (wanted := _next_in_form()):
        asked["next"] = wanted  # of a refused sign-in or new password
    return f"?{urlencode(asked | {'lang': code})}"  # without the path, which another site's address could look like


def _next_in_form() -> str:
    """Return where the form leads; empty for one that is too large to be read."""
    try:
        return request.form.get("next", "")
    except RequestEntityTooLarge:
        return ""


def open_pages() -> list[PageRow]:
    """Return the pages of the request's meeting, else a page of each meeting of the day; then those of no meeting."""
    here = _of_this_meeting()
    rows = [*(here or _of_meetings()), *_links(bool(here))]
    papers = [PageRow(PAPERS, (PageLink(url_for("papers.listing")),))] if works_in(None) else []
    return [*rows, *papers, PageRow("index", (PageLink("/"),))]


def _links(known: bool) -> list[PageRow]:
    """Return the page of the links of the request's meeting, if it is known, else of those for every meeting."""
    here = (request.view_args or {}).get("meeting") if known else None
    return [PageRow("links", (PageLink(f"/m/{here}/links" if here else "/links"),))] if works_in(here) else []


def offered_after_refusal() -> list[PageRow]:
    """Return what a refused person may open instead; nothing for a visitor, and while it cannot be found out."""
    try:
        return open_pages() if current_actors()[0].role != PUBLIC else []
    except InterpError:
        return []


def needed_roles() -> list[str]:
    """Return the roles for which this page is, in the order of their table; none for a page open to anyone."""
    rule = AUDIENCES.get(_audience())
    roles = STAFF if request.blueprint == PAPERS else rule.roles if rule else None
    return [row.name for row in ROLE_ROWS if row.name in (roles or ())]


def works_in(meeting: str | None) -> bool:
    """Return whether any of this browser's roles is staff of `meeting`, or (None) of every meeting."""
    staff = (actor for actor in current_actors() if actor.role in STAFF and in_scope(actor, None))
    return any(actor.meeting in (None, meeting) for actor in staff)


class NearestDay(Generic[R]):
    """Of rows that come in any order, those of the day `asked` for, else of today or the next day, else of the last.
    """

    def __init__(self, today: date, asked: str = "") -> None:
        """`asked` is a day as in ISO 8601; any other text asks for none."""
        self._today, self._asked = today, asked
        self.day: date | None = None
        self.found: list[R] = []

    def wants(self, day: date) -> bool:
        """Return whether rows of a day are to be put in, as far as is known."""
        return self.day is None or self._rank(day) <= self._rank(self.day)

    def put(self, day: date, row: R) -> None:
        """Take a row; those of a day that is further away are dropped."""
        if not self.wants(day):
            return
        if day != self.day:
            self.day, self.found = day, []
        self.found.append(row)

    def _rank(self, day: date) -> tuple[int, int]:
        if day.isoformat() == self._asked:
            return 0, 0
        return (1, day.toordinal()) if day >= self._today else (2, -day.toordinal())


def days_of(about: About, status: str, now_ms: int) -> tuple[date, ...]:
    """Return the days a meeting is listed on: its own and, when it continues past midnight, the next."""
    own = i18n.local(about.starts_at, about.timezone).date()
    today = i18n.local(now_ms, about.timezone).date()
    late = status in ("open", "suspended") and today == own + timedelta(days=1)
    return (own, today) if late else (own,)


def noon(day: date) -> int:
    """Return a time by which a template can name the day in any meeting's zone."""
    return int(datetime.combine(day, time(12), UTC).timestamp() * 1000)


def _audience() -> str:
    return (request.endpoint or "").removeprefix("pages.")


def _of_this_meeting() -> list[PageRow]:
    meeting = (request.view_args or {}).get("meeting")
    try:
        return _of_meeting(meeting, services().meetings.state(meeting)) if meeting else []
    except NotFound:
        return []


def _of_meeting(meeting: str, state: Meeting) -> list[PageRow]:
    """Return the pages of a meeting, if a page of work is among them."""
    work = [row for row in (_row(name, f"pages.{name}", meeting, state) for name in WORK) if row.links]
    booths = [link for row in work if row.name == "booth" for link in row.links]
    own = len(booths) == 1  # staff, who have them all, read texts at the desk
    texts = [PageRow("booth_texts", (PageLink(f"{booths[0].address}/texts"),))] if own else []
    public = (_row(*page, meeting, state) for page in public_pages())
    return work and [*work, *texts, *(row for row in public if row.links)]


def _of_meetings() -> list[PageRow]:
    """Return the page of work in each meeting of the nearest day on which this person works."""
    nearest = NearestDay[tuple[int, str, PageRow]](i18n.local(services().clock.now_ms(), "Europe/Zurich").date())
    for meeting, state in in_turns(services().meetings.listed()):
        about = state.about if state else None
        day = i18n.local(about.starts_at, about.timezone).date() if about else None
        if state and about and day and nearest.wants(day) and (rows := _of_meeting(meeting, state)):
            shown = view_json(meeting_view(state, Recipient(i18n.request_language())))
            nearest.put(day, (about.starts_at, meeting, PageRow("meeting", rows[0].links[:1], shown)))
    return [row for _, _, row in sorted(nearest.found, key=lambda each: each[:2])]


def _row(name: str, endpoint: str, meeting: str, state: Meeting) -> PageRow:
    """Return a page of a meeting with the links this person may open; none for a page that programs only have."""
    audience = name if name in AUDIENCES else "captions"
    if endpoint not in current_app.view_functions:
        return PageRow(name, ())
    each = AUDIENCES[audience].own_language
    codes = MEETING_LANGUAGES if each else (i18n.request_language(),)
    here = [code for code in codes if _may_open(Audience(audience, code), meeting, state)]
    return PageRow(name, tuple(_link(endpoint, meeting, code, each) for code in here))


def _link(endpoint: str, meeting: str, code: str, each: bool) -> PageLink:
    with_language = current_app.url_map.is_endpoint_expecting(endpoint, "language")
    parts = {"meeting": meeting} | ({"language": code} if with_language else {})
    return PageLink(url_for(endpoint, **parts), code if each else "")  # type: ignore[arg-type]


def _may_open(audience: Audience, meeting: str, state: Meeting) -> bool:
    """Return whether one of this browser's roles may see an audience's view."""
    private = bool(state.about and state.about.private)
    try:
        chosen(current_actors(), lambda actor: admit(actor, meeting, own(audience, actor), private=private))
    except (NotAllowed, NotSignedIn):
        return False
    return True
