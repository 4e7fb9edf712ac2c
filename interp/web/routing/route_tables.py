"""Writes the tables of addresses in docs/protocol.md from the routes."""

import re
from pathlib import Path

from interp.web.routing.route_declarations import Route, every_route

HEAD = "| address | for | answers |\n|---|---|---|\n"
TABLE = re.compile(r"(<!-- routes:(\w+) -->\n\n).*?(\n<!-- /routes -->)", re.DOTALL)
METHODS = ("get", "post", "put", "delete")


def table(name: str) -> str:
    """Return one table: a row for each address, in the order of the addresses."""
    found = sorted((each for each in every_route() if each.table == name), key=_place)
    return HEAD + "".join(map(_row, found))


def _place(route: Route) -> tuple[str, int]:
    return route.path, METHODS.index(route.method)


def _row(route: Route) -> str:
    path = route.path.replace("{", "<").replace("}", ">")
    return f"| `{route.method.upper()} {path}` | {route.may} | {route.row} |\n"


def with_tables(text: str) -> str:
    """Return a page with its tables, each between `<!-- routes:name -->` and `<!-- /routes -->`, as the code has them.
    """

    def written(found: re.Match[str]) -> str:
        return f"{found[1]}{table(found[2])}{found[3]}"

    return TABLE.sub(written, text)


def write(page: Path) -> None:
    """Write the tables of a page into it."""
    page.write_text(with_tables(page.read_text(encoding="utf-8")), encoding="utf-8")
