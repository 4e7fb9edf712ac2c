"""The team's file: read with every separator and mark, faulty lines named, safe in a spreadsheet, for review only."""

import csv
import io
from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.teams import BoothTeam, Interpreter
from interp.domain.rules.usual_teams import geneva
from interp.errors import BadRequest
from interp.web.pages.team_file import fault_text
from interp.web.pages.team_table import COLUMNS, TeamFault, as_table, read_table
from tests.builders import sitting
from tests.row_by_row import row_by_row
from tests.server import Answer, ask
from tests.socket_screen import Hall

HEAD = "booth,desk,name,a,b,c,into,on_duty,id\n"
ANNA = Interpreter("ru-1", "Анна", "ru", (), ("en", "fr"), "1")
RU = BoothTeam("ru", ("1",), (ANNA,))


def faults(lines: str) -> list[tuple[int, str, str]]:
    """Return the faulty lines of a table with the usual first line."""
    return [(each.line, each.code, each.value) for each in read_table((HEAD + lines).encode()).faults]


def test_the_usual_team_comes_back_as_it_was_written() -> None:
    team = geneva()
    found = read_table(as_table(team, frozenset({"zh-2", "es-1"})).encode())
    assert found.booths == team and found.off_duty == {"zh-2", "es-1"} and found.faults == ()
    assert sitting(do.SetTeam(team)).state.teams.booths == found.booths


def test_a_desk_without_an_interpreter_comes_back_too() -> None:
    team = replace(RU, desks=("1", "left"))
    assert read_table(as_table((team,), frozenset()).encode()).booths == (team,)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_separator_and_mark_of_a_spreadsheet_is_read(separator: str, encoding: str) -> None:
    lines = [["Booth", "Desk", "Name", "C", "On duty"], ["RU", "1", "Анна", "en fr", "Yes"]]
    text = "\r\n".join(separator.join(line) for line in lines)
    found = read_table(text.encode(encoding))
    assert (found.booths, found.off_duty, found.faults) == ((RU,), frozenset(), ())


def test_quotes_hold_separators_and_languages_may_be_parted_by_commas() -> None:
    found = read_table((HEAD + 'ru,1,"Петрова, ""Анна""",ru,,"en, fr",,,\n').encode())
    assert found.booths[0].interpreters == (replace(ANNA, name='Петрова, "Анна"'),)


def test_who_has_no_id_gets_the_booth_and_a_number_that_nobody_else_has() -> None:
    found = read_table((HEAD + "ru,1,A,,,,,,ru-2\nru,2,B,,,,,no,\nru,2,C,,,,,,\n").encode())
    assert [each.id for each in found.booths[0].interpreters] == ["ru-2", "ru-3", "ru-4"]
    assert found.off_duty == {"ru-3"}


@row_by_row(
    "row, code, value",
    [
        ("de,1,A,,,,,,", "booth", "de"),
        ("ru,1,A,en,,,,,", "a_language", "en"),
        ("ru,1,A,ru,pt,,,,", "language", "pt"),
        ("ru,1,A,ru,,qq,,,", "language", "qq"),
        ("ru,1,A,ru,en,en,,,", "twice", "en"),
        ("ru,1,A,ru,,ru,,,", "twice", "ru"),
        ("ru,a desk,A,,,,,,", "desk", "a desk"),
        ("ru,1,A,,,,ru,,", "into", "ru"),
        ("ru,1,A,,,,pt,,", "into", "pt"),
        ("ru,1,A,,,,,perhaps,", "on_duty", "perhaps"),
        ("ru,1,A,,,,,,not an id", "id", "not an id"),
        ("ru,,,,,,,,", "nobody", ""),
        ("ru,1,A,,,,,,,more", "cells", "more"),
        ("ru,1,\x07,,,,,,", "text", "\x07"),
        (f"ru,1,{'A' * 201},,,,,,", "text", "A" * 80),
    ],
)
def test_a_faulty_line_is_named_with_what_to_do(row: str, code: str, value: str) -> None:
    assert faults(f"ru,1,Good,,,,,,\n\n{row}\n") == [(4, code, value)]
    assert all(fault_text(TeamFault(4, code), each) for each in MEETING_LANGUAGES)


def test_an_id_that_comes_twice_is_a_fault_also_in_another_booth() -> None:
    assert faults("ru,1,A,,,,,,x\nen,1,B,,,,,,x\n") == [(3, "id", "x")]


def test_a_booth_holds_six_desks_and_twelve_interpreters() -> None:
    assert faults("".join(f"ru,{n},A,,,,,,\n" for n in range(7))) == [(8, "size", "ru")]
    assert faults("ru,1,A,,,,,,\n" * 13) == [(14, "size", "ru")]


@pytest.mark.parametrize("head", ["booth,desk", "booth,name,nom", "booth,name,name", "name,desk"])
def test_the_first_line_names_the_columns(head: str) -> None:
    found = read_table(f"{head}\nru,1,A\n".encode())
    assert [(each.line, each.code) for each in found.faults] == [(1, "columns")] and found.booths == ()


@pytest.mark.parametrize("data, reason", [(b"", "empty_file"), (b"\xef\xbb\xbf \n", "empty_file"),
                                          ("booth,name\nru,é".encode("latin-1"), "unreadable_file")])  # fmt: skip
def test_a_file_without_text_or_in_another_encoding_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(BadRequest) as refused:
        read_table(data)
    assert refused.value.reason == reason


def test_a_file_without_end_is_read_so_far() -> None:
    assert read_table(HEAD.encode() + b"\n" * 500 + b"ru,1,A,,,,,,\n" * 3).faults[-1].code == "lines"


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_a_name_that_a_spreadsheet_would_compute_is_a_text_and_comes_back(name: str) -> None:
    team = replace(RU, interpreters=(replace(ANNA, name=name),))
    written = as_table((team,), frozenset())
    assert list(csv.reader(io.StringIO(written)))[1][COLUMNS.index("name")] == f"'{name}"
    assert read_table(written.encode()).booths == (team,)


def posted(hall: Hall, body: bytes, role: str) -> Answer:
    """Return the answer to a file that somebody of a role sends for review."""
    headers = {"Authorization": f"Bearer {hall.token(role)}", "Content-Type": "text/csv"}
    return ask(f"{hall.server.url}/m/{hall.meeting}/team.csv", body=body, headers=headers)


def test_the_chief_and_staff_have_the_file_and_review_one_and_nobody_else(hall: Hall) -> None:
    where, table = f"/m/{hall.meeting}/team.csv", as_table(geneva(), frozenset({"zh-1"})).encode()
    for role in ("chief", "staff"):
        assert hall.server.get(where, hall.token(role)).body.count("\r\n") == 1
        told = posted(hall, table, role).json
        assert told["ok"] and len(told["booths"]) == 6 and told["off_duty"] == ["zh-1"] and told["faults"] == []
        faulty = posted(hall, b"booth,name\nde,A", role).json
        assert [(each["line"], each["value"]) for each in faulty["faults"]] == [(2, "de")]
        assert "Enter the booth" in faulty["faults"][0]["message"]
        assert posted(hall, b"", role).json["error"]["args"]["reason"] == "empty_file"
    for role in ("chair", "reviser", "technician"):
        assert hall.server.get(where, hall.token(role)).status == 403
        assert posted(hall, table, role).status == 403
