"""Filling whatever form the user brings, by what the file is and not by its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from icpdesk.base.errors import FileProblem
from icpdesk.base.text import Text
from icpdesk.forms import map_file
from icpdesk.forms.compare import with_earlier
from icpdesk.forms.fill_report import Filled
from icpdesk.forms.fillable import PICTURES, fillable
from icpdesk.forms.labels import labels_of
from icpdesk.forms.pdf import (
    acroform,
    flat_guess,
    flat_map,
    form_fields,
    overlay,
    overlay_store,
)
from icpdesk.forms.pdf.pdf_file import damage_refused
from icpdesk.forms.pdf.scanned_page import is_scan
from icpdesk.forms.pdf.spot import FlatGuess
from icpdesk.forms.proof import Proof, WrittenValue
from icpdesk.forms.template_map import TemplateMap
from icpdesk.forms.word.fill import fill, opened, read_template
from icpdesk.forms.word.package import MOST_BYTES
from icpdesk.rulebook.book import Rulebook

__all__ = [
    "MOST_BYTES",
    "PICTURES",
    "fill_any",
    "flat_places",
    "nothing_recognised",
    "read_any",
    "read_or_lay_out",
]

_XFA = FileProblem(
    Text(
        "It is an XFA form, made with Adobe LiveCycle: its pages exist only inside of Adobe Reader.",
        "这是 XFA 表单（Adobe LiveCycle 制作），页面只有在 Adobe Reader 中才会生成。",
    ),
    Text(
        "Open it in Adobe Reader and print it as a PDF, or ask for the form as a Word file.",
        "请用 Adobe Reader 打开并打印为 PDF，或索取 Word 版表格。",
    ),
)


def read_any(data: bytes, book: Rulebook) -> TemplateMap | None:
    """What a form asks for: by a stored map, else as guessed with what the user put right in an
    earlier version of it. None for flat pages and pictures, which name nothing; FileProblem for
    unusable files."""
    return _read(fillable(data).data, book)


def read_or_lay_out(data: bytes, book: Rulebook) -> TemplateMap:
    """As :func:`read_any`; of flat pages and pictures the places as they are guessed, named by where
    they are."""
    form = fillable(data).data
    found = _read(form, book)
    return found if found is not None else flat_map.map_of_flat(form, flat_places(form, book))


def _read(data: bytes, book: Rulebook) -> TemplateMap | None:
    if data.startswith(PICTURES):
        return None
    labels = labels_of(book)
    if data.startswith(b"%PDF"):
        with damage_refused():
            kind = acroform.kind_of_form(data)
            if kind is acroform.FormKind.XFA:
                raise FileProblem(_XFA.message, _XFA.advice)
            if kind is acroform.FormKind.FLAT:
                return None
            found = form_fields.read_form(data, labels)
    else:
        found = read_template(data, labels)
    return _as_remembered(found)


def _as_remembered(found: TemplateMap) -> TemplateMap:
    return map_file.known_map(found) or with_earlier(found, map_file.stored_maps()) or found


def fill_any(
    data: bytes,
    values: Mapping[str, str],
    book: Rulebook,
    map_path: Path | None = None,
    *,
    template: TemplateMap | None = None,
    places: FlatGuess | None = None,
    shaded: str = "",
) -> Filled:
    """The filled form. A map that was given goes before a stored one, a stored one before the
    guess; ``places`` are those on a flat page where the caller knows them. FileProblem for files
    that cannot be filled, with what to do instead.

    Word files stay Word files; other files of words are converted to .docx first, where a word
    processor is there. PDF stays PDF, and a picture becomes one. ``shaded`` as in
    :func:`icpdesk.forms.word.fill.fill`.
    """
    form = fillable(data)
    filled = _filled(form.data, values, book, map_path, template, places, shaded)
    filled.report.notes += form.notes
    if not shaded:
        with damage_refused():
            filled.report.proof = prove(_as_filled(form.data), filled.data, filled.report.written)
    return filled


def _as_filled(data: bytes) -> bytes:
    """The form in the format in which it is filled: a picture as a page, a page without a turn."""
    if data.startswith(PICTURES):
        return overlay.as_pages(data)
    return data


def _filled(
    data: bytes, values: Mapping[str, str], book: Rulebook, map_path: Path | None,
    template: TemplateMap | None, places: FlatGuess | None, shaded: str,
) -> Filled:  # fmt: skip
    word = None
    if template is None and not data.startswith((b"%PDF", *PICTURES)):
        # Read once: a Word file is written into where it was read.
        word = opened(data, labels_of(book))
        template = _as_remembered(word.template)
    template = template or _read(data, book)
    if template is None:
        return _flat(data, values, book, map_path, places)
    if map_path is not None:
        template = map_file.load_map(map_path, template)
    if data.startswith(b"%PDF"):
        with damage_refused():
            filled = acroform.fill_acroform(data, values, labels_of(book), template)
    else:
        filled = fill(data, template, values, labels_of(book), shaded=shaded, of=word)
    filled.report.asked = [(e.label, e.place, e.asked) for e in template.entries if e.asked]
    told = filled.report.notes
    filled.report.notes += tuple(note for note in template.notes if note not in told)
    return filled


def flat_places(data: bytes, book: Rulebook) -> FlatGuess:
    """The places on a flat page or picture: the stored ones, else as guessed. FileProblem for
    files that cannot be opened."""
    data = fillable(data).data
    with damage_refused():
        known = overlay_store.known_overlay(data)
        if known is not None and is_scan(data):
            # Reading a scan takes seconds, and nobody asks for the guess any more.
            return FlatGuess(known, remembered=True, scan=True)
        guessed = flat_guess.guess_flat(data, labels_of(book))
    if known is None:
        return guessed
    return replace(guessed, spots=known, not_found=(), remembered=True)


def _flat(
    data: bytes, values: Mapping[str, str], book: Rulebook, map_path: Path | None,
    given: FlatGuess | None,
) -> Filled:  # fmt: skip
    places = given or flat_places(data, book)
    if map_path is not None:
        places = replace(places, spots=overlay.read_overlay(map_path), not_found=())
    elif given is None and not places.spots and not places.remembered:
        raise nothing_recognised(scan=places.scan)
    with damage_refused():
        filled = overlay.fill_flat(data, values, places.spots, labels_of(book).means_option)
    report = filled.report
    report.blank_on_purpose += places.blank_on_purpose
    report.not_found += [label for label in places.not_found if label not in report.not_found]
    if places.scan and not places.remembered and map_path is None:
        report.notes += (_SCAN,)
    return filled


_SCAN = Text(
    "The form is a scan: its words were read from the picture and every place is a guess. Look at "
    "each value, or put it right under “What goes where”.",
    "表格是扫描件：文字由图片识别，所有位置均为推测。请逐项核对，或在“栏目对应”中更正。",
)


def nothing_recognised(*, scan: bool = False) -> FileProblem:
    """What to say of a page without form fields on which no place was found."""
    return FileProblem(
        Text(
            "The page is a scan, a picture of a form, and no place on it was recognised.",
            "页面是扫描件（表格的图片），没有识别出填写位置。",
        )
        if scan
        else Text(
            "The page has no form fields, and no place on it was recognised.",
            "页面中没有可填写的表单域，也没有识别出填写位置。",
        ),
        Text(
            "Show where each value goes: in the window under “What goes where”, on the command line "
            "with a map (--map, or --use of 'forms map') of page, x, y, width and field. "
            "Or ask for the form as a Word file.",
            "请指明每个内容的填写位置：在窗口的“栏目对应”中放置，或在命令行用映射文件"
            "（--map，forms map 命令用 --use）写明 page、x、y、width 和 field；也可索取 Word 版表格。",
        ),
    )


def prove(form: bytes, filled: bytes, written: Sequence[WrittenValue]) -> Proof:
    """Look every value up in the filled file; ``form`` is the file before, both .docx or both PDF."""
    if filled.startswith(b"%PDF"):
        from icpdesk.forms.pdf.reread import reread
    else:
        from icpdesk.forms.word.reread import reread
    return reread(form, filled, written)
