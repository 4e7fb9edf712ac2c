"""Writes transcripts as files: plain text, WebVTT with provenance notes, SubRip."""

import re
from collections.abc import Callable, Mapping, Sequence

import msgspec

from interp.domain.model.caption_state import Captions
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import About, Meeting
from interp.domain.views.programme import interrupting, programme
from interp.domain.views.view_parts import Recipient, meeting_view
from interp.languages import direction
from interp.ports.helper_work import reported
from interp.service.caption_scripts import Script
from interp.service.document_reading import DocumentRow, Reading
from interp.service.transcripts import Transcript, TranscriptLine, of_document, transcript
from interp.value_types import dataclass, replace
from interp.web.drawing.provenance import in_words
from interp.web.statement_titles import row_called, shown_title, speaker_name
from interp.web.wording import i18n
from interp.web.wording.page_words import word
from interp.web.wording.phrases import isolated, plain
from interp.wire import view_json

BLANK = re.compile(r"\n\s*\n+")
UNSPACED = frozenset({"zh"})


@dataclass(frozen=True, slots=True)
class TranscriptFile:
    """A kind of file of a transcript: the function that writes it from the state, the transcript and the description of
    a document, its media type, and the name of its link; without one the link has the word `captions.transcript_KIND`.
    """

    write: Callable[..., str]
    media: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """The speaker and item of a speech, in words."""

    speaker: str
    item: str


def made_of(state: Meeting) -> tuple[object, ...]:
    """Return what the files of a meeting's captions are made of, equal for two states of which they are the same.

    Who has the floor, and for how long, is in none: a switch changes none of them.
    """
    items = tuple((each.id, each.title, each.speeches) for each in state.items)
    speeches = tuple(
        (each.id, each.party, each.person, each.status == SpeechStatus.TAKEN_BACK) for each in state.speeches.values()
    )
    return state.captions.changed, state.about, state.texts, state.people, items, speeches


def turns(state: Meeting, language: str) -> dict[str, Turn]:
    """Return the speaker of each speech, as attendees see it."""
    rows = programme(state, language, drafts=False).items
    apart = {each.id: Turn(speaker_name(each, language), "") for each in interrupting(state, language)}
    return apart | {
        each.speech.id: Turn(speaker_name(each.speech, language), row.item.title.text)
        for row in rows
        for each in row.speeches
    }


def head(state: Meeting, made: Transcript, about: Sequence[str] = ()) -> list[str]:
    """Return the heading of a transcript: the meeting, its subject and standing, where its times start.

    `about`: the document's description, for its transcript.
    """
    assert state.about is not None
    language = made.language
    of = about or (plain(word("captions.transcript"), language, {}),)
    lines = [_title(state, language), *of, *_standing(state, language)]
    return [*lines, _times(made.began_at, state.about, language)] if made.began_at is not None else lines


def _standing(state: Meeting, language: str) -> list[str]:
    """Return what a text of the meeting is not: a record, and in a demonstration what anybody said."""
    keys = ["captions.record", *(["demonstration"] if _made_up(state) else [])]
    return [plain(word(key), language, {}) for key in keys]


def _made_up(state: Meeting) -> bool:
    return state.about is not None and state.about.demonstration


def _times(began_at: int, about: About, language: str) -> str:
    values = {
        "time": i18n.clock_time(began_at, about.timezone),
        "day": i18n.day(began_at, about.timezone, language),
    }
    return plain(word("transcript.times"), language, values)


def as_text(state: Meeting, made: Transcript, about: Sequence[str] = ()) -> str:
    """Return the transcript as text: a heading for each speaker, each line with its time of day."""
    assert state.about is not None
    known, speech, language = turns(state, made.language), "", made.language
    lines = head(state, made, about)
    for each in reported(made.lines, len(made.lines)):
        if (each.speech or "") != speech and each.speech in known:
            turn = known[each.speech]
            lines += ["", turn.item, f"— {isolated(turn.speaker)}"]
        speech = each.speech or ""
        time = i18n.clock_time(each.at, state.about.timezone)
        told = _bracketed(_about(each, language))
        lines.append(f"[{isolated(time)}] {_said(each, language, joined=True)}{told}")
    return "\n".join(lines) + "\n"


def as_vtt(state: Meeting, made: Transcript, about: Sequence[str] = ()) -> str:
    """Return WebVTT: a note at each change of provenance; a draft is marked in its line."""
    known, language = turns(state, made.language), made.language
    parts, before = ["WEBVTT", _note(head(state, made, about))], ""
    for each in reported(made.lines, len(made.lines)):
        origin = _about(each, language) or plain(word("origin.source"), language, {})
        if origin != before:
            parts.append(_note([origin]))
        before = origin
        times = f"{stamp(each.start_ms)} --> {stamp(each.end_ms)}"
        parts.append(f"{each.number}\n{times}\n{_voice(each, known)}{escaped(_marked(state, each, language))}")
    return "\n\n".join(parts) + "\n"


