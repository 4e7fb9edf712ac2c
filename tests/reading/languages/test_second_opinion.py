"""The library is asked late: nothing loads it before the first paper."""

from interp.reading.languages.second_opinion import opinion
from tests.processes import python
from tests.sample_sizes import size

# `make test` lets the one that reads papers load all it needs, `make torture` the whole service
PROGRAMS = size("", torture="interp.run.assemble, interp.cli.main, interp.worker.drafting_setup, ")
LATE = f"""
import sys
import {PROGRAMS}interp.reading.papers.paper_to_proposal
from interp.reading.languages.detection import languages_of, foreign_blocks
foreign_blocks(["The Council decided to hold a panel discussion on the rights of the child."], "en")
print([name for name in ("py3langid", "py3langid.langid") if name in sys.modules])
languages_of(["The Council decided to hold a panel discussion."])
print("py3langid.langid" in sys.modules)
"""


def test_the_library_is_loaded_by_the_first_question() -> None:
    done = python(LATE)
    assert (done.stdout.splitlines(), done.returncode) == (["[]", "True"], 0), done.stderr


def test_it_knows_languages_beyond_the_six() -> None:
    said = {opinion(text)[0] for text in (
        "Рада вирішила провести дискусію про права дитини.", "O Conselho decidiu realizar um painel sobre os direitos.",
        "Der Rat beschloss, eine Podiumsdiskussion abzuhalten.",
    )}  # fmt: skip
    assert said == {"uk", "pt", "de"}


def test_chinese_written_like_the_standard_is_chinese() -> None:
    assert opinion("凯特·吉尔摩女士，联合国人权事务副高级专员")[0] == "zh"
