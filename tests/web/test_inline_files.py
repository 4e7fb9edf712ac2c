"""What stands in a page is allowed by its hash and by nothing else, and is the text that was hashed."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from interp.web.inline_files import SCRIPTS, STYLES, inline_text
from tests.server import Server

INLINE = re.compile(r"<(script|style)(?: data-build=\"\w+\")?>(.*?)</\1>", re.DOTALL)
PAGES = {"/": (2, 0), "/m/hrc31-1/en": (3, 3), "/m/hrc31-1/ar/documents": (3, 0)}  # how many scripts and styles


@pytest.mark.parametrize("path", PAGES)
def test_the_policy_allows_each_text_that_stands_in_a_page(server: Server, path: str) -> None:
    answer = server.get(path)
    policy = dict(each.split(" ", 1) for each in answer.headers["content-security-policy"].split("; ") if " " in each)
    found = INLINE.findall(answer.body)
    for kind, text in found:
        hashed = b64encode(sha256(text.encode()).digest()).decode()
        assert f"'sha256-{hashed}'" in policy[f"{kind}-src"].split()
    kinds = [kind for kind, _ in found]
    assert (kinds.count("script"), kinds.count("style")) == PAGES[path]


@pytest.mark.parametrize("name", SCRIPTS + STYLES)
def test_a_text_for_pages_ends_no_element_and_has_no_comments(name: str) -> None:
    text = inline_text(name)
    assert "</" not in text and "<!--" not in text and "/*" not in text and "\n//" not in text
    assert text.strip()


def test_no_other_file_is_put_into_a_page() -> None:
    with pytest.raises(ValueError, match="not allowed"):
        inline_text("js/shared/socket.js")
