"""Static files: their addresses, how long they may be kept, their compressed forms, and what has no address."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from interp.config import Settings
from interp.web.page_build import build
from interp.web.request_checks import Environ, security_headers
from interp.web.script_bundles import bundles
from interp.web.static_files import FOLDER, PACKED, accepted_codings, read, served, static_files
from tests.row_by_row import row_by_row

NAME = "js/shared/dom.js"
NOW, OTHER = f"/static/{build()}/{NAME}", f"/static/{'0' * 8}/{NAME}"
SECURE = Settings(hsts=True, public_url="https://meetings.example.org")
APPS = "the app"


def app(_: Environ, start: Any) -> list[bytes]:
    start(APPS, [])
    return []


def ask(path: str, method: str = "GET", settings: Settings = SECURE, **headers: str) -> tuple[str, Any, bytes]:
    """Return the answer to a request: status, headers by lower-case name, body."""
    said: list[Any] = []
    environ = {"PATH_INFO": path, "REQUEST_METHOD": method} | {f"HTTP_{name}": each for name, each in headers.items()}
    body = b"".join(served(app, settings)(environ, lambda status, found: said.extend((status, found))))
    return said[0], {name.lower(): value for name, value in said[1]}, body


def plain() -> bytes:
    return (FOLDER / NAME).read_bytes()


def test_every_file_has_an_address_and_the_compressed_forms_have_none_of_their_own() -> None:
    paths = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    files = {each for each in paths if Path(each).suffix not in PACKED.values()}
    assert files | set(bundles()) == set(static_files())
    for name in files:
        assert ask(f"/static/{build()}/{name}")[2] == (FOLDER / name).read_bytes()


@pytest.mark.parametrize(
    ("path", "caching"),
    [(NOW, "public, max-age=31536000, immutable"), (OTHER, "no-store"), (f"/static/{NAME}", "no-cache")],
)
def test_only_what_is_asked_for_by_the_present_build_is_kept(path: str, caching: str) -> None:
    status, headers, body = ask(path)
    assert (status, headers["cache-control"], body) == ("200 OK", caching, plain())


def test_who_takes_gzip_gets_gzip_and_caches_are_told() -> None:
    _, headers, body = ask(NOW, ACCEPT_ENCODING="gzip, deflate, zstd")
    assert (headers["content-encoding"], headers["vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(body) == plain() and len(body) == int(headers["content-length"]) < len(plain())


def test_forms_that_stand_beside_a_file_are_sent_and_the_smaller_encoding_goes_first(tmp_path: Path) -> None:
    (tmp_path / "a.css.br").write_bytes(b"packed by brotli")
    (tmp_path / "a.css.gz").write_bytes(b"packed by gzip")
    found = read(tmp_path / "a.css", b"a { } " * 50, set(tmp_path.iterdir()))
    assert found.coding("gzip, br") == "br" and found.bodies["br"] == b"packed by brotli"
    assert found.coding("gzip") == "gzip" and found.bodies["gzip"] == b"packed by gzip"
    assert found.coding("") == found.coding("identity") == ""


def test_a_form_that_is_no_smaller_is_not_sent(tmp_path: Path) -> None:
    assert read(tmp_path / "a.js", b"1").coding("gzip") == ""


def test_what_nobody_asked_for_in_gzip_is_not_compressed(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_bytes(b"let a = 1;\n" * 50)
    found = static_files(tmp_path)["a.js"]
    assert found.coding("br, identity") == "" and set(found.bodies) == {""}
    assert found.coding("gzip, br") == "gzip" and (made := found.bodies["gzip"])
    assert found.coding("gzip") == "gzip" and found.bodies["gzip"] is made


@pytest.mark.parametrize(
    ("header", "codings"),
    [
        ("gzip, br", {"gzip", "br"}), ("GZIP;q=0.5 , br;q=0", {"gzip"}), ("gzip; q = 0.000", set()),
        ("gzip;q=0.01", {"gzip"}),
    ],
)  # fmt: skip
def test_an_encoding_that_is_refused_is_not_accepted(header: str, codings: set[str]) -> None:
    assert accepted_codings(header) == codings


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
def test_who_has_it_is_sent_nothing(form: str) -> None:
    etag = ask(NOW)[1]["etag"]
    status, headers, body = ask(NOW, IF_NONE_MATCH=form.format(etag))
    assert (status, body, headers["etag"]) == ("304 Not Modified", b"", etag)


def test_who_has_another_form_or_another_file_is_sent_it() -> None:
    packed = ask(NOW, ACCEPT_ENCODING="gzip")[1]["etag"]
    assert ask(NOW, IF_NONE_MATCH=packed)[0] == ask(NOW, IF_NONE_MATCH='"x"')[0] == "200 OK"


def test_a_head_request_has_the_headers_alone() -> None:
    status, headers, body = ask(NOW, "HEAD")
    assert (status, body, headers["content-length"]) == ("200 OK", b"", str(len(plain())))


@pytest.mark.parametrize("path", [NOW, OTHER, f"/static/{NAME}"])
@pytest.mark.parametrize("settings", [SECURE, Settings()], ids=["https", "http"])
def test_the_security_headers_are_those_of_every_answer(path: str, settings: Settings) -> None:
    sent = ask(path, settings=settings)[1]
    fixed = {name.lower(): value for name, value in security_headers(settings)}
    assert fixed["x-content-type-options"] == "nosniff"
    assert sent | fixed == sent and ("strict-transport-security" in sent) == settings.secure


@pytest.mark.parametrize(
    ("name", "media"), [("css/look.css", "text/css"), (NAME, "text/javascript"), ("icon.svg", "image/svg+xml")]
)
def test_a_browser_is_told_what_it_is(name: str, media: str) -> None:
    assert ask(f"/static/{build()}/{name}")[1]["content-type"].partition(";")[0] == media


@row_by_row(
    "path",
    [
        "/static/", "/static/js", "/static/js/shared/nothing.js", f"/static/{build()}", f"/static/{build()}/",
        "/static/../static_files.py", f"/static/{build()}/../static_files.py", f"/static/{build()}//{NAME}",
        "/static//etc/passwd", f"/static/{NAME}/", "/static/js/./shared/dom.js", f"/static/{build()}/{build()}/{NAME}",
        "/static/js\\shared\\dom.js", f"/static/{NAME}.gz", "/staticjs", "/m/m1/en",
    ],
)  # fmt: skip
def test_what_the_table_does_not_have_is_left_to_the_app(path: str) -> None:
    assert ask(path)[0] == APPS


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_other_methods_are_left_to_the_app(method: str) -> None:
    assert ask(NOW, method)[0] == APPS
