"""Routes of the pages of links, where staff make, show, print, replace and revoke them; secrets only answer a press."""

from typing import Any

from flask import g, make_response, redirect, render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.roles import BOOTH, LINK_ROLES, PUBLIC
from interp.domain.model.scopes import DELEGATION, DESK, Scope
from interp.domain.model.state import Meeting
from interp.domain.rules.permissions import Actor
from interp.domain.views.view_parts import Recipient, meeting_view
from interp.errors import BadRequest, InterpError
from interp.ports import Link
from interp.service.access import link_keeping
from interp.service.access.link_keeping import NewLink, check_makes
from interp.web.auth import chosen, current_actors
from interp.web.page_cache import in_turns
from interp.web.public_address import public_origin
from interp.web.routes.access import KEEPERS, KEEPERS_OF_ALL, address, for_links, rows
from interp.web.routes.access_messages import LinkRow
from interp.web.routing.route_declarations import Routes
from interp.web.services import services
from interp.web.wording.i18n import request_language
from interp.web.wording.refusal_sentences import sentence
from interp.wire import view_json

ROUTES = Routes("links", "pages")
ZONE = "Europe/Zurich"  # where no meeting says
MOST_OVER = 50
MOST_MEETINGS = 50
DAY_MS = 86_400_000
Answer = Response | tuple[str, int]


@ROUTES.get("/links", may=KEEPERS_OF_ALL, endpoint="every")
@ROUTES.get("/m/<meeting>/links", may=KEEPERS, endpoint="meeting")
def page(actor: Actor, meeting: str | None = None) -> str:
    """The links of a meeting, or those good for every meeting, without their tokens.

    the links of the meeting, or those for every meeting; a press that shows tokens answers with a sheet of QR codes,
    which is not kept
    """
    return _drawn(actor, meeting)


@ROUTES.post("/links", may=KEEPERS_OF_ALL, endpoint="every_pressed")
@ROUTES.post("/m/<meeting>/links", may=KEEPERS, endpoint="meeting_pressed")
def pressed(actor: Actor, meeting: str | None = None) -> Answer:
    """What the pressed button does; tokens are on a sheet of QR codes, which nothing keeps.

    the links of the meeting, or those for every meeting; a press that shows tokens answers with a sheet of QR codes,
    which is not kept
    """
    g.page_actor = actor
    what, _, link = request.form.get("do", "").partition(" ")
    try:
        return _done(actor, meeting, what, link)
    except InterpError as error:
        return _drawn(actor, meeting, error=sentence(error, request_language())), error.status


def _done(actor: Actor, meeting: str | None, what: str, link: str) -> Answer:
    """Do it. Raises BadRequest, NotFound, NotAllowed, NotSignedIn, TooMany, Unavailable."""
    here = services()
    here.command_limit.take("links", actor.link or actor.name)
    here.helpers.prepare()
    if what == "make":
        wanted = _wanted(meeting)
        maker = chosen(current_actors(), lambda each: check_makes(each, wanted.role, meeting))
        return _sheet(here.links.make(maker, [wanted]), meeting)
    if what == "make_all" and meeting is not None:
        made = here.links.make_all(actor, meeting)
        return _sheet(made, meeting) if made else _back(meeting, "all_there=1")
    if what == "revoke_all" and meeting is not None:
        return _back(meeting, f"revoked={len(here.links.revoke_all(actor, meeting))}")
    if what == "show":
        ids = [link] if link else request.form.getlist("link")
        if not ids:
            raise BadRequest("no_link_chosen")
        return _sheet(here.links.show(for_links(ids), ids), meeting)
    if what == "replace":
        return _sheet([here.links.replace(for_links([link]), link)], meeting)
    if what == "revoke":
        return _back(meeting, f"revoked={len(here.links.revoke(for_links([link]), [link]))}")
    raise BadRequest("invalid", field="do")


def _wanted(meeting: str | None) -> NewLink:
    """Return the link that the form asks for. Raises BadRequest for a number of days, or a delegation, that is none."""
    form = request.form
    role, language, desk, days = (form.get(name, "").strip() for name in ("role", "language", "desk", "days"))
    if days and not (days.isascii() and days.isdigit() and len(days) <= 4):
        raise BadRequest("invalid", field="days")
    booth = language if role in BOOTH or role == PUBLIC else ""  # the form offers a booth beside every role
    scope, label = Scope(DESK, desk) if desk and role in BOOTH else None, form.get("label", "")
    if role == PUBLIC and (delegation := form.get("delegation", "").strip()):
        scope, label = Scope(DELEGATION, _delegation(delegation, meeting)), label or delegation
    return NewLink(role, meeting, booth or None, scope, label, int(days) if days else None)


