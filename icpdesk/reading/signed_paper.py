"""A signed paper that came back: its words beside what was printed, its places laid flat.

The lines that are read are paired with the lines that were printed; from the pairs follows how the
page lies in the picture (:mod:`print_registration`), and so where signature, seal and date must be.
A paper on another template cannot be laid flat; then only its words are known.

A signed paper on a template that is not ours: where its labels say that hands write.

Nothing is known of its printed words, so what follows from it is never certain.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from icpdesk.base.text import Text
from icpdesk.model.printed import Box, MarkPlace, PrintedLine, PrintedPage, PrintedPaper
from icpdesk.pictures.measures.document_quad import document_quad
from icpdesk.pictures.measures.document_turn import document_turn
from icpdesk.pictures.measures.print_registration import SCALE, Registration, laid, register
from icpdesk.pictures.picture import Picture
from icpdesk.reading.as_printed import as_printed
from icpdesk.reading.compare import folded
from icpdesk.reading.lines import Line, Page, thorough_lines, upright_pixels

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    Matcher = difflib.SequenceMatcher[str]


_ALIKE = 0.62
"""Likeness from which a line that is read may be a line that was printed."""
_SHORTEST = 3
"""Characters that a line must have to be paired."""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A printed line and what is read in its place."""

    printed: PrintedLine
    text: str
    """Empty where nothing is read."""
    sureness: float
    missing: int
    """Printed characters that are not read."""
    extra: int
    """Characters that are read within the printed ones, or beyond them."""

    @property
    def size(self) -> int:
        """Number of printed characters that count."""
        return max(1, len(folded(self.printed.text)))

    @property
    def likeness(self) -> float:
        """Share of the printed characters that are read."""
        return 1 - self.missing / self.size


@dataclass(frozen=True)
class SignedPaper:
    """What came back, beside the paper that fits it best."""

    words: tuple[Line, ...]
    """All lines of the picture."""
    paper: PrintedPaper | None = None
    page: PrintedPage | None = None
    registration: Registration | None = None
    lines: tuple[ReadBack, ...] = ()
    certain: bool = True
    """False for a paper on another template, whose places only its labels tell."""

    @property
    def text(self) -> str:
        """All words, folded."""
        return folded("".join(line.text for line in self.words))

    def place(self, box: Box, around: float = 0.0) -> Pixels:
        """A place of the page laid flat, with some points around it."""
        assert self.registration is not None
        return cut(self.registration.pixels, box, around)


def signed_paper(picture: Picture, papers: Sequence[PrintedPaper]) -> SignedPaper:
    """The picture laid over the one of ``papers`` that it fits best; read as far as that is needed."""
    proven = as_printed(picture, papers)
    if proven is not None:
        same, sheet, lies, words = proven
        back = tuple(ReadBack(line, line.text, 1.0, 0, 0) for line in sheet.lines)
        return SignedPaper(words, same, sheet, lies, back)
    page = picture.measure(thorough_lines)
    best = SignedPaper(page.lines)
    best_count = 0.0
    for paper in papers:
        for printed in paper.pages:
            found = _over(picture, page, paper, printed)
            if found is None:
                continue
            count = sum(line.likeness for line in found.lines)
            if count > best_count:
                best, best_count = found, count
    if best.registration is not None:
        return best
    other, laid = by_labels(picture)
    return SignedPaper(page.lines, None, other, laid, certain=False)


def cut(pixels: Pixels, box: Box, around: float = 0.0) -> Pixels:
    """``box`` in points out of a page laid flat."""
    left, top, right, bottom = (
        round((edge + by) * SCALE)
        for edge, by in zip(box, (-around, -around, around, around), strict=True)
    )
    return pixels[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]


def _over(
    picture: Picture, page: Page, paper: PrintedPaper, printed: PrintedPage
) -> SignedPaper | None:
    import numpy as np

    seen: list[Any] = []
    wanted: list[tuple[float, float]] = []
    known = [(line, _matcher(line)) for line in printed.lines]
    for line, corners in zip(page.lines, page.boxes, strict=True):
        match = _match(line, known)
        if match is None:
            continue
        left, top, right, bottom = match.box
        seen += [(corners[0] + corners[3]) / 2, (corners[1] + corners[2]) / 2]
        wanted += [(left, (top + bottom) / 2), (right, (top + bottom) / 2)]
    image = picture.measure(upright_pixels)[:, :, ::-1]
    found = register(
        np.ascontiguousarray(image),
        np.asarray(seen, np.float32),
        np.asarray(wanted, np.float32),
        (printed.width, printed.height),
    )
    if found is None:
        return None
    back = tuple(_read_back(line, page, found) for line in printed.lines)
    return SignedPaper(page.lines, paper, printed, found, back)


