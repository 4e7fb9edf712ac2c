"""The benchmark's splitter splits, and the library takes it for its own without the package it asks for."""

import json

import pytest

from benchmarks.splitter import sentences
from tests.processes import python

IMPORTED = """
import json, sys
from benchmarks.splitter import stand_in
stand_in()
from argostranslate import sbd
print(json.dumps([sbd.SBDetect("en").sentences("One. Two."), "onnxruntime" in sys.modules]))
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One thing. Another thing? Yes.", ["One thing.", "Another thing?", "Yes."]),
        ("H.E. Mr. Choi spoke. He left.", ["H.E. Mr. Choi spoke.", "He left."]),
        ("It cost 1.5 million, e.g. in paras. 12 and 13.", ["It cost 1.5 million, e.g. in paras. 12 and 13."]),
        ("He said “no.” Then he left.", ["He said “no.”", "Then he left."]),
        ("", []),
    ],
)
def test_a_text_is_split_where_sentences_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_the_library_takes_it_for_its_own(tmp_path: object) -> None:
    done = python(IMPORTED, HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [["One.", "Two."], False]
