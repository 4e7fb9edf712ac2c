"""The lines on which the keys of a TOML text stand."""

import tomllib

from interp.reading.list_formats.toml_lines import key_lines, line_of

TEXT = '''# a comment = 1
rounds = 2
"odd key" = [
  "not = a key",  # [not.a.table]
  { inner = 1 },
]
a.b = 1

[title]
en = "[[bands]]"
long = """
no = 1
[no]
"""

[[bands]]
name = "x"
[[ bands ]] # the second
name = [
  "y" ]
[sources.one-two]
year = "2016"
'''


def test_each_key_has_its_line() -> None:
    tomllib.loads(TEXT)  # it is valid
    lines = key_lines(TEXT)
    assert lines == {
        ("rounds",): 2, ("odd key",): 3, ("a", "b"): 7, ("title",): 9, ("title", "en"): 10, ("title", "long"): 11,
        ("bands", 0): 16, ("bands", 0, "name"): 17, ("bands", 1): 18, ("bands", 1, "name"): 19,
        ("sources", "one-two"): 21, ("sources", "one-two", "year"): 22,
    }  # fmt: skip
    assert line_of(lines, ("bands", 1, "most")) == 18
    assert line_of(lines, ("bands", 1, "name", "source")) == 19
    assert line_of(lines, ("elsewhere",)) == 1
