"""Which addresses are this machine's, and which of them a phone could open."""

import socket

import pytest

from interp.config import Settings
from interp.run.serving import address_of, every_address
from interp.web.machine_addresses import OwnHosts, is_local, machine_addresses, reachable_host, reached_by_others
from interp.web.request_checks import host_names


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST.", "127.0.0.1", "127.8.8.8", "::1", "0.0.0.0", "::", ""])
def test_a_loopback_is_reached_by_nobody(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/t/x", "https://[::1]:8000", "http://localhost", "/t/x", ""])
def test_no_phone_opens_a_loopback(url: str) -> None:
    assert not reached_by_others(url)


@pytest.mark.parametrize("url", ["http://192.168.1.5:8000/t/x", "https://meetings.example.org", "http://[fd00::5]:8000"])
def test_a_phone_opens_an_address_of_the_network(url: str) -> None:
    assert reached_by_others(url)


def test_no_own_address_is_a_loopback() -> None:
    assert not any(is_local(address) for address in machine_addresses())


def test_an_own_address_can_be_listened_on() -> None:
    for address in machine_addresses()[:1]:
        socket.create_server((address, 0)).close()


@pytest.mark.parametrize("host, stands", [("127.0.0.1", "127.0.0.1"), ("192.168.1.5", "192.168.1.5"), ("::1", "[::1]")])
def test_one_address_stands_for_itself(host: str, stands: str) -> None:
    assert reachable_host(host) == stands


def test_the_public_address_comes_before_all_others() -> None:
    assert address_of(Settings(host="0.0.0.0", public_url="https://meetings.example.org/"), 8000) == (
        "https://meetings.example.org"
    )


def test_listening_on_one_address_lists_one() -> None:
    assert every_address(Settings(host="127.0.0.1"), "http://127.0.0.1:8000") == ["http://127.0.0.1:8000"]


def test_everywhere_the_door_opens_to_every_own_address_and_name() -> None:
    hosts = host_names(Settings(host="0.0.0.0", hosts=("Room.example",)))
    own = (*machine_addresses(), socket.gethostname().lower(), "room.example", "localhost")
    assert [host for host in own if host not in hosts] == []
    assert "evil.example" not in hosts and "" not in hosts


def test_an_unknown_host_has_the_addresses_read_again_but_not_each_time() -> None:
    hosts = OwnHosts(frozenset())
    own = machine_addresses()[:1]
    hosts._own = frozenset()
    assert all(address not in hosts for address in own)
    hosts._read_at -= 60
    assert all(address in hosts for address in own)
