"""Changing a line: a stretch of it exchanged for a value, in the format of that stretch."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from icpdesk.forms.word.lines import Line, Piece
from icpdesk.forms.word.names import PPR, RPR, SPACE, VAL, P, R, T, w

_ORDER_BEFORE_U = frozenset(
    w(n)
    for n in (
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike",
        "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden",
        "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight",
    )
)  # fmt: skip
_ORDER_BEFORE_SZ = _ORDER_BEFORE_U - {w("sz"), w("szCs"), w("highlight")}
_ORDER_BEFORE_SHD = _ORDER_BEFORE_U | {w("u"), w("effect"), w("bdr")}
_KEPT_FROM_LABEL = frozenset(w(n) for n in ("rFonts", "color", "sz", "szCs", "lang", "rtl"))


def replace(line: Line, start: int, end: int, new: str, *, underline: bool = False) -> Any:
    """Put ``new`` in place of the characters ``start`` to ``end``; the run that holds it.

    The new run has the format of the first character replaced (of the one before, where the
    stretch is empty). Everything else of the paragraph stays as it is.
    """
    if start == end:
        return _insert(line, start, new)
    pieces = line.touching(start, end)
    first = pieces[0]
    run = _run_of(first.node)
    holder = _make_run(run.find(RPR), new, underline=underline)
    left = _place(run, holder, first, start)
    for piece in pieces:
        _cut(piece, start, end)
    line.forget_from(start)
    if left is not None:
        line.pieces.append(left)
    return holder


def _insert(line: Line, place: int, new: str) -> Any:
    within = line.piece_at(place)
    if within is not None and within.kind == "text" and within.start < place:
        run = _run_of(within.node)
        holder = _make_run(run.find(RPR), new)
        left = _place(run, holder, within, place)
        line.forget_from(place)
        line.pieces += [left] if left is not None else []
        return holder
    last = next((one for one in reversed(line.pieces) if one.end <= place), None)
    if last is None or last.kind == "control":
        return append(line, new)
    run = _run_of(last.node)
    holder = _make_run(run.find(RPR), new)
    _place(run, holder, last, place)
    line.forget_from(place)
    return holder


def append(line: Line, new: str, like: Any = None) -> Any:
    """Write ``new`` at the end of a line, in the format of its mark or of the run ``like``."""
    properties = line.node.find(f"{PPR}/{RPR}")
    if properties is not None:
        holder = _make_run(_without_marks(properties), new)
    elif like is not None:
        holder = _make_run(_plain_format(like.find(RPR)), new)
    else:
        holder = _make_run(None, new)
    line.node.append(holder)
    return holder


def run_of(node: Any) -> Any:
    """The run that a piece of text stands in."""
    return _run_of(node)


def set_text(run: Any, new: str) -> None:
    """Make ``new`` the only content of a run; line breaks in it become breaks."""
    for child in list(run):
        if child.tag != RPR:
            run.remove(child)
    _fill(run, new)


def set_size(run: Any, half_points: int) -> None:
    """Give a run a size of its own."""
    properties = _properties(run)
    for name in ("sz", "szCs"):
        old = properties.find(w(name))
        if old is not None:
            properties.remove(old)
    at = sum(1 for child in properties if child.tag in _ORDER_BEFORE_SZ)
    for offset, name in enumerate(("sz", "szCs")):
        node = properties.makeelement(w(name))
        node.set(VAL, str(half_points))
        properties.insert(at + offset, node)


def shade(run: Any, colour: str) -> None:
    """Give a run a coloured ground, RRGGBB; one that it has goes."""
    properties = _properties(run)
    for old in properties.findall(w("shd")):
        properties.remove(old)
    at = sum(1 for child in properties if child.tag in _ORDER_BEFORE_SHD)
    node = properties.makeelement(w("shd"))
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        node.set(w(name), value)
    properties.insert(at, node)


def ground_of(run: Any) -> str:
    """The colour of a run's ground, RRGGBB; empty for none."""
    found = run.find(f"{RPR}/{w('shd')}")
    return str(found.get(w("fill"), "")) if found is not None else ""


def drop_colours(run: Any) -> None:
    """Take away the colour in which a hint was printed: an answer is black."""
    properties = run.find(RPR)
    for name in ("color", "highlight", "shd"):
        for node in properties.findall(w(name)) if properties is not None else ():
            properties.remove(node)


