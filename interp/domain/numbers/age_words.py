"""Finds the words for a person of seventy to seventy-nine years and the like: septuagenarian, cuarentón."""

import re

# the stem of each decade's word from 30 on; in French and Spanish a second row, of everyday words
STEMS = {
    "en": ("tricenarian quadragenarian quinquagenarian sexagenarian septuagenarian octogenarian nonagenarian"
           " centenarian",),
    "fr": ("tricénaire quadragénaire quinquagénaire sexagénaire septuagénaire octogénaire nonagénaire centenaire",
           "trentenaire"),
    "es": ("tricenari[oa] cuadragenari[oa] quincuagenari[oa] sexagenari[oa] septuagenari[oa] octogenari[oa]"
           " nonagenari[oa] centenari[oa]",
           "treintañer[oa] cuaren(?:tón|ton(?:a|es|as)) cincuen(?:tón|ton(?:a|es|as)) sesen(?:tón|ton(?:a|es|as))"
           " seten(?:tón|ton(?:a|es|as)) ochen(?:tón|ton(?:a|es|as)) noven(?:tón|ton(?:a|es|as))"),
}  # fmt: skip
WORDS = {
    language: tuple(
        (re.compile(rf"\b{stem}s?\b", re.IGNORECASE), 30.0 + 10.0 * place)
        for row in rows for place, stem in enumerate(row.split())
    )
    for language, rows in STEMS.items()
}  # fmt: skip


def ages(text: str, language: str) -> set[float]:
    """Return the first year of each decade of age that a text has a word for; Russian, Arabic, Chinese have figures."""
    return {value for pattern, value in WORDS.get(language, ()) if pattern.search(text)}
