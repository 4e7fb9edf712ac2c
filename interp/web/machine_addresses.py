"""Finds this machine's addresses and host names, without a name server or an outside connection."""

import socket
import struct
import time
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

EVERYWHERE = ("0.0.0.0", "::", "")
REREAD_S = 5.0
SIOCGIFADDR = 0x8915
# Networks inside this machine, of containers and virtual machines, which no other device can reach.
INNER = ("docker", "br-", "veth", "virbr", "cni", "podman", "lxc", "vmnet", "vboxnet")


def machine_addresses() -> tuple[str, ...]:
    """Return this machine's IPv4 addresses, the most likely reachable first; never a loopback."""
    routed = list(_routed())
    own = list(_of_interfaces())
    outer = [address for name, address in own if not name.startswith(INNER)]
    found = dict.fromkeys([*routed, *outer, *_of_name(), *(address for _, address in own)])
    return tuple(address for address in found if not is_local(address))


def is_local(host: str) -> bool:
    """Return whether a host name or address means this machine only, or no host at all."""
    if host.lower().rstrip(".") in ("localhost", *EVERYWHERE):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def reached_by_others(url: str) -> bool:
    """Return whether another device could open this address."""
    host = urlsplit(url).hostname
    return bool(host) and not is_local(str(host))


def reachable_host(host: str) -> str:
    """Return the host to print in links for the address listened on; of several the likeliest."""
    if host not in EVERYWHERE:
        return f"[{host}]" if ":" in host else host
    return next(iter(machine_addresses()), "127.0.0.1")


def machine_names() -> tuple[str, ...]:
    """Return the machine's host name and its multicast DNS name."""
    name = socket.gethostname().lower()
    short = name.partition(".")[0]
    return tuple(dict.fromkeys((name, short, f"{short}.local")))


class OwnHosts:
    """The host names of a machine that listens on every address; new interfaces are noticed at the next request."""

    def __init__(self, fixed: frozenset[str]) -> None:
        self._fixed = fixed
        self._own = frozenset(machine_addresses())
        self._read_at = time.monotonic()

    def __contains__(self, host: object) -> bool:
        """Return whether the host is this machine; for an unknown one the addresses are read again, at intervals."""
        if host in self._fixed or host in self._own:
            return True
        if time.monotonic() - self._read_at < REREAD_S:
            return False
        self._read_at = time.monotonic()
        self._own = frozenset(machine_addresses())
        return host in self._own


def _routed() -> Iterator[str]:
    """Yield the addresses the machine would use as source to others."""
    for target in ("192.0.2.1", "10.255.255.255", "192.168.255.255"):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((target, 9))  # selects a route; sends nothing
                yield probe.getsockname()[0]
            except OSError:
                continue


def _of_interfaces() -> Iterator[tuple[str, str]]:
    """Yield (interface, address) on Linux, also without any route; nothing on other systems."""
    try:
        import fcntl
    except ImportError:
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        for _, name in socket.if_nameindex():
            try:
                answer = fcntl.ioctl(asked.fileno(), SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
            except OSError:
                continue
            yield name, socket.inet_ntoa(answer[20:24])


def _of_name() -> Iterator[str]:
    """Yield the addresses of the machine's own name, the only source on Windows and macOS."""
    try:
        rows = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET, socket.SOCK_DGRAM)
    except OSError:
        return
    yield from (str(row[4][0]) for row in rows)
