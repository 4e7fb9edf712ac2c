"""What was made of some objects is there again for the same ones, and for no equal ones."""

from interp.domain.rules.lists.same_objects import MOST, of_same_objects


def test_of_the_same_objects_nothing_is_made_again_and_of_equal_ones_it_is() -> None:
    asked = list[tuple[object, ...]]()

    @of_same_objects
    def made(*objects: tuple[str, ...]) -> list[tuple[str, ...]]:
        asked.append(objects)
        return list(objects)

    one, other, equal = tuple("ab"), tuple("cd"), tuple("ab")
    assert made(one, other) is made(one, other)
    assert made(equal, other) == made(one, other) and made(equal, other) is not made(one, other)
    assert made(one) == [one] and made(other, one) == [other, one]
    assert len(asked) == 4


def test_of_more_than_it_holds_the_oldest_is_made_again() -> None:
    asked = list[list[int]]()

    @of_same_objects
    def made(each: list[int]) -> int:
        asked.append(each)
        return each[0]

    many = [[number] for number in range(MOST + 1)]
    assert [made(each) for each in many] == list(range(MOST + 1))
    assert made(many[-1]) == MOST and len(asked) == MOST + 1
    assert made(many[0]) == 0 and len(asked) == MOST + 2
