"""The word processor: formats by their content, nothing fetched, nothing handed on, kept warm."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from icpdesk.base.errors import FileProblem
from icpdesk.forms import office
from icpdesk.forms.any_form import fill_any, read_any
from icpdesk.forms.fillable import fillable
from icpdesk.forms.office import Format, format_of, links, program, sandbox, warm
from icpdesk.forms.office.conversion import convert
from icpdesk.forms.office.macros import without_macros
from icpdesk.forms.word.package import open_package
from icpdesk.rulebook.book import shipped
from tests.templates.parts import docx
from tests.templates.text_of import text_of
from tests.templates.values import VALUES

FORM = "网站名称：__________"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
URL = b"http://127.0.0.1:9/fetched"
PAGE = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=%s"></head>'
    "<body><table border=1><tr><td>网站名称</td><td></td></tr></table></body></html>"
)
ARCHIVE = (
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="XX"; type="text/html"\r\n'
    b'\r\n--XX\r\nContent-Type: text/html; charset="gbk"\r\nContent-Transfer-Encoding: base64\r\n'
    b"\r\n%s\r\n--XX--\r\n"
)
needs_office = pytest.mark.skipif(not office.libre_office(), reason="LibreOffice is not installed")


def archive() -> bytes:
    import base64

    page = (PAGE % "gbk").encode("gbk")
    return ARCHIVE % base64.encodebytes(page)


def old(suffix: str) -> bytes:
    begins = {"doc": b"\xd0\xcf", "rtf": b"{\\rtf", "odt": b"PK", "fodt": b"<?xml"}[suffix]
    return convert(docx(FORM), ".docx", suffix, begins)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{\\rtf1\\ansi x}", Format.RICH_TEXT),
        (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", Format.WEB_PAGE),
        ((PAGE % "utf-16").encode("utf-16"), Format.WEB_PAGE),
        (archive(), Format.WEB_ARCHIVE),
        (OLE + "WordDocument".encode("utf-16-le"), Format.OLD_WORD),
        (OLE + "Workbook".encode("utf-16-le"), None),
        (docx(FORM), Format.DOCX),
        (b"<?xml version='1.0'?><a/>", None),
        (b"plain words", None),
        (b"Subject: a table is here", None),
    ],
)
def test_a_format_is_told_by_what_is_in_the_file(data: bytes, kind: Format | None) -> None:
    assert format_of(data) is kind


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt", "fodt", "html", "mht"])
def test_forms_of_other_formats_are_filled_as_word_files(suffix: str) -> None:
    made = {"html": lambda: (PAGE % "gbk").encode("gbk"), "mht": archive}
    data = made[suffix]() if suffix in made else old(suffix)
    filled = fill_any(data, VALUES, shipped())
    assert VALUES["website.name"] in text_of(filled.data)
    assert "converted" in filled.report.notes[-1].en and filled.report.notes[-1].zh
    template = read_any(data, shipped())
    assert template is not None and [e.field for e in template.entries] == ["website.name"]


@needs_office
@pytest.mark.slow
def test_only_the_first_conversion_waits_for_the_word_processor() -> None:
    data = old("doc")
    warm.end()
    times = []
    for _ in range(3):
        start = time.perf_counter()
        office.to_docx(data)
        times.append(time.perf_counter() - start)
    # On Linux one stays; elsewhere the profile alone is kept.
    assert min(times[1:]) < (0.5 if sandbox.ends_with_us() else 0.9) * times[0]


@needs_office
@pytest.mark.slow
def test_the_word_processor_ends_with_its_user() -> None:
    data = old("doc")
    office.to_docx(data)
    keeper = warm._keepers[0]
    child = keeper._resident
    warm.end()
    assert child is None or child.poll() is not None
    assert office.to_docx(data).startswith(b"PK")


@needs_office
@pytest.mark.slow
def test_a_file_that_cannot_be_converted_is_one_sentence_and_costs_no_other() -> None:
    with pytest.raises(FileProblem):
        fill_any(OLE + os.urandom(3000), VALUES, shipped())
    assert office.to_docx(old("doc")).startswith(b"PK")


SERVER = """
import socket, sys
door = socket.socket()
door.bind(("127.0.0.1", 0))
door.listen()
print(door.getsockname()[1], flush=True)
while True:
    line, _ = door.accept()
    print("heard", line.recv(200), flush=True)
    line.close()