def strip_placeholder_style(run: Any) -> None:
    """Drop the grey style that Word gives to the prompt of a control."""
    properties = run.find(RPR)
    style = properties.find(w("rStyle")) if properties is not None else None
    if style is not None:
        properties.remove(style)


def new_run(parent: Any, text: str, properties: Any = None) -> Any:
    """A run with a copy of ``properties``, appended to ``parent``."""
    holder = _make_run(properties, text)
    parent.append(holder)
    return holder


def loose_run(text: str, properties: Any = None) -> Any:
    """A run with a copy of ``properties`` that stands nowhere yet."""
    return _make_run(properties, text)


def copy_of(node: Any) -> Any:
    """A deep copy."""
    return deepcopy(node)


def _run_of(node: Any) -> Any:
    return node if node.tag == R else _ancestor(node, R)


def _ancestor(node: Any, tag: str) -> Any:
    while node.tag != tag:
        node = node.getparent()
        if node is None or node.tag == P:
            raise LookupError(tag)
    return node


def _make_run(properties: Any, new: str, *, underline: bool = False) -> Any:
    from lxml import etree

    run = etree.Element(R)
    if properties is not None:
        run.append(deepcopy(properties))
    if underline:
        _underline(_properties(run))
    _fill(run, new)
    return run


def _fill(run: Any, new: str) -> None:
    for number, text in enumerate(new.split("\n")):
        if number:
            run.append(run.makeelement(w("br")))
        node = run.makeelement(T)
        node.text = text
        if text != text.strip() or "  " in text:
            node.set(SPACE, "preserve")
        run.append(node)


def _properties(run: Any) -> Any:
    found = run.find(RPR)
    if found is None:
        found = run.makeelement(RPR)
        run.insert(0, found)
    return found


def _underline(properties: Any) -> None:
    if properties.find(w("u")) is not None:
        return
    at = sum(1 for child in properties if child.tag in _ORDER_BEFORE_U)
    node = properties.makeelement(w("u"))
    node.set(VAL, "single")
    properties.insert(at, node)


def _without_marks(properties: Any) -> Any:
    """The format of a paragraph mark without the tracked changes of the mark itself."""
    copy = deepcopy(properties)
    for child in list(copy):
        if child.tag in (w("ins"), w("del"), w("moveFrom"), w("moveTo"), w("rPrChange")):
            copy.remove(child)
    return copy


def _plain_format(properties: Any) -> Any:
    """Typeface, size and language of a label, without its weight."""
    if properties is None:
        return None
    copy = deepcopy(properties)
    for child in list(copy):
        if child.tag not in _KEPT_FROM_LABEL:
            copy.remove(child)
    return copy


def _place(run: Any, holder: Any, piece: Piece, start: int) -> Piece | None:
    """Put ``holder`` at ``start``, splitting ``run`` where that falls inside it.

    Where it falls inside ``piece``, that becomes the right half, and the left one is returned.
    """
    node = piece.node
    left = None
    inside = start - piece.start
    if node is run:
        run.addprevious(holder)
        return None
    if inside <= 0:
        tail = [node, *node.itersiblings()]
    else:
        tail = list(node.itersiblings())
        if inside < len(piece.text) and piece.kind == "text":
            left = Piece(piece.start, piece.text[:inside], node, "text", piece.underlined)
            rest = deepcopy(node)
            rest.tail = None
            rest.text, node.text = piece.text[inside:], piece.text[:inside]
            for one in (node, rest):
                one.set(SPACE, "preserve")
            tail.insert(0, rest)
            piece.node, piece.text, piece.start = rest, rest.text, start
    run.addnext(holder)
    if tail:
        second = run.makeelement(R, dict(run.attrib))
        properties = run.find(RPR)
        if properties is not None:
            second.append(deepcopy(properties))
        second.extend(tail)
        holder.addnext(second)
    if not any(child.tag != RPR for child in run):
        run.getparent().remove(run)
    return left


def _cut(piece: Piece, start: int, end: int) -> None:
    """Drop the characters of a piece that lie between ``start`` and ``end``."""
    keep_left = piece.text[: max(0, start - piece.start)]
    keep_right = piece.text[max(0, end - piece.start) :]
    rest = keep_left + keep_right
    node = piece.node
    if rest and piece.kind == "text":
        node.text = rest
        node.set(SPACE, "preserve")
        return
    run = node.getparent()
    run.remove(node)
    if run.tag == R and not any(child.tag != RPR for child in run):
        run.getparent().remove(run)
