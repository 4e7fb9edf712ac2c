"""Writes the types of all messages for the checker of scripts, from docs/asyncapi.json and docs/openapi.json.

`python -m tests.javascript.message_types`, a part of `make schema`; tests/test_javascript.py compares the file.
"""

import json
from typing import Any

from tests.sources import ROOT

FILE = ROOT / "tests/javascript/messages.d.ts"
NAMED = {
    "string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null",
    "object": "Record<string, any>",
}  # fmt: skip


def typed(schema: dict[str, Any] | bool) -> str:
    """Return the TypeScript type of a schema."""
    if isinstance(schema, bool):
        return "any"
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema or "const" in schema:
        return " | ".join(json.dumps(each) for each in schema.get("enum", [schema.get("const")]))
    if some := schema.get("anyOf") or schema.get("oneOf"):
        return " | ".join(dict.fromkeys(typed(each) for each in some))
    if isinstance(schema.get("type"), list):
        return " | ".join(NAMED[each] for each in schema["type"])
    if "prefixItems" in schema:
        return f"[{', '.join(typed(each) for each in schema['prefixItems'])}]"
    if schema.get("type") == "array":
        inner = typed(schema.get("items", True))
        return f"({inner})[]" if " " in inner else f"{inner}[]"
    if "properties" not in schema and isinstance(schema.get("additionalProperties"), dict):
        return f"Record<string, {typed(schema['additionalProperties'])}>"
    return NAMED.get(str(schema.get("type")), "any")


def declared(name: str, schema: dict[str, Any]) -> str:
    """Return the declaration of a named schema."""
    if "properties" not in schema:
        return f"  type {name} = {typed(schema)};"
    needed = schema.get("required", ())
    rows = [f"    {key}{'' if key in needed else '?'}: {typed(each)};" for key, each in schema["properties"].items()]
    return "\n".join([f"  interface {name} {{", *rows, "  }"])


def written() -> str:
    """Return the file."""
    schemas: dict[str, Any] = {}
    for document in ("openapi", "asyncapi"):
        published = json.loads((ROOT / f"docs/{document}.json").read_text(encoding="utf-8"))
        schemas |= published["components"]["schemas"]
    known = [declared(name, schemas[name]) for name in sorted(schemas) if name.isidentifier()]
    head = "// Written by `make schema` from docs/asyncapi.json and docs/openapi.json."
    return "\n".join([head, "declare namespace wire {", *known, "}", ""])


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
