"""Finds currencies in a text in six languages, and tells amounts of money from other figures."""

import re

from interp.domain.numbers.separators import SPACES

AR = r"(?<![^\W\d_])[وفبلك]{0,2}(?:ال|لل)?"  # what may stand before a word in Arabic, and no letter else
CURRENCIES = {
    "usd": rf"\$|dollars?\b|d[óo]lar(?:es)?\b|долл(?:ар\w*|\.)|{AR}دولار\w*|美元|\bUSD\b",
    "eur": rf"€|\beuros?(?![a-z])|\bевро\b|{AR}يورو|欧元|\bEUR\b",
    "francs": rf"\bfrancs?\b|\bfrancos?\b|\bфранк(?:[аиуе]|ов|ом|ам|ами|ах)?\b|{AR}فرنك\w*|法郎|\bCHF\b",
    "gbp": rf"£|\bpounds?\b|\blivres? sterling|\blibras? esterlinas?|фунт\w*|{AR}جنيه\w*|英镑|\bGBP\b",
    "jpy": r"\byens?\b|\byenes\b|\bиен[аыуе]?\b|日元|\bJPY\b",
    "cny": rf"\byuan(?:es)?\b|\brenminbi\b|\bюан\w*|{AR}يوان\w*|人民币|\bCNY\b",
    "rub": rf"\br(?:ou|u)bles?\b|\brublos?\b|\bрубл\w*|{AR}روبل\w*|卢布",
}  # fmt: skip
MONEY = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in CURRENCIES.items()}
ANY = "|".join(CURRENCIES.values())
# after a scale without its ending: million|s of euros
MONEY_AFTER = re.compile(rf"[^\W\d_]{{0,3}}[{SPACES}]*(?:de |d['’]|швейцарских )?(?:{ANY})", re.IGNORECASE)
MONEY_BEFORE = re.compile(rf"(?:\$|€|£|\bUSD|\bEUR|\bEuro|\bCHF|\bGBP)[{SPACES}]?$")
MONEY_NEAR = 24


def currencies(text: str) -> dict[str, str]:
    """Return the currencies that a text names, each with the first piece of the text that names it."""
    found = ((name, pattern.search(text)) for name, pattern in MONEY.items())
    return {name: match[0] for name, match in found if match}


def is_amount(text: str, start: int, end: int) -> bool:
    """Return whether the figure from `start` to `end`, its scale included, is an amount of money."""
    return bool(MONEY_BEFORE.search(text[max(0, start - 5) : start]) or MONEY_AFTER.match(text[end : end + MONEY_NEAR]))
