"""Write templates/*/paper.docx from the paper.toml and row.toml beside it; names limit it to some.

Styles are set here from nothing: python-docx's default template names Latin fonts only, and Chinese
text would fall back to whatever the reader's machine has.
"""

import io
import re
import sys
import zipfile
from pathlib import Path

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from icpdesk.papers.papers import paper
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.papers import paper_rows

FONT = "宋体"
HEADING = "黑体"
QUIET = RGBColor(0x5F, 0x6B, 0x78)
DATE = "　　　　年　　　月　　　日"


def dress(run, size: float, font: str = FONT, colour=None) -> None:
    run.font.size = Pt(size)
    run.font.name = "Times New Roman"
    if colour is not None:
        run.font.color.rgb = colour
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), font)


def add(document, text, size, *, font=FONT, align=None, indent=False, colour=None, after=0.0):
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    form = paragraph.paragraph_format
    form.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    form.line_spacing = 1.5 if size > 10 else 1.2
    form.space_after = Pt(after)
    if indent:
        form.first_line_indent = Pt(size * 2)
    dress(paragraph.add_run(text), size, font, colour)
    return paragraph


def set_borders(cell, **sides: str) -> None:
    borders = OxmlElement("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single" if side in sides else "nil")
        if side in sides:
            line.set(qn("w:sz"), sides[side])
            line.set(qn("w:color"), "7A8794")
        borders.append(line)
    cell._element.get_or_add_tcPr().append(borders)


def table(document, rows) -> None:
    made = document.add_table(rows=0, cols=2)
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    made.columns[0].width, made.columns[1].width = Cm(4.6), Cm(11.8)
    for number, (label, value) in enumerate(rows):
        cells = made.add_row().cells
        edges = {"bottom": "4", **({"top": "8"} if number == 0 else {})}
        for cell, text, width, colour in zip(
            cells, (label, f"[[ {value} ]]"), (Cm(4.6), Cm(11.8)), (QUIET, None), strict=True
        ):
            cell.width = width
            set_borders(cell, **edges)
            form = cell.paragraphs[0].paragraph_format
            form.space_before = form.space_after = Pt(3)
            dress(cell.paragraphs[0].add_run(text), 10.5 if colour else 11.5, FONT, colour)


def lines(document, count: int) -> None:
    made = document.add_table(rows=0, cols=1)
    for _ in range(count):
        row = made.add_row()
        row.height = Pt(25)
        set_borders(row.cells[0], bottom="4")


def marks(document, rows) -> None:
    """One row a mark; the row goes when the filing does not need the mark."""
    made = document.add_table(rows=0, cols=2)
    made.autofit = False
    made.columns[0].width, made.columns[1].width = Cm(6.2), Cm(8)
    for mark in rows:
        row = made.add_row()
        row.height = Pt({"seal": 110, "fingerprint": 70}.get(mark.kind, 40))
        left, right = row.cells
        left.width, right.width = Cm(6.2), Cm(8)
        set_borders(left)
        set_borders(right, **({"bottom": "6"} if mark.kind in ("signature", "number") else {}))
        low = row.height < Pt(50)
        place = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM if low else WD_CELL_VERTICAL_ALIGNMENT.TOP
        left.vertical_alignment = right.vertical_alignment = place
        colon = "：" if low else ""
        for cell in (left, right):
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
        dress(left.paragraphs[0].add_run(f"{{{{ mark.{mark.kind} }}}}{colon}"), 11)
        if mark.kind == "date":
            dress(right.paragraphs[0].add_run(DATE), 11)


def build(row) -> bytes:
    words = paper(row.slug)
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(2.2)
    normal = document.styles["Normal"]
    normal.font.name = "Times New Roman"
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    document.core_properties.title = words.name.zh
    document.core_properties.author = "icpdesk"
    document.core_properties.language = "zh-CN"
    foot = section.footer.paragraphs[0]
    dress(foot.add_run("icpdesk 工作底稿　核对码 {{ code }}"), 8, FONT, QUIET)
    centre, even = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
    for block in words.blocks:
        kind = block["kind"]
        if kind == "title":
            add(document, block["text"], 19, font=HEADING, align=centre)
        elif kind == "subtitle":
            add(document, block["text"], 8.5, align=centre, colour=QUIET, after=10)
        elif kind == "section":
            heading = add(document, block["text"], 12, font=HEADING)
            heading.paragraph_format.space_before = Pt(8)
            heading.paragraph_format.keep_with_next = True
        elif kind == "text":
            add(document, block["text"], 12, indent=True, align=even, after=3)
        elif kind == "fields":
            table(document, block["rows"])
            add(document, "", 6)
        elif kind == "blank":
            lines(document, block["lines"])
        else:
            add(document, "", 10)
            marks(document, row.marks)
    sink = io.BytesIO()
    document.save(sink)
    return still(sink.getvalue())


THUMBNAIL = re.compile(rb"<Relationship [^>]*docProps/thumbnail[^>]*/>")
"""The mention of the picture that python-docx puts in and that is left out."""


def still(data: bytes) -> bytes:
    """The same file without times, so that a rebuild changes nothing."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(sink, "w") as result:
        for info in sorted(
            made.infolist(), key=lambda item: item.filename != "[Content_Types].xml"
        ):
            if info.filename.startswith("docProps/thumbnail"):
                continue
            member = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            content = made.read(info)
            if info.filename == "_rels/.rels":
                content = THUMBNAIL.sub(b"", content)
            result.writestr(member, content)
    return sink.getvalue()


if __name__ == "__main__":
    wanted = set(sys.argv[1:])
    for row in paper_rows(shipped()):
        if wanted and row.slug not in wanted:
            continue
        target = ROOT / "templates" / row.slug / "paper.docx"
        target.write_bytes(build(row))
        print(target)
