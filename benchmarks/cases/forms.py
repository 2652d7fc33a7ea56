"""Filling Word forms against a template engine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from benchmarks.harness import Call, Case

_FIELDS = {
    "subject.name": ("主办单位名称", "广州市晴川科技有限公司"),
    "website.name": ("网站名称", "晴川科技官方网站"),
    "website.domains": ("网站域名", "example-site.cn"),
    "subject.certificate.number": ("统一社会信用代码", "91440100MA18EX280K"),
    "subject.mailing_address": ("通信地址", "示例路18号晴川大厦12楼1201室"),
    "website.home_url": ("网站首页网址", "www.example-site.cn"),
}
_LINES, _ROWS = 60, 30


def _form(*, placeholders: bool) -> bytes:
    """60 lines and a table of 30 rows with two values each, with blanks or with placeholders."""
    import docx

    document = docx.Document()
    names = list(_FIELDS)

    def blank(name: str, empty: str) -> str:
        return "{{ " + name.replace(".", "_") + " }}" if placeholders else empty

    for number in range(_LINES):
        name = names[number % len(names)]
        document.add_paragraph(f"{_FIELDS[name][0]}：").add_run(blank(name, "____________"))
    table = document.add_table(_ROWS, 4)
    for number, row in enumerate(table.rows):
        for side in (0, 1):
            name = names[(number + side) % len(names)]
            row.cells[2 * side].text = _FIELDS[name][0]
            row.cells[2 * side + 1].text = blank(name, "")
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


def ours() -> Callable[[], object]:
    """Find the labels of the bare form and fill it."""
    from icpdesk.forms.word.fill import fill

    data = _form(placeholders=False)
    values = {name: value for name, (_, value) in _FIELDS.items()}
    if len(fill(data, None, values).report.filled) != _LINES + 2 * _ROWS:
        raise RuntimeError("not every blank was filled")
    return lambda: fill(data, None, values)


def docxtpl() -> Callable[[], object]:
    """Render the same form with placeholders."""
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]

    data = _form(placeholders=True)
    context = {name.replace(".", "_"): value for name, (_, value) in _FIELDS.items()}

    def render() -> bytes:
        document = DocxTemplate(io.BytesIO(data))
        document.render(context, autoescape=True)
        sink = io.BytesIO()
        document.save(sink)
        return sink.getvalue()

    return render


def big() -> Callable[[], object]:
    """A form of 12 MB of XML."""
    import docx

    from icpdesk.forms.word.fill import fill

    document = docx.Document()
    for _ in range(40):
        document.add_paragraph("网站名称：____________")
    sink = io.BytesIO()
    document.save(sink)
    line = (
        '<w:p w:rsidR="00AA11"><w:r w:rsidR="00AA11"><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="21"/>'
        "</w:rPr><w:t>本单位承诺所填写的信息真实有效，如有变更将及时办理手续</w:t></w:r></w:p>"
    )
    from icpdesk.forms.word.repack import repack

    with zipfile.ZipFile(io.BytesIO(sink.getvalue())) as archive:
        xml = archive.read("word/document.xml").decode()
    count = (12_000_000 - len(xml)) // len(line.encode()) + 1
    xml = xml.replace("<w:body>", "<w:body>" + line * count)
    data = repack(sink.getvalue(), {"word/document.xml": xml.encode()})
    return lambda: fill(data, None, {"website.name": "示例"})


CASES = (
    Case(
        name="word-form",
        issue=4,
        says="a Word form with 120 blanks: labels found and filled",
        ours=Call("benchmarks.cases.forms:ours"),
        other=Call("benchmarks.cases.forms:docxtpl"),
        other_is="docxtpl rendering the same form with placeholders",
        at_most=0.6,
    ),
    Case(
        name="word-form-12-mb",
        issue=4,
        says="a Word form of 12 MB of XML",
        ours=Call("benchmarks.cases.forms:big"),
        at_most=5.0,
        pairs=5,
    ),
)
