"""Makes the chief interpreter's view: every booth's team, desks and line, all chains, and the alarms."""

from interp.domain.model.booths import BoothSignal
from interp.domain.model.meeting_languages import MEETING_LANGUAGES, MeetingLanguage
from interp.domain.model.state import Meeting
from interp.domain.model.teams import BoothTeam, RelayOverride
from interp.domain.rules.relays_in_force import overrides_now, retour_now
from interp.domain.views.attendee import CaptionView, common
from interp.domain.views.parts.booth_desks import DesksView, desks_view
from interp.domain.views.parts.view_part_cache import part
from interp.domain.views.relays import ChainsView, RelayView, chains_view, next_chains_view, next_relay_view, relay_view
from interp.domain.views.view_parts import Recipient, WorkingMeetingView
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class ChiefBooth:
    """One booth: its team as set, its desks, what it listens to now and in the armed speech. Null: it has no team."""

    booth: MeetingLanguage
    team: BoothTeam | None
    desks: DesksView | None
    relay: RelayView | None
    next_relay: RelayView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChiefView(CaptionView):
    """What the chief interpreter sees: all booths, `chains` and alarms. `chains` is null without a team.

    `off_duty` are interpreters marked as not on duty; `overrides` are those in force now;
    `retour`: into which language each two-way booth works while its own is on the floor, by booth.
    `signals`: what booths ask for.
    """

    meeting: WorkingMeetingView
    booths: tuple[ChiefBooth, ...]
    chains: ChainsView | None
    next_chains: ChainsView | None
    off_duty: tuple[str, ...]
    overrides: tuple[RelayOverride, ...]
    retour: dict[str, str]
    signals: tuple[BoothSignal, ...] = ()


def chief_view(state: Meeting, language: str) -> ChiefView:
    """Return the chief interpreter's view, with unapproved texts, marked."""
    return ChiefView(
        **common(state, Recipient(language, drafts=True), "chief"),
        booths=tuple(_booth(state, code, language) for code in MEETING_LANGUAGES),
        chains=chains_view(state, language),
        next_chains=next_chains_view(state, language),
        off_duty=tuple(sorted(state.teams.off_duty)),
        overrides=overrides_now(state),
        retour=part(state, retour_now),
        signals=state.signals,
    )


def _booth(state: Meeting, booth: str, reader: str) -> ChiefBooth:
    return ChiefBooth(
        booth,  # type: ignore[arg-type]
        state.teams.team(booth),
        desks_view(state.teams, booth),
        relay_view(state, booth, reader),
        next_relay_view(state, booth, reader),
    )
