"""Files that are made to hurt: refused in one sentence, or filled, and always soon."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icpdesk.base.errors import FileProblem
from icpdesk.forms.word.fill import fill
from tests.templates.values import VALUES
from tests.templates.xml import docx, p, prompt, r, tbl, tc, text_box, tr

SECONDS = 5
PLAIN = docx(p("网站名称：____"))


def _changed(name: str, content: bytes, *, data: bytes = PLAIN) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(sink, "w", 8) as target:
        for info in source.infolist():
            if info.filename != name:
                target.writestr(info.filename, source.read(info))
        target.writestr(name, content)
    return sink.getvalue()


def _document(body: str, head: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'{head}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'.encode()


def _nested(depth: int) -> bytes:
    return docx(
        "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" * 2 + "</w:tc></w:tr></w:tbl><w:p/>" * depth
    )


ENTITY = '<!DOCTYPE d [<!ENTITY a SYSTEM "http://127.0.0.1:1/x">]>'
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "not a zip": (lambda: b"hello", "neither a Word file"),
    "truncated": (lambda: PLAIN[: len(PLAIN) // 2], "neither a Word file"),
    "damaged in the middle": (lambda: PLAIN.replace(b"\x00" * 4, b"\x00\x01" * 2, 1)[:900] + PLAIN[960:], ""),
    "old file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old .doc"),
    "password": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60) + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    "macros": (lambda: _changed("word/vbaProject.bin", b"x"), "macros"),
    "macro type": (
        lambda: _changed("[Content_Types].xml", b"<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>"),
        "macros",
    ),
    "entities": (lambda: _changed("word/document.xml", _document("<w:p/>", ENTITY)), "entities"),
    "entities in UTF-16": (
        lambda: _changed("word/document.xml", _document("<w:p/>", ENTITY).decode().encode("utf-16")),
        "entities",
    ),
    "odd encoding": (
        lambda: _changed("word/document.xml", b'<?xml version="1.0" encoding="utf-7"?><a/>'),
        "encoding",
    ),
    "bomb": (lambda: _changed("word/media/a.xml", bytes(70_000_000)), "too much"),
    "bomb of text": (lambda: _changed("word/document.xml", b" " * 20_000_000), "too much"),
    "path out of the folder": (lambda: _changed("../../evil.txt", b"x"), "manipulated"),
    "absolute path": (lambda: _changed("/etc/evil", b"x"), "manipulated"),
    "drive": (lambda: _changed("C:\\evil", b"x"), "manipulated"),
    "nested 1000": (lambda: _nested(1000), "nested"),
    "strict": (
        lambda: _changed(
            "word/document.xml",
            b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>',
        ),
        "Strict",
    ),
    "too many blanks": (lambda: docx(p("网站名称：____" * 12_000)), "no form"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_one_sentence_in_both_languages(name: str) -> None:
    make, words = REFUSED[name]
    with pytest.raises(FileProblem) as caught:
        fill(make(), None, VALUES)
    assert words in caught.value.message.en
    assert caught.value.message.zh and "Traceback" not in caught.value.message.en


def test_links_to_other_places_are_told_and_never_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r9" TargetMode="External" Target="http://127.0.0.1:1/t.dotm" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
        "</Relationships>"
    )
    filled = fill(_changed("word/_rels/settings.xml.rels", rels.encode()), None, VALUES)
    assert [one.field for one in filled.report.filled] == ["website.name"]
    assert "outside" in filled.report.notes[0].en and filled.report.notes[0].zh


def test_no_hostile_file_makes_icpdesk_write_connect_or_start_anything(tmp_path: Path) -> None:
    """In a process of its own, because what watches it cannot be taken off again."""
    watched = tmp_path / "watch.py"
    watched.write_text(_WATCHED, "utf-8")
    done = subprocess.run(
        [sys.executable, str(watched)], cwd=Path(__file__).parents[4], capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[4]), "PYTHONDONTWRITEBYTECODE": "1"},
        timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == [str(len(REFUSED)), "refused"]


_WATCHED = """
import os, sys
from icpdesk.forms.word.fill import fill
from icpdesk.base.errors import FileProblem
from tests.templates.values import VALUES
from tests.unit.forms.word.test_hostile import PLAIN, REFUSED

files = [make() for make, _ in REFUSED.values()]
fill(PLAIN, None, VALUES)
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC

def watch(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.fork", "os.remove", "os.rename", "os.mkdir")):
        raise SystemExit(f"{event} {arguments}")
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES:
        raise SystemExit(f"wrote {arguments}")

sys.addaudithook(watch)
refused = 0
for data in files:
    try:
        fill(data, None, VALUES)
    except FileProblem:
        refused += 1
print(refused, "refused")
"""


SLOW = {
    "80 nested tables": lambda: _nested(80),
    "12 MB of paragraphs": lambda: docx(*[p(r("本单位承诺所填写的信息真实有效", '<w:sz w:val="21"/>', ' w:rsidR="00AA11"'), r("如有变更将及时办理")) for _ in range(46_000)]),
    "12 MB of table rows": lambda: docx(tbl(*[tr(*[tc("甲乙")] * 4) for _ in range(19_000)])),
    "rows of blanks": lambda: docx(tbl(*[tr(*[tc()] * 4) for _ in range(19_000)])),
    "10,000 blanks": lambda: docx(*[p("网站名称：____") for _ in range(9_900)]),
    "one wide row": lambda: docx(tbl(tr(*[tc("网站名称"), tc()] * 9_900))),
    "one long line": lambda: docx(p("网站名称：____" * 9_900)),
    "long rule": lambda: docx(p("网站名称：" + "_" * 2_000_000)),
    "spaces": lambda: docx(p("网站名称：" + " " * 2_000_000 + "x" + "年月日" * 9)),
    "dates": lambda: docx(p((" " * 300 + "年") * 3_000)),
    "boxes": lambda: docx(p("单位性质：" + "□企业 " * 50_000)),
    "controls": lambda: docx(p(*["网站名称", prompt()] * 9_000)),
    "boxes in boxes": lambda: docx(p(text_box(p(text_box(p(text_box(p("网站名称：____")))))))),
}  # fmt: skip


@pytest.mark.timed
@pytest.mark.parametrize("name", SLOW)
def test_no_document_takes_long(name: str) -> None:
    data = SLOW[name]()
    start = time.process_time()
    fill(data, None, VALUES)
    assert time.process_time() - start < SECONDS


@pytest.mark.timed
def test_a_hundred_clients_need_no_more_memory_than_ten() -> None:
    data = docx(
        *[p(f"网站名称{n}：____ 域名：____") for n in range(200)], tbl(*[tr("域名", "")] * 100)
    )
    process = psutil.Process()
    sizes = []
    for number in range(100):
        fill(data, None, {**VALUES, "website.name": f"示例{number}"})
        sizes.append(process.memory_info().rss)
    assert sizes[-1] - sizes[9] < 5_000_000


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_is_refused_or_harmless(data: st.DataObject) -> None:
    content = bytearray(PLAIN)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    try:
        fill(bytes(content[: cut or None]), None, VALUES)
    except FileProblem as problem:
        assert problem.message.en and problem.message.zh
