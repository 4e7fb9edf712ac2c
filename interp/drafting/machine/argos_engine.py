"""Translates lists of texts with the models of installed Argos packages.

The library's own `translate()` splits, batches and pivots line by line; here a whole list of texts goes through each
model once: split, duplicates removed, batches bounded by tokens, one English pivot for all targets.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from interp.domain.text.sentences import sentences
from interp.drafting.machine.model_decoder import Model, Rendering, joined
from interp.drafting.machine.models.directions import Pair, TranslationRoute, route
from interp.drafting.machine.models.installed_packages import Package, best, faults, fingerprint
from interp.errors import NoTranslator
from interp.ports.translation import Drafted

MOST_PIVOTS = 20_000
NEAR = 0.3  # nats per token: an alternative at least three quarters as likely as the best
Renderings = tuple[Rendering, ...]


class ArgosEngine:
    """The port `Engine` over a folder of installed packages. One owner, one thread.

    Packages installed or removed later are noticed at the next call.
    """

    def __init__(
        self, folder: Path, *, most_loaded: int = 4, most_cores: int = 1, cores: Callable[[], int] = lambda: 1
    ) -> None:
        """Keep at most `most_loaded` models in memory; load none yet.

        `cores` returns on how many cores to work now, at most `most_cores`.
        """
        self._folder, self._most_cores, self._cores = folder, most_cores, cores
        self._most_loaded = most_loaded
        self._loaded: OrderedDict[Path, Model] = OrderedDict()
        self._pivots: OrderedDict[tuple[Path, int, str], Rendering] = OrderedDict()
        self._whole: set[object] = set()
        self._left: set[Path] = set()
        self._known: Mapping[Pair, Package] = {}
        self._seen: int | None = None

    def origin(self, source: str, target: str) -> str | None:
        """Return the origin of drafts from `source` into `target`, None without models for the pair."""
        return self._route(source, target).origin

    def translate(
        self, texts: Sequence[str], source: str, target: str, *, beam: int = 4, hypotheses: int = 1
    ) -> tuple[Drafted, ...]:
        """Return one draft for each text, in order. An over-long text is split; a failed text does not affect others.

        `score` is that of the less certain model if two are chained through English. Raises NoTranslator: not_installed
        (args: source, target, missing), damaged_package (args: package, file, missing); `missing` names pairs, "en-fr".
        """
        way = self._route(source, target)
        if way.origin is None:
            missing = [f"{one}-{other}" for one, other in way.missing]
            raise NoTranslator("not_installed", source=source, target=target, missing=missing)
        distinct = list(dict.fromkeys(texts))
        pivots = self._pivot(distinct, way.packages[0], beam) if len(way.packages) > 1 else {}
        middle = [pivots[text].text for text in distinct] if pivots else distinct
        found = self._through(way.packages[-1], middle, beam, hypotheses)
        drafts = {text: _drafted(found[put], way, pivots.get(text)) for text, put in zip(distinct, middle, strict=True)}
        return tuple(drafts[text] for text in texts)

    def load_ahead(self) -> bool:
        """Load one more of the models from English, which most texts need; return whether one was loaded.

        A damaged one is left out. Raises MemoryError.
        """
        self._look()
        there = (package for pair, package in self._known.items() if pair[0] == "en")
        new = next((each for each in there if each.folder not in self._loaded and each.folder not in self._left), None)
        if new is None or len(self._loaded) >= self._most_loaded:
            return False
        self._left.add(new.folder)  # once: a model that was unloaded for others is not loaded in their place
        with suppress(NoTranslator):
            self._model(new)
        return True

    def loaded(self) -> tuple[str, ...]:
        """Return the names of the packages in memory, the most recently used last."""
        return tuple(path.name for path in self._loaded)

    def close(self) -> None:
        """Free all memory."""
        while self._loaded:
            self._loaded.popitem()[1].close()
        self._pivots.clear()

    def _route(self, source: str, target: str) -> TranslationRoute:
        self._look()
        return route(self._known, source, target)

    def _look(self) -> None:
        """Notice packages installed or removed."""
        changed = self._folder.stat().st_mtime_ns if self._folder.is_dir() else None
        if changed != self._seen or changed is None:
            self._known, self._seen = best(self._folder), changed
            self._pivots.clear()
            self._left.clear()
            present = set(self._known.values())
            for path in [path for path, model in self._loaded.items() if model.package not in present]:
                self._loaded.pop(path).close()

    def _pivot(self, texts: Sequence[str], package: Package, beam: int) -> dict[str, Rendering]:
        """Return the English of each text; five targets of one source need it once."""
        kept = {text: (package.folder, beam, text) for text in texts}
        new = [text for text, key in kept.items() if key not in self._pivots]
        found = self._through(package, new, beam, 1) if new else {}
        english = {text: found[text][0] if text in found else self._pivots[key] for text, key in kept.items()}
        for text, key in kept.items():
            self._pivots[key] = english[text]
            self._pivots.move_to_end(key)
        while len(self._pivots) > MOST_PIVOTS:
            self._pivots.popitem(last=False)
        return english

    def _through(self, package: Package, texts: Sequence[str], beam: int, hypotheses: int) -> dict[str, Renderings]:
        """Return the translations of each text by one model, line breaks kept."""
        model = self._model(package)
        cut = {text: [self._pieces(model, line) for line in _sound(text).splitlines() or [""]] for text in texts}
        pieces = [piece for lines in cut.values() for line in lines for piece in line if _speaks(piece)]
        found = model.translate(pieces, beam, hypotheses, self._cores())

        def rendered(piece: str) -> Renderings:
            return found.get(piece, (Rendering(piece),))

        return {text: _in_lines(lines, rendered, package.target) for text, lines in cut.items()}

    def _pieces(self, model: Model, line: str) -> list[str]:
        return [piece for sentence in sentences(line, model.package.source) for piece in model.pieces(sentence)]

    def _model(self, package: Package) -> Model:
        """Return a model, loaded and verified; the least recently used one is unloaded for it."""
        if package.folder not in self._loaded:
            self._verify(package)
            while len(self._loaded) >= self._most_loaded:
                self._loaded.popitem(last=False)[1].close()
            self._loaded[package.folder] = Model(package, self._most_cores)
        self._loaded.move_to_end(package.folder)
        return self._loaded[package.folder]

    def _verify(self, package: Package) -> None:
        mark = (package.folder, fingerprint(package))
        if mark not in self._whole and (changed := faults(package)):
            missing = ["-".join(package.pair)]
            raise NoTranslator("damaged_package", package=package.name, file=changed[0], missing=missing)
        self._whole.add(mark)


def _sound(text: str) -> str:
    """Return a text with lone surrogates, which no tokenizer takes, replaced by question marks."""
    return text.encode(errors="replace").decode()


def _speaks(text: str) -> bool:
    """Return whether there is anything to translate: numbers and signs are copied."""
    return any(letter.isalpha() for letter in text)


def _in_lines(lines: Sequence[Sequence[str]], rendered: Callable[[str], Renderings], language: str) -> Renderings:
    """Return a text's translations from those of its pieces, with its line breaks."""
    each = [joined([rendered(piece) for piece in line], language) or (Rendering(""),) for line in lines]
    return tuple(
        Rendering(
            "\n".join(line[min(rank, len(line) - 1)].text for line in each),
            sum(line[min(rank, len(line) - 1)].log_probability for line in each),
            sum(line[min(rank, len(line) - 1)].tokens for line in each),
        )
        for rank in range(max(map(len, each)))
    )


def _drafted(found: Renderings, way: TranslationRoute, pivot: Rendering | None) -> Drafted:
    score = min(_mean(found[0]), _mean(pivot) if pivot else 0.0)
    return Drafted(found[0].text, way.origin or "", score, pivot.text if pivot else None, offered(found))


def offered(found: Renderings) -> tuple[str, ...]:
    """Return the alternatives to the best translation: different and nearly as likely per token."""
    near = (each.text for each in found[1:] if _mean(each) > _mean(found[0]) - NEAR)
    return tuple(dict.fromkeys(text for text in near if text != found[0].text))


def _mean(rendering: Rendering) -> float:
    """Return the mean log probability of a token; 0, certain, for copied text."""
    return rendering.log_probability / rendering.tokens if rendering.tokens else 0.0
