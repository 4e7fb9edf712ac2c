"""The table of audiences: the function that makes each one's view, and the roles that may join it."""

from collections.abc import Callable
from dataclasses import dataclass

from interp.domain.model.roles import BOOTH, PUBLIC, STAFF, joining
from interp.domain.model.state import Meeting
from interp.domain.rules.policy import Actor
from interp.domain.views.booth import booth_view
from interp.domain.views.captions import CaptionView, caption_view
from interp.domain.views.chair import chair_view
from interp.domain.views.console import console_view
from interp.domain.views.desk import desk_view
from interp.domain.views.room import room_view
from interp.domain.views.technician import technician_view
from interp.errors import NotAllowed, NotSignedIn
from interp.languages import CODES


@dataclass(frozen=True, slots=True)
class Audience:
    """A kind of screen and its language."""

    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Rule:
    """How an audience's view is made, which roles may join it (None: anyone), whether it gets beats each second."""

    view: Callable[[Meeting, str], CaptionView]
    roles: frozenset[str] | None
    quick: bool

    @property
    def numbers_every_s(self) -> float:
        """Return the least time between two views in which nothing but numbers of documents is new."""
        return 5.0 if self.roles is None else 0.5


AUDIENCES: dict[str, Rule] = {
    "captions": Rule(caption_view, None, quick=False),
    "room": Rule(room_view, None, quick=True),
    "booth": Rule(booth_view, joining("booth"), quick=True),
    "console": Rule(console_view, joining("console"), quick=True),
    "chair": Rule(chair_view, joining("chair"), quick=True),
    "desk": Rule(desk_view, joining("desk"), quick=True),
    "technician": Rule(technician_view, joining("technician"), quick=True),
}


def view(state: Meeting, audience: Audience) -> CaptionView:
    """Return the whole view of `audience`; it depends on the log alone."""
    return AUDIENCES[audience.name].view(state, audience.language)


def admit(actor: Actor, meeting: str, audience: Audience, *, private: bool) -> None:
    """Raise NotSignedIn or NotAllowed unless `actor` may see this audience's view of `meeting`.

    Captions and room are open to anyone unless the meeting is private; a booth link is valid for its language only.
    """
    rule = AUDIENCES[audience.name]
    if rule.roles is None:
        if private and actor.meeting not in (meeting,) and actor.role not in STAFF:
            raise NotSignedIn("private_meeting")
        return
    if actor.role == PUBLIC:
        raise NotSignedIn("audience", audience=audience.name)
    if actor.role not in rule.roles:
        raise NotAllowed("audience", audience=audience.name)
    if actor.meeting not in (None, meeting):
        raise NotAllowed("meeting", meeting=meeting)
    if audience.name == "booth" and actor.role in BOOTH and actor.language != audience.language:
        raise NotAllowed("booth", booth=audience.language)


def every_audience() -> tuple[Audience, ...]:
    """Return each audience in each language."""
    return tuple(Audience(name, code) for name in AUDIENCES for code in CODES)
