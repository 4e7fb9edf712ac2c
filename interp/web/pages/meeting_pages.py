"""Routes of the meeting pages, complete as served; their scripts update them afterwards."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, current_app, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.roles import BOOTH, PUBLIC, STAFF_PAGES
from interp.domain.model.scopes import DESK
from interp.domain.model.state import Meeting
from interp.domain.rules.next_meeting_in_room import room_address
from interp.domain.rules.permissions import Actor
from interp.domain.rules.usual_teams import geneva
from interp.domain.views.audiences import Audience, own
from interp.domain.views.desk import text_rows
from interp.domain.views.lists.called_rows import as_called
from interp.domain.views.parts.view_part_cache import public_state
from interp.domain.views.programme import programme
from interp.domain.views.view_parts import Recipient, meeting_view
from interp.errors import BadRequest, InterpError, NotFound, NotSignedIn
from interp.languages import INTERFACE_LANGUAGES
from interp.ports.helper_work import FILING
from interp.service.review_desk.working_copies import browser_key
from interp.value_types import replace
from interp.web.auth import current_actor, has_no_role, has_signed_out
from interp.web.page_build import build
from interp.web.page_cache import KeptPage, drawn_in_steps, in_turns, joined_in_steps, number_place, response
from interp.web.pages import template_functions
from interp.web.pages.cue_rows import cue_rows, lowest, newest, newest_cells, speeches
from interp.web.pages.documents import links_of
from interp.web.pages.field_lengths import LENGTHS
from interp.web.pages.moving_figures import face_with_places, moment_of
from interp.web.pages.qr_codes import shared, sharing
from interp.web.pages.staff_pages import (
    NearestDay,
    days_of,
    in_languages,
    needed_roles,
    noon,
    offered_after_refusal,
    staff_menu,
    works_in,
)  # fmt: skip
from interp.web.public_address import public_origin
from interp.web.routing.route_declarations import Routes
from interp.web.routing.who_may import ANYONE, is_delegation_of, shown_to
from interp.web.services import services
from interp.web.wording import i18n
from interp.web.wording.refusal_sentences import sentence
from interp.wire import view_json

LONGEST_DELAY_S = 60
ZONE = "Europe/Zurich"  # whose day is today where no meeting says
Page = Response | str


def _set_up(pages: Blueprint) -> None:
    pages.app_context_processor(_for_templates)
    pages.after_app_request(remember_language)


def _for_templates() -> dict[str, Any]:
    now = {"build": build(), "rehearsal": services().settings.rehearsal, "lengths": LENGTHS}
    return template_functions.TEMPLATE_GLOBALS | now | {"staff_menu": staff_menu, "in_languages": in_languages}


def refused(error: InterpError) -> AnyResponse | tuple[str, int]:
    """Redirect a visitor without a role to the sign-in page; show others the error and what to do."""
    door = f"/login?next={quote(request.full_path.rstrip('?'))}"
    overlay = request.endpoint == "pages.room" and request.args.get("overlay") == "1"
    if isinstance(error, NotSignedIn) and error.reason == "audience" and not overlay:
        return redirect(door, 303)
    if overlay and error.status != 400:
        return render_template("overlay_away.html"), error.status  # over a picture no error is shown
    language = i18n.request_language()
    page = render_template(
        "error.html", code=error.status, message=sentence(error, language), language=language, door=door,
        needed=needed_roles() if error.status == 403 else (),
        offered=offered_after_refusal() if error.status < 500 else [],  # a bug of this list would show no page at all
    )  # fmt: skip
    return page, error.status


def remember_language(response: Response) -> Response:
    """Store the language chosen by a page's `?lang=` on this device, for pages without one in their address."""
    chosen = request.args.get("lang")
    if chosen in INTERFACE_LANGUAGES and response.mimetype == "text/html":
        response.set_cookie(i18n.COOKIE, str(chosen), max_age=31_536_000, samesite="Lax", path="/")
    return response


ROUTES = Routes("pages", "pages", _set_up)


@ROUTES.get("/static/<path:filename>", may=ANYONE)
def no_such_file(filename: str) -> Page:
    """Scripts and styles; those that exist are answered before the app is asked."""
    raise NotFound("page")


