"""Finds what translation leaves unchanged in a text (symbols, addresses, placeholders), and converts digits to 0-9."""

import re
import unicodedata

URL = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]{}«»“”\"'،؛。，；：、（）《》]+"
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
TATWEEL = "\u0640"  # tatweel, which lengthens an Arabic word and is no letter
PLACEHOLDER = re.compile(r"(?<![A-Za-z])Qz\d+(?!\d)|\{\w+\}|%\(\w+\)[sd]|%[sd]\b")


def plain_digits(text: str) -> str:
    """Return `text` with the digits of every script as 0 to 9, of the same length except for invisible marks."""
    if text.isascii():
        return text
    return "".join(_plain(char) for char in text if char != TATWEEL and unicodedata.category(char) != "Cf")


def _plain(char: str) -> str:
    if not char.isascii() and char.isdecimal():
        return str(unicodedata.decimal(char))
    return char


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


def bare(text: str, kept: tuple[str, ...] = ()) -> str:
    """Return `text` in plain digits without symbols, addresses, placeholders and the pieces in `kept`."""
    for each in sorted(kept, key=len, reverse=True):
        text = text.replace(each, " ") if each else text
    text = URL.sub(" ", plain_digits(text))
    text = SLASHED.sub(lambda found: found[0].translate(LIKE_LATIN) if "/" in found[0] else found[0], text)
    return PLACEHOLDER.sub(" ", SYMBOL.sub(" ", text))