def _delegation(typed: str, meeting: str | None) -> str:
    """Return the code of a delegation, or the id of a party of the meeting. Raises BadRequest unless it is certain."""
    registry = services().delegations
    if (code := typed.upper()) in registry.delegations.by_code:
        return code
    if len(sure := registry.sure(typed)) == 1:
        return next(iter(sure))
    state = _state(meeting)
    parties = [each.party for each in state.speeches.values()] if state else []
    found = {each.id for each in parties if typed.casefold() in (each.name.casefold(), each.id.casefold())}
    if len(found) != 1:
        raise BadRequest("delegation")
    return found.pop()


def _back(meeting: str | None, told: str) -> Answer:
    return redirect(f"{_path(meeting)}?{told}", 303)


def _path(meeting: str | None) -> str:
    return f"/m/{meeting}/links" if meeting else "/links"


def _state(meeting: str | None) -> Meeting | None:
    return services().meetings.state(meeting) if meeting else None


def _shown(state: Meeting | None, language: str) -> dict[str, Any] | None:
    return view_json(meeting_view(state, Recipient(language))) if state else None


def _drawn(actor: Actor, meeting: str | None, error: str = "") -> str:
    here, language, state = services(), request_language(), _state(meeting)
    g.page_actor = actor
    now = here.clock.now_ms()
    found = rows(actor, here.links.links(actor, meeting))
    good = sorted((each for each in found if each.revoked_at is None and each.expires_at > now), key=_place)
    over = [each for each in found if each not in good]
    revoked = request.args.get("revoked", "")
    desks = {team.booth: team.desks for team in state.teams.booths} if state else {}
    return render_template(
        "access/links.html", language=language, meeting_id=meeting, meeting=_shown(state, language), error=error,
        zone=state.about.timezone if state and state.about else ZONE, now=now, good=good, over=over[-MOST_OVER:],
        revoked=int(revoked) if revoked.isdigit() and len(revoked) < 5 else None, desks=desks,
        all_there="all_there" in request.args, roles=_roles(actor, meeting), path=_path(meeting),
        typed=request.form if error else {}, meetings=_meetings(language, now) if meeting is None else [],
    )  # fmt: skip


def _place(link: LinkRow) -> tuple[object, ...]:
    """Return where a link stands in the list: by role, booth, desk and label."""
    booth = MEETING_LANGUAGES.index(link.language) if link.language else -1
    return LINK_ROLES.index(link.role), booth, link.scope or "", link.label, link.expires_at


def _roles(actor: Actor, meeting: str | None) -> list[str]:
    """Return the roles for which an actor may make links here."""
    return [role for role in LINK_ROLES if services().links.may_make(actor, Link("", role, meeting, None, 0))]


def _meetings(language: str, now: int) -> list[dict[str, Any]]:
    """Return the meetings that are not long over, the next first."""
    listed = (state for _, state in in_turns(services().meetings.listed()) if state and state.about)
    coming = [state for state in listed if state.about and state.about.ends_at > now - DAY_MS]
    coming.sort(key=lambda state: state.about.starts_at if state.about else 0)
    return [view_json(meeting_view(each, Recipient(language))) for each in coming[:MOST_MEETINGS]]


def _sheet(links: list[Link], meeting: str | None) -> Response:
    """Return links with their addresses and QR codes, to be printed."""
    language, state = request_language(), _state(meeting)
    links = sorted(links, key=lambda each: (LINK_ROLES.index(each.role), each.language or "", str(each.scope)))
    addresses = [address(each) for each in links]
    drawn = services().helpers.run(link_keeping.qr_codes, addresses)
    codes = (Markup(each.decode()) for each in drawn)  # noqa: S704
    cards = [*zip(links, addresses, codes, strict=True)]
    answer = make_response(render_template(
        "access/link_sheet.html", language=language, cards=cards, meeting=_shown(state, language), path=_path(meeting),
        zone=state.about.timezone if state and state.about else ZONE, here_only=public_origin() is None,
    ))  # fmt: skip
    answer.headers["Cache-Control"] = "no-store"
    return answer