@ROUTES.get("/", may=ANYONE)
def index() -> str:
    """The nearest day with meetings, with links to other days and to the archived meetings; these with `?archived=1`.

    the nearest day with meetings; `?archived=1`: the archived ones, the newest first
    """
    language, now = i18n.request_language(), services().clock.now_ms()
    asked, days, unread, archived = request.args.get("archived") == "1", set[date](), list[str](), list[Meeting]()
    nearest = NearestDay[tuple[int, str, Meeting]](i18n.local(now, ZONE).date(), request.args.get("day", ""))
    for meeting, state in in_turns(services().meetings.listed()):
        about = state.about if state else None
        if state is None:
            unread.append(meeting)
        elif not about or about.private and not works_in(meeting):
            continue
        elif state.archived:
            archived.append(state)
        else:
            for day in days_of(about, state.status.value, now):
                days.add(day)
                nearest.put(day, (about.starts_at, meeting, state))
    found = [state for _, _, state in sorted(nearest.found, key=lambda each: each[:2])]
    listed = [_listed(state, language) for state in (_newest_first(archived) if asked else found)]
    return drawn_in_steps(
        "index.html", language=language, day=noon(nearest.day) if nearest.day else None, meetings=listed,
        now=to_follow(listed), demonstration=services().settings.demonstration and not asked,
        others=[] if asked else [(other, noon(other)) for other in sorted(days - {nearest.day})],
        archived=asked, has_archived=bool(archived),
        unread=[each for each in unread if works_in(each)], some_unread=bool(unread),
        works_in=works_in, signed_in=current_actor().role != PUBLIC, signed_out=has_signed_out(),
    )  # fmt: skip


def _newest_first(meetings: Sequence[Meeting]) -> list[Meeting]:
    return sorted(meetings, key=lambda each: each.about.starts_at if each.about else 0, reverse=True)


