"""Types of a proposal: the meetings, people and items read from a paper, for a person to confirm."""

from dataclasses import field

from interp.value_types import dataclass

# The lines of the paper (counted from 1) by field; "" for the entry's other fields.
Lines = dict[str, tuple[int, ...]]


def _untraced() -> Lines:
    return {}


@dataclass(frozen=True, slots=True)
class SessionProposal:
    """The session of the body; `number` is None and `body` empty when the paper does not say."""

    number: int | None = None
    body: str = ""
    lines: Lines = field(default_factory=_untraced, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OccasionProposal:
    """The event over the day's meetings; `as_of` is the ISO date of this version of the paper."""

    title: str = ""
    theme: str | None = None
    as_of: str | None = None
    lines: Lines = field(default_factory=_untraced, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PersonProposal:
    """One person in one meeting, as printed.

    `name` is never split; `country` is what stood in parentheses after it. `id` is the person's id in the planned
    meeting, the same in later versions of the paper; "" to derive it from the position.
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
    """A part of the meeting with one time budget, in seconds."""

    kind: str
    budget_s: int
    lines: Lines = field(default_factory=_untraced, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ItemProposal:
    """One item of the programme.

    `block` and `people` are positions in the meeting's own lists. `length_s` is the length of a recording,
    `speech_limit_s` the time limit of one speech, `members_limit_s` that of States Members where the item has its own;
    all in seconds, None when the paper does not say. `number` is that of the agenda item, as printed; `starts_at` the
    ISO 8601 time of an item with a fixed hour.
    """

    kind: str
    title: str
    block: int | None = None
    people: tuple[int, ...] = ()
    length_s: int | None = None
    speech_limit_s: int | None = None
    number: str | None = None
    starts_at: str | None = None
    members_limit_s: int | None = None
    id: str = field(default="", compare=False)
    lines: Lines = field(default_factory=_untraced, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SpeakingTime:
    """The time limit of one speech from the floor, in seconds, and the words it was read from.

    `members_s` is the limit of States Members where it is longer, else None.
    """

    floor_s: int | None
    members_s: int | None = None
    text: str = ""
    lines: Lines = field(default_factory=_untraced, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class MeetingProposal:
    """One meeting. Times are ISO 8601 with the offset of `timezone`, None when the paper does not say.

    `heading` is what the paper calls the meeting ("Morning panel"); `title` is its subject.
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
    """A document the paper lists or cites; `symbol` as printed, None without one.

    `public` is the symbol under which it is published, None where the paper does not say.
    """

    symbol: str | None
    title: str
    public: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class SectionProposal:
    """A section of running text; `title` as printed, `paragraphs` without bullets or line breaks."""

    key: str
    title: str
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposalWarning:
    """Something a person must check; `line` counts from 1, None when it concerns no single line.

    `text` is English; catalogues word `code`, with `values` inserted.
    """

    code: str
    text: str
    line: int | None = None
    values: dict[str, str | int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything read from one paper; `languages` are codes in the United Nations' order.

    `documents` have a symbol or stand in a list, `treaties` are named in the text or a note.
    `paper` holds its lines as read, `language` is its language, `lines` where `webcast` and `languages` were read;
    proposals stored by older releases have none of these.
    """

    session: SessionProposal
    event: OccasionProposal
    meetings: tuple[MeetingProposal, ...] = ()
    documents: tuple[DocumentProposal, ...] = ()
    treaties: tuple[DocumentProposal, ...] = field(default=(), compare=False, repr=False)
    sections: tuple[SectionProposal, ...] = ()
    webcast: str | None = None
    languages: tuple[str, ...] = ()
    warnings: tuple[ProposalWarning, ...] = ()
    paper: tuple[str, ...] = field(default=(), compare=False, repr=False)
    language: str | None = field(default=None, compare=False)
    lines: Lines = field(default_factory=_untraced, compare=False, repr=False)
