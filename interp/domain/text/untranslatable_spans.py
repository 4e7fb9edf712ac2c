"""Finds what translation leaves unchanged in a text (symbols, addresses, placeholders), and converts digits to 0-9."""

import re
import unicodedata

URL = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]{}«»“”\"'،؛。，；：、（）《》一-鿿]+"
    r"|(?<![a-z0-9_.+-])[a-z0-9_.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+",
    re.IGNORECASE,
)
# a body, then parts of letters and digits; A/C.3/70/L.5/Rev.1, E/CN.4/2006/97, ST/AI/2013/1, CRC/C/GC/14, HRI/GEN/1
SYMBOL = re.compile(
    r"(?<![A-Za-z0-9/.])(?:A|E|S|T|ST|SC|HRI|CCPR|CEDAW|CRC|CAT|CERD|CMW|CRPD|CED|TD|UNEP|DP|FCCC|HSP|HS|CEB|CD|ICCD|LC|NPT"
    r"|IPBES|IDB|GC|CLCS|BWC|CBD|CTOC|CAC|WHA|ECE|EB|JIU|SPLOS|ISBA|APLC|CCW|GOV)"
    r"(?:/[A-Za-z0-9][A-Za-z0-9.\-]*(?:\([A-Z0-9]+\))?)+"
)
LIKE_LATIN = str.maketrans("АВСЕНКМОРТХас", "ABCEHKMOPTXac")  # Cyrillic look-alikes, replaced in symbols only
SLASHED = re.compile(r"(?<![\w.\-])[\w.\-]+(?:/[\w.\-]+)+")
# Digits that are not 0 to 9; the invisible marks of Unicode (category Cf); and tatweel (U+0640), which lengthens an
# Arabic word and is no letter. One search for all takes half the time of a look at each letter.
NOT_PLAIN = re.compile(
    "[^\\D0-9]|[\u0640\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
# what people write online and no translation changes: tags of markup, addresses without "www", names of users after @,
# subjects after #, pictures between colons, and codes in brackets
WRITTEN_ONLINE = re.compile(
    r"</?[A-Za-z][\w-]*(?:\s[\w-]+=[^\s<>]+)*\s?/?>|(?<![\w@.-])[a-z][a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6}(?![\w.]\w)"
    r"(?:[/#][\w./?=&%#-]*)?|(?<![\w.])[a-z](?:\.[a-z]{2})+/[\w./-]+|(?<!\w)@[\w.-]*\w|(?<!\w)#\w*[^\W\d]\w*"
    r"|(?<!\w):[a-z_]+:(?!\w)|\[[A-Z]+\d+\]",
    re.ASCII,
)
PLACEHOLDER = re.compile(r"(?<![A-Za-z])Qz\d+(?!\d)|\{\w+\}|%\(\w+\)[sd]|%[sd]\b")


def plain_digits(text: str) -> str:
    """Return `text` with the digits of every script as 0 to 9, of the same length except for invisible marks."""
    return text if text.isascii() else NOT_PLAIN.sub(_plain, text)


def _plain(found: re.Match[str]) -> str:
    return str(unicodedata.decimal(found[0])) if found[0].isdecimal() else ""


def symbols(text: str) -> list[str]:
    """Return the document symbols of a text in order, in Latin letters and digits, without a final full stop."""
    folded = URL.sub(" ", plain_digits(text)).replace("‑", "-")
    folded = SLASHED.sub(lambda found: found[0].translate(LIKE_LATIN), folded)
    return [found[0].rstrip(".-") for found in SYMBOL.finditer(folded) if any(c.isdigit() for c in found[0])]


def urls(text: str) -> list[str]:
    """Return the web and e-mail addresses of a text in order, without the punctuation after them."""
    return [found[0].rstrip(".,;:!?…/") for found in URL.finditer(plain_digits(text))]


def placeholders(text: str) -> list[str]:
    """Return the placeholders in a text: Qz1, {name}, %s."""
    return PLACEHOLDER.findall(text)


def spoken(text: str, kept: tuple[str, ...] = ()) -> str:
    """Return `text` as `bare` does, without names of users, subjects, addresses and markup either: words alone."""
    return WRITTEN_ONLINE.sub(" ", bare(text, kept))


def bare(text: str, kept: tuple[str, ...] = ()) -> str:
    """Return `text` in plain digits without symbols, addresses, placeholders and the pieces in `kept`."""
    for each in sorted(kept, key=len, reverse=True):
        text = text.replace(each, " ") if each else text
    text = URL.sub(" ", plain_digits(text))
    text = SLASHED.sub(lambda found: found[0].translate(LIKE_LATIN) if "/" in found[0] else found[0], text)
    return PLACEHOLDER.sub(" ", SYMBOL.sub(" ", text))