def as_srt(state: Meeting, made: Transcript, about: Sequence[str] = ()) -> str:
    """Return SubRip; a draft is marked in its line."""
    cues = [
        f"{place}\n{stamp(each.start_ms, ',')} --> {stamp(each.end_ms, ',')}\n"
        + _marked(state, each, made.language).replace("-->", "→")
        for place, each in enumerate(reported(made.lines, len(made.lines)), start=1)
    ]
    return "\n\n".join(cues) + "\n" if cues else ""


def document_head(about: DocumentRow, language: str, *, estimated: bool) -> list[str]:
    """Return a document's description above its transcript; `estimated`: its times are no recording's."""
    version = plain(word("reading.version"), language, {"n": about.version})
    dated = plain(word("reading.as_of"), language, {"date": about.as_of}) if about.as_of else ""
    kind = plain(word(f"reading.{about.kind}"), language, {})
    facts = (kind, about.symbol and isolated(about.symbol), version, dated)
    lines = [shown_title(about, language), " · ".join(filter(None, facts))]
    return [*lines, plain(word("transcript.estimated"), language, {})] if estimated else lines


def document_text(state: Meeting, reading: Reading) -> str:
    """Return a document as text: numbered paragraphs, each run followed by its origin."""
    language = reading.language
    about = document_head(reading.document, language, estimated=False)
    lines = [_title(state, language), *about, *_standing(state, language)]
    for block in reported(reading.blocks, len(reading.blocks)):
        texts = [each.text for each in block.lines]
        origins = [in_words(view_json(each), language) for each in texts]
        said = [
            _turned(each.text, each.language, language) + (_bracketed(origin) if origin != later else "")
            for each, origin, later in zip(texts, origins, (*origins[1:], ""), strict=True)
        ]
        joint = "" if texts[0].language in UNSPACED else " "
        lines += ["", joint.join(filter(None, (block.number and f"{isolated(block.number)} ", *said)))]
    return "\n".join(lines) + "\n"


def of_captions(state: Meeting, captions: Captions, language: str, speech: str | None, kind: str, epoch: str) -> str:
    """Return the captions, all or of one speech, as a file or as JSON."""
    made = transcript(captions, language, speech)
    return _as_json(made, epoch) if kind == "json" else FILES[kind].write(state, made)


def of_reading(state: Meeting, reading: Reading) -> str:
    """Return the readable text of a document as text."""
    return document_text(state, replace(reading, document=row_called(state, reading.document)))


def of_script(state: Meeting, script: Script, about: DocumentRow, language: str, kind: str, epoch: str) -> str:
    """Return the readable text of a document as subtitles or as JSON."""
    made = of_document(script, language)
    if kind == "json":
        return _as_json(made, epoch)
    return FILES[kind].write(state, made, document_head(row_called(state, about), language, estimated=not script.timed))


def _as_json(made: Transcript, epoch: str) -> str:
    return msgspec.json.encode({"epoch": epoch} | view_json(made)).decode()


def stamp(ms: int, point: str = ".") -> str:
    """Return a time in players' format: 00:01:02.345."""
    seconds, rest = divmod(ms, 1_000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"


def escaped(text: str) -> str:
    """Return text escaped for a WebVTT cue."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _note(lines: list[str]) -> str:
    """Return a comment block, without arrows and blank lines, which WebVTT forbids there."""
    return "NOTE\n" + "\n".join(line.replace("-->", "→").replace("\n", " ") for line in lines if line)


def _voice(line: TranscriptLine, known: Mapping[str, Turn]) -> str:
    turn = known.get(line.speech or "")
    return f"<v {escaped(' '.join(turn.speaker.split()))}>" if turn else ""


def _about(line: TranscriptLine, language: str) -> str:
    return in_words(view_json(line.text), language, line.how, line.stale)


def _marked(state: Meeting, line: TranscriptLine, language: str) -> str:
    """Return the text of a cue; drafts, lines by sample models and made-up statements are always marked."""
    marked = {"record.demonstration": _made_up(state), "draft": line.text.standing == "draft"}
    marks = " · ".join(plain(word(key), language, {}) for key, is_so in marked.items() if is_so)
    return f"[{marks}] {_said(line, language)}" if marks else _said(line, language)


def _said(line: TranscriptLine, language: str, *, joined: bool = False) -> str:
    """Return the text, isolated if its direction differs from the transcript's."""
    text = BLANK.sub("\n", line.text.text.strip())
    if joined:
        text = ("" if line.text.language in UNSPACED else " ").join(text.split("\n"))
    return _turned(text, line.text.language, language)


def _turned(text: str, own: str, language: str) -> str:
    turned = direction(own) != direction(language)
    return "\n".join(map(isolated, text.split("\n"))) if turned else text


def _bracketed(about: str) -> str:
    return f" [{about}]" if about else ""


def _title(state: Meeting, language: str) -> str:
    return meeting_view(state, Recipient(language)).title.text


FILES = {
    "txt": TranscriptFile(as_text, "text/plain"),
    "vtt": TranscriptFile(as_vtt, "text/vtt", "WebVTT"),
    "srt": TranscriptFile(as_srt, "application/x-subrip", "SubRip"),
}
