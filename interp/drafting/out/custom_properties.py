"""Writes and reads the custom properties of an Office file: values by name that no page prints."""

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.parser import parse_xml

PART = "/docProps/custom.xml"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one format id that Office gives custom properties
FIRST_ID = 2
PREFIX = "interp."


def properties_xml(values: Mapping[str, str]) -> bytes:
    """Return the part of a package that holds the values."""
    made = (
        f'<property fmtid="{FORMAT}" pid="{number}" name={quoteattr(PREFIX + name)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(values.items(), start=FIRST_ID)
    )
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="{SPACE}" xmlns:vt="{TYPES}">'
    return f"{head}{''.join(made)}</Properties>".encode()


def properties_in(package: Any) -> dict[str, str]:
    """Return the values this service wrote into a package; none where there are none."""
    part = next((each for each in package.iter_parts() if each.partname == PART), None)
    if part is None:
        return {}
    nodes = parse_xml(part.blob).iter(f"{{{SPACE}}}property")
    return {each.get("name", "").removeprefix(PREFIX): "".join(each.itertext()) for each in nodes}
