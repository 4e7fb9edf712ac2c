"""The benchmark of the memory runs and finds what it should; how fast is for people to read."""

from benchmarks import memory


def test_every_kind_of_sentence_is_found_in_a_small_memory() -> None:
    for language in ("en", "zh"):
        rows = list(memory.measured(language, 500, 10))
        assert [(each.kind, each.right) for each in rows] == [(kind, 10) for kind in memory.KINDS]
