"""The JSON Schema of a filing file: the model's, with the rulebook's lists, labels and help."""

from __future__ import annotations

from typing import Any

from icpdesk.model import Filing
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import Field, choices_of, fields

SCHEMA_ID = "urn:icpdesk:filing:1"


def filing_schema(book: Rulebook) -> dict[str, Any]:
    """JSON Schema 2020-12; closed lists appear as ``enum`` of slugs."""
    schema = Filing.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["$id"] = SCHEMA_ID
    for field in fields(book):
        place = _property(schema, field.path)
        if place is not None:
            _describe(place, field, book)
    slots = _property(schema, "attachments[].slot")
    if slots is not None:
        slots["enum"] = [term.slug for term in book.vocabulary("slots")]
    return schema


def _property(schema: dict[str, Any], path: str) -> dict[str, Any] | None:
    node = schema
    for part in path.split("."):
        node = node["properties"][part.removesuffix("[]")]
        node = node.get("items", node) if part.endswith("[]") else node
        reference = node.get("$ref") or next(
            (option["$ref"] for option in node.get("allOf", ()) if "$ref" in option), None
        )
        if reference:
            node = schema["$defs"][reference.rpartition("/")[2]]
    return node


def _describe(place: dict[str, Any], field: Field, book: Rulebook) -> None:
    place["title"] = f"{field.label.en} · {field.label.zh}"
    place["description"] = f"{field.help.en} · {field.help.zh}"
    if field.example:
        place["examples"] = [field.example]
    if field.choices and not field.open:
        slugs = [term.slug for term in choices_of(book, field.choices)]
        target = place.get("items", place)
        target["enum"] = slugs if field.kind == "choices" else ["", *slugs]
        target.pop("const", None)
