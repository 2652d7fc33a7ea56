"""Filling the fields of a PDF form so that every viewer shows and prints them.

A value alone is drawn by each viewer in a typeface of its own, and many have none for Chinese.
Each field therefore gets its picture (appearance stream) with the bundled typeface.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from icpdesk.base.text import Text
from icpdesk.forms.fill_report import Filled, FilledPlace, FillReport, Unsure
from icpdesk.forms.labels import Labels
from icpdesk.forms.pdf.drawn import Fitted, pages
from icpdesk.forms.pdf.field_look import (
    FieldLook,
    draw,
    fit_in,
    let_in,
    look_of,
    shown_before,
)
from icpdesk.forms.pdf.form_fields import Place, places_of
from icpdesk.forms.pdf.pdf_file import notes_on, open_reader, open_to_change, saved
from icpdesk.forms.pdf.widgets import Widget, inherited, number_of, widgets_of
from icpdesk.forms.proof import WrittenValue
from icpdesk.forms.template_map import Entry, TemplateMap, value_of, why_unsure
from icpdesk.pdf.rare_glyphs import without_glyph

_PRINT = 4
"""Annotation flag: printed too."""


class FormKind(Enum):
    """What a PDF is as a form."""

    FIELDS = "fields"
    XFA = "xfa"
    """Made by Adobe LiveCycle, without pages of its own."""
    FLAT = "flat"


def kind_of_form(data: bytes) -> FormKind:
    """What a PDF is as a form; FileProblem when it is no usable PDF."""
    reader = open_reader(data)
    form = reader.root_object.get("/AcroForm")
    form = form.get_object() if form is not None else {}
    if "/XFA" in form and (reader.root_object.get("/NeedsRendering") or not _shows_fields(reader)):
        return FormKind.XFA
    return FormKind.FIELDS if form.get("/Fields") else FormKind.FLAT


def has_fields(data: bytes) -> bool:
    """Whether a PDF has fields to fill; FileProblem when it is no usable PDF."""
    return kind_of_form(data) is FormKind.FIELDS


def _shows_fields(reader: Any) -> bool:
    notes = (note.get_object() for page in reader.pages for note in page.get("/Annots") or ())
    return any(note is not None and note.get("/Subtype") == "/Widget" for note in notes)


def fill_acroform(
    data: bytes, values: Mapping[str, str], labels: Labels, template: TemplateMap | None = None
) -> Filled:
    """The filled form; without ``template`` by the guess of :func:`form_fields.read_form`.
    Signature fields, dates of signing, the verifier's fields and those that hold an answer already
    stay as they are."""
    writer = open_to_change(data)
    fields = {entry.place: entry for entry in template.entries} if template else {}
    form = writer.root_object["/AcroForm"].get_object()
    worker = _Worker(writer, form, values, labels)
    worker.report.notes = notes_on(writer)
    worker.fill_all(places_of(widgets_of(writer, data), labels), fields)
    for key in ("/NeedAppearances", "/XFA"):
        form.pop(key, None)
    return Filled(saved(writer), worker.report)


class _Worker:
    def __init__(self, writer: Any, form: Any, values: Mapping[str, str], labels: Labels) -> None:
        self._writer = writer
        self._form = form
        self._values = values
        self._labels = labels
        self._drawn: list[tuple[Widget, FieldLook, Fitted]] = []
        self._shown: dict[int, list[Widget]] = {}
        """The places where one field is shown, by the field."""
        self._answered: frozenset[int] = frozenset()
        self._field = ""
        self.report = FillReport()

    def fill_all(self, places: Sequence[Place], fields: Mapping[str, Entry]) -> None:
        """Fill each place as its entry says."""
        for place in places:
            for one in place.widgets:
                self._shown.setdefault(id(_field_of(one.node)), []).append(one)
        # Told before anything is written: a field may be shown at several places.
        self._answered = frozenset(
            id(_field_of(place.first.node)) for place in places if _answer_in(place)
        )
        for place in places:
            self.fill(place, fields.get(place.entry.place, place.entry))
        if self._form.get("/NeedAppearances"):
            self._keep([one for place in places for one in place.widgets])
        self._draw()

    def _keep(self, widgets: Sequence[Widget]) -> None:
        """Draw what viewers were to draw anew by themselves, whatever pictures the file has: nobody
        does it any more."""
        drawn = {id(one) for one, _, _ in self._drawn}
        for one in widgets:
            words = ""
            if id(one) in drawn:
                continue
            if one.kind in ("/Tx", "/Ch"):
                look = look_of(one, self._form)
                words = shown_before(one.node, look)
                self._drawn.append((one, look, fit_in(words, look)))
            kept = WrittenValue(
                "", "", words, one.name, page=one.page + 1, box=one.box, clipped=True
            )
            self.report.written.append(kept)

    def fill(self, place: Place, entry: Entry) -> None:
        """Fill one place as ``entry`` says, unless it stays blank."""
        label = place.entry.label
        if place.entry.reason:
            _once(self.report.blank_on_purpose, label)
            return
        field = self._field = entry.field
        value = value_of(field, self._values)
        if value and id(_field_of(place.first.node)) in self._answered:
            _once(self.report.answered, label)
            return
        boxes = place.entry.kind == "boxes"
        if not value or not (self._tick(place, value) if boxes else self._text(place, value)):
            _once(self.report.not_found, label)
            if field:
                _once(self.report.no_value, label)
            elif entry.proposal:
                self.report.unsure.append(
                    Unsure(label, entry.proposal, entry.place, why_unsure(entry.said))
                )
            return
        where = f"page {place.first.page + 1}: {place.entry.place}"
        self.report.filled.append(
            FilledPlace(label, field, place.entry.kind, where, entry.confidence)
        )

    def _text(self, place: Place, value: str) -> bool:
        one = place.first
        if one.kind == "/Ch":
            value = _choice(one.node, value, self._labels)
            if not value:
                return False
        look = look_of(one, self._form)
        words = let_in(value, look)
        if not words:
            self.report.overflow.append(place.entry.label)
            return False
        fit = fit_in(words, look)
        _set_value(one, words)
        for shown in self._shown[id(_field_of(one.node))]:
            look = look_of(shown, self._form)
            self._drawn.append((shown, look, fit_in(words, look)))
            self._note(place, shown, words, long=fit.long == "goes on")
        if fit.long:
            self.report.overflow.append(place.entry.label)
        if missing := without_glyph(words):
            self.report.notes += (_no_glyph(place.entry.label, missing),)
        return True

    def _tick(self, place: Place, value: str) -> bool:
        wanted = {self._labels.means_option(part) for part in value.split("、") if part}
        hits = [
            one for one in place.widgets if self._labels.means_option(_option_words(one)) in wanted
        ]
        for one in hits:
            _tick(one.node)
            self._note(place, one, "")
        return bool(hits)

    def _note(self, place: Place, shown: Widget, words: str, *, long: bool = False) -> None:
        self.report.written.append(
            WrittenValue(
                place.entry.label, self._field, words, place.entry.place, page=shown.page + 1,
                box=shown.box, clipped=True, long=long,
            )
        )  # fmt: skip

    def _draw(self) -> None:
        """Give every written field its picture."""
        from pypdf import PdfReader

        if not self._drawn:
            return

        def one_field(canvas: Any, number: int) -> None:
            _, look, fit = self._drawn[number]
            draw(canvas, fit, look)

        sizes = [(look.width, look.height) for _, look, _ in self._drawn]
        drawn = PdfReader(io.BytesIO(pages(sizes, one_field)))
        for (widget, look, _), page in zip(self._drawn, drawn.pages, strict=True):
            self._show(widget, look, page)

    def _show(self, widget: Widget, look: FieldLook, page: Any) -> None:
        from pypdf.generic import (
            ArrayObject,
            DictionaryObject,
            FloatObject,
            NameObject,
            NumberObject,
        )
        from pypdf.generic import StreamObject as Stream

        stream = Stream()
        contents = page.get_contents()
        stream.set_data(contents.get_data() if contents is not None else b"")
        box = (0, 0, look.width, look.height)
        stream.update({
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(FloatObject(n) for n in box),
            NameObject("/Matrix"): ArrayObject(FloatObject(n) for n in _turned(widget.turn, look)),
            NameObject("/Resources"): page["/Resources"].clone(self._writer),
        })  # fmt: skip
        reference = self._writer._add_object(stream)
        widget.node[NameObject("/AP")] = DictionaryObject({NameObject("/N"): reference})
        # Without this flag the value is seen and not printed, as ISO 32000-1, 12.5.3 has it.
        flags = number_of(widget.node.get("/F")) | _PRINT
        widget.node[NameObject("/F")] = NumberObject(flags)


def _turned(turn: int, look: FieldLook) -> tuple[float, ...]:
    """The matrix that turns upright content counter-clockwise and brings it back to the corner."""
    wide, tall = look.width, look.height
    return {
        90: (0, 1, -1, 0, tall, 0), 180: (-1, 0, 0, -1, wide, tall), 270: (0, -1, 1, 0, 0, wide),
    }.get(turn, (1, 0, 0, 1, 0, 0))  # fmt: skip


def _set_value(one: Widget, value: str) -> None:
    from pypdf.generic import NameObject, TextStringObject

    holder = _field_of(one.node)
    holder[NameObject("/V")] = TextStringObject(value)
    holder.pop("/RV", None)


def _field_of(node: Any) -> Any:
    """The field that a place shows: the place itself, or what holds its kind above it."""
    for _ in range(32):
        if "/T" in node or "/Parent" not in node:
            break
        node = node["/Parent"].get_object()
    return node


def _answer_in(place: Place) -> bool:
    """Whether somebody has answered already; what the form's author put there is no answer."""
    if place.entry.kind == "boxes":
        return any(str(one.node.get("/AS", "/Off")) != "/Off" for one in place.widgets)
    node = place.first.node
    said, usual = inherited(node, "/V"), inherited(node, "/DV")
    words = str(said).strip(" _＿\r\n\t") if isinstance(said, str) else ""
    return bool(words) and said != usual and place.first.kind == "/Tx"


