"""Looks for what is wrong between the values of a format that are right by themselves."""

from collections.abc import Iterator, Mapping
from typing import get_args

from interp.domain.model.list_rules import BandName, ListRules
from interp.reading.list_formats.toml_lines import Key

# the bands that leave nobody for another one, where they stand before it
TAKE_ALL_OF = {
    "everyone": set(get_args(BandName)) - {"concerned_again"},
    "states": {"members", "observers"},
    "nhri": {"concerned_nhri"},
}
# the bands of which each category needs one, so that nobody is forgotten
NEEDED: Mapping[str, set[str]] = {
    "member": {"members", "states", "everyone"}, "observer": {"observers", "states", "everyone"},
    "un_igo": {"un_igo", "everyone"}, "nhri": {"nhri", "everyone"}, "ngo": {"ngo", "everyone"},
    "group": {"groups", "everyone"},
}  # fmt: skip


def faults_between(rules: ListRules) -> Iterator[tuple[Key, str]]:
    """Yield the key and a sentence, without its full stop, of each fault between the values of rules."""
    names = [band.name for band in rules.bands]
    for number, name in enumerate(names):
        if name in names[:number]:
            yield ("bands", number), f"The band {name} stands twice"
        elif taken := next((each for each in names[:number] if name in TAKE_ALL_OF.get(each, ())), None):
            yield ("bands", number), f"The band {name} takes nobody: {taken} before it takes them all"
    for category, bands in NEEDED.items():
        if not bands.intersection(names):
            said = f"No band takes the category {category}; a last band with the name everyone would"
            yield ("bands", len(names) - 1), said
    opens, closes = rules.opens_before_ms, rules.online_closes_before_ms
    if opens is not None and closes is not None and opens <= closes:
        said = "Delegations could not inscribe themselves: online_closes_before is not later than opens_before"
        yield ("online_closes_before",), said
    for key, steps in (("reductions", rules.reductions), ("scale", rules.scale)):
        above = [each.above for each in steps]
        if above != sorted(set(above)):
            yield (key, 0), f"The tables of {key} stand in ascending order of above, each once"
