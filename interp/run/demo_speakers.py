"""Sets a list of speakers over the rounds of each panel of the demonstration; who is inscribed on it is made up."""

from interp.domain.model import commands as do
from interp.domain.model.list_rules import SpeakerCategory
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import Capacity, ListOfSpeakers
from interp.domain.rules.permissions import Actor
from interp.value_types import dataclass
from interp.web.services import Services

FORMAT = "hrc-panel"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is inscribed: the code of a delegation, or the name of a made-up organization with its category.

    `group` is the code of that for which it speaks. Confirmed: it was at the desk.
    """

    code: str = ""
    name: str = ""
    category: SpeakerCategory | None = None
    group: str = ""
    minister: bool = False
    confirmed: bool = False
    video: bool = False


# By number of the meeting, in the order of inscription: the format puts the minister and the groups first.
SPEAKERS: dict[int, tuple[Speaker, ...]] = {
    1: (
        Speaker("CHE"), Speaker("KEN", confirmed=True), Speaker("eu", confirmed=True), Speaker("MEX"),
        Speaker("EGY", group="arab-group"), Speaker("NOR", minister=True, confirmed=True), Speaker("THA"),
        Speaker("unicef"), Speaker(name="Example Association for Children", category="ngo", confirmed=True),
        Speaker("BRA"), Speaker("ganhri", category="nhri"),
        Speaker(name="Example Network for a Safe Internet", category="ngo", video=True),
    ),
    2: (
        Speaker("ZAF"), Speaker("PAK", group="oic", confirmed=True), Speaker("FRA", confirmed=True), Speaker("PHL"),
        Speaker("council-of-europe"), Speaker("URY"),
        Speaker(name="Example Youth Forum", category="ngo", confirmed=True), Speaker("JPN"),
    ),
}  # fmt: skip


def inscribe_speakers(services: Services, actor: Actor, meeting: str, number: int) -> None:
    """Set the list over every round of a meeting, which everyone sees, and inscribe on it. Raises Unavailable."""
    rounds = tuple(each.id for each in services.meetings.state(meeting).items if each.kind == "floor_round")
    rules = next(each.rules for each in services.formats.all() if each.name == FORMAT)
    speakers = ListOfSpeakers("demo-list", rounds, rules, closes_after_ms=rules.closes_after_ms, seen_by="everyone")
    services.meetings.handle(actor, meeting, "demo-list", do.SetList(speakers))
    for place, speaker in enumerate(SPEAKERS[number], start=1):
        speech = f"{meeting}-speaker-{place:02}"
        services.meetings.handle(actor, meeting, speech, _inscribed(speakers.id, speaker))
        if speaker.confirmed:
            services.meetings.handle(actor, meeting, f"{speech}-desk", do.AmendEntry(speech, confirmed=True))


def _inscribed(list_id: str, speaker: Speaker) -> do.InscribeEntry:
    known = bool(speaker.code)
    party = Party("delegation", "", code=speaker.code) if known else Party("organization", speaker.name)
    behalf = (Party("group", "", code=speaker.group),) if speaker.group else ()
    return do.InscribeEntry(
        list_id, party, speaker.category, capacity=Capacity("group", behalf) if behalf else Capacity(),
        level="minister" if speaker.minister else None, level_confirmed=speaker.minister, video=speaker.video,
    )  # fmt: skip
