"""Small words to write WordprocessingML with, and the package around it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'mc:Ignorable="w14"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = (
    f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" "
    'w:eastAsia="宋体" w:hAnsi="Times New Roman"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style></w:styles>"
)

TEMPLATES: dict[str, Callable[[], bytes]] = {}


def template(function: Callable[[], bytes]) -> Callable[[], bytes]:
    """Decorator: this function builds one template."""
    TEMPLATES[function.__name__] = function
    return function


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str, rpr: str = "", attributes: str = "") -> str:
    properties = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return f"<w:r{attributes}>{properties}{t(text)}</w:r>"


def p(*content: str, ppr: str = "", mark: str = "") -> str:
    properties = ppr + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{head}{''.join(c if c.startswith('<') else r(c) for c in content)}</w:p>"


def tc(content: str = "", *, width: int = 2200, span: int = 1, merge: str = "", pr: str = "") -> str:
    body = content if content.startswith("<") else (p(content) if content else "<w:p/>")
    if body.endswith("</w:tbl>"):
        body += "<w:p/>"
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    vertical = {"": "", "restart": '<w:vMerge w:val="restart"/>', "go": "<w:vMerge/>"}[merge]
    return f'<w:tc><w:tcPr><w:tcW w:w="{width * span}" w:type="dxa"/>{grid}{vertical}{pr}</w:tcPr>{body}</w:tc>'


def tr(*cells: str, pr: str = "") -> str:
    head = f"<w:trPr>{pr}</w:trPr>" if pr else ""
    return f"<w:tr>{head}{''.join(c if c.startswith('<') else tc(c) for c in cells)}</w:tr>"


def tbl(*rows: str | list[str], columns: int = 0, pr: str = "") -> str:
    made = [row if isinstance(row, str) else tr(*row) for row in rows]
    count = columns or max(row.count("<w:tc>") for row in made)
    grid = "<w:tblGrid>" + '<w:gridCol w:w="2200"/>' * count + "</w:tblGrid>"
    head = f'<w:tblPr><w:tblStyle w:val="TableGrid"/>{pr}<w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{head}{grid}{''.join(made)}</w:tbl>"


def sdt(content: str, pr: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{pr}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def prompt(kind: str = "<w:text/>", words: str = "单击或点击此处输入文字。", name: str = "") -> str:
    """An inline control that shows its prompt, as Word writes it."""
    alias = f'<w:alias w:val="{name}"/>' if name else ""
    return sdt(
        r(words, '<w:rStyle w:val="PlaceholderText"/>'),
        f'{alias}<w:id w:val="1"/><w:showingPlcHdr/>{kind}',
    )


def check(on: bool = False) -> str:
    box = (
        f'<w14:checkbox><w14:checked w14:val="{int(on)}"/><w14:checkedState w14:val="2612" '
        'w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    )
    fonts = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'
    return sdt(r("☒" if on else "☐", fonts), box)


def legacy(data: str, code: str, result: str | None = "\u2002\u2002\u2002\u2002\u2002") -> str:
    """A form field of the old kind: begin, code, separator, result, end."""
    parts = [
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>',
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>',
    ]
    if result is not None:
        parts += ['<w:r><w:fldChar w:fldCharType="separate"/></w:r>', r(result)]
    return "".join([*parts, '<w:r><w:fldChar w:fldCharType="end"/></w:r>'])


def text_box(content: str) -> str:
    """A text box as Word writes it: the drawing, and the older copy for other programs."""
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    shape = (
        '<w:drawing><wp:inline><wp:extent cx="3000000" cy="800000"/><wp:docPr id="7" name="Box"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="800000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    older = (
        '<w:pict><v:shape id="box" style="width:236pt;height:63pt" type="#_x0000_t202">'
        f"<v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def docx(*blocks: str, parts: dict[str, str] | None = None, settings: str = "") -> bytes:
    """A whole file; ``parts`` adds headers, footers and notes by their kind and number."""
    body = "".join(block if block.startswith("<") else p(block) for block in blocks)
    extra = parts or {}
    sect = "".join(
        f'<w:{kind}Reference w:type="default" r:id="x{n}"/>'
        for n, kind in enumerate(k.rstrip("0123456789") for k in extra)
        if kind in ("header", "footer")
    )
    files = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr>{sect}"
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" '
        'w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>',
        "word/styles.xml": _STYLES,
        "word/settings.xml": f"<w:settings {NAMESPACES}>{settings}</w:settings>",
    }
    roots = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes"}
    relations = [("styles", "styles"), ("settings", "settings")]
    for name, content in extra.items():
        kind = name.rstrip("0123456789")
        files[f"word/{name}.xml"] = f"<w:{roots[kind]} {NAMESPACES}>{content}</w:{roots[kind]}>"
        relations.append((kind, name))
    rels = "".join(
        f'<Relationship Id="x{n - 2}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'.replace("x-", "s")
        for n, (kind, name) in enumerate(relations)
    )
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
        for kind, name in [("document.main", "document"), *relations]
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{rels}</Relationships>",
        **files,
    }
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}')
    return sink.getvalue()
