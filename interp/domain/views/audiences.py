"""The table of audiences: the function that makes each one's view, and the roles and scopes that may join it."""

from collections.abc import Callable, Mapping

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.roles import BOOTH, PUBLIC, ROLES, joining
from interp.domain.model.scopes import DESK, KINDS, Scope
from interp.domain.model.state import Meeting
from interp.domain.rules.permissions import Actor, at_desk, in_scope
from interp.domain.views.attendee import CaptionView, caption_view
from interp.domain.views.booth import booth_view
from interp.domain.views.chair import chair_view
from interp.domain.views.chief import chief_view
from interp.domain.views.console import console_view
from interp.domain.views.desk import desk_view
from interp.domain.views.moderator import moderator_view
from interp.domain.views.pointer import pointer_view
from interp.domain.views.room import room_view
from interp.domain.views.technician import technician_view
from interp.errors import BadRequest, NotAllowed, NotSignedIn
from interp.languages import INTERFACE_LANGUAGES
from interp.value_types import dataclass, replace


@dataclass(frozen=True, slots=True)
class Audience:
    """A kind of screen, its language, and the scope for which it is made, if any."""

    name: str
    language: str
    scope: Scope | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """How an audience's view is made, which roles may join it (None: anyone), whether it gets beats each second.

    `own_language`: a booth may join in its own language only, from any of its desks. `scope`: the kind of scope the
    audience is made for; each scope then has a view and a room of its own, and `view` takes the scope as a third
    argument. An actor with a scope may join audiences made for its kind, and those open to anyone.
    `works`: its language is one that people work into, so one of the meeting's; else it is that of the reader's pages.
    `turn`: views of a lower one are sent first; one that is not set is sent before attendees'.
    `presence`: its screens are told who else is connected.
    `reads`: those of the parts in IN_SOME that the view is made of; None: it may be made of anything, also of the
    number.
    """

    view: Callable[..., CaptionView]
    roles: frozenset[str] | None
    quick: bool
    own_language: bool = False
    works: bool = False
    scope: str = ""
    reads: frozenset[str] | None = None
    turn: int = 8
    presence: bool = False

    @property
    def numbers_every_s(self) -> float:
        """Return the least time between two views in which nothing but numbers of documents is new."""
        return 5.0 if self.roles is None else 0.5


# Parts of the state of which no view is made, and those of which some are; a part that is in neither is in every view.
IN_NONE = frozenset({
    "opened_by", "documents", "item_seqs", "public_item_seqs", "speech_seqs", "hands", "entry_acts", "rolled_over",
    "seq",
})  # fmt: skip
IN_SOME = frozenset({
    "pointed", "public_numbers", "numbers", "next_meeting", "record", "blank", "hand", "reports", "signals",
    "switches", "teams", "texts_seq", "limit_proposal", "prepared",
})  # fmt: skip
PUBLICS = frozenset({"public_numbers"})
WORKS = frozenset({"numbers", "next_meeting"})

AUDIENCES: dict[str, Rule] = {
    "captions": Rule(caption_view, None, quick=False, reads=PUBLICS | {"record"}, turn=9),
    "room": Rule(room_view, None, quick=True, reads=PUBLICS | {"blank"}, turn=5),
    "booth": Rule(
        booth_view,
        joining("booth"),
        quick=True,
        own_language=True,
        works=True,
        reads=WORKS | {"pointed", "reports", "signals", "teams"},
        turn=1,
        presence=True,
    ),  # fmt: skip
    "console": Rule(
        console_view, joining("console"), quick=True, turn=2, presence=True,
        reads=WORKS | {"blank", "hand", "reports", "signals", "switches", "teams", "limit_proposal", "record"},
    ),  # fmt: skip
    "chair": Rule(
        chair_view, joining("chair"), quick=True, turn=3, presence=True,
        reads=WORKS | {"limit_proposal", "prepared", "record"},
    ),  # fmt: skip
    "moderator": Rule(
        moderator_view, joining("moderator"), quick=True, reads=PUBLICS | {"record"}, turn=4, presence=False
    ),
    "desk": Rule(
        desk_view, joining("desk"), quick=True, works=True, reads=WORKS | {"texts_seq"}, turn=6, presence=True
    ),
    "pointer": Rule(pointer_view, joining("pointer"), quick=True, scope="delegation", turn=4),
    "technician": Rule(technician_view, joining("technician"), quick=True, reads=PUBLICS | {"signals"}, turn=7),
    "chief": Rule(chief_view, joining("chief"), quick=True, reads=WORKS | {"signals", "teams"}, turn=4, presence=True),
}


