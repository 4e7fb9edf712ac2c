"""Through the page and the command: a refusal is a sentence, nothing is kept, and no traceback is written."""

import html
from contextlib import suppress
from urllib.parse import urlencode

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from interp.cli.main import main
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.errors import BadRequest
from interp.store.tables.meetings_tables import event, proposal
from interp.web.wording.refusal_sentences import sentence
from tests.hostile.corpus import READ, Sample, corpus
from tests.row_by_row import row_by_row
from tests.sample_sizes import size
from tests.server import Answer, Outside, Server, ask

# they take long to read, which test_reading.py does; others of their kind are always uploaded
ONLY_READ = size(
    {
        "1,500 headings", "lines of brackets", "lines of digits", "lines of letters", "lines of titles",
        "lines of words", "3,000 labels", "html: 2,000 tables in each other", "pdf: a form drawn 10,000 times",
        "pdf: a form of nothing, drawn 4,000 times",
    },
    torture=set[str](),
)  # fmt: skip
CORPUS = tuple(each for each in corpus() if each.id not in ONLY_READ)
HUGE = 20_000_000


@pytest.fixture(scope="module")
def cookie(server: Server, outside: Outside) -> str:
    """Return the cookie of a member of staff with a password."""
    outside.access.add_user("rosa", "staff", "correct horse")
    body = urlencode({"name": "rosa", "password": "correct horse"}).encode()
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    return ask(f"{server.url}/login", body=body, headers=form).headers["set-cookie"].partition(";")[0]


def upload(server: Server, cookie: str, sample: Sample, language: str) -> Answer:
    """Return the answer to the form with the file in it, as a browser in `language` would send it."""
    edge = "interp-edge"
    name = sample.name.encode("utf-8", "surrogateescape").replace(b'"', b"%22").replace(b"\n", b"%0A")
    head = f'--{edge}\r\nContent-Disposition: form-data; name="paper"; filename="'.encode()
    body = head + name + b'"\r\n\r\n' + sample.make() + f"\r\n--{edge}--\r\n".encode()
    headers = {
        "Content-Type": f"multipart/form-data; boundary={edge}", "Cookie": f"{cookie}; lang={language}",
        "Origin": server.url,
    }  # fmt: skip
    return ask(f"{server.url}/proposals", body=body, headers=headers, timeout_s=60)


def kept(outside: Outside) -> int:
    """Return how many proposals are stored."""
    with outside.database.reading() as connection:
        return int(connection.scalar(sa.select(sa.func.count()).select_from(proposal)) or 0)


def heads(outside: Outside) -> dict[str, int]:
    """Return the number of the last event of each meeting."""
    last = sa.select(event.c.stream, sa.func.max(event.c.seq)).group_by(event.c.stream)
    with outside.database.reading() as connection:
        return {stream: seq for stream, seq in connection.execute(last)}


@row_by_row("at", range(len(CORPUS)), ids=[each.id for each in CORPUS])
def test_a_file_leads_to_its_proposal_or_to_a_sentence(server: Server, outside: Outside, cookie: str, at: int) -> None:
    sample, language = CORPUS[at], MEETING_LANGUAGES[at % len(MEETING_LANGUAGES)]
    before, log = kept(outside), heads(outside)
    try:
        answer = upload(server, cookie, sample, language)
    except OSError:
        assert len(sample.make()) > HUGE  # the server may hang up before it was sent
        answer = None
    if answer is not None and answer.status == 303:
        assert READ in sample.outcomes
        assert server.get(answer.headers["location"], Cookie=cookie).status == 200
        assert kept(outside) == before + 1
    elif answer is not None:
        assert answer.status == 400
        told = {html.escape(sentence(BadRequest(reason), language)) for reason in sample.outcomes - {READ}}
        assert any(text in answer.body for text in told) or sample.name == ""
        assert kept(outside) == before
    assert heads(outside) == log


def test_what_is_only_read_is_in_the_corpus() -> None:
    assert {each.id for each in corpus()} >= ONLY_READ


def test_none_of_it_left_a_traceback(server: Server, cookie: str) -> None:
    with suppress(OSError):
        upload(server, cookie, CORPUS[0], "en")
    assert "Traceback" not in server.log
    assert "internal_error" not in server.log


def test_names_are_shown_without_what_turns_or_hides_them(server: Server, cookie: str) -> None:
    listed = server.get("/proposals", Cookie=cookie).body
    assert not set(listed) & {"\x00", "\x1b", "\u202e", "\x07"}
    assert "<img src=x" not in listed
    assert "etc/passwd" not in listed


@pytest.mark.parametrize("id_", ["empty", "docx: a billion laughs", "pdf: encrypted", "25 MB", "name: the old Word"])
def test_the_command_says_a_sentence_and_keeps_nothing(id_: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("import")
    sample = next(each for each in CORPUS if each.id == id_)
    paper = folder / sample.name
    paper.write_bytes(sample.make())
    done = CliRunner().invoke(main, ["import", str(paper), "--data", str(folder / "data")])
    assert done.exit_code == 1
    assert any(sentence(BadRequest(reason), "en") in done.output for reason in sample.outcomes)
    assert "Traceback" not in done.output
    again = CliRunner().invoke(main, ["import", str(paper), "--dry-run"])
    assert again.exit_code == 1
