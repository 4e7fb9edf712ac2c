"""Builds the commands that plan the meetings of a confirmed proposal."""

import re
from collections.abc import Collection, Iterator
from datetime import datetime

from interp.domain.model.commands import PlanMeeting
from interp.domain.model.modalities import PANEL, Modalities
from interp.domain.model.paper_documents import PaperDocument
from interp.domain.model.parties import Party, Person, Speech
from interp.domain.model.state import About, Block, Item
from interp.domain.proposals.proposal import ItemProposal, MeetingProposal, PersonProposal, Proposal
from interp.errors import Refused
from interp.value_types import replace

ROLE_OF_KIND = {
    "opening_statement": "opening_speaker",
    "introduction": "moderator",
    "keynote": "keynote_speaker",
    "introductory_remarks": "introductory_speaker",
    "presentation": "panellist",
}
HONORIFIC = re.compile(r"[^a-z]+")
# Honorifics in the other five languages; one in no table is kept as printed.
PRINTED = {
    "m.": "mr", "mme": "ms", "mlle": "miss", "s.e. m.": "he_mr", "s.e. mme": "he_ms", "sr.": "mr", "sra.": "ms",
    "excmo. sr.": "he_mr", "excma. sra.": "he_ms", "s.e. sr.": "he_mr", "s.e. sra.": "he_ms", "dra.": "dr",
    "г-н": "mr", "г-жа": "ms", "е.п. г-н": "he_mr", "е.п. г-жа": "he_ms", "д-р": "dr", "проф.": "prof",
    "السيد": "mr", "السيدة": "ms", "سعادة السيد": "he_mr", "سعادة السيدة": "he_ms", "معالي السيد": "he_mr",
    "معالي السيدة": "he_ms", "الدكتور": "dr", "الدكتورة": "dr", "先生": "mr", "女士": "ms", "先生阁下": "he_mr",
    "女士阁下": "he_ms", "博士": "dr", "教授": "prof", "阁下": "he",
}  # fmt: skip
PLACED = re.compile(r"i\d+")


def prefix_of(proposal: Proposal) -> str:
    """Return the prefix of the meetings' ids: initials of the body, session number and day, "hrc31-0307"."""
    initials = "".join(word[0] for word in proposal.session.body.split() if word[0].isascii()).lower() or "meeting"
    day = next((m.starts_at[5:10].replace("-", "") for m in proposal.meetings if m.starts_at), "")
    return f"{initials}{proposal.session.number or ''}-{day}".rstrip("-")


def plans(
    proposal: Proposal, prefix: str, taken: Collection[str] = ()
) -> tuple[tuple[str, PlanMeeting], ...]:
    """Return (meeting id, command) for each meeting; new ids are not in `taken`.

    Raises Refused when a meeting lacks its times or title.
    """
    if not proposal.meetings:
        raise Refused("no_meetings")
    made = meeting_ids(proposal, prefix, taken)
    return tuple((name, _plan(proposal, each, name)) for name, each in zip(made, proposal.meetings, strict=True))


def meeting_ids(proposal: Proposal, prefix: str, taken: Collection[str] = ()) -> tuple[str, ...]:
    """Return the ids of the proposal's meetings: their own, else the prefix and the first free number."""
    known = {meeting.id for meeting in proposal.meetings} | set(taken)
    made: list[str] = []
    for place, meeting in enumerate(proposal.meetings, start=1):
        numbers = range(place, place + len(known) + len(made) + 1)
        free = (name for number in numbers if (name := f"{prefix}-{number}") not in known and name not in made)
        made.append(meeting.id or next(free))
    return tuple(made)


def honorific_code(printed: str | None) -> str | None:
    """Return the code of a printed honorific: he_mr for "H.E. Mr.", ms for "Ms."."""
    if not printed:
        return None
    if known := PRINTED.get(" ".join(printed.lower().replace("s. e.", "s.e.").replace("е. п.", "е.п.").split())):
        return known
    spaced = printed.lower().replace("h. e.", "h.e.").replace("h.e.", "he ")
    return HONORIFIC.sub("_", spaced).strip("_").replace("__", "_") or None


def _plan(proposal: Proposal, meeting: MeetingProposal, meeting_id: str) -> PlanMeeting:
    starts, ends = _ms(meeting.starts_at), _ms(meeting.ends_at)
    if not meeting.title or starts is None or ends is None or ends <= starts:
        raise Refused("incomplete_meeting", meeting=meeting.title)
    modalities = _modalities(meeting)
    people = tuple(
        _person(person_id(meeting, number), person) for number, person in enumerate(meeting.people)
    )
    blocks = tuple(
        Block(f"b{number}", block.kind, block.budget_s * 1000 or None)
        for number, block in enumerate(meeting.blocks, start=1)
    )
    made = [
        _item(number, item, meeting, modalities) for number, item in enumerate(meeting.items, start=1)
    ]
    about = About(
        id=meeting_id, title=meeting.title, starts_at=starts, ends_at=ends, timezone=meeting.timezone,
        theme=meeting.theme or proposal.event.theme, venue=", ".join(filter(None, [meeting.room, meeting.place])),
        chair=_chair(meeting), chair_person=_chair_id(meeting), webcast=proposal.webcast, number=meeting.number,
        session=proposal.session.number, body=proposal.session.body or None, modalities=modalities,
        venue_is_text=True,
    )  # fmt: skip
    items = tuple(item for item, _ in made)
    speeches = tuple(speech for _, group in made for speech in group)
    return PlanMeeting(about, blocks, people, items, speeches, documents_of(proposal))


