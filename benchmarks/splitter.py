"""A sentence splitter for argostranslate's own translate(), in the place of the one it comes with.

The library splits with minisbd, which is under the AGPL and fetches its models from the network: interp installs it
nowhere. This one looks for a full stop before a space, and knows initials and a few abbreviations. It serves the
benchmark only.
"""

import re
import sys
from types import ModuleType

ABBREVIATIONS = "Mr Mrs Ms Dr Prof No Nos para paras Art cf vol pp p".split()
END = re.compile(r"[.!?؟…][\"”’»)\]]?(?=\s+[^a-z\s])")
NO_END = re.compile(rf"(?:\b[A-Z]|\b(?:{'|'.join(ABBREVIATIONS)}))\.$")


def sentences(text: str) -> list[str]:
    """Return the sentences of an English text, without the spaces between them."""
    found, begin = [], 0
    for end in END.finditer(text):
        if not NO_END.search(text[begin : end.end()]):
            found.append(text[begin : end.end()].strip())
            begin = end.end()
    return [each for each in (*found, text[begin:].strip()) if each]


class Detector:
    """What the library takes for minisbd's `SBDetect`."""

    def __init__(self, language: str, use_gpu: bool = False) -> None:
        self.language = language

    def sentences(self, text: str) -> list[str]:
        """Return the sentences of a text."""
        return sentences(text)


def stand_in() -> None:
    """Let `import minisbd` find this splitter, in this process."""
    module, models = ModuleType("minisbd"), ModuleType("minisbd.models")
    vars(models).update(cache_dir="", list_models=lambda: ["en"])
    vars(module).update(SBDetect=Detector, models=models)
    sys.modules |= {"minisbd": module, "minisbd.models": models}
