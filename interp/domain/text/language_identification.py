"""Identifies which of the six languages a whole text is written in, by script, common words and letters."""

import re
import unicodedata
from collections import Counter

WORD = re.compile(r"[^\W\d_]+")
LONGEST = 20_000  # this many characters are enough
MOSTLY = 0.6  # of the letters; the rest may be names and symbols of another script
# Common words; one shared by two languages counts for both.
SMALL = {
    "en": "the of and to in is that for on with as by are be this from or which its has have was were not it will"
    " should at an all their they we you your can may must also been more our i he she every thank good morning"
    " afternoon statement chair rights note concept now ladies gentlemen excellencies distinguished delegates so",
    "fr": "le la les l des du de d et à en un une est que qu qui pour dans par sur au aux avec ce c cette ces son sa"
    " ses il elle ils nous vous ne n pas ou où se s leur leurs été être ont a sont plus également droits merci monsieur"
    " madame mesdames messieurs président déclaration bonjour note avez avons allons parole y enfants tous ainsi",
    "es": "el la los las de del y en a al un una es que para por con se su sus lo como más este esta estos estas ha han"
    " son no sobre entre también fue ser nos sin cuando derechos gracias señor señora señoras señores presidente"
    " declaración buenos días usted nota vamos ahora tiene tienen palabra todos niños así nadie",
}
# Other languages in Latin script: a text with more of their words is in none of the six.
NEIGHBOURS = {
    "pt": "o a os as um uma de do da dos das em no na nos nas que não com para por se mais são é ao à aos às e ou pelo"
    " pela foi ser sobre também seu sua entre como direitos declaração obrigado senhor presidente todas todos uns",
    "it": "il lo la l gli le di d del della dei degli delle al alla che e è per con non sono una un nel nella si in da"
    " dal ha i su sul sui come anche più diritti deciso grazie signor dichiarazione",
    "de": "der die das und in den von zu mit ist nicht auf für ein eine einer des dem sich werden wir ich im am an war"
    " waren sind hat alle",
    "ca": "el la els les l de d i en un una que és per amb no del dels són al als tots drets",
    "ro": "și de în la cu pe o un este sunt care nu din să ale lui se toate prin",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er worden alle over",
}
COMMON = {language: frozenset(words.split()) for language, words in (SMALL | NEIGHBOURS).items()}
LETTERS = {"fr": "çêèàùœîôûâëï", "es": "ñáíóú¿¡", "pt": "ãõçáâêíóú", "de": "äöüß", "it": "ìòàèù", "ro": "șțăâî"}
# Letters of Persian and Urdu, of Ukrainian, Belarusian, Serbian, Macedonian and Kazakh
FOREIGN = {"ar": "پچژگکیےٹڈڑںہھ", "ru": "іїєґўјљњћђџѓќѕқңғүұөһә"}
FOREIGN_WORDS = frozenset("що або від пане дякую людини людей се са със че ще като който".split())
LEAST_FOREIGN, FEW_FOREIGN_WORDS = 0.02, 20
LEAST_KANA = 0.1


def identified_language(text: str) -> str | None:
    """Return the code of the language of `text`, None for another language or too little evidence."""
    text = unicodedata.normalize("NFC", text[:LONGEST]).casefold()
    chars = Counter(text)
    scripts: Counter[str] = Counter()
    for char, count in chars.items():
        if char.isalpha():
            scripts[_script(char)] += 3 * count if _script(char) == "zh" else count  # a syllable each
    letters = scripts.total()
    if not letters or scripts["kana"] + scripts["hangul"] > letters * LEAST_KANA:
        return None
    script, most = scripts.most_common(1)[0]
    if most < letters * MOSTLY:
        return None
    if script == "latin":
        return _latin(WORD.findall(text), chars)
    return script if script != "other" and not _is_foreign(text, chars, script) else None


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


def _is_foreign(text: str, chars: Counter[str], script: str) -> bool:
    """Return whether words or letters show another language that uses the same script."""
    letters = sum(count for char, count in chars.items() if _script(char) == script)
    if sum(chars[letter] for letter in FOREIGN.get(script, "")) > letters * LEAST_FOREIGN:
        return True
    words = WORD.findall(text) if script == "ru" else []
    return 0 < len(words) <= FEW_FOREIGN_WORDS * sum(word in FOREIGN_WORDS for word in words)


def _latin(words: list[str], chars: Counter[str]) -> str | None:
    """Return the language with most common words and letters; None for a tie or too few."""
    counted = Counter(words)
    points = {language: float(sum(counted[word] for word in own)) for language, own in COMMON.items()}
    for language, letters in LETTERS.items():
        points[language] += sum(chars[letter] for letter in letters) / 2
    (best, most), (_, second), *_ = sorted(points.items(), key=lambda each: -each[1])
    enough = most >= 2 and most * 12 >= len(words)
    return best if best in SMALL and enough and most > second else None
