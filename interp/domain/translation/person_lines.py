"""Parses a line that introduces a person, so that the name bypasses machine translation and only the role is
translated.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

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
LINE = re.compile(
    rf"^(?P<lead>[\s•·*–—-]*)(?:(?:{BEFORE})\.?\s+)(?P<name>[^\W\d_][^,،;:(\n]{{1,60}}?)"
    r"(?:\s*(?P<gap>[,،;:]|\s[–—-]\s)\s*(?P<rest>\S.*))?$"
)
CHINESE = re.compile(
    r"^(?P<lead>[\s•*–—-]*)(?P<rest>[^·，,；;：:]{0,40}?)"
    r"(?P<name>[A-Za-z\u3400-\u9fff]{1,12}(?:[·•‧][\u3400-\u9fff]{1,12})+|[A-Z][\w. '-]{3,40}?)"
    r"\s*(?P<after>先生|女士|博士|教授)(?P<excellency>阁下)?(?:[，,]\s*(?P<role>\S.*))?$"
)
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


def person_line(text: str, language: str) -> PersonLine | None:
    """Return the parts of a line that introduces one person by a form of address, None for any other text."""
    if language == "zh":
        return _chinese(text)
    found = LINE.match(text)
    if found is None or not _is_name(found["name"]):
        return None
    address = next(code for code in PRINTED if found[code])
    return PersonLine(address, found["name"].strip(), (found["rest"] or "").strip(), found["lead"])


def _chinese(text: str) -> PersonLine | None:
    found = CHINESE.match(text)
    if found is None or (found["rest"] and found["role"]):
        return None
    address = AFTER[found["after"]]
    excellent = f"he_{address}" if found["excellency"] and address in ("mr", "ms") else address
    return PersonLine(excellent, found["name"].strip(), (found["role"] or found["rest"] or "").strip(), found["lead"])


def _is_name(name: str) -> bool:
    """Return whether the text before the comma can be a name: few words, each with a capital, except particles."""
    words = name.split()
    proper = [word for word in words if not word[0].islower()]
    if OFFICE.match(name):
        return False
    return len(words) <= 7 and bool(proper) and len(words) - len(proper) <= 3 and not words[-1][0].islower()


def introduced(line: PersonLine, role: str, language: str, names: Mapping[str, str] | None = None) -> str:
    """Return the line in `language` with its translated role; `names` has the name by language, else it stays as
    printed.
    """
    name = (names or {}).get(language) or line.name
    address = ADDRESS[line.address][language]
    who = f"{name}{address}" if language == "zh" else f"{address} {name}"
    return line.lead + who + (COMMA.get(language, ", ") + role if role else "")
