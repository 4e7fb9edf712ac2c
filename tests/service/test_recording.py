"""A recording's subtitles, imported at the desk, run with its clock in the original and in translation."""

import pytest

from interp.domain.captions.text_to_cues import cue_texts
from interp.domain.model import commands as do
from interp.domain.views.caption_following import following_view
from interp.reading.files.file_blocks import file_text
from interp.service.caption_following import CaptionFollower
from interp.service.caption_scripts import DraftScripts
from interp.service.document_filing import Filing
from interp.service.materials import Materials
from interp.service.transcripts import transcript
from interp.web.pages.transcript_files import as_vtt
from tests.reacting import worked
from tests.translation_section import ANA, STAFF, Bureau, FilingHere

TIMES = (("00:00:01,000", "00:00:04,000"), ("00:00:05,500", "00:00:08,000"), ("00:00:10,000", "00:00:14,000"))
SAID = ("I am eleven years old.", "Somebody wrote to me online.", "Please listen to us.")
FRENCH = ("J’ai onze ans.", "Quelqu’un m’a écrit en ligne.", "Écoutez-nous.")
MINUTE = 60_000


def srt() -> bytes:
    rows = zip(TIMES, SAID, strict=True)
    return "\n\n".join(f"{n}\n{start} --> {end}\n{said}" for n, ((start, end), said) in enumerate(rows, 1)).encode()


def vtt() -> bytes:
    rows = (f"{start} --> {end}\n{said}".replace(",", ".") for (start, end), said in zip(TIMES, SAID, strict=True))
    return "\n\n".join(("WEBVTT", "NOTE made by hand", *rows)).encode()


class Projection:
    """The bureau with a recording on the programme, whose file is read as the service reads it."""

    def __init__(self, data: bytes, name: str) -> None:
        self.bureau = here = Bureau()
        filing = FilingHere(here.filing(file_text))
        here.materials = Materials(here.drafts, here.jobs, here.meetings, here.clock, filing)
        paper = Filing(data, name, "Voices", "recording", visibility="reviewed", speech="s4", language="en")
        self.document = here.materials.file(ANA, "m1", paper).document
        for place, text in enumerate(FRENCH):
            here.draft(self.document, place, text, standing="reviewed", origin="person")
        here.draft(self.document, 0, "我十一岁。", "zh")
        self.follower = CaptionFollower(here.meetings, here.clock, DraftScripts(here.drafts, cue_texts))

    def does(self, command: do.Command) -> None:
        """Carry out a command of staff at this very moment."""
        self.bureau.meetings.handle(STAFF, "m1", f"at-{self.bureau.clock.now}-{command.name}", command)
        worked(self.bureau.meetings, self.follower)

    def later(self, ms: int) -> None:
        """Let time pass, the follower looking whenever it wants to."""
        while ms > 0:
            step = min(ms, worked(self.bureau.meetings, self.follower))
            self.bureau.clock.passes(step)
            ms -= step
        worked(self.bureau.meetings, self.follower)

    def shown(self, language: str) -> list[str]:
        """Return what came on the screens of a language."""
        texts = (each.unit.shown(language) for each in self.bureau.meetings.state("m1").captions.units)
        return [text.text for text in texts if text]


@pytest.mark.parametrize(("data", "name"), [(srt(), "voices.srt"), (vtt(), "voices.vtt")])
def test_a_recordings_subtitles_run_with_its_clock_and_hold_with_it(data: bytes, name: str) -> None:
    film = Projection(data, name)
    film.does(do.GiveFloor("s4"))
    film.later(999)
    assert film.shown("en") == []
    film.later(1)
    assert (film.shown("en"), film.shown("fr"), film.shown("zh")) == ([SAID[0]], [FRENCH[0]], [SAID[0]])
    film.later(2_000)
    film.does(do.PauseFloor())
    film.later(MINUTE)
    assert film.shown("en") == [SAID[0]]
    film.does(do.ResumeFloor())
    film.later(2_499)
    assert film.shown("en") == [SAID[0]]
    film.later(1)
    assert film.shown("fr") == list(FRENCH[:2])
    film.later(MINUTE)
    assert (film.shown("en"), film.shown("fr")) == (list(SAID), list(FRENCH))


def test_a_recording_is_followed_exactly_and_its_transcript_says_when_and_whose_words() -> None:
    film = Projection(srt(), "voices.srt")
    film.does(do.GiveFloor("s4"))
    film.later(MINUTE)
    state = film.bureau.meetings.state("m1")
    following = following_view(state)
    assert following and (following.mode, following.approximate) == ("auto", False)
    assert {each.how for each in state.captions.units} == {"recording"}
    made = transcript(state.captions, "fr")
    assert [each.start_ms for each in made.lines] == [0, 4_500, 9_000]
    written = as_vtt(state, made)
    assert "00:00:04.500 --> " in written and "Quelqu’un m’a écrit en ligne." in written
    assert "\n\nNOTE\nRévisé\n\n1\n00:00:00.000 --> " in written
