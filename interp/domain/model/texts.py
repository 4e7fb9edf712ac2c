"""Types of programme texts: the original, its versions by language, and the version that a reader may see."""

from typing import Annotated, Literal

from interp.value_types import dataclass, replace

Standing = Literal["original", "auto", "draft", "reviewed", "final"]
PUBLIC: frozenset[str] = frozenset({"auto", "reviewed", "final"})


@dataclass(frozen=True, slots=True)
class Longest:
    """Stated at a text that is sent: how many characters it may have, so that a view of captions fits 4 KB."""

    characters: int


NameText = Annotated[str, Longest(200)]
TitleText = Annotated[str, Longest(500)]
Wording = Annotated[str, Longest(600)]
LineText = Annotated[str, Longest(1_500)]
NumberText = Annotated[str, Longest(16)]
CodeText = Annotated[str, Longest(32)]
SeatText = Annotated[str, Longest(32)]
CategoryText = Annotated[str, Longest(40)]
DeviceText = Annotated[str, Longest(80)]


@dataclass(frozen=True, slots=True)
class Version:
    """A text in one language: its wording, standing, origin and revision."""

    value: Wording
    standing: Standing
    origin: str
    revision: int


@dataclass(frozen=True, slots=True)
class ProgrammeText:
    """A text of the programme: the original and the newest version in each other language.

    `public` keeps the newest approved version next to a newer draft, so that a draft never unpublishes a text.
    """

    id: str
    language: str
    value: Wording
    versions: tuple[tuple[str, Version], ...] = ()
    original_revision: int = 1
    public: tuple[tuple[str, Version], ...] = ()

    def version(self, language: str) -> Version | None:
        """Return the newest version in `language`, or None."""
        return _of(self.versions, language)

    def with_version(self, language: str, version: Version) -> "ProgrammeText":
        """Return this text with `version` as the newest in `language`."""
        kept = dict(self.versions) | {language: version}
        public = dict(self.public) | ({language: version} if version.standing in PUBLIC else {})
        return replace(self, versions=tuple(sorted(kept.items())), public=tuple(sorted(public.items())))


@dataclass(frozen=True, slots=True)
class T:
    """A text as sent to a reader: wording, language, standing, origin and revision (docs/protocol.md)."""

    text: str
    language: str
    standing: Standing
    origin: str
    revision: int


def shown(text: ProgrammeText, language: str, *, drafts: bool) -> T:
    """Return what a reader of `language` sees: a version if one exists and may be shown, else the original.

    `drafts` is True for booths, desk, console and chair, who see unapproved texts, marked.
    """
    version = _of(text.versions if drafts else text.public, language)
    if version and version.value:
        return T(version.value, language, version.standing, version.origin, version.revision)
    return T(text.value, text.language, "original", "source", text.original_revision)


def _of(versions: tuple[tuple[str, Version], ...], language: str) -> Version | None:
    for code, version in versions:
        if code == language:
            return version
    return None


def plain(value: str, language: str) -> T:
    """Return an original text that has no entry in the programme texts."""
    return T(value, language, "original", "source", 1)


