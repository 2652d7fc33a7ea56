"""Everything that reads a file of somebody else: real seeds, and the call that a user makes.

Whatever the bytes are, a reader either succeeds or raises an :class:`IcpdeskError` with a sentence;
anything else is a fault of ours.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.paths import resource
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case

DAY = date(2026, 11, 24)
ROOT = Path(__file__).resolve().parents[2]
CLEAN = ROOT / "tests" / "filings" / "clean"


@dataclass(frozen=True)
class Reader:
    """One reader: whole files to damage, and what is done with the damaged ones."""

    name: str
    seeds: Callable[[], Iterable[bytes]]
    read: Callable[[bytes, Path], None]
    slow: bool = False


def survives(reader: Reader, data: bytes, folder: Path) -> bool:
    """Whether the reader took the bytes; False when it refused them in words."""
    try:
        reader.read(data, folder)
    except IcpdeskError as problem:
        assert problem.message.en
        assert problem.message.zh
        assert "Traceback" not in problem.say("en")
        return False
    return True


def _filing(data: bytes, folder: Path) -> None:
    from icpdesk.intake.yaml_file import read_filing
    from icpdesk.pipeline.check import check

    path = folder / "filing.yaml"
    path.write_bytes(data)
    check(read_filing(path, shipped()).filing, as_of=DAY)


def _rules(data: bytes, folder: Path) -> None:
    from icpdesk.pipeline.rules import open_rulebook

    path = folder / "rules.toml"
    path.write_bytes(data)
    open_rulebook(path)


def _pack(data: bytes, folder: Path) -> None:
    from icpdesk.rulebook.packs.pack import read_pack

    path = folder / "rules.pack"
    path.write_bytes(data)
    read_pack(path, day=DAY, sources=shipped().sources, keys=_keys()[1])


def _picture(data: bytes, folder: Path) -> None:
    from icpdesk.checks.pictures import inspect_file
    from icpdesk.model import Filing

    path = folder / "picture.jpg"
    path.write_bytes(data)
    inspect_file(path, "id-front", case=Case(Filing(), shipped(), DAY), where="id-front")


def _form(data: bytes, folder: Path) -> None:
    from icpdesk.forms.word.fill import fill

    fill(data, None, {"subject.name": "样本有限公司", "website.name": "样本网"})


def _pdf(data: bytes, folder: Path) -> None:
    from icpdesk.forms.any_form import fill_any

    fill_any(data, {"subject.name": "样本有限公司", "website.name": "样本网"}, shipped())


def _video(data: bytes, folder: Path) -> None:
    from icpdesk.checks.pictures import inspect_file
    from icpdesk.model import Filing

    path = folder / "promise.mp4"
    path.write_bytes(data)
    inspect_file(path, "promise-video", case=Case(Filing(), shipped(), DAY))


def _sheet(data: bytes, folder: Path) -> None:
    from icpdesk.batch.sheet import read_clients

    path = folder / "clients.xlsx"
    path.write_bytes(data)
    read_clients(path, shipped())


def _key_file(data: bytes, folder: Path) -> None:
    from icpdesk.store.key import KeyFile

    path = folder / "store.key"
    path.write_bytes(data)
    KeyFile.load(path)


def _store(data: bytes, folder: Path) -> None:
    from icpdesk.store.store import Store

    home = folder / "store"
    home.mkdir(exist_ok=True)
    key, _ = _whole_store()
    (home / "store.key").write_bytes(key)
    for rest in home.glob("store.db*"):
        rest.unlink()
    (home / "store.db").write_bytes(data)
    with Store.open(home) as store:
        store.filings.cards()
        store.check()


@cache
def _keys() -> tuple[bytes, dict[str, Ed25519PublicKey]]:
    """The private key as PEM, and the public one by its id."""
    from icpdesk.rulebook.packs.pack_keys import key_id, load_public, new_key

    private, public = new_key()
    key = load_public(public)
    return private, {key_id(key): key}


@cache
def _whole_store() -> tuple[bytes, bytes]:
    """Key file and database of a small store without a passphrase."""
    import tempfile

    from icpdesk.intake.yaml_file import read_filing
    from icpdesk.store.store import Store

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "store"
        with Store.create(folder, None) as store:
            store.filings.create(read_filing(CLEAN / "beijing.yaml").filing)
        return (folder / "store.key").read_bytes(), (folder / "store.db").read_bytes()


def _pack_seeds() -> Iterable[bytes]:
    from icpdesk.rulebook.packs.pack_file import sign

    rules = (
        '[sources.a]\ntitle = "A"\nas_of = 2026-01-01\n\n[[rules]]\nid = "website.remark-too-short"\n'
        'severity = "error"\nsources = ["a"]\nconfidence = "one source"\nat_least = 9\n'
    )
    return [sign(rules, _keys()[0], name="fuzz", version="1", expires=date(2030, 1, 1))]


def _rule_seeds() -> Iterable[bytes]:
    folder = ROOT / "icpdesk" / "rulebook" / "data"
    sources = b'[sources.x]\ntitle = "X"\nas_of = 2026-01-01\n'
    for name in ("provinces/beijing.toml", "providers/aliyun.toml"):
        rows = (folder / name).read_bytes()
        first = rows[rows.index(b"[[rules]]") :][:4000]
        cut = first[: first.rindex(b"\n[[")]
        yield sources + re.sub(rb"(?m)^sources = .*$", b'sources = ["x"]', cut)


def _picture_seeds() -> Iterable[bytes]:
    from PIL import Image

    picture = Image.open(
        next(resource("assets", "samples", "1-individual", "pictures").glob("*id-front*"))
    ).convert("RGB")
    picture.thumbnail((320, 320))
    for kind in ("JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF"):
        sink = io.BytesIO()
        picture.save(sink, kind)
        yield sink.getvalue()


def _pdf_seeds() -> Iterable[bytes]:
    """A form with fields, and a page with nothing but print."""
    from tests.support.flat_pages import lines
    from tests.support.pdf_forms import pdf_form

    yield pdf_form("主办单位名称", "网站名称")
    yield lines("主办单位名称：____________", "网站名称：____________")


def _video_seeds() -> Iterable[bytes]:
    from tests.support.videos import mp4, webm

    return [mp4(), mp4(moov_first=True), webm()]


def _sheet_seeds() -> Iterable[bytes]:
    """The empty sheet with one client in it."""
    from openpyxl import load_workbook

    from icpdesk.batch.template import template_bytes
    from tests.support.batches import row_of

    workbook = load_workbook(io.BytesIO(template_bytes(shipped())))
    clients: Any = workbook["clients"]
    row = row_of("client")
    clients.append([row.get(str(cell.value), "") for cell in clients[1]])
    sink = io.BytesIO()
    workbook.save(sink)
    return [sink.getvalue()]


READERS = {
    reader.name: reader
    for reader in (
        Reader("filing", lambda: [path.read_bytes() for path in sorted(CLEAN.glob("*.yaml"))], _filing),
        Reader("rules", _rule_seeds, _rules),
        Reader("pack", _pack_seeds, _pack),
        Reader("picture", _picture_seeds, _picture, slow=True),
        Reader(
            "form",
            lambda: [path.read_bytes() for path in sorted(resource("templates").glob("*/*.docx"))],
            _form,
        ),
        Reader("pdf", _pdf_seeds, _pdf, slow=True),
        Reader("video", _video_seeds, _video),
        Reader("sheet", _sheet_seeds, _sheet, slow=True),
        Reader("key", lambda: [_whole_store()[0]], _key_file),
        Reader("store", lambda: [_whole_store()[1]], _store),
    )
}  # fmt: skip
