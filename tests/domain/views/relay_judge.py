"""Judges every booth's line, alarms and certainty by the dictionary and docs/protocol.md alone.

It reads what the chief interpreter's and the booths' views say as JSON, and imports nothing of the rules or the views.
"""

from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]
SIX = ("ar", "zh", "en", "fr", "ru", "es")
WORKING = ("direct", "relay", "retour")
OF_A_PIVOT = {
    "no_microphone", "two_microphones", "double_relay", "other_source", "off_duty_microphone", "handover_needed",
}  # fmt: skip
OF_HELP = {"handover_needed", "retour_possible"}  # what would help: judged apart
LEFT = {"pivot_left", "desk_left"}


class Judge:
    """The views of one moment, and what docs/protocol.md says should stand in them."""

    def __init__(self, chief: Row, booths: dict[str, Row], own: str | None) -> None:
        """`booths` are the booths' views; `own` is the booth of the delegation's own interpreter."""
        self.chief, self.views, self.own = chief, booths, own
        self.rows = {each["booth"]: each for each in chief["booths"] if each["team"]}
        self.lines = {code: row["relay"]["line"] for code, row in self.rows.items()}
        self.language = chief["chains"]["language"] if chief["chains"] else None
        self.alarms = chief["chains"]["alarms"] if chief["chains"] else []
        self.by_hand = {each["booth"]: each for each in chief["overrides"]}
        self.made = {line["into"]: code for code, line in self.lines.items() if line["mode"] in ("direct", "retour")}
        if own and self.language:
            self.made[own] = own

    def faults(self) -> Iterator[str]:
        """Yield everything that says more or less than is known."""
        for code in self.lines:
            yield from (f"{code}: {each}" for each in (*self._people(code), *self._line(code), *self._listeners(code)))
        yield from self._alarms()
        yield from self._certainty()
        yield from self._told()

    # who is there, and who may be at the microphone

    def there(self, code: str) -> list[Row]:
        gone = {each["interpreter"] for each in self.rows[code]["desks"]["desks"] if each["gone"]}
        return [
            each for each in self.rows[code]["team"]["interpreters"]
            if each["id"] not in self.chief["off_duty"] and each["id"] not in gone
        ]  # fmt: skip

    def desk(self, code: str, desk: str | None) -> Row | None:
        return next((each for each in self.rows[code]["desks"]["desks"] if each["id"] == desk), None)

    def live(self, code: str) -> list[Row]:
        return [
            each for each in self.rows[code]["desks"]["desks"]
            if each["microphone"] in ("on", "cough") and not each["gone"]
        ]  # fmt: skip

    def at_microphone(self, code: str) -> Row | None:
        live = self.live(code)
        if len(live) == 1:
            return live[0]
        active = self.desk(code, self.rows[code]["desks"]["active"])
        return active if active and not active["gone"] else None

    def may(self, code: str) -> list[Row]:
        there, has = self.there(code), self.at_microphone(code)
        if has is None:
            return there
        if known := [each for each in there if each["id"] == has["interpreter"]]:
            return known
        seats = {each["id"]: each["desk"] for each in self.rows[code]["desks"]["people"]}
        return [each for each in there if seats[each["id"]] in (None, has["id"])] or there

    def _people(self, code: str) -> Iterator[str]:
        said = {each["id"] for each in self.rows[code]["desks"]["people"] if each["there"]}
        if said != {each["id"] for each in self.there(code)}:
            yield "says of somebody that they are there, or not, and it is not so"
        has = self.at_microphone(code)
        if self.rows[code]["desks"]["at_microphone"] != (has["id"] if has else None):
            yield "names another desk at the microphone"

    # the line

    def _line(self, code: str) -> Iterator[str]:
        line, may = self.lines[code], self.may(code)
        mode = line["mode"]
        if self.language is None:
            if mode != ("unknown" if self.chief["speech"] else "idle"):
                yield f"is {mode} though no language is known"
            return
        wanted = self._wanted(code)
        if mode not in wanted:
            yield f"is {mode}, not {wanted}"
        if mode == "relay" and not line["override"]:
            if line["source"] == code or self.made.get(line["source"]) != line["by"]:
                yield "takes relay from a channel that does not come from the floor"
            hears = {each: sum(knows(one, each) for one in may) for each, by in self.made.items() if by != code}
            if hears.get(line["source"], 0) != max(hears.values(), default=0):
                yield "takes a channel that fewer understand than another"
        if mode == "retour" and (line["into"] == code or line["source"] != "floor"):
            yield "works out wrongly"

    def _wanted(self, code: str) -> tuple[str, ...]:
        """Return the modes that a booth may have."""
        may, team = self.may(code), self.rows[code]["team"]
        if code == self.own:
            return ("listening",)
        if code == self.language:
            able = [into for into in team["into"] if any(writes(one, into) for one in may)]
            return ("retour", "rest") if self._chosen(code) else ("retour",) if self._free(able) else ("rest",)
        if code in self.by_hand and self.there(code) and self.lines[code]["override"]:
            return ("direct",) if self.by_hand[code]["source"] in ("floor", self.language) else ("relay",)
        if self.made.get(code, code) != code:
            return ("listening",)
        if code in self.by_hand and self.there(code):
            return ("as set by hand",)
        if any(knows(one, self.language) for one in may):
            return ("direct",)
        heard = any(knows(one, each) for one in may for each, by in self.made.items() if by != code)
        return ("relay",) if heard else ("gap",)

    def _free(self, able: list[str]) -> list[str]:
        """Return what a two-way booth may work into: not the channel of a booth that is direct by hand."""
        kept = {code for code, line in self.lines.items() if line["override"] and line["mode"] == "direct"} | {self.own}
        return [each for each in able if each not in kept]

    def _chosen(self, code: str) -> bool:
        return any(writes(one, self.chief["retour"].get(code)) for one in self.there(code))

    def _listeners(self, code: str) -> Iterator[str]:
        takers = [each for each, line in self.lines.items() if line["mode"] == "relay" and line["by"] == code]
        if sorted(self.lines[code]["listeners"]) != sorted(takers):
            yield f"has the listeners {self.lines[code]['listeners']}, not {takers}"

    # the alarms

    def _alarms(self) -> Iterator[str]:
        said = {(each["code"], each["booth"]) for each in self.alarms if each["code"] not in OF_HELP}
        due = set(self._due())
        said = {("left", booth) if code in LEFT else (code, booth) for code, booth in said}
        if said != due:
            yield f"alarms too many {sorted(map(str, said - due))}, missing {sorted(map(str, due - said))}"
        for each in self.alarms:
            if each["code"] == "handover_needed":
                yield from self._helper(each)

    def _helper(self, alarm: Row) -> Iterator[str]:
        line = self.lines[alarm["booth"]]
        one = next((each for each in self.there(alarm["booth"]) if each["id"] == alarm["interpreter"]), None)
        sources = [self.language, *(each for each, by in self.made.items() if by != alarm["booth"])]
        into = self.rows[alarm["booth"]]["team"]["into"]
        if one is None:
            yield "a colleague is named who is not there"
        elif alarm["booth"] == self.language:
            if not any(writes(one, each) for each in (*into, line["into"]) if each != alarm["booth"]):
                yield "a colleague is named who cannot work both ways"
        elif not any(knows(one, each) for each in sources):
            yield "a colleague is named who cannot work"

    def _due(self) -> Iterator[tuple[str, str | None]]:
        if self.chief["speech"] and self.language is None:
            yield "language_unknown", None
        uncovered = self._uncovered()
        if uncovered:
            yield "uncovered", None
        for code, line in self.lines.items():
            nobody = not self.there(code)
            if nobody:
                yield "booth_empty", code
            elif line["mode"] == "gap" and not uncovered:
                yield "gap", code
            if line["override"] and line["mode"] == "relay" and line["source"] != self.own:
                yield from self._by_hand(code, line)
            yield from self._of_hardware(code, line)
            if self.rows[code]["desks"]["left"] and self.at_microphone(code) is None:
                yield "left", code

    def _uncovered(self) -> bool:
        needed = [code for code in self.lines if code != self.language]
        served = [
            line for line in self.lines.values()
            if line["mode"] in ("direct", "retour", "listening") or (line["mode"] == "relay" and not line["override"])
        ]  # fmt: skip
        return bool(self.language and needed and not served and not self.own)

    def _by_hand(self, code: str, line: Row) -> Iterator[tuple[str, str]]:
        maker = self.lines.get(line["by"])
        if maker and maker["mode"] == "relay":
            yield "double_relay", code
        elif maker is None or maker["mode"] not in ("direct", "retour", "listening"):
            yield "gap", code

    def _of_hardware(self, code: str, line: Row) -> Iterator[tuple[str, str]]:
        desks = self.rows[code]["desks"]["desks"]
        on = [each for each in desks if each["microphone"] == "on"]
        if len(on) > 1:
            yield "two_microphones", code
        if all(each["microphone"] == "off" for each in desks) and self.chief["speech"] and line["mode"] in WORKING:
            yield "no_microphone", code
        if on and line["mode"] in ("rest", "listening") and line["certain"] and code != self.own:
            yield "off_air_microphone", code
        has = self.at_microphone(code)
        if has and has["interpreter"] in self.chief["off_duty"]:
            yield "off_duty_microphone", code
        if has and has["hears"] and line["mode"] in ("direct", "relay") and self._hears_another(code, line, has):
            other = self.lines.get(has["hears"])
            double = other is not None and other["mode"] == "relay" and has["hears"] != code
            yield "double_relay" if double else "other_source", code

    def _hears_another(self, code: str, line: Row, has: Row) -> bool:
        heard = "floor" if has["hears"] == self.language else has["hears"]
        right = {line["source"]}
        if not self._plain_certain(code):
            right |= {each["source"] for each in line["desks"] if each["desk"] in (None, has["id"])}
        return heard not in right

    # certainty

    def _plain_certain(self, code: str) -> bool:
        """Return whether it is known who works, or makes no difference, here and in the booth that is listened to."""
        line, may = self.lines[code], self.may(code)
        if line["override"] or line["mode"] not in (*WORKING, "listening"):
            return True
        if line["mode"] == "direct":
            return all(knows(one, self.language) for one in may)
        if line["mode"] == "retour":
            return bool(may) and all(writes(one, line["into"]) for one in may)
        maker = line["by"] == self.own or self._plain_certain(line["by"])
        return maker if line["mode"] == "listening" else maker and all(knows(one, line["source"]) for one in may)

    def depends(self) -> set[tuple[str, str]]:
        """Return who depends on whom: by the plan or by what the hardware hears, also through others."""
        pairs = {(code, line["by"]) for code, line in self.lines.items() if line["by"] and line["by"] != code}
        for each in self.alarms:
            if each["code"] in ("other_source", "double_relay") and each["desk"]:
                makers = [
                    code for code, line in self.lines.items()
                    if line["into"] == each["source"] and line["mode"] in WORKING and code != each["booth"]
                ]  # fmt: skip
                pairs |= {(each["booth"], maker) for maker in makers[:1]}
        for _ in SIX:
            pairs |= {(one, last) for one, middle in pairs for other, last in pairs if middle == other and one != last}
        return pairs

    def _certainty(self) -> Iterator[str]:
        if self.language is None:
            return
        told = {(each["code"], each["booth"]) for each in self.alarms if each["code"] in OF_A_PIVOT}
        off = {code for code, line in self.lines.items() if line["mode"] in WORKING and self._switched_off(code)}
        doubted = {booth for _, booth in told} | off
        doubted |= {code for code in self.lines if not self._plain_certain(code)}
        unsure = {booth for code, booth in told if code == "off_duty_microphone"}
        unsure |= {booth for code, booth in told if code == "two_microphones" and self._is_divided(booth)}
        unsure |= {code for code, other in self.depends() if other in doubted}
        for code, line in self.lines.items():
            due = self._plain_certain(code) and not (code in unsure and line["mode"] in (*WORKING, "listening"))
            if line["certain"] != due:
                yield f"{code}: {line['mode']} is certain: {line['certain']}, and should be {due}"

    def _switched_off(self, code: str) -> bool:
        has = self.at_microphone(code)
        return has is not None and has["microphone"] == "off"

    def _is_divided(self, code: str | None) -> bool:
        places = {None, *(each["id"] for each in self.live(code or ""))}
        return len({(e["mode"], e["source"]) for e in self.lines[code or ""]["desks"] if e["desk"] in places}) > 1

    # what each booth is told

    def _told(self) -> Iterator[str]:
        depends = self.depends()
        for code, view in self.views.items():
            relay = view["relay"]
            if relay["line"] != self.lines[code]:
                yield f"{code}: the booth and the chief interpreter read another line"
            due = [
                each for each in self.alarms
                if each["booth"] in (None, code) or (each["code"] in OF_A_PIVOT and (code, each["booth"]) in depends)
            ]  # fmt: skip
            if [each for each in relay["alarms"] if each["code"] not in LEFT or each["booth"] == code] != due:
                yield f"{code}: is told {[(e['code'], e['booth']) for e in relay['alarms']]}"


def knows(one: Row, language: str | None) -> bool:
    """Return whether an interpreter declares to understand a language."""
    return language in (one["a"], *one["b"], *one["c"])


def writes(one: Row, language: str | None) -> bool:
    """Return whether an interpreter declares to work into a language."""
    return language in (one["a"], *one["b"])
