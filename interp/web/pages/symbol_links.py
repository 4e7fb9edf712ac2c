"""Links the document symbols in a text: to the document here in the reader's language, else to undocs.org."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from interp.domain.text import symbol_references
from interp.languages import html_lang
from interp.web.drawing.markup import drawn

PUBLIC = "https://undocs.org/{language}/{symbol}"


@dataclass(slots=True)
class Links:
    """Renders texts with linked symbols. `held` maps names to documents readable here.

    `outside` tells afterwards whether a link leads out of the service, which the page then explains. `apart`: links
    open a new tab, for pages with unsaved input.
    """

    language: str
    held: Mapping[str, str]
    apart: bool = False
    outside: bool = field(default=False, init=False)

    def __call__(self, text: str) -> Markup:
        """Return the text as HTML."""
        return Markup("").join(self._part(each) for each in symbol_references.parts(text, self.held))

    def _part(self, part: symbol_references.Part) -> Markup | str:
        if part.leads is not None:
            return self._link(part.text, part.leads, outside=False)
        if part.symbol is None:
            return part.text
        self.outside = True
        return self._link(part.text, public(part.symbol, self.language), outside=True)

    def _link(self, text: str, href: str, *, outside: bool) -> Markup:
        """Return a plain link: the server fetches nothing, and a public site gets no referrer."""
        return drawn("text.symbol", self.language, {
            "text": text, "href": href, "hreflang": html_lang(self.language), "outside": outside,
            "apart": outside or self.apart,
        })  # fmt: skip

    def data(self) -> dict[str, Any]:
        """Return what a page's script needs to link later texts."""
        return {
            "pattern": symbol_references.PATTERN, "roots": sorted(symbol_references.ROOTS), "held": dict(self.held),
            "public": public("", self.language), "hreflang": html_lang(self.language), "apart": self.apart,
        }  # fmt: skip


def public(symbol: str, language: str) -> str:
    """Return the public address of a document in a language."""
    return PUBLIC.format(language=language, symbol=quote(symbol, safe="/()"))
