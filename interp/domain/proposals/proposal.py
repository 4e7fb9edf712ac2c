"""What a paper proposes: meetings, people and items that a person confirms before they become real."""

from dataclasses import dataclass, field

# The lines of the paper (counted from 1) each field was read from; "" for whatever else the thing says.
Lines = dict[str, tuple[int, ...]]


def _untraced() -> Lines:
    return {}


@dataclass(frozen=True, slots=True)
class SessionProposal:
    """The session of the body that meets; `number` is None and `body` empty when the paper does not say."""

    number: int | None = None
    body: str = ""
    lines: Lines = field(default_factory=_untraced, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OccasionProposal:
    """The umbrella over the day's meetings; `as_of` is the ISO date of this version of the paper."""

    title: str = ""
    theme: str | None = None
    as_of: str | None = None
    lines: Lines = field(default_factory=_untraced, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PersonProposal:
    """One person in one meeting, as printed.

    `name` is whole and never cut into parts; `country` is what stood in parentheses after it. `id` is who it is in
    the planned meeting, kept from one version of the paper to the next; "" for the place in the list.
    """

    roles: tuple[str, ...]
    honorific: str | None
    name: str
    functions: tuple[str, ...] = ()
    country: str | None = None
    topic: str | None = None
    by_video: bool = False
    id: str = field(default="", compare=False)
    lines: Lines = field(default_factory=_untraced, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class BlockProposal:
    """A stretch of the meeting with one time budget, in seconds."""

    kind: str
    budget_s: int
    lines: Lines = field(default_factory=_untraced, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ItemProposal:
    """One item of the programme.

    `block` and `people` are positions in the meeting's own lists. `length_s` is the length of a recording,
    `speech_limit_s` the time of one speech; both in seconds, None when the paper does not say. `number` is that
    of the agenda item, as printed; `starts_at` the ISO 8601 moment of what has a fixed hour, a visit for one.
    """

    kind: str
    title: str
    block: int | None = None
    people: tuple[int, ...] = ()
    length_s: int | None = None
    speech_limit_s: int | None = None
    number: str | None = None
    starts_at: str | None = None
    id: str = field(default="", compare=False)
    lines: Lines = field(default_factory=_untraced, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SpeakingTime:
    """The time of one speech from the floor, in seconds, and the words that give it.

    `members_s` is that of States Members where they have more than the others, else None.
    """

    floor_s: int | None
    members_s: int | None = None
    text: str = ""
    lines: Lines = field(default_factory=_untraced, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class MeetingProposal:
    """One sitting. Times are ISO 8601 with the offset of `timezone`, None when the paper does not say.

    `heading` is what the paper calls the sitting ("Morning panel"); `title` is what the sitting is about.
    """

    title: str
    theme: str | None = None
    number: int | None = None
    starts_at: str | None = None
    ends_at: str | None = None
    timezone: str = "Europe/Zurich"
    room: str | None = None
    place: str | None = None
    people: tuple[PersonProposal, ...] = ()
    blocks: tuple[BlockProposal, ...] = ()
    items: tuple[ItemProposal, ...] = ()
    heading: str | None = None
    speaking_time: SpeakingTime | None = None
    id: str = field(default="", compare=False)
    lines: Lines = field(default_factory=_untraced, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DocumentProposal:
    """A document the paper lists or cites; `symbol` as printed, None when it prints none."""

    symbol: str | None
    title: str


@dataclass(frozen=True, slots=True)
class SectionProposal:
    """One section of running text; `title` as printed, `paragraphs` without bullets or broken lines."""

    key: str
    title: str
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposalWarning:
    """Something a person must look at; `line` counts from 1, None when it concerns no one line.

    `text` says it in English; `values` are what it names, so that a catalogue can say it by `code`.
    """

    code: str
    text: str
    line: int | None = None
    values: dict[str, str | int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything read from one paper; `languages` are wire codes in the United Nations' order.

    `paper` are its lines as read, `language` is theirs, `lines` where `webcast` and `languages` stand; proposals
    kept by older releases have none of these.
    """

    session: SessionProposal
    event: OccasionProposal
    meetings: tuple[MeetingProposal, ...] = ()
    documents: tuple[DocumentProposal, ...] = ()
    sections: tuple[SectionProposal, ...] = ()
    webcast: str | None = None
    languages: tuple[str, ...] = ()
    warnings: tuple[ProposalWarning, ...] = ()
    paper: tuple[str, ...] = field(default=(), compare=False, repr=False)
    language: str | None = field(default=None, compare=False)
    lines: Lines = field(default_factory=_untraced, compare=False, repr=False)
