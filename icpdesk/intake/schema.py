"""The JSON Schema of a filing file: the model's, with the rulebook's lists, labels and help."""

from __future__ import annotations

import types
from typing import Annotated, Any, Literal, get_args, get_origin

from icpdesk.model import Filing
from icpdesk.model.base import Value, fields_of
from icpdesk.model.build import key_of, kinds_of
from icpdesk.model.place import EACH, Place
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import Field, choices_of, fields

SCHEMA_ID = "urn:icpdesk:filing:1"


def filing_schema(book: Rulebook) -> dict[str, Any]:
    """JSON Schema 2020-12; closed lists appear as ``enum`` of slugs."""
    definitions: dict[str, Any] = {}
    schema = {"title": "ICP filing", **_object(Filing, definitions), "$defs": definitions}
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


def _object(kind: type[Value], definitions: dict[str, Any]) -> dict[str, Any]:
    properties = {
        key_of(field.name): _type(kinds_of(kind)[field.name], definitions)
        for field in fields_of(kind)
    }
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _type(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    mark = ""
    if get_origin(kind) is Annotated:
        kind, mark, *_ = get_args(kind)
    if mark == "day":
        return {"type": ["string", "null"], "format": "date"}
    if mark == "end-day":
        return {
            "anyOf": [
                {"type": ["string", "null"], "format": "date"},
                {"enum": ["长期", "long-term"]},
            ]
        }
    if isinstance(kind, type) and issubclass(kind, Value):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}
            definitions[kind.__name__] = _object(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return {"type": "array", "items": _type(arguments[0], definitions)}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is types.UnionType:
        inner = _type(arguments[0], definitions)
        return {**inner, "type": [inner["type"], "null"]}
    return {"type": {str: "string", bool: "boolean", int: "integer", float: "number"}[kind]}


def _property(schema: dict[str, Any], path: str) -> dict[str, Any] | None:
    node = schema
    for part in Place(path).parts:
        node = node.get("items", node) if part == EACH else node["properties"][part]
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
