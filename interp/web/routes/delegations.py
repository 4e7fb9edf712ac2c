"""Route of the delegation search: finds delegations by a few letters in any language, for staff."""

from datetime import UTC, date, datetime

from flask import Response, jsonify, request

from interp.domain.delegations.registry import KIND_OF, Delegation
from interp.domain.delegations.search import LEAST_BEGINNING, NameMatch, fold
from interp.domain.delegations.typed_on_behalf import parted
from interp.domain.model.parties import Party
from interp.domain.model.roles import STAFF
from interp.domain.model.state import About
from interp.domain.rules.permissions import Actor
from interp.domain.views.audiences import Audience
from interp.errors import BadRequest
from interp.service.official_names import day_of, membership_in
from interp.web.auth import actor_for
from interp.web.routes.delegation_messages import DelegationList, DelegationRow, KnownRow
from interp.web.routing import query_parameters as q
from interp.web.routing.route_declarations import Routes, WhoMay
from interp.web.routing.who_may import guarded_by, staff_of_any
from interp.web.services import services
from interp.wire import reader_language_from, view_json

ROUTES = Routes("delegations")
MOST_KNOWN = 12


def _staff() -> Actor:
    meeting = request.args.get("meeting")
    return staff_of_any() if meeting is None else actor_for(meeting, Audience("console", "en"))


STAFF_HERE = WhoMay(STAFF, guard=guarded_by(_staff))


@ROUTES.get(
    "/api/delegations", DelegationList, may=STAFF_HERE, query=(q.NAME, q.LANGUAGE, q.MEETING), refusals=(400,
    401, 403, 404),
)  # fmt: skip
def delegations() -> Response:
    """The delegations that a few letters in any language may mean, for staff.

    `?q=&language=&meeting=`: the delegations that match a few letters in any of the six languages, best first: `{code,
    kind, category, name, formal, membership, match}` in `language`, as named on the meeting’s day (today without one);
    `match` is `exact` (its name or short form typed whole), `only` (no other name begins so) or `guess`. Of “Pakistan
    on behalf of the OIC”, in any of the six, `party` and `behalf` are the two parts, `delegations` the matches of the
    first, `on_behalf_of` the best match of the second, null for none. `known` are those without a code whom that may
    mean and who were typed by name on a list of another meeting: `{kind, name, language, category, match}`
    """
    language = reader_language_from(request.args.get("language", "en"))
    typed = request.args.get("q", "")
    if len(typed) > q.LONGEST_QUERY:
        raise BadRequest("too_long", field="q", longest=q.LONGEST_QUERY)
    about = _about(request.args.get("meeting"))
    party, behalf = parted(typed)
    rows, others = _rows(party, language, about), _rows(behalf or "", language, about)
    known = _known(party, request.args.get("meeting"))
    return jsonify(view_json(DelegationList(language, rows, party, behalf, next(iter(others), None), known)))


def _known(typed: str, meeting: str | None) -> tuple[KnownRow, ...]:
    """Return who was typed by name on lists of other meetings and may be meant, by name."""
    if meeting is None or len(wanted := fold(typed)) < LEAST_BEGINNING:
        return ()
    found = {name: each for name, each in services().earlier.typed(meeting).items() if f" {wanted}" in f" {name}"}
    exact = wanted if wanted in found else None
    return tuple(
        KnownRow(
            each.party.kind, each.party.name, each.party.language, each.category,
            "exact" if name == exact else "only" if exact is None and len(found) == 1 else "guess",
        )
        for name, each in sorted(found.items(), key=lambda row: (row[0] != exact, row[0]))[:MOST_KNOWN]
        if each.category is not None
    )  # fmt: skip


def _about(meeting: str | None) -> About | None:
    if meeting is None:
        return None
    return services().meetings.state(meeting).about


def _day(about: About | None) -> date:
    return day_of(about) if about else datetime.fromtimestamp(services().clock.now_ms() / 1000, UTC).date()


def _rows(typed: str, language: str, about: About | None) -> tuple[DelegationRow, ...]:
    day, sure = _day(about), services().delegations.sure(typed)
    found = services().delegations.find(typed, language, day)
    return tuple(_row(each, language, day, about, sure.get(each.code, "guess")) for each in found)


def _row(found: Delegation, language: str, day: date, about: About | None, match: NameMatch) -> DelegationRow:
    name, kind = found.on(day)[language], KIND_OF[found.category]
    membership = membership_in(about, Party(kind, name.short, code=found.code), services().delegations.delegations)
    return DelegationRow(
        code=found.code, kind=kind, category=found.category, name=name.short, formal=name.formal, membership=membership,
        match=match,
    )  # fmt: skip
