"""Characters of a page as lines of text: gaps as spaces, ruled lines to write on as underscores."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from icpdesk.forms.pdf.printed_page import Glyph, Rule

USUAL_SIZE = 10.5
MIDDLE = 0.36
"""Of the type size: from the middle of the characters down to the line that they stand on."""
_SAME_ROW = 0.45
_WORD_GAP, _WIDE_GAP = 0.25, 0.8
"""Of the type size: from where a gap is one space, and from where it is several."""
_MOST_SPACES = 200
_MOST_UNDERSCORES = 300
_STEP = 5.0
"""Width of one underscore of a ruled line."""
_LEAST = 12.0
"""A line that is shorter is none to write on."""
_ABOVE, _BELOW = 9.0, 3.0
"""How far from a ruled line its row stands."""
_SEPARATOR = 0.6
"""A line without words that takes more of the page's width parts the page."""
_LABEL_ABOVE, _LABEL_BEFORE = 9.0, 60.0
"""How far above a frame, or before it, its label stands."""
_INDENT = 0.6
_LEADING = 2.3
_BEGINS = re.compile(
    r"\s*(?:[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）、.．]|[①-⑳]|[□☐☑]|[^，。；;_、]{1,20}[：:])"
)
_BEHIND_A_BLANK = "，。、；）)的为系担于与和及,.;"
_ENDS = ("。", "；", ";")


@dataclass(frozen=True, slots=True)
class Blank:
    """A ruled line or an empty frame to write on."""

    left: float
    right: float
    upper: float
    lower: float
    framed: bool = False


@dataclass
class PrintedLine:
    """A line, or lines that are one sentence; a glyph a character."""

    page: int
    glyphs: list[Glyph]
    limit: float
    """How far to the right something may be written."""

    @property
    def text(self) -> str:
        """All characters."""
        return "".join(one.text for one in self.glyphs)


@dataclass
class Row:
    """What stands on one line of the page, from the left to the right."""

    base: float
    size: float
    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def words(self) -> list[Glyph]:
        """The characters that can be seen."""
        return [one for one in self.glyphs if not one.text.isspace()]


def blank_of(rule: Rule) -> Blank:
    """A ruled line as a place to write on."""
    return Blank(rule.start, rule.end, rule.at - _ABOVE, rule.at)


