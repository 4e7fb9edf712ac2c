"""What comes in is read as exactly what it says, or refused; nothing else can happen."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp import wire
from interp.domain.model import commands as do
from interp.domain.model.caption_state import CueList
from interp.domain.model.commands import COMMANDS, CorrectCaption, TypeCaption
from interp.domain.model.parties import Party
from interp.domain.model.teams import Interpreter
from interp.errors import BadRequest, InterpError, Stale
from interp.wire import (
    CommandMessage,
    Join,
    Shows,
    captions_message,
    captions_message_bytes,
    cleaned,
    command_from_json,
    decoded,
    documents_message_bytes,
    encoded,
    error_json,
    join_from_json,
    language_from,
    longest_of,
    view_json,
    view_message,
    view_message_bytes,
)
from tests.row_by_row import row_by_row

JOIN = {"protocol": 1, "meeting": "m1", "audience": "captions", "language": "fr"}
HUGE = int("9" * 400)


def command(name: str = "floor.add_time", /, **args: Any) -> dict[str, Any]:
    return {"meeting": "m1", "id": "c1", "name": name, "args": args}


def nested(depth: int) -> Any:
    """Return an object within an object, `depth` deep."""
    value: Any = {}
    for _ in range(depth):
        value = {"args": [value]}
    return value


def refused(message: object) -> str:
    with pytest.raises(BadRequest) as told:
        command_from_json(message)
    return told.value.reason


# --- join


def test_a_join_is_read() -> None:
    full = JOIN | {"captions": ["ar", "zh"], "device": "d1", "token": "t", "epoch": "e", "seq": 4}
    assert join_from_json(full) == Join(1, "m1", "captions", "fr", ("ar", "zh"), "d1", "t", "e", 4)
    assert join_from_json(JOIN) == Join(1, "m1", "captions", "fr")


@row_by_row(
    ("change", "reason"),
    [
        ({"captions": ["ar", "zh", "fr"]}, "captions"), ({"captions": ["ar", "ar"]}, "captions"),
        ({"captions": "ar"}, "invalid"), ({"language": "de"}, "invalid"), ({"language": "\ud800"}, "invalid"),
        ({"protocol": "1"}, "invalid"), ({"protocol": None}, "invalid"), ({"seq": 1.5}, "invalid"),
        ({"meeting": "../m"}, "identifier"), ({"meeting": ""}, "identifier"),
        ({"nonsense": 1}, "unknown_field"), ({"meeting": nested(10_000)}, "invalid"),
    ],
)  # fmt: skip
def test_a_join_that_cannot_be_read_is_refused(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadRequest) as told:
        join_from_json(JOIN | change)
    assert told.value.reason == reason


def test_a_join_without_a_field_it_needs_is_refused() -> None:
    with pytest.raises(BadRequest, match="invalid"):
        join_from_json({"protocol": 1})


def test_what_a_screen_shows_is_read() -> None:
    assert decoded(Shows, {"epoch": "e", "seq": 3}) == Shows("e", 3)


# --- command


EXAMPLES: dict[str, tuple[dict[str, Any], do.Command]] = {
    "meeting.open": ({}, do.OpenMeeting()),
    "item.open": ({"item": "i1"}, do.OpenItem("i1")),
    "item.add": ({"kind": "other", "title": "T", "after": None}, do.AddItem("other", "T")),
    "item.move": ({"item": "i1", "after": None}, do.MoveItem("i1", None)),
    "floor.arm": ({"speech": None}, do.ArmFloor(None)),
    "floor.advance": (
        {"from_speech": None, "to": {"item": "i1", "speech": "s1"}}, do.AdvanceFloor(None, do.Target("i1", "s1"))
    ),
    "floor.give": (
        {"party": {"kind": "delegation", "name": "Brazil"}, "language": "es"},
        do.GiveFloor(party=Party("delegation", "Brazil"), language="es"),
    ),
    "floor.add_time": ({"seconds": -30}, do.AddTime(-30)),
    "text.set": (
        {"text": "item.i1.title", "language": "fr", "value": "A", "from_revision": 1},
        do.SetText("item.i1.title", "fr", "A", 1),
    ),
    "booth.report_language": ({"booth": "ar", "language": "fr"}, do.ReportLanguage("ar", "fr")),
}  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "read"), [({}, "any"), ({"to": "any"}, "any"), ({"to": None}, None)], ids=["left out", "any", "null"]
)
def test_nobody_said_by_the_button_is_not_the_same_as_nothing_said(sent: dict[str, Any], read: object) -> None:
    args = {"from_speech": None, **sent}
    _, asked = command_from_json({"meeting": "m1", "id": "c1", "name": "floor.advance", "args": args})
    assert asked == do.AdvanceFloor(None, read)  # type: ignore[arg-type]


@pytest.mark.parametrize("to", ["all", "", 1, []])
def test_what_the_button_said_is_a_place_or_nothing(to: object) -> None:
    args = {"from_speech": None, "to": to}
    with pytest.raises(BadRequest, match="invalid"):
        command_from_json({"meeting": "m1", "id": "c1", "name": "floor.advance", "args": args})


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_command_is_read(name: str) -> None:
    args, expected = EXAMPLES[name]
    envelope = CommandMessage("m1", "c1", name, args)
    assert command_from_json(command(name, **args)) == (envelope, expected)


@pytest.mark.parametrize("missing", [{}, {"args": None}])
def test_a_command_without_args_may_leave_them_out(missing: dict[str, Any]) -> None:
    message = {"meeting": "m1", "id": "c1", "name": "meeting.open"} | missing
    assert command_from_json(message)[1] == do.OpenMeeting()


@row_by_row("name", COMMANDS)
def test_every_command_written_as_json_is_read_back(name: str) -> None:
    kind = COMMANDS[name]
    if (example := EXAMPLES.get(name)) is not None:
        assert command_from_json(command(name, **view_json(example[1])))[1] == example[1]
    assert kind.name == name


@pytest.mark.parametrize("value", [None, 1, "x", [], [1], True, 1.5, b"{}"])
def test_what_is_not_an_object_is_refused(value: object) -> None:
    assert refused(value) == "not_an_object"


@row_by_row(
    ("message", "reason"),
    [
        (command("floor.steal"), "unknown_command"), (command("\ud800"), "unreadable_characters"),
        (command("x" * 10_000), "too_long"), (command(seconds=1, more=2), "unknown_field"),
        (command(**{"\x00": 1}), "unreadable_characters"), (command() | {"extra": 1}, "unknown_field"),
        (command() | {"id": "a b"}, "identifier"), (command() | {"id": ""}, "identifier"),
        (command() | {"meeting": "x" * 81}, "identifier"), (command() | {"id": 4}, "invalid"),
        (command() | {"args": [1]}, "invalid"), (command(), "invalid"),
        (command(seconds="1"), "invalid"), (command(seconds=1.5), "invalid"), (command(seconds=True), "invalid"),
        (command("floor.set_language", language=4), "invalid"),
        (command("floor.set_language", language="fr", booth="de"), "invalid"),
        (command("floor.set_language", language="\ud800"), "unreadable_characters"),
        (command("floor.give", party={"kind": "alien", "name": "X"}), "invalid"),
        (command("item.add", kind="other", title="a\ud800"), "unreadable_characters"),
        (command("item.add", kind="other", title="x" * 2_001), "too_long"),
        (command("floor.give", party={"kind": "delegation", "name": "\x1b"}), "unreadable_characters"),
    ],
)  # fmt: skip
def test_a_command_that_cannot_be_read_is_refused(message: dict[str, Any], reason: str) -> None:
    assert refused(message) == reason


@pytest.mark.parametrize("deep", [nested(10_000), command(seconds=nested(10_000)), command() | nested(10_000)])
def test_what_is_ten_thousand_deep_is_refused(deep: object) -> None:
    assert refused(deep) in ("unknown_field", "invalid", "not_an_object")


@pytest.mark.parametrize(
    "message",
    [
        command("item.amend", item="i1", limit_ms=HUGE),
        command("text.approve", text="t", language="fr", revision=HUGE),
        command("floor.give", speech="s1", limit_ms=-HUGE),
    ],
)  # fmt: skip
def test_a_number_of_four_hundred_digits_is_refused(message: dict[str, Any]) -> None:
    assert refused(message) == "invalid"


def test_a_join_with_a_number_of_four_hundred_digits_is_refused() -> None:
    with pytest.raises(BadRequest, match="invalid"):
        join_from_json(JOIN | {"seq": HUGE})


def test_unknown_fields_are_refused_however_deep() -> None:
    target = {"item": "i1", "speech": None, "more": 1}
    assert refused(command("floor.advance", from_speech=None, to=target)) == "unknown_field"
    party = {"kind": "delegation", "name": "Chad", "colour": "red"}
    assert refused(command("floor.give", party=party)) == "unknown_field"


def test_a_correction_keeps_the_ends_of_its_lines_and_no_other_text_does() -> None:
    args = {"unit": "d1.a.0", "language": "fr", "text": " Un \r\n\n deux\t", "revision": 1}
    _, command = command_from_json({"meeting": "m1", "id": "c1", "name": "caption.correct", "args": args})
    assert isinstance(command, CorrectCaption) and command.text == "Un\ndeux"
    typed = {"text": "Un\ndeux", "language": "fr"}
    _, command = command_from_json({"meeting": "m1", "id": "c1", "name": "caption.type", "args": typed})
    assert isinstance(command, TypeCaption) and command.text == "Un deux"


def test_texts_are_cleaned_however_deep() -> None:
    party = {"kind": "delegation", "name": " Bra\u202ezil "}
    assert command_from_json(command("floor.give", party=party))[1] == do.GiveFloor(party=Party("delegation", "Brazil"))
    assert cleaned((" a ", (1, " b "), Party)) == ("a", (1, "b"), Party)


def test_what_is_clean_already_is_returned_as_it_is() -> None:
    """A switch waits for it: nothing is made again."""
    command = do.AdvanceFloor("s1", do.Target("i1", "s2"))
    assert cleaned(command) is command
    assert cleaned(do.AdvanceFloor("s1", do.Target("i1", " s2 "))) == command


WORD = st.text(st.characters(codec=None), max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORD,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORD, inner, max_size=4),
    max_leaves=12,
)
FIELDS = st.dictionaries(
    st.sampled_from("item speech party from_speech to seconds language text value title kind after".split()), JSON
)


@given(JSON)
def test_any_json_is_read_or_refused(message: object) -> None:
    for read in (command_from_json, join_from_json):
        try:
            read(message)
        except InterpError as error:
            assert error.code == "bad_request"


@given(st.sampled_from(sorted(COMMANDS)), FIELDS)
def test_any_fields_of_any_command_are_read_or_refused(name: str, args: dict[str, object]) -> None:
    try:
        envelope, read = command_from_json(command(name, **args))
    except InterpError as error:
        assert error.code == "bad_request"
    else:
        assert (envelope.name, type(read)) == (name, COMMANDS[name])


@given(st.dictionaries(st.sampled_from([*JOIN, "captions", "device", "token", "epoch", "seq"]), JSON))
def test_any_fields_of_a_join_are_read_or_refused(change: dict[str, object]) -> None:
    try:
        join_from_json(JOIN | change)
    except InterpError as error:
        assert error.code == "bad_request"


# --- what goes out


def test_the_view_message_has_the_shape_of_the_contract() -> None:
    assert view_message("e", 3, "room", "fr", Shows("x", 1, 7)) == {
        "v": 1, "epoch": "e", "seq": 3, "audience": "room", "language": "fr",
        "view": {"epoch": "x", "seq": 1, "skew_ms": 7},
    }  # fmt: skip


def test_a_message_is_encoded_as_it_is_in_json_without_spaces_and_escapes() -> None:
    shown = Shows("人权 \" حق", 1, None)
    assert encoded(shown).decode() == '{"epoch":"人权 \\" حق","seq":1,"skew_ms":null}'
    message = view_message("e", 3, "room", "fr", shown)
    assert view_message_bytes("e", 3, "room", "fr", encoded(shown)) == encoded(message)
    assert captions_message_bytes("e", "fr", CueList(3, 9)) == encoded(captions_message("e", "fr", CueList(3, 9)))
    assert documents_message_bytes("e", 4) == b'{"v":1,"epoch":"e","mark":4}'


def test_the_captions_message_has_the_shape_of_the_contract() -> None:
    told = {"v": 1, "epoch": "e", "language": "fr", "seq": 3, "changed": 9, "cues": ()}
    assert captions_message("e", "fr", CueList(3, 9)) == told


def test_an_error_has_the_shape_of_the_contract() -> None:
    assert error_json(Stale(item="i1"), "Moved") == {
        "code": "stale", "message": "Moved", "retry": False, "args": {"item": "i1"}
    }  # fmt: skip


def test_one_of_the_six_languages_is_a_language() -> None:
    assert language_from("zh") == "zh"


@pytest.mark.parametrize("value", [None, "", "de", "EN"])
def test_anything_else_is_no_language(value: str | None) -> None:
    with pytest.raises(BadRequest) as told:
        language_from(value)
    assert told.value.args_ == {"reason": "language", "languages": ["ar", "zh", "en", "fr", "ru", "es"]}


@row_by_row(
    "kind, field, longest",
    [
        (Party, "name", 200), (Party, "code", 32), (Party, "seat", 32), (Party, "category", 40),
        (Interpreter, "name", 200), (do.AddItem, "title", 500), (do.AmendItem, "number", 16),
        (do.AmendSpeech, "topic", 500), (do.SetText, "value", 600),
    ],
)  # fmt: skip
def test_a_text_may_be_as_long_as_its_type_states(kind: type, field: str, longest: int) -> None:
    assert longest_of(kind)[field] == longest


def test_a_text_that_is_longer_than_its_type_states_is_refused() -> None:
    title = {"title": "a" * 500}
    assert command_from_json({"meeting": "m1", "id": "c1", "name": "item.amend", "args": {"item": "i1"} | title})
    with pytest.raises(BadRequest) as refused:
        command_from_json(
            {"meeting": "m1", "id": "c1", "name": "item.amend", "args": {"item": "i1", "title": "a" * 501}}
        )
    assert refused.value.args_["longest"] == 500


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[str, Join]:
    """Return the joins that are kept, none at first."""
    joins: dict[str, Join] = {}
    monkeypatch.setattr(wire, "_joins", joins)
    return joins


def test_the_join_with_which_thousands_come_is_read_once(kept: dict[str, Join]) -> None:
    said = JOIN | {"captions": ["fr"]}
    assert join_from_json(dict(said)) is join_from_json(dict(said)) and len(kept) == 1
    assert join_from_json(said | {"language": "ar"}).language == "ar"


def test_neither_a_token_nor_a_long_or_refused_join_is_kept(kept: dict[str, Join]) -> None:
    join_from_json(JOIN | {"token": "t"})
    join_from_json(JOIN | {"device": "d" * 60, "epoch": "e" * 400})
    for _ in range(2):
        with pytest.raises(BadRequest):
            join_from_json(JOIN | {"protocol": True})
    assert kept == {}


def test_of_kept_joins_there_are_never_many(kept: dict[str, Join]) -> None:
    for seq in range(3 * wire.MOST_KEPT):
        assert join_from_json(JOIN | {"seq": seq}).seq == seq
        assert len(kept) <= wire.MOST_KEPT


def test_a_number_is_told_from_a_truth_value(kept: dict[str, Join]) -> None:
    assert join_from_json(JOIN | {"seq": 1}).seq == 1
    with pytest.raises(BadRequest):
        join_from_json(JOIN | {"seq": True})
