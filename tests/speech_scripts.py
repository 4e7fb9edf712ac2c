"""Texts to follow: a document in memory that is revised, shown, hidden and withdrawn."""

from dataclasses import dataclass, field, replace

from interp.domain.model.caption_state import ScriptUnit
from interp.domain.model.texts import T
from interp.service.caption_scripts import Script


def said(text: str, language: str = "en", standing: str = "original", revision: int = 1, origin: str = "source") -> T:
    """Return a text; in another language than English it is a draft by a machine unless said otherwise."""
    if language != "en" and standing == "original":
        standing = "draft"
    if standing == "draft":
        origin = f"mt:en-{language}@1.9+fixture"
    return T(text, language, standing, origin, revision)  # type: ignore[arg-type]


def unit(
    name: str, *more: T, document: str = "d1", start_ms: int | None = None, end_ms: int | None = None
) -> ScriptUnit:
    """Return the unit of one English sentence, ten seconds long at the usual rate, with what other languages have."""
    texts = tuple(sorted((said(name + "x" * (120 - len(name))), *more), key=lambda each: each.language))
    return ScriptUnit(
        f"{document}.{name}.0", "en", texts, document=document, segment=name, start_ms=start_ms, end_ms=end_ms
    )


SENTENCES = tuple(unit(name, said(f"{name} fr", "fr", "reviewed"), said(f"{name} ar", "ar")) for name in "abcdef")
FILM = tuple(
    unit(name, document="film", start_ms=start, end_ms=start + 2_000)
    for name, start in (("a", 0), ("b", 3_000), ("c", 9_000))
)


@dataclass
class Shelf:
    """Scripts in memory: speech to document, document to script; each change moves the mark."""

    statements: dict[str, str] = field(default_factory=dict)
    scripts: dict[str, Script | None] = field(default_factory=dict)
    moved: int = 0
    asked: int = 0

    def has(
        self, speech: str, units: tuple[ScriptUnit, ...] = SENTENCES, visibility: str = "drafts", document: str = "d1"
    ) -> "Shelf":
        """Put a document on the shelf for a speech, or another state of it."""
        self.statements[speech] = document
        self.scripts[document] = Script(document, visibility, units)
        self.moved += 1
        return self

    def revises(self, place: int, *texts: T, document: str = "d1") -> None:
        """Change texts of one unit."""
        script = self.scripts[document]
        assert script
        units = list(script.units)
        units[place] = units[place].with_texts(*texts)
        self.scripts[document] = replace(script, units=tuple(units))
        self.moved += 1

    def shows(self, visibility: str, document: str = "d1") -> None:
        """Change who may see a document."""
        script = self.scripts[document]
        assert script
        self.scripts[document] = replace(script, visibility=visibility)
        self.moved += 1

    def withdraws(self, document: str = "d1") -> None:
        """Withdraw a document."""
        script = self.scripts[document]
        assert script
        self.scripts[document] = replace(script, withdrawn=True)
        self.moved += 1

    def filed(self, meeting: str) -> dict[str, str]:
        """Return the documents of the speeches."""
        return self.statements

    def script(self, document: str) -> Script | None:
        """Return a script."""
        self.asked += 1
        return self.scripts.get(document)

    def mark(self, meeting: str | None = None) -> int:
        """Return how often something changed."""
        return self.moved
