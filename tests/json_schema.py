"""A small JSON Schema validator with the keywords of our documents, as an ordinary one would apply them."""

from collections.abc import Iterator, Mapping
from typing import Any

TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str,), "boolean": (bool,), "null": (type(None),),
    "integer": (int,), "number": (int, float),
}  # fmt: skip
KNOWN = frozenset(
    "$ref type properties required additionalProperties items maxItems enum const anyOf oneOf minimum maxLength".split()
) | {"title", "description", "default", "format", "x-roles"}


def faults(schema: Mapping[str, Any], value: object, document: Mapping[str, Any], at: str = "$") -> Iterator[str]:
    """Yield what in `value` a schema of `document` does not allow, with the place."""
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        yield from faults(_found(document, schema["$ref"]), value, document, at)
    if "type" in schema and not _of_type(schema["type"], value):
        yield f"{at}: {value!r:.40} is no {schema['type']}"
        return
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        yield f"{at}: {value!r:.40} is not one of those allowed"
    for name in {"anyOf", "oneOf"} & set(schema):
        held = sum(not list(faults(each, value, document, at)) for each in schema[name])
        if held != 1 and (name == "oneOf" or not held):
            yield f"{at}: valid under {held} of {name}"
    if isinstance(value, dict):
        yield from _of_object(schema, value, document, at)
    if isinstance(value, list) and "items" in schema:
        for index, row in enumerate(value):
            yield from faults(schema["items"], row, document, f"{at}[{index}]")
    if isinstance(value, list) and len(value) > schema.get("maxItems", len(value)):
        yield f"{at}: too many"


def _of_object(schema: Mapping[str, Any], value: dict[str, Any], document: Mapping[str, Any], at: str) -> Iterator[str]:
    yield from (f"{at}: no {name}" for name in schema.get("required", ()) if name not in value)
    listed, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    for name, each in value.items():
        rule = listed.get(name, others)
        if rule is False:
            yield f"{at}: {name} is not allowed"
        elif rule is not True:
            yield from faults(rule, each, document, f"{at}.{name}")


def _of_type(names: str | list[str], value: object) -> bool:
    """Return whether a value is of one of the types; true and false are no numbers."""
    of = [names] if isinstance(names, str) else names
    return any(isinstance(value, TYPES[name]) and (not isinstance(value, bool) or name == "boolean") for name in of)


def _found(document: Mapping[str, Any], reference: str) -> Mapping[str, Any]:
    found: Any = document
    for name in reference.removeprefix("#/").split("/"):
        found = found[name]
    return found  # type: ignore[no-any-return]