def documents_of(proposal: Proposal) -> tuple[PaperDocument, ...]:
    """Return the documents that the paper lists or cites, then the treaties it names; each once, none without words."""
    found = {
        name: each
        for each in reversed((*proposal.documents, *proposal.treaties))
        if (name := each.public or each.symbol or each.title)
    }
    language = proposal.language or "en"
    return tuple(PaperDocument(each.title, each.public, each.symbol, language) for each in reversed(found.values()))


def _ms(iso: str | None) -> int | None:
    try:
        moment = datetime.fromisoformat(iso or "")
    except ValueError:
        return None
    return int(moment.timestamp() * 1000) if moment.tzinfo else None


def _modalities(meeting: MeetingProposal) -> Modalities:
    """Return the usual modalities with the times the paper gives, and its words as the source."""
    said = meeting.speaking_time
    limits = [item for item in meeting.items if item.speech_limit_s]
    first = next((item for item in limits if item.kind == "floor_round"), next(iter(limits), None))
    limit = (said.floor_s if said else None) or (first.speech_limit_s if first else None)
    if not limit:
        return PANEL
    source = said.text if said and said.text else PANEL.source
    members = said.members_s * 1000 if said and said.members_s else None
    return replace(PANEL, source=source, floor_limit_ms=limit * 1000, members_limit_ms=members)


def person_id(meeting: MeetingProposal, place: int) -> str:
    """Return the id a person has in the planned meeting: their own, or the place in the list."""
    return meeting.people[place].id or f"p{place}"


def item_id(meeting: MeetingProposal, place: int) -> str:
    """Return the id an item has in the planned meeting: its own, or the place in the list counted from 1."""
    return meeting.items[place].id or f"i{place + 1}"


def _person(made: str, person: PersonProposal) -> Person:
    return Person(made, person.name, honorific_code(person.honorific), person.functions, person.country)


def _chair_id(meeting: MeetingProposal) -> str | None:
    places = (place for place, person in enumerate(meeting.people) if "chair" in person.roles)
    return next((person_id(meeting, place) for place in places), None)


def _chair(meeting: MeetingProposal) -> Party | None:
    person = next((person for person in meeting.people if "chair" in person.roles), None)
    return Party("person", person.name, id=_chair_id(meeting) or "") if person else None


def _item(
    number: int, item: ItemProposal, meeting: MeetingProposal, modalities: Modalities
) -> tuple[Item, tuple[Speech, ...]]:
    own = item.speech_limit_s * 1000 if item.speech_limit_s else None
    members = item.members_limit_s * 1000 if item.members_limit_s else None
    general = item.kind == "floor_round" and own == modalities.floor_limit_ms
    general = general and members in (None, modalities.members_limit_ms)
    speeches = tuple(_speeches(number, item, meeting))
    made = Item(
        id=item_id(meeting, number - 1), kind=item.kind, title=item.title, number=item.number,
        block=None if item.block is None else f"b{item.block + 1}",
        speech_limit_ms=None if general else own,
        speeches=tuple(speech.id for speech in speeches),
        members_limit_ms=None if general or members == own else members,
        starts_at=_ms(item.starts_at),
    )  # fmt: skip
    return made, speeches


def _speeches(number: int, item: ItemProposal, meeting: MeetingProposal) -> Iterator[Speech]:
    """Return the speeches of an item: one for each person; a recording is its own speech; none without a list."""
    made = item_id(meeting, number - 1)
    name = made[1:] if PLACED.fullmatch(made) else made
    if item.kind == "video_message":
        title = item.title.partition(": ")[2] or item.title
        party = Party("recording", title, id=f"r{name}")
        yield Speech(f"s{name}-1", "recording", party, limit_ms=item.length_s * 1000 if item.length_s else None)
        return
    for place, index in enumerate(item.people, start=1):
        person = meeting.people[index]
        role = ROLE_OF_KIND.get(item.kind) or next((r for r in person.roles if r != "chair"), "panellist")
        topic = person.topic if item.kind in ("presentation", "keynote", "introductory_remarks") else None
        who = person_id(meeting, index)
        yield Speech(f"s{name}-{place}", role, Party("person", person.name, id=who), person=who, topic=topic)
