"""Filling whatever form the user brings, by what the file is and not by its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from icpdesk.documents.forms import acroform, form_fields, overlay, overlay_store
from icpdesk.documents.forms.pdf_file import damage_refused
from icpdesk.documents.word import map_file, map_store
from icpdesk.documents.word.fill import Filled, fill, read_template
from icpdesk.documents.word.labels import labels_of
from icpdesk.documents.word.package import MOST_BYTES, is_old_word
from icpdesk.documents.word.template_map import TemplateMap
from icpdesk.errors import FileProblem
from icpdesk.rulebook.book import Rulebook
from icpdesk.text import Text

__all__ = ["MOST_BYTES", "fill_any", "read_any"]

_CONVERTED = Text(
    "The old Word file was converted first. Compare the result with the original: "
    "tables and boxes may have moved.",
    "旧版 Word 文件已先行转换。请与原件核对：表格和方框可能有变动。",
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"BM", b"II*\x00", b"MM\x00*")


def read_any(data: bytes, book: Rulebook) -> TemplateMap | None:
    """What a form asks for: by a stored map, else as guessed. None for flat pages and pictures,
    which name nothing; FileProblem for unusable files."""
    if data.startswith(_PICTURES):
        return None
    labels = labels_of(book)
    if data.startswith(b"%PDF"):
        with damage_refused():
            if not acroform.has_fields(data):
                return None
            found = form_fields.read_form(data, labels)
    else:
        found = read_template(data, labels)
    return map_store.known_map(found) or found


def fill_any(
    data: bytes,
    values: Mapping[str, str],
    book: Rulebook,
    map_path: Path | None = None,
    *,
    template: TemplateMap | None = None,
    shaded: str = "",
) -> Filled:
    """The filled form. A map that was given goes before a stored one, a stored one before the
    guess. FileProblem for files that cannot be filled, with what to do instead.

    Word files stay Word files; old ones are converted first, where a word processor is there. PDF
    stays PDF, and a picture becomes one. ``shaded`` as in :func:`icpdesk.documents.word.fill.fill`.
    """
    if is_old_word(data):
        from icpdesk.documents.word.office import to_docx

        filled = fill_any(to_docx(data), values, book, map_path, template=template, shaded=shaded)
        filled.report.notes += (_CONVERTED,)
        return filled
    template = template or read_any(data, book)
    if template is None:
        return _flat(data, values, map_path)
    if map_path is not None:
        template = map_file.load_map(map_path, template)
    if data.startswith(b"%PDF"):
        with damage_refused():
            return acroform.fill_acroform(data, values, labels_of(book), template)
    return fill(data, template, values, labels_of(book), shaded=shaded)


def _flat(data: bytes, values: Mapping[str, str], map_path: Path | None) -> Filled:
    with damage_refused():
        spots = overlay.read_overlay(map_path) if map_path else overlay_store.known_overlay(data)
        if not spots:
            raise _needs_map()
        put = overlay.fill_flat_pdf if data.startswith(b"%PDF") else overlay.fill_picture
        return put(data, values, spots)


def _needs_map() -> FileProblem:
    return FileProblem(
        Text("The page has no form fields.", "页面中没有可填写的表单域。"),
        Text(
            "Give a map with --map that tells where each value goes (page, x, y, width, field), "
            "or ask for the form as a Word file.",
            "请用 --map 提供注明位置的映射（page、x、y、width、field），或索取 Word 版表格。",
        ),
    )