def _no_glyph(label: str, missing: str) -> Text:
    return Text(
        "'{label}': no typeface here has {missing}. Room is left: write it by hand.",
        "“{label}”：本机字体中没有“{missing}”字，已留出空位，请手写。",
    ).format(label=label, missing=missing)


def _option_words(one: Widget) -> str:
    return one.behind or one.told or one.name.rpartition(".")[2]


def _tick(node: Any) -> None:
    from pypdf.generic import NameObject

    looks = node.get("/AP", {}).get("/N", {})
    on = next((name for name in looks if name != "/Off"), "/Yes")
    node[NameObject("/AS")] = NameObject(on)
    holder = node if "/FT" in node or "/Parent" not in node else node["/Parent"].get_object()
    holder[NameObject("/V")] = NameObject(on)
    for kid in holder.get("/Kids") or ():
        other = kid.get_object()
        if other is not node and "/AS" in other:
            other[NameObject("/AS")] = NameObject("/Off")


def _choice(node: Any, value: str, labels: Labels) -> str:
    wanted = labels.means_option(value)
    for option in inherited(node, "/Opt") or ():
        one = option.get_object() if hasattr(option, "get_object") else option
        shown = str(one[1]) if isinstance(one, list) else str(one)
        if labels.means_option(shown) == wanted:
            return shown
    return ""


def _once(names: list[str], label: str) -> None:
    if label not in names:
        names.append(label)
