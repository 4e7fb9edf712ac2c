"""Under which address other devices reach the service: none that a phone could not open."""

from types import SimpleNamespace

import pytest
from flask import Flask

from interp.config import Settings
from interp.web import public_address

PUBLIC = "https://meetings.example.org"


def origin(monkeypatch: pytest.MonkeyPatch, asked: str, own: str = "127.0.0.1", public_url: str = "") -> str | None:
    """Return the origin found by a page asked for under `asked`, on a machine that others reach as `own`."""
    monkeypatch.setattr(public_address, "services", lambda: SimpleNamespace(settings=Settings(public_url=public_url)))
    monkeypatch.setattr(public_address, "reachable_host", lambda _: own)
    with Flask("test").test_request_context(base_url=asked):
        return public_address.public_origin()


def test_the_public_address_of_the_settings_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    assert origin(monkeypatch, "http://192.168.1.5:8000", public_url=PUBLIC) == PUBLIC


def test_an_address_a_phone_can_open_is_handed_on_as_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert origin(monkeypatch, "http://192.168.1.5:8000") == "http://192.168.1.5:8000"


def test_for_a_page_opened_on_the_machine_itself_its_own_address_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert origin(monkeypatch, "http://localhost:8000", own="192.168.1.5") == "http://192.168.1.5:8000"


def test_where_only_this_machine_reaches_the_service_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert origin(monkeypatch, "http://localhost:8000") is None
    assert origin(monkeypatch, "http://localhost:8000", own="192.168.1.5", public_url="http://127.0.0.1") is None
