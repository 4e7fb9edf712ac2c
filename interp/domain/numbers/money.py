"""Finds currencies in a text in six languages, and tells amounts of money from other figures."""

import re

from interp.domain.numbers.separators import SPACES

CURRENCIES = {
    "usd": r"\$|dollars?\b|d[óo]lar(?:es)?\b|долл(?:ар\w*|\.)|دولار\w*|美元|\bUSD\b",
    "eur": r"€|\beuros?(?![a-z])|евро(?!п)|يورو|欧元|\bEUR\b",
    "francs": r"\bfrancs?\b|\bfrancos?\b|франк\w*|فرنك\w*|法郎|\bCHF\b",
    "gbp": r"£|\bpounds?\b|\blivres? sterling|\blibras? esterlinas?|фунт\w*|جنيه\w*|英镑|\bGBP\b",
    "jpy": r"\byens?\b|\byenes\b|иен\w*|日元|\bJPY\b",
    "cny": r"\byuan(?:es)?\b|\brenminbi\b|юан\w*|يوان\w*|人民币|\bCNY\b",
    "rub": r"\br(?:ou|u)bles?\b|\brublos?\b|рубл\w*|روبل\w*|卢布",
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
