"""What a workbook (.xlsx) holds beside the values of its cells: errors, hidden rows, pictures in cells.

The fast reader of values gives an empty text for ``#N/A`` and for a formula without a stored result,
and knows neither hidden rows nor the pictures that WPS puts into cells (``=DISPIMG("ID_…",1)``, kept in
``xl/cellimages.xml``). Each is looked for in the sheet's own text, and only where its sign occurs.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from icpdesk.intake.table import Cell, column_number

_ERROR = re.compile(
    rb'<(?:\w+:)?c\s(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>(?:.(?!</(?:\w+:)?c>))*?'
    rb"<(?:\w+:)?v>([^<]{1,20})<",
    re.DOTALL,
)
_FORMULA = re.compile(
    rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*'
    rb"<(?:\w+:)?f\b[^>]*?(?:/>|>([^<]*)</(?:\w+:)?f>)\s*(<(?:\w+:)?v>[^<]+<)?"
)
_HIDDEN = re.compile(rb'<(?:\w+:)?row\s(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d{1,7})"')
_PICTURE = re.compile(rb"DISPIMG\(\s*(?:&quot;|\")([\w-]{1,80})(?:&quot;|\")")
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MOST_PICTURE = 60_000_000


@dataclass(frozen=True)
class Marks:
    """Of one sheet."""

    faults: Mapping[Cell, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    pictures: Mapping[Cell, bytes] = field(default_factory=dict)


def marks_of(archive: zipfile.ZipFile, parts: Container[str]) -> Iterator[tuple[str, Marks]]:
    """Name of each worksheet whose member is in ``parts``, and its marks; nothing where the workbook's
    own lists are broken."""
    try:
        sheets = _sheet_parts(archive)
    except (KeyError, ValueError, SyntaxError):
        return
    for name, part in sheets:
        if part in parts:
            yield name, _marks(archive.read(part), archive)


def _marks(text: bytes, archive: zipfile.ZipFile) -> Marks:
    faults: dict[Cell, str] = {}
    shown: dict[Cell, str] = {}
    if b"<f" in text or b":f>" in text or b":f " in text:
        for letters, number, formula, stored in _FORMULA.findall(text):
            place = int(number), column_number(letters.decode()) - 1
            picture = _PICTURE.search(formula)
            if picture:
                shown[place] = picture[1].decode()
            elif not stored:
                faults[place] = ""
    if b't="e"' in text:
        for letters, number, error in _ERROR.findall(text):
            faults[int(number), column_number(letters.decode()) - 1] = error.decode(
                "ascii", "replace"
            )
    hidden = _HIDDEN.findall(text) if b" hidden=" in text else ()
    held = _cell_pictures(archive) if shown else {}
    return Marks(
        {place: fault for place, fault in faults.items() if place not in shown},
        frozenset(map(int, hidden)),
        {place: held[name] for place, name in shown.items() if name in held},
    )


def _sheet_parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    targets = _targets(archive, "xl/_rels/workbook.xml.rels", "xl")
    book = _parsed(archive.read("xl/workbook.xml"))
    found = []
    for sheet in book.iter("{*}sheet"):
        part = targets.get(sheet.get(f"{_REL}id") or _strict_id(sheet))
        if part and sheet.get("name"):
            found.append((str(sheet.get("name")), part))
    return found


def _strict_id(sheet: Any) -> str:
    return next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")


def _targets(archive: zipfile.ZipFile, rels: str, base: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for relation in _parsed(archive.read(rels)).iter("{*}Relationship"):
        if relation.get("TargetMode") == "External":
            continue
        target = str(relation.get("Target", ""))
        place = target.lstrip("/") if target.startswith("/") else posixpath.join(base, target)
        found[str(relation.get("Id"))] = posixpath.normpath(place)
    return found


def _cell_pictures(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Name of each picture in ``cellimages.xml`` → its bytes."""
    try:
        targets = _targets(archive, "xl/_rels/cellimages.xml.rels", "xl")
        images = _parsed(archive.read("xl/cellimages.xml"))
    except (KeyError, ValueError, SyntaxError):
        return {}
    found: dict[str, bytes] = {}
    for image in images.iter("{*}cellImage"):
        named = next(image.iter("{*}cNvPr"), None)
        blip = next(image.iter("{*}blip"), None)
        if named is None or blip is None:
            continue
        part = targets.get(next((v for k, v in blip.attrib.items() if k.endswith("}embed")), ""))
        if part in archive.namelist() and archive.getinfo(part).file_size <= _MOST_PICTURE:
            found[str(named.get("name"))] = archive.read(part)
    return found


def _parsed(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(data, parser)
