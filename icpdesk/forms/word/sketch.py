"""A Word file drawn without a word processor: its texts, tables, text boxes, in the right order."""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

from icpdesk.forms.word.controls import result_of, shown_run
from icpdesk.forms.word.edit import ground_of
from icpdesk.forms.word.grid import Cell, Grid
from icpdesk.forms.word.lines import CONTROL, Line, Piece, runs_of
from icpdesk.forms.word.names import PPR, VAL, R, w
from icpdesk.forms.word.package import open_package
from icpdesk.forms.word.walk import boxes_of, read_blocks

_WIDTH = 480.0
_MOST_BLOCKS = 1_500
_DEEPEST = 6
_FLAT = 100
_DRAWN = (w("drawing"), w("pict"), w("object"))


def sketch_pdf(data: bytes, *, tables: bool = True) -> bytes:
    """A PDF of the text and tables of a .docx; FileProblem for files that cannot be opened.

    Without ``tables`` their texts stand below each other.
    """
    package = open_package(data)
    story: list[Any] = []
    for name, root in package.parts.items():
        body = root.find(w("body"))
        content = body if body is not None else root
        if "header" in name:
            story = [*_story(read_blocks(content), _WIDTH, 0 if tables else _FLAT), *story]
        else:
            story += _story(read_blocks(content), _WIDTH, 0 if tables else _FLAT)
    return _built(story or [_paragraph([(" ", "")], "left")])


def _built(story: list[Any]) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import SimpleDocTemplate

    from icpdesk.pdf.fonts import REGULAR

    def own_canvas(*arguments: Any, **options: Any) -> Canvas:
        return Canvas(*arguments, **{**options, "initialFontName": REGULAR})

    sink = io.BytesIO()
    SimpleDocTemplate(sink, pagesize=A4, leftMargin=54, rightMargin=54).build(
        story, canvasmaker=own_canvas
    )
    return sink.getvalue()


def _story(blocks: list[Line | Grid], width: float, depth: int) -> list[Any]:
    made: list[Any] = []
    for block in blocks[:_MOST_BLOCKS]:
        if isinstance(block, Grid):
            if depth < _DEEPEST:
                made.append(_table(block, width, depth))
            elif depth >= _FLAT:
                for cell in block.cells():
                    made += _story(cell.blocks, width, depth + 1)
            continue
        made.append(_paragraph(_stretches(block), _side(block)))
        if next(block.node.iter(*_DRAWN), None) is not None and depth < _DEEPEST:
            for box in boxes_of(block):
                if not box.copy:
                    made += _story(read_blocks(box.content), width, depth + 1)
    return made


def _paragraph(stretches: list[tuple[str, str]], side: str) -> Any:
    """Texts with the colour of their ground, below each other as one paragraph."""
    from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    from icpdesk.pdf.fonts import REGULAR, register

    register()
    style = ParagraphStyle(
        "sketch", fontName=REGULAR, fontSize=10.5, leading=16, wordWrap="CJK", bulletFontName=REGULAR,
        alignment={"center": TA_CENTER, "right": TA_RIGHT}.get(side, TA_LEFT),
    )  # fmt: skip
    markup = "".join(
        f'<font backColor="#{ground}">{_drawn(text)}</font>' if ground else _drawn(text)
        for text, ground in stretches
    )
    if len(stretches) == 1 and stretches[0][1]:
        # A paragraph of one fragment alone is drawn without its ground.
        markup += '<font size="1">&nbsp;</font>'
    return Paragraph(markup or "&nbsp;", style)


def _drawn(text: str) -> str:
    """A text in the characters that the bundled typeface has, as markup."""
    shown = text.replace(CONTROL, "[　　　　]").replace("\ue002", "_").replace("\ue003", "____")
    shown = shown.replace("☑", "[√]").replace("☒", "[×]").replace("☐", "□").replace("\t", "　　")
    return escape(shown).replace("\n", "<br/>").replace("  ", "\u00a0 ")


def _stretches(line: Line) -> list[tuple[str, str]]:
    """The text of a line with the results of its form fields, and the ground of each stretch."""
    found: list[tuple[str, str]] = []
    for piece in line.pieces:
        text = line.shape[piece.start : piece.end]
        ground = _ground(piece)
        if piece.kind == "legacy" and piece.text == CONTROL:
            text = result_of(piece) or text
        if found and found[-1][1] == ground:
            found[-1] = (found[-1][0] + text, ground)
        else:
            found.append((text, ground))
    return found


def _ground(piece: Piece) -> str:
    run = piece.node if piece.node.tag == R else piece.node.getparent()
    if piece.kind == "legacy":
        run = shown_run(piece.node)
    elif piece.kind == "box":
        run = next(runs_of(piece.node), None)
    return ground_of(run) if run is not None and run.tag == R else ""


def _side(line: Line) -> str:
    told = line.node.find(f"{PPR}/{w('jc')}")
    return str(told.get(VAL, "")) if told is not None else ""


def _table(grid: Grid, width: float, depth: int) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table, TableStyle

    from icpdesk.pdf.fonts import REGULAR

    columns = max(1, min(grid.columns, 40))
    one = width / columns
    rows: list[list[Any]] = [["" for _ in range(columns)] for _ in grid.rows[:_MOST_BLOCKS]]
    commands: list[Any] = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("GRID", (0, 0), (-1, -1), 0.5, HexColor("#8a8f98")),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    for cell in grid.cells():
        if cell.row >= len(rows) or cell.start >= columns:
            continue
        last = min(cell.end, columns) - 1, min(cell.row + cell.height, len(rows)) - 1
        rows[cell.row][cell.start] = _content(cell, one * (last[0] - cell.start + 1) - 12, depth)
        if last != (cell.start, cell.row):
            commands.append(("SPAN", (cell.start, cell.row), last))
    return Table(
        rows, colWidths=[one] * columns, style=TableStyle(commands), spaceBefore=4, splitInRow=1
    )


def _content(cell: Cell, width: float, depth: int) -> list[Any]:
    return _story(cell.blocks, max(width, 20), depth + 1)
