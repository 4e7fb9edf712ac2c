"""Which of the six languages a document is in, when it says so clearly."""

from interp.domain.text.language_evidence import SCRIPTS, WORDS, leaning, scripts

READ = 20_000  # characters are enough to know
LEAST_LETTERS = 12
SHARE = 0.6  # of the letters; the rest may be names and symbols of another script
CLEARLY, LEAST = 1.5, 2.0


def identified_language(text: str) -> str | None:
    """Return the language a text is in, or None when it is too short or of several, so that a person must say."""
    counted = scripts(text[:READ])
    total = counted.total()
    if total < LEAST_LETTERS:
        return None
    script, letters = counted.most_common(1)[0]
    if letters / total < SHARE:
        return None
    of_script = [code for code, each in SCRIPTS.items() if each == script]
    return of_script[0] if len(of_script) == 1 else _latin(text[:READ])


def _latin(text: str) -> str | None:
    """Return the language whose small words and endings speak clearly louder than the others'."""
    found = leaning(text)
    first, second = sorted(WORDS, key=lambda code: -found[code])[:2]
    return first if found[first] >= LEAST and found[first] > CLEARLY * found[second] else None
