"""Which of the six languages a text is written in: by its script, and among Latin letters by its small words."""

import re
import unicodedata
from collections import Counter

WORD = re.compile(r"[^\W\d_]+")
LONGEST = 20_000
MOSTLY = 0.5
# Common little words; one that two of the languages share counts for both and decides nothing.
SMALL = {
    "en": "the of and to in is that for on with as by are be this from or which its has have was were not it will"
    " should at an all their they we you can may must also been more our",
    "fr": "le la les des du de et à en un une est que qui pour dans par sur au aux avec ce cette ces son sa ses il elle"
    " ils nous vous ne pas ou où qu se leur leurs été être ont sont plus également droits",
    "es": "el la los las de del y en un una es que para por con se su sus al lo como más este esta estos estas ha han"
    " son no sobre entre también fue ser nos sin cuando derechos",
}
OWN = {language: frozenset(words.split()) for language, words in SMALL.items()}
LETTERS = {"fr": "çêèàùœîôûâëï", "es": "ñáíóú¿¡"}
# Persian, Urdu and Ukrainian letters: a text with many is in none of the six
FOREIGN = {"ar": "پچژگکیےٹڈڑں", "ru": "іїєґўјљњћђџ"}
LEAST_FOREIGN = 0.02


def tongue(text: str) -> str | None:
    """Return the code of the language of `text`, None when it is none of the six or too little says which."""
    text = text[:LONGEST]
    scripts = Counter(filter(None, map(_script, filter(str.isalpha, text))))
    letters = sum(scripts.values())
    if not letters:
        return None
    if scripts["kana"] + scripts["hangul"] > letters * LEAST_FOREIGN * 5:
        return None
    script, count = scripts.most_common(1)[0]
    if script == "zh" or scripts["zh"] * 4 > letters:
        return "zh"  # a letter of Chinese says as much as three of another script
    if count < letters * MOSTLY:
        return None
    if script in FOREIGN:
        strange = sum(text.count(letter) for letter in FOREIGN[script])
        return script if strange <= count * LEAST_FOREIGN else None
    return _latin(text) if script == "latin" else None


def _script(char: str) -> str:
    if char < "\u0250":
        return "latin"
    if "\u0400" <= char <= "\u04ff":
        return "ru"
    if "\u0600" <= char <= "\u06ff":
        return "ar"
    if "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf":
        return "zh"
    if "\u3040" <= char <= "\u30ff":
        return "kana"
    return "hangul" if "\uac00" <= char <= "\ud7a3" else "other"


def _latin(text: str) -> str | None:
    """Return the language whose small words and letters the text has most of; None at a tie or with hardly any."""
    words = [word.casefold() for word in WORD.findall(unicodedata.normalize("NFC", text))]
    points = {language: float(sum(word in own for word in words)) for language, own in OWN.items()}
    for language, letters in LETTERS.items():
        points[language] += sum(text.count(letter) for letter in letters) / 2
    (best, most), (_, second), *_ = sorted(points.items(), key=lambda each: -each[1])
    enough = most >= 2 and most * 12 >= len(words)
    return best if enough and most > second else None
