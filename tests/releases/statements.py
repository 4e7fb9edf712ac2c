"""The written texts of the recorded day as units: the seed's statements in the author's translation, and a film."""

from collections.abc import Mapping
from dataclasses import dataclass

from interp.domain.model.caption_state import ScriptUnit
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.texts import T, plain
from interp.seed.bundled_data import authored


@dataclass(frozen=True, slots=True)
class Statement:
    """A written text: the document it is filed as, and its units."""

    id: str
    units: tuple[ScriptUnit, ...]


def draft(text: str, language: str, revision: int = 1) -> T:
    """Return a machine's draft."""
    return T(text, language, "draft", f"mt:en-{language}@1.9", revision)


def statement(name: str) -> Statement:
    """Return a statement of the seed in all six languages."""
    rows = [row for row in authored() if row.get("id", "").startswith(f"{name}.")]
    return Statement(name, tuple(_unit(name, row["language"], row) for row in rows))


def _unit(name: str, original: str, row: Mapping[str, str]) -> ScriptUnit:
    texts = tuple(
        plain(row[code], code) if code == original else T(row[code], code, "reviewed", "author", 1)
        for code in sorted(MEETING_LANGUAGES)
    )
    return ScriptUnit(f"{row['id']}.0", original, texts, document=name, segment=row["id"])


def _film() -> Statement:
    said = (("I am eleven years old.", "J’ai onze ans."), ("I would like to be heard.", "Je voudrais être entendue."))
    return Statement("film", tuple(
        ScriptUnit(f"film.{place}.0", "en", (plain(english, "en"), draft(french, "fr")), document="film",
             segment=f"film.{place}", start_ms=place * 4_000, end_ms=place * 4_000 + 3_000)
        for place, (english, french) in enumerate(said)
    ))  # fmt: skip


OPENING, PANELLIST, DELEGATION = statement("opening"), statement("panellist"), statement("delegation")
FILM = _film()
