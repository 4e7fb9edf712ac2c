"""Usual interpretation teams as templates, without names: Geneva, six languages, fourteen interpreters.

Three each in the two-way Arabic and Chinese booths, two each in the others; English and French have somebody with
Russian, and somebody with Spanish (United Nations careers page; Geneva practice).
"""

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.teams import BoothTeam, Interpreter

# booth -> for each desk in turn the B languages and the C languages of who sits there
_GENEVA: dict[MeetingLanguage, tuple[tuple[tuple[MeetingLanguage, ...], tuple[MeetingLanguage, ...]], ...]] = {
    "ar": ((("en",), ("fr",)), (("fr",), ("en",)), (("en",), ("fr",))),
    "zh": ((("en",), ()), (("en",), ("fr",)), (("fr",), ("en",))),
    "en": (((), ("fr", "ru")), ((), ("fr", "es"))),
    "fr": (((), ("en", "ru")), ((), ("en", "es"))),
    "ru": (((), ("en", "fr")), ((), ("en", "es"))),
    "es": (((), ("en", "fr")), ((), ("en", "fr"))),
}
_TWO_WAY: dict[MeetingLanguage, tuple[MeetingLanguage, ...]] = {"ar": ("en", "fr"), "zh": ("en", "fr")}


def geneva() -> tuple[BoothTeam, ...]:
    """Return the team of a meeting in Geneva: six booths, fourteen interpreters, nobody named yet."""
    return tuple(_booth(booth, people) for booth, people in _GENEVA.items())


def _booth(
    booth: MeetingLanguage, people: tuple[tuple[tuple[MeetingLanguage, ...], tuple[MeetingLanguage, ...]], ...]
) -> BoothTeam:
    rows = tuple(
        Interpreter(f"{booth}-{number}", "", booth, b, c, str(number)) for number, (b, c) in enumerate(people, start=1)
    )
    return BoothTeam(booth, tuple(str(number) for number in range(1, len(people) + 1)), rows, _TWO_WAY.get(booth, ()))


USUAL = {"geneva": geneva}
