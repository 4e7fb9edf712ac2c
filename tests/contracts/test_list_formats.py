"""What every adapter of the formats promises: all by name, the site's own instead of those shipped, changes at once."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from interp.domain.model.list_rules import Band, ListRules
from interp.ports import ListFormats, OfferedFormat
from interp.run.folder_formats import FolderFormats
from tests.fakes import MemoryFormats

PLAIN = '[title]\nen = "{title}"\n[[bands]]\nname = "everyone"\n'


@dataclass
class Site:
    """A site with the shipped format “plain”; `write(name, title)` adds one of its own, `remove(name)` removes it."""

    formats: ListFormats
    write: Callable[[str, str], None]
    remove: Callable[[str], None]


def of_memory(_: Path) -> Site:
    made = MemoryFormats()

    def write(name: str, title: str) -> None:
        made.formats[name] = OfferedFormat(name, "site", {"en": title}, ListRules(name, bands=(Band(),)), ("x",))

    def remove(name: str) -> None:
        made.formats.pop(name, None)
        made.formats["plain"] = OfferedFormat("plain", "shipped", {"en": "Plain"}, ListRules("plain"), ("x",))

    remove("")
    return Site(made, write, remove)


def of_folder(folder: Path) -> Site:
    (folder / "formats").mkdir()

    def file(name: str) -> Path:
        return folder / "formats" / f"{name}.toml"

    made = FolderFormats({"plain": PLAIN.format(title="Plain")}, folder)
    return Site(
        made,
        lambda name, title: void(file(name).write_text(PLAIN.format(title=title))),
        lambda name: file(name).unlink(),
    )


def void(_: object) -> None:
    """Return nothing."""


@pytest.fixture(params=[of_memory, of_folder])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    made: Site = request.param(tmp_path)
    return made


def titles(site: Site) -> list[tuple[str, str, str]]:
    return [(each.name, each.origin, each.title["en"]) for each in site.formats.all()]


def test_a_sites_format_is_offered_beside_or_instead_of_the_shipped_until_it_is_removed(site: Site) -> None:
    assert titles(site) == [("plain", "shipped", "Plain")]
    site.write("ours", "Our debate")
    assert titles(site) == [("ours", "site", "Our debate"), ("plain", "shipped", "Plain")]
    site.write("plain", "Plain, as we do it")
    assert titles(site)[1] == ("plain", "site", "Plain, as we do it")
    site.remove("plain")
    assert titles(site)[1] == ("plain", "shipped", "Plain")


def test_a_format_has_its_rules_and_says_what_nobody_has_verified(site: Site) -> None:
    found = site.formats.all()[0]
    assert (found.rules.bands, found.rules.format, bool(found.unverified), found.faults) == (
        (Band(),),
        "plain",
        True,
        0,
    )
