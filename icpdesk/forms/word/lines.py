"""A paragraph as its reader sees it: one line of text over all runs, with what each stretch is.

Tracked changes are read as accepted: deleted text is not there, inserted text is. Things that are
no text take one character each: :data:`CONTROL` for a content control or form field that waits to
be filled, a box for a check box.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from icpdesk.forms.word.names import (
    GONE,
    RPR,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    THROUGH,
    VAL,
    W14,
    Lazy,
    P,
    R,
    T,
    w,
)  # fmt: skip

CONTROL = "\ue000"
EMPTY_BOX, TICKED_BOX = "☐", "☑"
UNDERLINED, UNDERLINED_TAB = "\ue002", "\ue003"
"""What blank characters with an underline are in :attr:`Line.shape`."""

_U, _TAB, _FLD_CHAR, _INSTR = w("u"), w("tab"), w("fldChar"), w("instrText")
_CHECKBOX = f"{{{W14}}}checkbox"
_CHECKED = f"{{{W14}}}checked"
_ONE_CHARACTER = {
    _TAB: "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-",
}  # fmt: skip
_SYMBOLS = {
    ("wingdings", 0x6F): "□", ("wingdings", 0xA8): "□", ("wingdings", 0x71): "□",
    ("wingdings", 0x72): "□", ("wingdings", 0xFE): "☑", ("wingdings", 0xFD): "☒",
    ("wingdings 2", 0xA3): "□", ("wingdings 2", 0x2A): "□", ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0x53): "☒",
}  # fmt: skip
_BLANK_IN_CONTROL = " \u3000\xa0_＿\t\u2002\u2003"
_DEEPEST = 16
"""Fields inside fields; more is no form."""
_LEGACY = {w("textInput"): "text", w("checkBox"): "box", w("ddList"): "list"}


@dataclass(slots=True)
class Piece:
    """A stretch of a line that one node gives."""

    start: int
    text: str
    node: Any
    """The ``w:t`` or other child of a run, the control, or the first run of a form field."""
    kind: str
    """``text``, ``char``, ``symbol``, ``control``, ``box``, ``legacy`` or ``merge``."""
    underlined: bool = False
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def end(self) -> int:
        """Where the stretch ends."""
        return self.start + len(self.text)


class Line:
    """A paragraph and its text."""

    def __init__(self, node: Any, *, control: Any = None) -> None:
        self.node = node
        self.control = control
        """The block control whose placeholder text this paragraph shows, if any."""

    @Lazy
    def pieces(self) -> list[Piece]:
        """The stretches in order."""
        if self.control is not None:
            return [Piece(0, CONTROL, self.control, "control")]
        return _Reader().read(self.node)

    @Lazy
    def text(self) -> str:
        """All text."""
        return "".join(piece.text for piece in self.pieces)

    @Lazy
    def shape(self) -> str:
        """The text with underlined spaces and tabs told apart from others; same length."""
        if not any(piece.underlined for piece in self.pieces):
            return self.text
        return "".join(_shape(piece) for piece in self.pieces)

    def piece_at(self, place: int) -> Piece | None:
        """The stretch that holds the character at ``place``."""
        number = bisect_right(self.pieces, place, key=lambda one: one.start) - 1
        found = self.pieces[number] if number >= 0 else None
        return found if found is not None and place < found.end else None

    def touching(self, start: int, end: int) -> list[Piece]:
        """The stretches that overlap ``start`` to ``end``."""
        pieces = self.pieces
        last = bisect_left(pieces, end, key=lambda one: one.start)
        first = last
        while first and pieces[first - 1].end > start:
            first -= 1
        return pieces[first:last]

    def forget_from(self, place: int) -> None:
        """Drop what is known of the stretches from ``place`` on, because they were changed.

        Lines are written from right to left; text and shape stay those of the template.
        """
        del self.pieces[bisect_left(self.pieces, place, key=lambda one: one.start) :]


def _shape(piece: Piece) -> str:
    if not piece.underlined:
        return piece.text
    if piece.text == "\t":
        return UNDERLINED_TAB
    return "".join(UNDERLINED if c.isspace() else c for c in piece.text)


class _Reader:
    """Collects the pieces of one paragraph; knows in which complex field it stands."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._place = 0
        self._fields: list[_Field] = []

    def read(self, paragraph: Any) -> list[Piece]:
        self._content(paragraph)
        return self._pieces

    def _add(self, text: str, node: Any, kind: str, **more: Any) -> None:
        underlined = more.pop("underlined", False)
        self._pieces.append(Piece(self._place, text, node, kind, underlined, more))
        self._place += len(text)

    def _content(self, parent: Any) -> None:
        for child in parent:
            tag = child.tag
            if tag == R:
                self._run(child)
            elif tag in THROUGH:
                self._content(child)
            elif tag == SDT:
                self._control(child)

    def _run(self, run: Any) -> None:
        underlined = False
        for child in run:
            tag = child.tag
            if tag == RPR:
                mark = child.find(_U)
                underlined = mark is not None and mark.get(VAL) not in ("none", "0")
            elif tag == _FLD_CHAR:
                self._field_mark(child, run)
            elif tag == _INSTR:
                if self._fields:
                    self._fields[-1].code += child.text or ""
            elif self._fields and self._fields[-1].hides:
                continue
            elif tag == T:
                if child.text:
                    self._add(child.text, child, "text", underlined=underlined)
            elif tag in _ONE_CHARACTER:
                self._add(_ONE_CHARACTER[tag], child, "char", underlined=underlined)
            elif tag == w("sym"):
                self._symbol(child)
            elif tag == w("ruby"):
                base = child.find(w("rubyBase"))
                if base is not None:
                    self._content(base)

    def _symbol(self, node: Any) -> None:
        code = int(node.get(w("char"), "0"), 16) & 0xFF
        text = _SYMBOLS.get((node.get(w("font"), "").lower(), code))
        if text:
            self._add(text, node, "symbol")

    def _field_mark(self, mark: Any, run: Any) -> None:
        kind = mark.get(w("fldCharType"))
        if kind == "begin" and len(self._fields) < _DEEPEST:
            data = mark.find(w("ffData"))
            self._fields.append(_Field(run, data, _kind_of(data)))
            if self._fields[-1].kind and not self._hidden_outside():
                self._legacy(self._fields[-1])
        elif kind == "separate" and self._fields:
            one = self._fields[-1]
            one.in_result = True
            if one.code.split()[:1] == ["MERGEFIELD"] and not self._hidden_outside():
                name = one.code.replace('"', " ").split()[1:2]
                one.kind = "merge"
                self._add(CONTROL, one.first, "merge", name=(name or [""])[0])
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _hidden_outside(self) -> bool:
        return any(one.hides for one in self._fields[:-1])

    def _legacy(self, one: _Field) -> None:
        if one.kind == "box":
            box = one.data.find(w("checkBox"))
            state = box.find(w("checked"))
            state = box.find(w("default")) if state is None else state
            on = state is not None and state.get(VAL, "1") not in ("0", "false")
            self._add(TICKED_BOX if on else EMPTY_BOX, one.first, "legacy", data=one.data)
        else:
            self._add(CONTROL, one.first, "legacy", data=one.data)

    def _control(self, control: Any) -> None:
        properties, content = control.find(SDT_PR), control.find(SDT_CONTENT)
        if content is None:
            return
        box = properties.find(_CHECKBOX) if properties is not None else None
        if box is not None:
            state = box.find(_CHECKED)
            on = state is not None and state.get(f"{{{W14}}}val") in ("1", "true")
            self._add(TICKED_BOX if on else EMPTY_BOX, control, "box")
        elif waits(control) or not _visible(content):
            self._add(CONTROL, control, "control")
        else:
            self._content(content)


