"""Where lines of mixed Chinese and Latin text may end.

A line neither begins with closing punctuation nor ends with an opening bracket, and words, numbers
and addresses stay whole unless one alone is wider than the line. Source: GB/T 15834-2011, 5.1.
"""

from __future__ import annotations

from collections.abc import Sequence

NEVER_FIRST = frozenset("，；：！？、。．）》〉」』】〕｝”’…—·％℃,;:!?.)]}%")
NEVER_LAST = frozenset("（《〈「『【〔｛“‘([{")
_FIRST_WIDE = 0x2E80
_TOLERANCE = 1e-4


def broken(
    text: str, widths: Sequence[float], first: float, others: float
) -> list[tuple[int, int, float]]:
    """(start, end, width) of each line, spaces at its end left out.

    ``widths`` of the characters; ``first`` and ``others`` are the room of the first and of the other
    lines. A line feed ends its line.
    """
    lines: list[tuple[int, int, float]] = []
    begin, count = 0, len(text)
    while begin < count:
        end = _line_end(text, widths, begin, (others if lines else first) + _TOLERANCE)
        stop = end
        while stop > begin and text[stop - 1] in " \n":
            stop -= 1
        lines.append((begin, stop, sum(widths[begin:stop])))
        begin = end
        while begin < count and text[begin] == " ":
            begin += 1
    return lines


def _line_end(text: str, widths: Sequence[float], begin: int, room: float) -> int:
    """Index behind the last character of the line that starts at ``begin``."""
    used, place = 0.0, begin
    while place < len(text):
        if text[place] == "\n":
            return place + 1
        used += widths[place]
        if used > room and text[place] != " ":
            break
        place += 1
    else:
        return place
    for end in range(place, begin, -1):
        if _may_break(text, end):
            return end
    return max(place, begin + 1)


def _may_break(text: str, place: int) -> bool:
    """Whether a line may end before ``text[place]``."""
    before, after = text[place - 1], text[place]
    if after in NEVER_FIRST or before in NEVER_LAST:
        return False
    if before == " ":
        return True
    return ord(before) >= _FIRST_WIDE or ord(after) >= _FIRST_WIDE or before == "/"