def rows_of(glyphs: Sequence[Glyph], blanks: Sequence[Blank], width: float) -> list[Row]:
    """The rows of characters from the top down, with the blanks among them; ``width`` is that of
    the page."""
    rows: list[Row] = []
    for one in sorted(glyphs, key=lambda glyph: glyph.base):
        if rows and one.base - rows[-1].base <= _SAME_ROW * max(one.size, rows[-1].size):
            rows[-1].glyphs.append(one)
        else:
            rows.append(Row(one.base, one.size, [one]))
    for row in rows:
        row.glyphs = _once(sorted(row.glyphs, key=lambda glyph: glyph.left))
        row.size = sorted(glyph.size for glyph in row.glyphs)[len(row.glyphs) // 2]
    rows = [row for row in rows if row.words]
    for blank in blanks:
        _put_blank(rows, blank, width)
    for row in rows:
        row.glyphs.sort(key=lambda glyph: glyph.left)
    return sorted(rows, key=lambda row: row.base)


def rows_under_labels(
    glyphs: Sequence[Glyph], frames: Sequence[Blank]
) -> tuple[list[Row], list[Glyph], list[Blank]]:
    """Frames whose label stands above them, each as a row of its own with its label before it; and
    the characters and frames that are left."""
    rows: list[Row] = []
    left_over: list[Blank] = []
    for frame in frames:
        above = [one for one in glyphs if _is_label_of(one, frame)]
        if not above or _has_words_before(frame, glyphs):
            left_over.append(frame)
            continue
        glyphs = [one for one in glyphs if one not in above]
        base = (frame.upper + frame.lower) / 2 + MIDDLE * USUAL_SIZE
        label = [replace(one, base=base) for one in sorted(above, key=lambda one: one.left)]
        blank = _underscores(frame.left, frame.right, base)
        rows.append(Row(base, USUAL_SIZE, [*label, *blank]))
    return rows, list(glyphs), left_over


def _is_label_of(glyph: Glyph, frame: Blank) -> bool:
    """Whether a character stands closely above a frame."""
    near = frame.upper - _LABEL_ABOVE <= glyph.base <= frame.upper
    return near and frame.left - 2 <= glyph.left and glyph.right <= frame.right + 2


def _has_words_before(frame: Blank, glyphs: Sequence[Glyph]) -> bool:
    return any(
        frame.upper <= one.base <= frame.lower
        and frame.left - _LABEL_BEFORE <= one.right <= frame.left
        for one in glyphs
    )


def _once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Without the second print of characters that are printed twice to look bold."""
    found: list[Glyph] = []
    for one in glyphs:
        again = any(
            other.text == one.text and one.left - other.left < 0.3 * one.size
            for other in found[-2:]
        )
        if not again or one.text in "_.":
            found.append(one)
    return found


def _put_blank(rows: list[Row], blank: Blank, width: float) -> None:
    row = _row_on(rows, blank)
    if row is None:
        if blank.framed:
            base = (blank.upper + blank.lower) / 2 + MIDDLE * USUAL_SIZE
            rows.append(Row(base, USUAL_SIZE, _underscores(blank.left, blank.right, base)))
        elif _LEAST <= blank.right - blank.left <= _SEPARATOR * width:
            base = blank.lower - 2
            rows.append(Row(base, USUAL_SIZE, _underscores(blank.left, blank.right, base)))
        return
    free = list(_free(row, blank))
    for left, right in free:
        row.glyphs = [
            one for one in row.glyphs if not (one.text.isspace() and left <= one.middle <= right)
        ]
    for left, right in free:
        row.glyphs += _underscores(left, right, row.base, row.size)


def _row_on(rows: Sequence[Row], blank: Blank) -> Row | None:
    near = [row for row in rows if blank.upper <= row.base <= blank.lower + _BELOW]
    aim = (blank.upper + blank.lower) / 2 + MIDDLE * USUAL_SIZE if blank.framed else blank.lower
    return min(near, key=lambda row: abs(row.base - aim), default=None)


def _free(row: Row, blank: Blank) -> Iterator[tuple[float, float]]:
    """The parts of a blank over which nothing is printed. None of a line that begins under words:
    it underlines them, or parts the page."""
    words = [one for one in row.words if one.right > blank.left + 1 and one.left < blank.right - 1]
    if any(one.left < blank.left + 0.5 * row.size for one in words):
        return
    left = blank.left
    for one in sorted(words, key=lambda glyph: glyph.left):
        if one.left - left >= _LEAST:
            yield left, one.left
        left = max(left, one.right)
    if blank.right - left >= _LEAST:
        yield left, blank.right


def _underscores(
    left: float, right: float, base: float, size: float = USUAL_SIZE
) -> list[Glyph]:  # fmt: skip
    count = min(_MOST_UNDERSCORES, max(2, round((right - left) / _STEP)))
    step = (right - left) / count
    return [
        Glyph("_", left + n * step, left + (n + 1) * step, base, size) for n in range(count)
    ]  # fmt: skip


def lines_of(
    rows: Sequence[Row], page: int, limits: Sequence[float], edge: float
) -> list[PrintedLine]:
    """Rows as lines, those of one sentence together. ``limits`` says how far something may be
    written behind each, ``edge`` up to where sentences are printed."""
    lines: list[PrintedLine] = []
    for number, row in enumerate(rows):
        spaced = list(_spaced(row))
        if lines and _are_two_words(lines[-1].glyphs[-1], spaced[0]):
            lines[-1].glyphs.append(_space_behind(lines[-1].glyphs[-1]))
        if number and _goes_on(rows[number - 1], row, edge):
            lines[-1].glyphs += spaced
            lines[-1].limit = limits[number]
        else:
            lines.append(PrintedLine(page, spaced, limits[number]))
    return lines


def _are_two_words(last: Glyph, first: Glyph) -> bool:
    """Whether a space was there before the row was broken; Chinese has none."""
    return any(one.text.isascii() and one.text.isalnum() for one in (last, first))


def _space_behind(last: Glyph) -> Glyph:
    return Glyph(" ", last.right, last.right, last.base, last.size)


def _spaced(row: Row) -> Iterator[Glyph]:
    """The characters of a row with spaces where it has gaps."""
    last: Glyph | None = None
    for one in row.glyphs:
        gap = one.left - last.right if last is not None else 0.0
        if last is not None and gap >= _WORD_GAP * row.size:
            # Before a blank the gap says nothing; it would be taken for a blank of its own.
            wide = gap >= _WIDE_GAP * row.size and one.text != "_"
            count = min(_MOST_SPACES, max(2, round(gap / (0.5 * row.size)))) if wide else 1
            for n in range(count):
                left = last.right + n * gap / count
                yield Glyph(" ", left, left + gap / count, row.base, row.size)
        # One height for the whole row: letters and digits of another typeface stand a little off.
        yield Glyph(one.text, one.left, one.right, row.base, one.size)
        last = one


def _goes_on(row: Row, following: Row, edge: float) -> bool:
    """Whether a row is the rest of the sentence of the one above: what it begins with had no room
    there, and it begins nothing of its own."""
    before = "".join(one.text for one in row.glyphs).rstrip()
    said = "".join(one.text for one in following.glyphs)
    near = following.base - row.base <= _LEADING * row.size
    aligned = following.glyphs[0].left <= row.glyphs[0].left + _INDENT * row.size
    had_room = row.glyphs[-1].right + _first_width(following) < edge - row.size
    if not near or not aligned or had_room or not before.strip("_ "):
        return False
    if not said.strip("_ "):
        return "_" in before
    if before.endswith("_") and said[0] not in _BEHIND_A_BLANK and "，" not in before:
        return False
    if before.endswith(("：", ":")):
        return said[0] == "_"
    return not before.endswith(_ENDS) and not _BEGINS.match(said)


def _first_width(row: Row) -> float:
    """The width of what cannot be parted at the beginning of a row: a blank, a word, a character."""
    first = row.glyphs[0]
    last = first
    for one in row.glyphs[1:]:
        word = one.text.isascii() and one.text.isalnum()
        if one.text != "_" if first.text == "_" else not word:
            break
        last = one
    return last.right - first.left if first.text.isascii() else first.size
