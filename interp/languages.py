"""The languages of the pages, one row for each catalogue in `locales/`, with HTML tag, direction and locale.

Those of a meeting (booths, keys, originals, drafts) are in `domain/model/meeting_languages.py`; each is among these.
"""

from typing import TYPE_CHECKING, Literal

from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its wire code, HTML tag, direction, own name and Babel locale."""

    code: str
    html: str
    direction: str
    endonym: str
    locale: str
    plurals: str


# The plural headers are gettext's own; Babel's for Arabic swaps two forms, so none is left to it.
LANGUAGES: tuple[Language, ...] = (
    Language(
        "ar", "ar", "rtl", "العربية", "ar",
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    ),
    Language("zh", "zh-Hans", "ltr", "中文", "zh_Hans_CN", "nplurals=1; plural=0;"),
    Language("en", "en", "ltr", "English", "en_GB", "nplurals=2; plural=(n != 1);"),
    Language("fr", "fr", "ltr", "Français", "fr", "nplurals=2; plural=(n > 1);"),
    Language(
        "ru", "ru", "ltr", "Русский", "ru",
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    ),
    Language("es", "es", "ltr", "Español", "es", "nplurals=2; plural=(n != 1);"),
)

INTERFACE_LANGUAGES: tuple[str, ...] = tuple(language.code for language in LANGUAGES)
BY_CODE: dict[str, Language] = {language.code: language for language in LANGUAGES}
if TYPE_CHECKING:
    InterfaceLanguage = str
else:
    InterfaceLanguage = Literal[INTERFACE_LANGUAGES]  # the type by which messages are checked and described


def direction(code: str) -> str:
    """Return "rtl" or "ltr"; "ltr" for an unknown language."""
    language = BY_CODE.get(code)
    return language.direction if language else "ltr"


def html_lang(code: str) -> str:
    """Return the tag for the HTML `lang` attribute: `zh-Hans` for Chinese, or fonts choose other glyphs."""
    language = BY_CODE.get(code)
    return language.html if language else code