@dataclass(slots=True)
class _Field:
    first: Any
    data: Any
    kind: str
    code: str = ""
    in_result: bool = False

    @property
    def hides(self) -> bool:
        """Whether what follows is not read: the instruction, or a result that stands for a field."""
        return bool(self.kind) or not self.in_result


def _kind_of(data: Any) -> str:
    if data is None:
        return ""
    return next((kind for tag, kind in _LEGACY.items() if data.find(tag) is not None), "")


def waits(control: Any) -> bool:
    """Whether a content control shows its placeholder text."""
    properties = control.find(SDT_PR)
    if properties is None:
        return False
    mark = properties.find(w("showingPlcHdr"))
    return mark is not None and mark.get(VAL, "1") not in ("0", "false")


def _visible(content: Any) -> bool:
    text = "".join(node.text or "" for node in content.iter(T) if not gone(node, content))
    picture = next(content.iter(w("drawing"), w("pict"), w("fldChar")), None)
    inner = next(content.iter(SDT), None)
    return bool(text.strip(_BLANK_IN_CONTROL)) or picture is not None or inner is not None


def gone(node: Any, top: Any) -> bool:
    """Whether a node below ``top`` was deleted by a tracked change."""
    parent = node.getparent()
    while parent is not None and parent is not top:
        if parent.tag in GONE:
            return True
        parent = parent.getparent()
    return False


def runs_of(node: Any) -> Iterator[Any]:
    """The runs of a paragraph or control, without those of text boxes and deleted ones."""
    for child in node:
        if child.tag == R:
            yield child
        elif child.tag in THROUGH or child.tag in (SDT_CONTENT, P):
            yield from runs_of(child)
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from runs_of(content)