def _match(line: Line, known: Sequence[tuple[PrintedLine, Matcher]]) -> PrintedLine | None:
    """The printed line that a read one most likely is; None for none or for two alike."""
    text = folded(line.text)
    if len(text) < _SHORTEST:
        return None
    ranked = sorted(
        ((_likeness(text, matcher), number) for number, (_, matcher) in enumerate(known)),
        reverse=True,
    )
    if not ranked or ranked[0][0] < _ALIKE:
        return None
    if len(ranked) > 1 and ranked[1][0] > ranked[0][0] - 0.02:
        return None
    return known[ranked[0][1]][0]


def _matcher(line: PrintedLine) -> Matcher:
    """Compares with ``line``; what it prepares for that serves every line that is read."""
    return difflib.SequenceMatcher(None, "", folded(line.text), autojunk=False)


def _likeness(text: str, matcher: Matcher) -> float:
    matcher.set_seq1(text)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()


def _read_back(line: PrintedLine, page: Page, found: Registration) -> ReadBack:
    """What is read where ``line`` was printed, from left to right."""
    import numpy as np

    left, top, right, bottom = line.box
    height = bottom - top
    pieces: list[tuple[float, Line]] = []
    for one, corners in zip(page.lines, page.boxes, strict=True):
        on_page = found.on_page(np.asarray(corners, np.float32))
        middle = float(on_page[:, 1].mean())
        start, end = float(on_page[[0, 3], 0].mean()), float(on_page[[1, 2], 0].mean())
        inside = min(end, right) - max(start, left)
        if top - 0.35 * height <= middle <= bottom + 0.35 * height and inside > 0.5 * min(
            end - start, right - left
        ):
            pieces.append((start, one))
    pieces.sort(key=lambda piece: piece[0])
    text = "".join(one.text for _, one in pieces)
    values = [value for _, one in pieces for value in one.sureness]
    missing, extra = _differences(folded(line.text), folded(text))
    return ReadBack(line, text, sum(values) / len(values) if values else 0.0, missing, extra)


def _differences(printed: str, read: str) -> tuple[int, int]:
    matcher = difflib.SequenceMatcher(None, printed, read, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return len(printed) - same, len(read) - same


WIDTH, HEIGHT = 595.3, 841.9
"""A4 in points."""
_LABELS = (
    (re.compile(r"[^：:_\s]{0,16}(?:签字|签名|签章)[)）]?(?:并?按手印)?[：:]?"), "signature"),
    (re.compile(r"[^：:_\s]{0,16}(?:盖章|公章|印章)[)）]?[：:]?"), "seal"),
)
_RULED_OUT = ("审核", "核验单位", "接入")
"""The verifier signs there, not the customer."""
_REACH = 190.0
"""Points to the right of a label within which it is signed."""


def by_labels(picture: Picture) -> tuple[PrintedPage, Registration]:
    """The page laid flat by its edges, or as it is, and the places that its labels name."""
    import numpy as np

    page = picture.measure(thorough_lines)
    image = np.ascontiguousarray(picture.measure(upright_pixels)[:, :, ::-1])
    found = laid(image, _corners(picture, page), (WIDTH, HEIGHT))
    return PrintedPage(WIDTH, HEIGHT, (), tuple(_places(page, found))), found


def _corners(picture: Picture, page: Page) -> Any:
    """Of the paper in the picture that was read: its edges, else the whole of it."""
    import numpy as np

    quad = picture.measure(document_quad)
    if quad is not None and not picture.measure(document_turn).degrees:
        return np.asarray(quad.points * (page.width / picture.size[0]), np.float32)
    high = page.width * HEIGHT / WIDTH
    return np.array([[0, 0], [page.width, 0], [page.width, high], [0, high]], np.float32)


def _places(page: Page, found: Registration) -> Iterator[MarkPlace]:
    import numpy as np

    for line, corners in zip(page.lines, page.boxes, strict=True):
        for pattern, kind in _LABELS:
            match = pattern.search(line.text)
            if match is None or any(word in line.text for word in _RULED_OUT):
                continue
            on_page = found.on_page(np.asarray(corners, np.float32))
            left, right = float(on_page[:, 0].min()), float(on_page[:, 0].max())
            top, bottom = float(on_page[:, 1].min()), float(on_page[:, 1].max())
            end = left + (right - left) * match.end() / len(line.text)
            box = (end, top - 18, min(WIDTH - 20, end + _REACH), bottom + 10)
            label = Text(match[0].strip("：:"), match[0].strip("：:"))
            yield MarkPlace("signature" if kind == "signature" else "seal", label, "ask", box, 0)
