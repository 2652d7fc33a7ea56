"""Filling the fields of a PDF form so that every viewer shows and prints them.

A value alone is drawn by each viewer in a typeface of its own, and many have none for Chinese.
Each field therefore gets its picture (appearance stream) with the bundled typeface.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from icpdesk.forms.labels import Labels
from icpdesk.forms.pdf.drawn import Fitted, fitted, pages, write
from icpdesk.forms.pdf.form_fields import Place, places_of
from icpdesk.forms.pdf.pdf_file import notes_on, open_writer, saved
from icpdesk.forms.pdf.widgets import Widget, inherited, widgets_of
from icpdesk.forms.template_map import Entry, TemplateMap, value_of
from icpdesk.forms.word.fill import Filled, FilledPlace, FillReport

_MULTILINE, _COMB = 1 << 12, 1 << 24
_USUAL_SIZE = 10.5
_MARGIN = 2.0
_SIZE = re.compile(r"([\d.]+)\s+Tf")


def has_fields(data: bytes) -> bool:
    """Whether a PDF has fields to fill; FileProblem when it is no usable PDF."""
    writer = open_writer(data)
    form = writer.root_object.get("/AcroForm")
    return form is not None and bool(form.get_object().get("/Fields"))


def fill_acroform(
    data: bytes, values: Mapping[str, str], labels: Labels, template: TemplateMap | None = None
) -> Filled:
    """The filled form; without ``template`` by the guess of :func:`form_fields.read_form`.
    Signature fields, dates of signing and the verifier's fields stay blank."""
    writer = open_writer(data)
    fields = {entry.place: entry for entry in template.entries} if template else {}
    worker = _Worker(writer, values, labels)
    worker.report.notes = notes_on(writer)
    for place in places_of(widgets_of(writer, data), labels):
        worker.fill(place, fields.get(place.entry.place, place.entry))
    worker.draw()
    form = writer.root_object["/AcroForm"].get_object()
    for key in ("/NeedAppearances", "/XFA"):
        form.pop(key, None)
    return Filled(saved(writer), worker.report)


class _Worker:
    def __init__(self, writer: Any, values: Mapping[str, str], labels: Labels) -> None:
        self._writer = writer
        self._values = values
        self._labels = labels
        self._drawn: list[tuple[Widget, Fitted]] = []
        self.report = FillReport()

    def fill(self, place: Place, entry: Entry) -> None:
        """Fill one place as ``entry`` says, unless it stays blank."""
        label = place.entry.label
        if place.entry.reason:
            _once(self.report.blank_on_purpose, label)
            return
        field = entry.field
        value = value_of(field, self._values)
        write_it = self._boxes if place.entry.kind == "boxes" else self._text
        if not value or not write_it(place, value):
            _once(self.report.not_found, label)
            if field:
                _once(self.report.no_value, label)
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
        width, height = one.size
        flags = int(inherited(one.node, "/Ff") or 0)
        fit = fitted(
            value, width - 2 * _MARGIN, height - _MARGIN, _size_of(one.node, height),
            wrap=bool(flags & _MULTILINE),
        )  # fmt: skip
        self._set_value(one, value)
        self._drawn.append((one, fit))
        if fit.long:
            self.report.overflow.append(place.entry.label)
        return True

    def _boxes(self, place: Place, value: str) -> bool:
        wanted = {self._labels.means_option(part) for part in value.split("、") if part}
        hits = [
            one for one in place.widgets if self._labels.means_option(_option_words(one)) in wanted
        ]
        for one in hits:
            _tick(one.node)
        return bool(hits)

    def draw(self) -> None:
        """Give every written field its picture."""
        from pypdf import PdfReader
        from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject
        from pypdf.generic import StreamObject as Stream

        if not self._drawn:
            return

        def one_field(canvas: Any, number: int) -> None:
            widget, fit = self._drawn[number]
            height = widget.size[1]
            block = len(fit.lines) * fit.size * 1.25
            top = height - _MARGIN if len(fit.lines) > 1 else (height + min(block, height)) / 2
            write(canvas, fit, _MARGIN, top)

        import io

        drawn = PdfReader(io.BytesIO(pages([w.size for w, _ in self._drawn], one_field)))
        for (widget, _), page in zip(self._drawn, drawn.pages, strict=True):
            stream = Stream()
            contents = page.get_contents()
            stream.set_data(contents.get_data() if contents is not None else b"")
            width, height = widget.size
            stream.update({
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/BBox"): ArrayObject(FloatObject(n) for n in (0, 0, width, height)),
                NameObject("/Resources"): page["/Resources"].clone(self._writer),
            })  # fmt: skip
            reference = self._writer._add_object(stream)
            widget.node[NameObject("/AP")] = DictionaryObject({NameObject("/N"): reference})

    def _set_value(self, one: Widget, value: str) -> None:
        from pypdf.generic import NameObject, TextStringObject

        holder = one.node
        while "/FT" not in holder and "/Parent" in holder:
            holder = holder["/Parent"].get_object()
        holder[NameObject("/V")] = TextStringObject(value)
        holder.pop("/RV", None)


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


def _size_of(node: Any, height: float) -> float:
    found = _SIZE.search(str(inherited(node, "/DA") or ""))
    size = float(found[1]) if found else 0.0
    return size if size >= 4 else min(_USUAL_SIZE, max(6.0, height * 0.7))


def _once(names: list[str], label: str) -> None:
    if label not in names:
        names.append(label)
