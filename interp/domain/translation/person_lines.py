"""Parses a line that introduces a person, so that the name bypasses machine translation and only the role is
translated.
"""

import re
from collections.abc import Collection, Mapping

from interp.domain.translation.person_names import ends_in_office, is_name, is_office, split_chinese
from interp.value_types import dataclass

# code -> the form of address in each language; Chinese puts it after the name
ADDRESS: dict[str, dict[str, str]] = {
    "he_mr": {"ar": "سعادة السيد", "zh": "先生阁下", "en": "H.E. Mr.", "fr": "S. E. M.",
              "ru": "Его Превосходительство г-н", "es": "Excmo. Sr."},
    "he_ms": {"ar": "سعادة السيدة", "zh": "女士阁下", "en": "H.E. Ms.", "fr": "S. E. Mᵐᵉ",
              "ru": "Ее Превосходительство г-жа", "es": "Excma. Sra."},
    "mr": {"ar": "السيد", "zh": "先生", "en": "Mr.", "fr": "M.", "ru": "Г-н", "es": "Sr."},
    "ms": {"ar": "السيدة", "zh": "女士", "en": "Ms.", "fr": "Mᵐᵉ", "ru": "Г-жа", "es": "Sra."},
    "dr": {"ar": "الدكتور", "zh": "博士", "en": "Dr.", "fr": "Dr", "ru": "Д-р", "es": "Dr."},
    "prof": {"ar": "الأستاذ", "zh": "教授", "en": "Prof.", "fr": "Pr", "ru": "Проф.", "es": "Prof."},
}  # fmt: skip
PRINTED: dict[str, str] = {
    "he_mr": r"H\.?\s?E\.?\s?Mr|S\.\s?E\.\s?M|Excmo\.\s?Sr|Его Превосходительство г-н|سعادة السيد",
    "he_ms": r"H\.?\s?E\.?\s?M(?:s|rs)|S\.\s?E\.\s?(?:Mme|Mᵐᵉ)|Excma\.\s?Sra|Ее Превосходительство г-жа|سعادة السيدة",
    "mr": r"Mr|M(?=\.)|Sr|[Гг]-н|[Гг]осподин|السيد",
    "ms": r"Ms|Mrs|Miss|Mme|Mᵐᵉ|Mlle|Sra|Srta|[Гг]-жа|[Гг]оспожа|السيدة|الآنسة",
    "dr": r"Dr|Dra|[Дд]-р|الدكتورة?",
    "prof": r"Prof|Professor|Pr(?=\.)|[Пп]роф|[Пп]рофессор|الأستاذة?",
}
BEFORE = "|".join(f"(?P<{code}>{pattern})" for code, pattern in PRINTED.items())
# A comma ends the name only with a space after it: "1,250" is one number.
LINE = re.compile(
    rf"^(?P<lead>[\s•·*–—-]*)(?:(?:{BEFORE})\.?\s+)(?P<name>[^\W\d_][^,،;:(\n]{{1,60}}?)"
    r"(?:\s*(?P<gap>[,،;:](?=\s)|\s[–—-]\s)\s*(?P<rest>\S.*))?$"
)
CHINESE = re.compile(
    r"^(?P<lead>[\s•*–—-]*)(?P<before>[^，,；;：:。\d]{2,60}?)"
    r"\s*(?P<after>先生|女士|博士|教授)(?P<excellency>阁下)?(?:(?P<gap>[，,：:])\s*(?P<role>\S.*))?$"
)
LATIN_LAST = re.compile(r"(?P<office>(?:.*[\u3400-\u9fff）)])?)\s*(?P<name>[A-Z][A-Za-zÀ-ſ. '’-]{2,40})")
OFFICE = re.compile(  # "Mr. President" addresses a person and contains no name
    r"(?:l[ea] |el |the )?(?:vice-?)?(?:president|président|chair|secret|sécret|moderat|modérat|speaker|commissioner"
    r"|minist|председател|секретар|министр|رئيس|الرئيس|الأمين)",
    re.IGNORECASE,
)
AFTER = {"先生": "mr", "女士": "ms", "博士": "dr", "教授": "prof"}
COMMA = {"ar": "، ", "zh": "，"}


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as introduced: code of the form of address, name as printed, role ('' if none).

    Only `role` is machine-translated.
    """

    address: str
    name: str
    role: str
    lead: str = ""


def person_line(text: str, language: str, known: Collection[str] = ()) -> PersonLine | None:
    """Return the parts of a line that introduces one person by a form of address, None for any other text.

    `known` are names of the meeting in that language. A sentence in which a person does something is no such line.
    """
    if language == "zh":
        return _chinese(text, known)
    found = LINE.match(text)
    if found is None:
        return None
    name, rest = found["name"].strip(), (found["rest"] or "").strip()
    # after a colon stands what the person says, which is a text of its own
    if not _named(name, rest, language, known) or not (found["gap"] == ":" or is_office(rest, language)):
        return None
    return PersonLine(next(code for code in PRINTED if found[code]), name, rest, found["lead"])


def _named(name: str, rest: str, language: str, known: Collection[str]) -> bool:
    if name in known:
        return True
    return not OFFICE.match(name) and is_name(name, language) and (language != "ar" or bool(rest) or name[-1] != ".")


def _chinese(text: str, known: Collection[str]) -> PersonLine | None:
    found = CHINESE.match(text)
    parts = found and _chinese_parts(found["before"], known)
    if not found or not parts or (parts[0] and found["role"] and found["gap"] not in "：:"):
        return None
    office, name = parts
    role = found["role"] or ""
    if (found["gap"] or "，") in "，," and not is_office(role, "zh"):
        return None
    address = AFTER[found["after"]]
    excellent = f"he_{address}" if found["excellency"] and address in ("mr", "ms") else address
    return PersonLine(excellent, name, (role or office).strip(), found["lead"])


def _chinese_parts(text: str, known: Collection[str]) -> tuple[str, str] | None:
    """Return the office before a name, '' if none, and the name."""
    text = re.sub("[•‧・]", "·", text)
    if text in known:
        return "", text
    if latin := LATIN_LAST.fullmatch(text):
        parts: tuple[str, str] | None = (latin["office"], latin["name"].strip())
    else:
        whole = next((name for name in known if text.endswith(name)), "")
        parts = (text.removesuffix(whole), whole) if whole else split_chinese(text)
    return parts if parts and (not parts[0] or ends_in_office(parts[0])) else None


def introduced(line: PersonLine, role: str, language: str, names: Mapping[str, str] | None = None) -> str:
    """Return the line in `language` with its translated role; `names` has the name by language, else it stays as
    printed.
    """
    name = (names or {}).get(language) or line.name
    address = ADDRESS[line.address][language]
    who = f"{name}{address}" if language == "zh" else f"{address} {name}"
    return line.lead + who + (COMMA.get(language, ", ") + role if role else "")
