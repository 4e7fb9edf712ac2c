"""Creates a local certificate authority and the service's certificate, with the system's openssl."""

import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryDirectory

from interp import owner_only
from interp.errors import BadRequest, Unavailable
from interp.value_types import dataclass

CURVE = "prime256v1"
AUTHORITY_DAYS = 3_650
SERVER_DAYS = 820  # Apple devices accept no longer validity, even from an installed authority
AUTHORITY = (
    "basicConstraints=critical,CA:TRUE,pathlen:0",
    "keyUsage=critical,keyCertSign,cRLSign",
    "subjectKeyIdentifier=hash",
)
SERVER = (
    "basicConstraints=critical,CA:FALSE",
    "keyUsage=critical,digitalSignature",
    "extendedKeyUsage=serverAuth",
    "subjectKeyIdentifier=hash",
    "authorityKeyIdentifier=keyid",
)


@dataclass(frozen=True, slots=True)
class AuthorityFiles:
    """The files of a local authority; devices get `authority`, nobody gets the keys."""

    authority: Path
    certificate: Path
    key: Path
    fingerprint: str
    fresh: bool


def make(folder: Path, names: Sequence[str]) -> AuthorityFiles:
    """Make the authority, unless the folder has one, and a certificate for `names`.

    Raises BadRequest for an invalid name, Unavailable without openssl or when it fails.
    """
    alternatives = ",".join(_alternative(name) for name in dict.fromkeys(names))
    owner_only.folder(folder)
    try:
        with TemporaryDirectory(dir=folder) as scratch:
            return _made(folder, Path(scratch), alternatives, names[0])
    finally:
        with suppress(OSError):
            folder.rmdir()  # where nothing could be made


def _made(folder: Path, scratch: Path, alternatives: str, name: str) -> AuthorityFiles:
    """Make the files in a folder of their own, then put them in their places together."""
    there = [folder / each for each in ("authority.crt", "authority.key", "server.crt", "server.key")]
    made = [scratch / each.name for each in there]
    fresh = not (there[0].exists() and there[1].exists())
    authority, authority_key = (made if fresh else there)[:2]
    certificate, key = made[2:]
    if fresh:
        subject = f"/O=interp/CN=interp local authority ({name[:30]})"
        _key(authority_key)
        _openssl("req", "-x509", "-new", "-key", authority_key, "-sha256", "-days", AUTHORITY_DAYS, "-subj", subject,
                 *_extensions("-addext", AUTHORITY), "-out", authority)  # fmt: skip
    _key(key)
    request, wanted = scratch / "request", scratch / "extensions"
    wanted.write_text("\n".join((*SERVER, f"subjectAltName={alternatives}")) + "\n")
    _openssl("req", "-new", "-key", key, "-subj", f"/O=interp/CN={name[:60]}", "-out", request)
    serial = f"0x{int.from_bytes(os.urandom(16), 'big') >> 1:x}"
    _openssl("x509", "-req", "-in", request, "-CA", authority, "-CAkey", authority_key, "-set_serial", serial,
             "-sha256", "-days", SERVER_DAYS, "-extfile", wanted, "-out", certificate)  # fmt: skip
    said = _openssl("x509", "-in", authority, "-noout", "-fingerprint", "-sha256")
    for each, place in zip(made, there, strict=True):
        if each.exists():
            os.replace(each, place)
    return AuthorityFiles(there[0], there[2], there[3], said.partition("=")[2].strip(), fresh)


def _alternative(name: str) -> str:
    try:
        return f"IP:{ip_address(name)}"
    except ValueError:
        pass
    labels = name.removeprefix("*.").split(".")
    if not all(label and label.replace("-", "").isalnum() and label.isascii() for label in labels):
        raise BadRequest("host_name", name=name[:80])
    return f"DNS:{name.lower()}"


def _extensions(option: str, lines: Sequence[str]) -> list[str]:
    return [word for line in lines for word in (option, line)]


def _key(path: Path) -> None:
    """Make a private key, readable by its owner only from its creation."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(_openssl("ecparam", "-name", CURVE, "-genkey", "-noout"))
    path.chmod(0o600)


def _openssl(*words: object) -> str:
    """Return openssl's output. Raises Unavailable with its last line when it is missing or fails."""
    try:
        done = subprocess.run(["openssl", *map(str, words)], capture_output=True, text=True, check=False, timeout=60)
    except FileNotFoundError:
        raise Unavailable("no_openssl", detail="install the system's openssl, or bring your own certificate") from None
    if done.returncode != 0:
        raise Unavailable("openssl", detail=(done.stderr.strip().splitlines() or [str(words[0])])[-1])
    return done.stdout


ADVICE = """\
  Each device must trust the authority once. Copy {authority} to it (by cable, memory stick or your own
  mail; never the .key files) and compare the fingerprint:
    {fingerprint}

  Android      Settings > Security & privacy > More > Encryption & credentials > Install a certificate >
               CA certificate; choose the file. Chrome trusts it; Firefox for Android only with its setting
               "Use third party CA certificates".
  iPhone, iPad Open the file, then Settings > Profile Downloaded > Install. Then, and this is the step people
               forget: Settings > General > About > Certificate Trust Settings, and switch it on.
  Windows      In a console of an administrator: certutil -addstore Root authority.crt
               (Edge and Chrome; Firefox follows where enterprise roots are on, the default of current versions).
  macOS        sudo security add-trusted-cert -d -r trustRoot -k /Library/Keychains/System.keychain authority.crt
  Linux        sudo cp authority.crt /usr/local/share/ca-certificates/interp.crt && sudo update-ca-certificates
               Chromium keeps its own list (package libnss3-tools):
                 mkdir -p ~/.pki/nssdb && certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n interp -i authority.crt
               Firefox: Settings > Certificates > View > Authorities > Import.

  After the meeting remove it from devices that are not yours. Anyone who has authority.key can pretend to be any
  site to those devices: keep it off the network.

  Serve with it (of an installed service: the two settings, see docs/operations.md):
    interp serve --host 0.0.0.0 --tls-cert {certificate} --tls-key {key}
"""


def advice(made: AuthorityFiles) -> str:
    """Return how to install the authority on each kind of device, and how to serve."""
    return ADVICE.format(
        authority=made.authority, fingerprint=made.fingerprint, certificate=made.certificate, key=made.key
    )
