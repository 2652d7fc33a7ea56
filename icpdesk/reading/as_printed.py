"""Whether a scan is one of our own papers as it was printed: most of it seen, what counts read.

The print is laid over the scan (:mod:`print_overlay`). Lines whose look is that of the print are not read;
values, the check code and lines that look different are, and must say what was printed, with no other
ink beside a value. Whatever is not proven in this way is left to the whole reading of the page
(:mod:`signed_paper`), so a fault is always told from words that were read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from icpdesk.model.printed import Box, PrintedLine, PrintedPage, PrintedPaper
from icpdesk.pictures.measures.document_quad import document_quad
from icpdesk.pictures.measures.document_turn import document_turn
from icpdesk.pictures.measures.print_overlay import Piece, overlay
from icpdesk.pictures.measures.print_registration import SCALE, Registration, register
from icpdesk.pictures.picture import Picture
from icpdesk.reading.compare import folded
from icpdesk.reading.lines import Line, upright_pixels

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grey = NDArray[np.uint8]
    Points = NDArray[np.float32]

_SAME = 0.6
"""Correlation from which a piece of a line looks as it was printed: flat and photographed drawn scans gave
0.71 and more, blurred by two pixels 0.59, other words in the same place 0.3 at most, half of them
changed 0.42 to 0.66."""
_MOST_READ = 24
"""Lines to read from which reading the page as a whole is as quick."""
_BESIDE = 14.0
"""Points on both sides of a value in which no other ink may be."""
_INK = 0.012
"""Share of dark pixels beside a value from which something stands there."""
_DARKER = 48
"""Grey values by which ink is darker than its paper."""


def as_printed(
    picture: Picture, papers: Sequence[PrintedPaper]
) -> tuple[PrintedPaper, PrintedPage, Registration, tuple[Line, ...]] | None:
    """The paper and page that the scan surely is, how it lies, and its words; None where that is not
    proven."""
    import numpy as np

    if picture.printed_lines:
        return None
    image = picture.measure(upright_pixels)
    # Red ink is as bright as paper in the red channel.
    scan = np.ascontiguousarray(image[:, :, 2])
    for paper in papers:
        for number, page in enumerate(paper.pages):
            if not paper.pdf or not page.lines:
                continue
            printed = _printed(paper.pdf, number)
            boxes = [line.box for line in page.lines]
            pieces = overlay(scan, printed, boxes, _corners(picture, image.shape[1], page))
            found = _registered(image, pieces or (), page)
            if found is None or not _says_the_same(scan, paper, page, pieces or (), found):
                continue
            return paper, page, found, tuple(_line(line, found) for line in page.lines)
    return None


def is_value(line: PrintedLine, paper: PrintedPaper) -> bool:
    """Whether a printed line is a value that was typed, or a part of one."""
    text = folded(line.text)
    return len(text) >= 2 and any(text in folded(value) for _, value in paper.values)


def _printed(pdf: bytes, number: int) -> Grey:
    """A page at SCALE pixels a point, its red channel."""
    import numpy as np

    from icpdesk.base.pdfium import opened

    with opened(pdf) as document:
        page = document[number].render(scale=SCALE).to_pil().convert("RGB")
    return np.ascontiguousarray(np.asarray(page, np.uint8)[:, :, 0])


def _corners(picture: Picture, width: int, page: PrintedPage) -> Points:
    """About where the sheet lies in the upright picture."""
    import numpy as np

    quad = picture.measure(document_quad)
    if quad is not None and not picture.measure(document_turn).degrees:
        return np.asarray(quad.points * (width / picture.size[0]), np.float32)
    high = width * page.height / page.width
    return np.array([[0, 0], [width, 0], [width, high], [0, high]], np.float32)


def _registered(
    image: NDArray[np.uint8], pieces: Sequence[Piece], page: PrintedPage
) -> Registration | None:
    import numpy as np

    good = [piece for piece in pieces if piece.likeness >= _SAME]
    return register(
        np.ascontiguousarray(image[:, :, ::-1]),
        np.asarray([piece.at for piece in good], np.float32),
        np.asarray([piece.middle for piece in good], np.float32),
        (page.width, page.height),
    )


def _says_the_same(
    scan: Grey, paper: PrintedPaper, page: PrintedPage, pieces: Sequence[Piece], found: Registration
) -> bool:
    other = {piece.line for piece in pieces if piece.likeness < _SAME}
    other |= set(range(len(page.lines))) - {piece.line for piece in pieces}
    to_read = []
    for number, line in enumerate(page.lines):
        value = is_value(line, paper)
        if value and _something_beside(line.box, page, found):
            return False
        if value or number in other or "核对码" in line.text:
            to_read.append(line)
    if len(to_read) > _MOST_READ:
        return False
    return all(_reads(scan, line, found) for line in to_read)


def _reads(scan: Grey, line: PrintedLine, found: Registration) -> bool:
    """Whether the characters that were printed are read there, all of them and no others."""
    import cv2
    import numpy as np

    from icpdesk.reading import engine

    left, top, right, bottom = line.box
    around = 0.22 * (bottom - top)
    box = (left - around, top - around, right + around, bottom + around)
    cut = engine.cut_out(scan, _on_scan(box, found))
    told = engine.tell(np.asarray(cv2.cvtColor(cut, cv2.COLOR_GRAY2BGR), np.uint8))
    return folded(told.text) == folded(line.text)


def _something_beside(box: Box, page: PrintedPage, found: Registration) -> bool:
    """Whether there is ink to the left or right of a line where nothing was printed."""
    import numpy as np

    left, top, right, bottom = box
    for start, end in ((left - _BESIDE, left - 2), (right + 2, right + _BESIDE)):
        taken = [
            line.box for line in page.lines
            if line.box is not box and line.box[1] < bottom and line.box[3] > top
            and line.box[0] < end and line.box[2] > start
        ]  # fmt: skip
        start = max([start, *(one[2] + 1 for one in taken if one[2] <= left)])
        end = min([end, *(one[0] - 1 for one in taken if one[0] >= right)])
        x0, y0, x1, y1 = (round(edge * SCALE) for edge in (start, top, end, bottom))
        strip = found.pixels[max(0, y0) : y1, max(0, x0) : max(0, x1), 0]
        if strip.size < 16:
            continue
        # The tint of a table's first column and uneven light are paper, too.
        paper = float(np.percentile(strip, 80))
        if float((strip < paper - _DARKER).mean()) > _INK:
            return True
    return False


def _on_scan(box: Box, found: Registration) -> Points:
    """Corners of a box of the page in pixels of the scan."""
    import cv2
    import numpy as np

    left, top, right, bottom = box
    corners = np.array([[[left, top], [right, top], [right, bottom], [left, bottom]]], np.float32)
    back = np.linalg.inv(found.to_page)
    return np.asarray(cv2.perspectiveTransform(corners, back)[0], np.float32)


def _line(line: PrintedLine, found: Registration) -> Line:
    corners = _on_scan(line.box, found)
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    sureness = (1.0,) * len(line.text)
    return Line(line.text, 1.0, float(left), float(top), float(right), float(bottom), sureness)
