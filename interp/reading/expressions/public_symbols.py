"""Finds the public symbols of a paper's documents: resolutions by the organ named beside them, treaties by name."""

import re
from collections.abc import Iterable

from interp.domain.proposals.proposal import DocumentProposal

NUMBER_ONLY = re.compile(r"(?:S-)?\d{1,3}/\d{1,4}")
COUNCIL = re.compile(
    r"human rights council|conseil des droits de l[’']homme|consejo de derechos humanos|совет\w* по правам человека"
    r"|مجلس حقوق الإنسان|人权理事会", re.IGNORECASE,
)  # fmt: skip
ASSEMBLY = re.compile(
    r"general assembly|assemblée générale|asamblea general|генеральн\w+ ассамбле\w+|الجمعية العامة|大会", re.IGNORECASE
)
OTHER_ORGANS = re.compile(
    r"security council|conseil de sécurité|consejo de seguridad|совет\w* безопасности|مجلس الأمن|安全理事会"
    r"|economic and social council|conseil économique et social|consejo económico y social"
    r"|экономическ\w+ и социальн\w+ совет\w*|المجلس الاقتصادي والاجتماعي|经济及社会理事会", re.IGNORECASE,
)  # fmt: skip
PROTOCOL = "Optional Protocol to the Convention on the Rights of the Child"
# The resolutions by which the General Assembly adopted the treaties; the longest names first, so that a protocol is not
# taken for its convention.
TREATIES = (
    (
        f"{PROTOCOL} on the sale of children, child prostitution and child pornography", "A/RES/54/263",
    ),
    (f"{PROTOCOL} on the involvement of children in armed conflict", "A/RES/54/263"),
    (f"{PROTOCOL} on a communications procedure", "A/RES/66/138"),
    ("Convention on the Rights of the Child", "A/RES/44/25"),
    ("Convention on the Elimination of All Forms of Discrimination against Women", "A/RES/34/180"),
    ("International Convention on the Elimination of All Forms of Racial Discrimination", "A/RES/2106(XX)"),
    ("Convention on the Rights of Persons with Disabilities", "A/RES/61/106"),
    (
        "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment", "A/RES/39/46",
    ),
    (
        "International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families",
        "A/RES/45/158",
    ),
    ("International Convention for the Protection of All Persons from Enforced Disappearance", "A/RES/61/177"),
    ("International Covenant on Economic, Social and Cultural Rights", "A/RES/2200(XXI)"),
    ("International Covenant on Civil and Political Rights", "A/RES/2200(XXI)"),
    ("Universal Declaration of Human Rights", "A/RES/217(III)"),
)  # fmt: skip


def public_symbol(symbol: str | None, text: str) -> str | None:
    """Return the symbol under which a document is published, None where the paper does not say.

    A resolution's bare number is one of the organ that `text` names; of two organs, or none, nothing is said.
    """
    if symbol is None or not NUMBER_ONLY.fullmatch(symbol):
        return symbol if symbol and symbol[0].isalpha() else None
    organs = [root for name, root in ((COUNCIL, "A/HRC/RES"), (ASSEMBLY, "A/RES")) if name.search(text)]
    return f"{organs[0]}/{symbol}" if len(organs) == 1 and not OTHER_ORGANS.search(text) else None


def treaties_in(texts: Iterable[str]) -> tuple[DocumentProposal, ...]:
    """Return the treaties that a paper in English names, each once, in the order in which they are first named."""
    whole = " ".join(" ".join(texts).split()).lower()
    found: list[tuple[int, DocumentProposal]] = []
    for title, symbol in TREATIES:
        name = title.lower()
        if name in whole:
            found.append((whole.index(name), DocumentProposal(None, title, public=symbol)))
            whole = whole.replace(name, " " * len(name))
    return tuple(treaty for _, treaty in sorted(found, key=lambda each: each[0]))
