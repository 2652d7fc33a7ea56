"""Write templates/*/paper.docx from templates/*/paper.toml.

Styles are set here from nothing: python-docx's default template names Latin fonts only, and Chinese
text would fall back to whatever the reader's machine has.
"""

import io
import tomllib
import zipfile
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

FONT = "宋体"
HEADING = "黑体"


def dress(run, size: float, font: str = FONT, bold: bool = False) -> None:
    run.font.size = Pt(size)
    run.font.bold = bold
    run.font.name = "Times New Roman"
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), font)


def add(document, text: str, size: float, *, font: str = FONT, align=None, indent: bool = False):
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.line_spacing = 1.5
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(size * 2)
    dress(paragraph.add_run(text), size, font)
    return paragraph


def table(document, rows, widths) -> None:
    made = document.add_table(rows=0, cols=2)
    made.style = "Table Grid"
    for label, value in rows:
        cells = made.add_row().cells
        for cell, text, width in zip(cells, (label, value), widths, strict=True):
            cell.width = width
            dress(cell.paragraphs[0].add_run(text), 11)


def signature(document, rows, height: float) -> None:
    made = document.add_table(rows=0, cols=2)
    made.alignment = 2
    for label in rows:
        row = made.add_row()
        row.height = Pt(height)
        left, right = row.cells
        left.width, right.width = Cm(6), Cm(7)
        dress(left.paragraphs[0].add_run(f"{label}："), 11)
        borders = OxmlElement("w:tcBorders")
        line = OxmlElement("w:bottom")
        for name, value in (("val", "single"), ("sz", "6"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
        right._element.get_or_add_tcPr().append(borders)


def build(source: Path) -> bytes:
    table_ = tomllib.loads(source.read_text("utf-8"))
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    normal = document.styles["Normal"]
    normal.font.name = "Times New Roman"
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    document.core_properties.title = table_["zh"]
    document.core_properties.author = "icpdesk"
    document.core_properties.language = "zh-CN"
    for block in table_["block"]:
        kind = block["kind"]
        if kind == "title":
            add(document, block["text"], 18, font=HEADING, align=WD_ALIGN_PARAGRAPH.CENTER)
        elif kind == "subtitle":
            add(document, block["text"], 9, align=WD_ALIGN_PARAGRAPH.CENTER)
        elif kind == "heading":
            add(document, block["text"], 12, font=HEADING)
        elif kind == "text":
            add(document, block["text"], 12, indent=True, align=WD_ALIGN_PARAGRAPH.JUSTIFY)
        elif kind == "fields":
            table(document, block["rows"], (Cm(5), Cm(11)))
            document.add_paragraph()
        elif kind == "blank":
            document.add_paragraph()
            document.add_paragraph()
        else:
            document.add_paragraph()
            signature(document, block["rows"], float(block.get("height", 42)))
    sink = io.BytesIO()
    document.save(sink)
    return still(sink.getvalue())


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
            result.writestr(member, made.read(info))
    return sink.getvalue()


if __name__ == "__main__":
    for source in sorted(Path(__file__).parents[1].glob("templates/*/paper.toml")):
        source.with_suffix(".docx").write_bytes(build(source))
        print(source.with_suffix(".docx"))