def to_follow(meetings: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Return the meeting that most readers come for: the one in progress, else the first that is still to begin."""
    under_way = [each for each in meetings if each["status"] in ("open", "suspended")]
    planned = [each for each in meetings if each["status"] == "planned"]
    return next(iter([*under_way, *planned]), None)


def _listed(state: Meeting, language: str) -> dict[str, Any]:
    """Return what the list shows of a meeting."""
    session = state.about.session if state.about else None
    return view_json(meeting_view(state, Recipient(language))) | {"session": session}


@ROUTES.get("/m/<meeting>", may=ANYONE)
def front(meeting: str) -> AnyResponse:
    """A meeting's short address.

    redirects to the captions in the reader's language
    """
    return redirect(f"/m/{meeting}/{i18n.request_language()}", 302)


@ROUTES.get("/m/<meeting>/<language>", may=shown_to("captions"), header=(2, "captions"))
def captions(actor: Actor, meeting: str, language: str) -> Page:
    """The attendee's page.

    captions, no login; `?second=` a second language beside the first
    """
    state = services().meetings.state(meeting)
    asked = request.args.get("second", "")
    second = asked if asked in MEETING_LANGUAGES and asked != language else None
    share, links = sharing(state), links_of(meeting, language)

    def more() -> dict[str, Any]:
        cues = newest(state, (language, second) if second else (language,))
        return {
            "rows": _programme(state, language, drafts=False), "second": second, "links": replace(links),
            "speeches": speeches(state, language, cues), "symbols": symbols(state), **share, **captioned(cues),
            "is_delegation": is_delegation_of(meeting),
        }  # fmt: skip

    return _public("captions", actor, state, language, {"second": second} | _by_room(state), (links.held, share), more)


@ROUTES.get("/m/<meeting>/booth/<language>", may=shown_to("booth"))
def booth(actor: Actor, meeting: str, language: str) -> str:
    """A booth's page; who works there also says at which desk, and hands over.

    a booth
    """
    desk = actor.scope.id if actor.scope and actor.scope.kind == DESK else ""
    return _screen("booth", actor, meeting, language, also=MEETING_LANGUAGES, acts=actor.role in BOOTH, desk=desk)


@ROUTES.get("/m/<meeting>/console", may=shown_to("console"))
def console(actor: Actor, meeting: str) -> str:
    """The console, on which staff give the floor.

    the console
    """
    language = i18n.request_language()
    state = services().meetings.state(meeting)
    rows = _programme(state, language, drafts=True)
    return _screen("console", actor, meeting, language, rows=rows, symbols=symbols(state), kept=_days_kept())


def _days_kept() -> dict[str, int]:
    """Return for how many days what is not delivered, and not published, is kept after the close; 0: without limit."""
    settings = services().settings
    return {"undelivered": settings.keep_undelivered_days, "unpublished": settings.keep_unpublished_days}


def symbols(state: Meeting) -> list[str]:
    """Return the symbols of the documents that the meeting's paper names, for the head of a printed page."""
    return list(dict.fromkeys(each.symbol for each in state.documents if each.symbol))


@ROUTES.get("/m/<meeting>/chair", may=shown_to("chair"))
def chair(actor: Actor, meeting: str) -> str:
    """The chair: the sentence to read out, the list of speakers, the clocks, what is done at the gavel.

    the chair
    """
    return _screen("chair", actor, meeting, i18n.request_language())


@ROUTES.get("/m/<meeting>/pointer", may=shown_to("pointer"))
def pointer(actor: Actor, meeting: str) -> str:
    """The pointer of a delegation, who shows the booths the line that is read."""
    delegation = actor.scope.id if actor.scope else ""
    return _screen("pointer", actor, meeting, i18n.request_language(), delegation=delegation)


@ROUTES.get("/m/<meeting>/moderator", may=shown_to("moderator"))
def moderator(actor: Actor, meeting: str) -> str:
    """The moderator: the panellists, the questions put to them, the time left in the block."""
    return _screen("moderator", actor, meeting, i18n.request_language())


@ROUTES.get("/m/<meeting>/chief", may=shown_to("chief"))
def chief(actor: Actor, meeting: str) -> str:
    """The chief interpreter: the team, every booth and chain, the alarms."""
    return _screen("chief", actor, meeting, i18n.request_language(), usual=[view_json(each) for each in geneva()])


@ROUTES.get("/m/<meeting>/room/<language>", may=shown_to("room"), header=(1, "room"))
def room(actor: Actor, meeting: str, language: str) -> Page:
    """The screen in the room.

    the screen in the room; `?overlay=1` a transparent lower third, `?lectern=1` the speaker's own time at a lectern,
    `?delay=` [so many seconds late](#public-outputs)
    """
    state = services().meetings.state(meeting)
    kinds = {each: request.args.get(each) == "1" for each in ("overlay", "lectern")}
    asked, share = kinds | {"delay": _delay_s()}, None if any(kinds.values()) else shared(state)

    def more() -> dict[str, Any]:
        cues = newest(state, () if asked["lectern"] else (language,))
        return asked | {"share": share, **captioned(cues)}

    return _public("room", actor, state, language, asked | _by_room(state), share, more)


def _by_room(state: Meeting) -> dict[str, object]:
    """Return the room by whose address the page was opened, if it is the meeting's own: the page is kept for all of it.
    """
    own = room_address(state)
    return {"room": own} if own and request.args.get("room") == own else {}


def _delay_s() -> int:
    """Return by how many seconds the page is to be late. Raises BadRequest unless it is a whole number up to 60."""
    asked = request.args.get("delay", "0")
    if not (asked.isascii() and asked.isdigit() and len(asked) <= 2 and int(asked) <= LONGEST_DELAY_S):
        raise BadRequest("delay", field="delay")
    return int(asked)


@ROUTES.get("/m/<meeting>/desk", may=shown_to("desk"))
def desk(actor: Actor, meeting: str) -> str:
    """The page of the translation section.

    the translation desk, `?language=` to work into
    """
    interface = i18n.request_language()
    asked = request.args.get("language", "")
    wanted = (asked, current_actor().language, interface)
    working = next((each for each in wanted if each in MEETING_LANGUAGES), "en")
    state = services().meetings.state(meeting)
    texts = [view_json(row) for row in text_rows(state, working) if row.original.language != working]
    rows = _programme(state, interface, drafts=True)
    links = replace(links_of(meeting, working), apart=True)  # links open a new tab, so that no unsaved text is lost
    page = _screen(
        "desk", actor, meeting, working, interface=interface, texts=texts, rows=rows, links=links,
        parties=services().reviewing.party_names(interface), kept=_days_kept(),
        account=browser_key(actor),
    )  # fmt: skip
    services().helpers.prepare(FILING)
    return page


@ROUTES.get("/m/<meeting>/technician", may=shown_to("technician"))
def technician(actor: Actor, meeting: str) -> str:
    """Every screen by name, and its problems.

    every screen by name, current problems, and the addresses of the public pages to copy
    """
    origin, language = public_origin() or request.host_url.rstrip("/"), i18n.request_language()
    state = services().meetings.state(meeting)
    share = sharing(state)
    return _screen(
        "technician", actor, meeting, language, origin=origin, longest=LONGEST_DELAY_S, room_name=room_address(state),
        keeps=works_in(meeting), sees_all=works_in(None), **share,
    )  # fmt: skip


def captioned(cues: dict[str, Any]) -> dict[str, Any]:
    """Return the caption data of a template: cues for the script, rows, lowest number, the newest text by language."""
    rows = cue_rows(cues)
    return {"captions": cues, "cues": rows, "lowest": lowest(cues), "newest": newest_cells(rows)}


def _programme(state: Any, language: str, *, drafts: bool) -> dict[str, Any]:
    found = programme(state, language, drafts=drafts, in_turns=in_turns)
    items = found.items if drafts else as_called(public_state(state), found.items)
    return view_json(replace(found, items=())) | {"items": [view_json(each) for each in in_turns(items)]}


def _screen(
    name: str, actor: Actor, meeting: str, language: str, *, interface: str | None = None,
    also: tuple[str, ...] = (), **more: Any,
) -> str:  # fmt: skip
    """Return a page of `meeting` for the audience `name`, which `actor` may join. Raises NotFound."""
    who = own(Audience(name, language), actor)
    if name in STAFF_PAGES:
        services().helpers.prepare()
    state = services().meetings.state(meeting)
    shown, now = view_json(services().publisher.made(meeting, state, who)), services().clock.now_ms()
    first = {"epoch": services().epoch, "seq": state.seq, "server_now": now, "view": shown}
    return painted(who, first, interface=interface, also=also, **more)


def _public(
    name: str, actor: Actor, state: Meeting, language: str, asked: Mapping[str, object], mark: object,
    more: Callable[[], dict[str, Any]],
) -> Page:  # fmt: skip
    """Return a public page: to who has no role the bytes kept of it, drawn again when the meeting or `mark` changes.

    `asked` is what the address asks for by name; with any other query the page is drawn for this request alone.
    """
    about = state.about
    if about is None or about.private or not has_no_role() or not set(request.args) <= set(asked):
        return _screen(name, actor, about.id if about else "", language, **more())
    here, who = services(), Audience(name, language)
    now, meeting = here.clock.now_ms(), about.id
    key, known = (meeting, who, *asked.values()), (here.epoch, state.seq, mark)
    return response(here.pages.get(key, known, now, lambda: _drawn(meeting, who, state, now, more())), now)


def _drawn(meeting: str, who: Audience, state: Meeting, now: int, more: dict[str, Any]) -> KeptPage:
    """Return the page of an attendee to be kept."""
    shown = view_json(services().publisher.made(meeting, state, who))
    first = {"epoch": services().epoch, "seq": state.seq, "server_now": number_place("now"), "view": shown}
    drawn = pieces(who, first, now=now, clock_face=face_with_places(shown), **more)
    return KeptPage(joined_in_steps(drawn), moment_of(shown, more["cues"]), now)


def painted(who: Audience, first: dict[str, Any], *, also: tuple[str, ...] = (), **more: Any) -> str:
    """Return the page of an audience from `first`, the message its script starts with, so that both draw the same."""
    return joined_in_steps(pieces(who, first, also=also, **({"now": first["server_now"]} | more)))


def pieces(
    who: Audience, first: dict[str, Any], *, now: int, interface: str | None = None, also: tuple[str, ...] = (),
    **more: Any,
) -> Iterator[str]:  # fmt: skip
    """Return such a page piece by piece, as it is at a time in milliseconds."""
    shown = first["view"]
    language = interface or (shown["language"] if who.name == "booth" else who.language)
    context = {
        "page": who.name, "meeting_id": shown["meeting"]["id"], "view": shown, "now": now, "first": first, "who": who,
        "language": language, "words": template_functions.word_tables(who.name, {language, *also}),
    } | more  # fmt: skip
    current_app.update_template_context(context)
    yield from current_app.jinja_env.get_template(f"{who.name}.html").generate(context)
