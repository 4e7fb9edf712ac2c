"""Counts the evidence for each of the six languages in a text: letters by script, function words and endings."""

import re
import unicodedata
from collections import Counter

SCRIPTS = {"ar": "ARABIC", "zh": "CJK", "en": "LATIN", "fr": "LATIN", "ru": "CYRILLIC", "es": "LATIN"}
SMALL = {
    "en": "the of and to in for with on by that which is are be been shall was were has have had their its this these "
    "from or at not all an as it who whom other such any into upon should must may can will also under between within "
    "through during our we they he she his her everyone no one more most there than where when about against "
    "human rights council united nations meeting statement chair opening child children development peace world "
    "security report states law people country countries high day morning afternoon women monday tuesday wednesday "
    "thursday friday saturday sunday january february march april june july august september october november december",
    "fr": "le la les des du de et à au aux en dans pour par sur que qui est sont être a ont une un ce cette ces leur "
    "leurs son sa ses il elle ils elles ou où avec sans ne pas plus tout tous toute toutes doit doivent peut peuvent "
    "nous vous nul ainsi entre sous selon notamment dont comme afin lors y l d s n qu c j droits homme conseil unies "
    "réunion déclaration président enfant enfants développement paix monde sécurité rapport états loi pays haut jour "
    "matin femmes",
    "es": "el la los las de del y en a al para por con que se es son ser ha han una un lo su sus este esta estos estas "
    "o no más todo todos toda todas debe deben puede pueden sin sobre entre como cuando donde desde hasta así e u "
    "también persona nadie ni cada mediante según dicha dicho cual cuyo derechos humano humanos consejo unidas reunión "
    "declaración presidente niño niños desarrollo paz mundo seguridad informe estados ley países país alto día mañana "
    "mujeres",
}
WORDS = {language: frozenset(words.split()) for language, words in SMALL.items()}
ENDINGS = {
    "en": re.compile(r"(?:ing|ly|ness|ship|ful|ity|ed|ght|ies|ous|hood|able)$|th|w|sh|k$|^y"),
    "fr": re.compile(r"(?:eurs?|eux|euses?|aires?|iques?|ité|ités|ées?|és|aux|ement|ois|oit|ait|elles?|isme|ience)$"
                     r"|[çèêàùûîôâœë]"),
    "es": re.compile(r"(?:ción|ciones|dad|dades|mente|ados?|adas?|idos?|idas?|ario|arios|aria|arias|ismo|encia|ancia"
                     r"|ar|er|ir|os|as|es)$|[ñáíóú¿¡]|ción"),
}  # fmt: skip
DISTINCT = {
    language: words - frozenset().union(*(other for name, other in WORDS.items() if name != language))
    for language, words in WORDS.items()
}
TOKEN = re.compile(r"[^\W\d_]+")


def script_of(char: str) -> str:
    """Return LATIN, CYRILLIC, ARABIC, CJK or ''."""
    if char.isascii():
        return "LATIN" if char.isalpha() else ""
    if not char.isalpha():
        return ""
    name = unicodedata.name(char, "")
    return next((script for script in ("LATIN", "CYRILLIC", "ARABIC", "CJK") if name.startswith(script)), "")


def scripts(text: str) -> Counter[str]:
    """Return the number of letters of each script in a text; a Chinese character counts as three letters."""
    counted = Counter(script for char in text if (script := script_of(char)))
    counted["CJK"] *= 3
    return counted


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without digits and punctuation."""
    return TOKEN.findall(text.casefold())


def leaning(text: str) -> dict[str, float]:
    """Return the score of each language in Latin script in a text: a function word counts one, an ending a third."""
    found = words(text)
    return {
        language: sum(
            1.0 if word in DISTINCT[language] else 0.4 if word in WORDS[language]
            else 0.3 if len(word) > 3 and ENDINGS[language].search(word) else 0.0
            for word in found
        )
        for language in WORDS
    }  # fmt: skip
