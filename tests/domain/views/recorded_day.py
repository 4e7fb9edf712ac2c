"""The states of the newest release's recorded day, and states that random commands make of one of them."""

import random
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from interp.domain.model import commands as do
from interp.domain.model.commands import Command
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve import evolve
from interp.errors import InterpError
from tests.builders import BRAZIL, Sitting
from tests.releases.history import logged, opened, path_of, releases
from tests.speech_scripts import SENTENCES

DOCUMENT = "d1"


@cache
def days() -> tuple[tuple[Meeting, ...], ...]:
    """Return for each meeting of the day its state after each event."""
    found = []
    lines = opened(path_of(releases()[-1])).without_screens()
    rows = (each for each in lines if each.row and "meeting:" in each.stream)
    for _, entries in groupby(rows, key=lambda each: each.stream):
        states = [Meeting()]
        for each in entries:
            assert each.row is not None
            states.append(evolve(states[-1], logged(each.row)))
        found.append(tuple(state for state in states if state.about))
    return tuple(found)


def walk(start: Meeting, dice: random.Random, steps: int) -> Iterator[Meeting]:
    """Yield the state after each random command that the rules accept."""
    sat = Sitting(start, asked=10_000, now=start.about.ends_at if start.about else 0)
    for _ in range(steps):
        try:
            yield sat.does(_command(sat.state, dice)).state
        except InterpError:
            continue


def _command(state: Meeting, dice: random.Random) -> Command:
    speech, any_speech = state.floor.speech or "", dice.choice(list(state.speeches))
    following = state.captions.following.get(speech)
    position, code = following.position if following else 0, dice.choice(("fr", "ru", "en", "pt"))
    unit = dice.randrange(len(SENTENCES))
    captions: tuple[Command, ...] = (
        do.LoadCaptions(speech, DOCUMENT, len(SENTENCES)),
        do.ReleaseCaptions(speech, "pace", position + 1, SENTENCES[unit : unit + 1]),
        do.ReleaseCaptions(speech, "hand", position, SENTENCES[unit : unit + 1]),
        do.TypeCaption("Thank you.", "en"),
        do.FollowCaptions(dice.choice(("hold", "go_on", "next", "off_text", "on_text")), speech, position),
        do.WithdrawCaptions(document=DOCUMENT),
    )
    others: tuple[Command, ...] = (
        do.AdvanceFloor(state.floor.speech), do.UndoSwitch(), do.ArmFloor(any_speech), do.PauseFloor(),
        do.ResumeFloor(), do.BlankRoom(), do.ShowRoom(), do.SetLanguage(code), do.ReportLanguage("fr", "ru"),
        do.SetText(dice.choice(list(state.texts)), "fr", "Texte"), do.InterruptFloor("chair"), do.ReturnFloor(),
        do.TakeDesk("fr", "1"), do.AddSpeech(dice.choice(state.items).id, BRAZIL), do.GiveFloor(any_speech),
    )  # fmt: skip
    return dice.choice(captions if dice.random() < 0.6 else others)