"""


@pytest.fixture
def listener() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server on this machine, in a process of its own: this one opens no sockets."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        yield f"http://127.0.0.1:{server.stdout.readline().strip()}/x.png", server
        server.kill()


def linked(url: str) -> dict[str, bytes]:
    """Documents that fetch something when they are opened."""
    return {
        "rtf": (
            r"{\rtf1\ansi{\*\template " + url + r"}{\field{\*\fldinst INCLUDEPICTURE "
            + f'"{url}"' + r" \\d}{\fldrslt x}}words\par}"
        ).encode(),
        "html": (
            f'<html><head><link rel=stylesheet href="{url}"></head><body background="{url}">'
            f'<p>words</p><img src="{url}"><div style="background:url({url})">x</div></body></html>'
        ).encode(),
    }  # fmt: skip


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("door", ["links stripped", "profile alone", "all"])
def test_nothing_that_a_document_links_to_is_fetched(
    door: str, listener: tuple[str, subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    url, server = listener
    if door != "all":
        # Each wall must hold without the network being taken away.
        monkeypatch.setattr(warm, "no_network", lambda: ())
        warm.end()
    if door == "profile alone":
        monkeypatch.setattr(office, "without_links", lambda data, _: data)
    for data in linked(url).values():
        assert "words" in text_of(office.to_docx(data))
    warm.end()
    server.kill()
    assert server.communicate()[0] == ""


@pytest.mark.parametrize("name", ["rtf", "html"])
def test_links_are_out_before_anybody_opens_the_document(name: str) -> None:
    data = linked(URL.decode())[name]
    kind = format_of(data)
    assert kind is not None
    left = links.without_links(data, kind)
    if name == "html":
        assert URL not in left
    else:
        assert b"INCLUDEPICTURE" not in left and rb"\template" not in left
    assert b"words" in left


def test_a_word_file_keeps_what_can_be_clicked_and_loses_what_is_fetched() -> None:
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="http://x/hyperlink" Target="http://click/" TargetMode="External"/>'
        b'<Relationship Id="r2" Type="http://x/image" Target="http://fetch/" TargetMode="External"/>'
        b'<Relationship Id="r3" Type="http://x/attachedTemplate" Target="file:///c:/x.dotm" '
        b'TargetMode="External"/></Relationships>'
    )
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as made:
        made.writestr("word/_rels/document.xml.rels", relations)
        made.writestr(
            "word/document.xml",
            '<w:d xmlns:w="x"><w:instrText> INCLUDEPICTURE "http://fetch/" </w:instrText></w:d>',
        )
    left = zipfile.ZipFile(io.BytesIO(links.without_links(sink.getvalue(), Format.DOCX)))
    told = left.read("word/_rels/document.xml.rels")
    assert b"http://click/" in told and b"fetch" not in told and b"file:" not in told
    assert b"INCLUDEPICTURE" not in left.read("word/document.xml")


def test_no_passphrase_goes_to_the_word_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    for name in ("ICPDESK_PASSPHRASE", "ICPDESK_NEW_PASSPHRASE", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "secret")
    told = sandbox.environment(Path("/x"))
    assert "secret" not in told.values() and "PATH" in {name.upper() for name in told}


def test_a_converted_file_carries_no_macros() -> None:
    source = zipfile.ZipFile(io.BytesIO(docx(FORM)))
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(
                    b"</Types>",
                    b'<Override PartName="/word/vbaProject.bin" ContentType="application/'
                    b'vnd.ms-office.vbaProject"/></Types>',
                )
            made.writestr(name, content)
        made.writestr("word/vbaProject.bin", b"\xd0\xcf macros")
    plain = without_macros(sink.getvalue())
    assert open_package(plain).parts and b"vbaProject" not in plain
    assert without_macros(docx(FORM)) == docx(FORM)


def test_a_word_file_with_backslashes_in_its_directory_is_filled() -> None:
    source = zipfile.ZipFile(io.BytesIO(docx(FORM)))
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as made:
        for name in source.namelist():
            made.writestr(name.replace("/", "\\"), source.read(name))
    filled = fill_any(sink.getvalue(), VALUES, shipped())
    assert [one.field for one in filled.report.filled] == ["website.name"]
    names = zipfile.ZipFile(io.BytesIO(filled.data)).namelist()
    assert "word\\document.xml" in names and "word/document.xml" not in names


def test_what_is_no_form_comes_back_for_whoever_refuses_it() -> None:
    assert fillable(b"plain words").data == b"plain words"


@pytest.mark.parametrize(
    ("system", "started"), [("linux", "soffice.bin"), ("win32", "soffice.exe")]
)
def test_the_program_behind_the_starter_is_called_where_it_needs_none(
    system: str, started: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("soffice.exe", "soffice.bin"):
        (tmp_path / name).touch()
    monkeypatch.setattr(program, "libre_office", lambda: str(tmp_path / "soffice.exe"))
    monkeypatch.setattr(program.sys, "platform", system)
    assert Path(program.binary.__wrapped__()).name == started
