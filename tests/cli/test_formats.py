"""`interp formats`: which formats there are, what they say and from which source, their faults, the order they give."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from interp.cli.main import main

OURS = 'once = true\n[title]\nfr = "Le nôtre"\n[[bands]]\nname = "everyone"\n'
TABLE = """\
name,category,inscribed,level,capacity,after
Norway,observer,9:10,,,
Cuba,member,9:05,minister,,
European Union,group,9:20,,,
Kenya,member,9:01,,,
UNICEF,un_igo,9:00,,,
Save the Children,ngo,9:00,,,Kenya
"""
ORDERED = [
    "1\t2:00\tCuba\tminister, inscribed 09:05; before groups",
    "2\t2:00\tEuropean Union\tgroup, inscribed 09:20; before members",
    "3\t2:00\tKenya\tmember, inscribed 09:01; before observers",
    "4\t2:00\tSave the Children\tplaced by the desk, after Kenya",
    "5\t2:00\tNorway\tobserver, inscribed 09:10; before United Nations entities and intergovernmental organizations",
    "6\t2:00\tUNICEF\tUnited Nations entity or intergovernmental organization, inscribed 09:00; before national human"
    " rights institutions",
]


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["formats", *map(str, words)])


def site(folder: Path, text: str) -> Path:
    """Write a format of the site into a data folder."""
    file = folder / "formats" / "ours.toml"
    file.parent.mkdir()
    file.write_text(text)
    return file


def test_the_list_has_shipped_formats_and_those_of_the_site(tmp_path: Path) -> None:
    site(tmp_path, OURS)
    rows = [json.loads(line) for line in run("list", "--json", "--data", tmp_path).output.splitlines()]
    assert [row["name"] for row in rows] == ["hrc-general-debate", "hrc-panel", "ours", "plain"]
    assert rows[2] == {
        "name": "ours", "origin": "site", "values": 2, "unverified": 2, "faults": 0, "title": "Le nôtre",
    }  # fmt: skip
    assert rows[1]["unverified"] > 0, "what nobody has verified is counted"
    assert "ours\tsite\t2\t2\t0\tLe nôtre" in run("list", "--data", tmp_path).output.splitlines()


def test_every_value_is_shown_with_its_source_and_year_or_as_unverified(tmp_path: Path) -> None:
    shown = dict(line.split("\t", 1) for line in run("show", "hrc-panel", "--data", tmp_path).output.splitlines())
    assert shown["limits.everyone"].startswith("2 min\tHuman Rights Council")
    assert "(2013-2017)" in shown["limits.everyone"]
    assert shown["bands.3.name"] == "members\tunverified"
    rows = [json.loads(line) for line in run("show", "hrc-panel", "--json", "--data", tmp_path).output.splitlines()]
    assert {"field": "confirmation", "value": ["ngo"]}.items() <= next(
        row for row in rows if row["field"] == "confirmation"
    ).items()
    done = run("show", "nix", "--data", tmp_path)
    assert (done.exit_code, done.output) == (1, "Error: There is no format nix. interp formats list prints them.\n")


def test_a_fault_is_printed_with_its_line(tmp_path: Path) -> None:
    file = site(tmp_path, OURS)
    assert (run("check", file).exit_code, run("check", file).output) == (0, "2 values, 2 of them unverified\n")
    file.write_text(OURS.replace("true", '"yes"'))
    done = run("check", file)
    assert done.exit_code == 1
    assert 'line 1: once is true or false, without quotation marks, not "yes".' in done.output.splitlines()
    assert run("order", "ours", file, "--data", tmp_path).exit_code == 1, "a faulty format orders nothing"


def test_a_list_is_ordered_by_a_format_with_the_reason_of_each_position(tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text(TABLE)
    done = run("order", "hrc-panel", table, "--data", tmp_path)
    assert (done.exit_code, done.output.splitlines()) == (0, ORDERED)
    said = run("order", "hrc-panel", table, "--language", "es", "--data", tmp_path).output.splitlines()[0]
    assert said == "1\t2:00\tCuba\tministro, inscripción a las 09:05; antes de los grupos"
    table.write_text(TABLE.replace("observer", "observers"))
    assert "line 2: category is one of" in run("order", "hrc-panel", table, "--data", tmp_path).output


def test_lots_are_drawn_with_a_seed(tmp_path: Path) -> None:
    text = '[title]\nen = "x"\n[[bands]]\nname = "states"\nwithin = "lot"\n[[bands]]\nname = "everyone"\n'
    site(tmp_path, text)
    table = tmp_path / "list.csv"
    table.write_text("name,category\nnorway,observer\nkenya,member\ncuba,member\n")
    done = run("order", "ours", table, "--draw", "2016-03-07", "--data", tmp_path)
    assert [line.split("\t")[2:] for line in done.output.splitlines()] == [
        [name, f"State, lot {lot}; before all others"] for lot, name in enumerate(("cuba", "norway", "kenya"), start=1)
    ]