def view(state: Meeting, audience: Audience) -> CaptionView:
    """Return the whole view of `audience`; it depends on the log alone."""
    made_for = () if audience.scope is None else (audience.scope,)
    return AUDIENCES[audience.name].view(state, audience.language, *made_for)


def takes(name: str, kind: str) -> bool:
    """Return whether an actor with a scope of this kind may join an audience."""
    rule = AUDIENCES[name]
    return rule.roles is None or rule.scope == kind or (rule.own_language and kind == DESK)


def own(audience: Audience, actor: Actor) -> Audience:
    """Return the audience as this actor joins it: one that is made for a kind of scope is that of the actor's own."""
    made_for_one = AUDIENCES[audience.name].scope and audience.scope is None
    return replace(audience, scope=actor.scope) if made_for_one else audience


def admit(actor: Actor, meeting: str, audience: Audience, *, private: bool) -> None:
    """Raise NotSignedIn or NotAllowed unless `actor` may see this audience's view of `meeting`.

    Captions and room are open to anyone unless the meeting is private; a booth link is valid for its language only,
    one for a desk too, and another link with a scope for the audiences made for that scope.
    """
    rule = AUDIENCES[audience.name]
    if rule.roles is None:
        if private and not _invited(actor, meeting):
            raise NotSignedIn("private_meeting")
        return
    if actor.role == PUBLIC:
        raise NotSignedIn("audience", audience=audience.name)
    if actor.role not in rule.roles:
        raise NotAllowed("audience", audience=audience.name)
    if actor.meeting not in (None, meeting):
        raise NotAllowed("meeting", meeting=meeting)
    if rule.own_language and actor.role in BOOTH and actor.language != audience.language:
        raise NotAllowed("booth", booth=audience.language)
    made_for = audience.scope.kind if audience.scope else ""
    sees = in_scope(actor, audience.scope) or (rule.own_language and at_desk(actor))
    if made_for != rule.scope or not sees:
        raise NotAllowed("scope", scope=str(actor.scope or ""))


def _invited(actor: Actor, meeting: str) -> bool:
    """Return whether a private meeting is open to `actor`: by a link to it, or by a role in every meeting."""
    everywhere = actor.meeting is None and actor.role != PUBLIC and in_scope(actor, None)
    return actor.meeting == meeting or everywhere


def every_audience() -> tuple[Audience, ...]:
    """Return each audience in each language; those made for a scope are left out, as scopes are named by links."""
    unscoped = (name for name, rule in AUDIENCES.items() if not rule.scope)
    return tuple(Audience(name, code) for name in unscoped for code in languages_of(name))


def languages_of(name: str) -> tuple[str, ...]:
    """Return the languages in which an audience's view is made."""
    return MEETING_LANGUAGES if AUDIENCES[name].works else INTERFACE_LANGUAGES


def language_of(name: str, asked: str) -> str:
    """Return the language that is asked for. Raises BadRequest unless the audience's view is made in it."""
    if asked not in (offered := languages_of(name)):
        raise BadRequest("language", languages=list(offered))
    return asked


def check_scopes(audiences: Mapping[str, Rule]) -> None:
    """Raise TypeError for an audience made for an unknown kind of scope, or that a role of another kind is to join."""
    for name, rule in audiences.items():
        kinds = {ROLES[role].scope for role in rule.roles or ()} - {"", rule.scope}
        if rule.scope not in ("", *KINDS) or kinds or (rule.scope and rule.roles is None):
            raise TypeError(f"{name} is made for {rule.scope!r}, its roles for {sorted(kinds)}")


check_scopes(AUDIENCES)
