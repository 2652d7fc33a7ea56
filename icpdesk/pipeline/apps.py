"""APP and mini-programme filings: the certificate of an app, the request of a mini programme."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from icpdesk.base import bounded
from icpdesk.base.errors import InputError
from icpdesk.base.files import copy_into, folder_atomically, read_bytes
from icpdesk.base.progress import Progress
from icpdesk.base.sources import Files
from icpdesk.base.text import Text
from icpdesk.followup.values import Meaning
from icpdesk.model import Filing, Report
from icpdesk.pipeline.check import check
from icpdesk.rulebook.book import Rulebook

if TYPE_CHECKING:
    from icpdesk.reading.app_certificate import AppCertificate

_MOST_JSON = 5_000_000


def app_certificate(path: Path) -> AppCertificate:
    """The certificate that an app is signed with, read behind the border for strangers' files.

    InputError or FileProblem where there is none.
    """
    from icpdesk.reading.app_certificate import read_app_certificate

    return bounded.call(read_app_certificate, path)


def wechat_filing(
    filing: Filing,
    files: Files,
    target: Path,
    *,
    book: Rulebook,
    as_of: date | None = None,
    lists: Mapping[str, Path] | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> tuple[Report, tuple[str, ...]]:
    """Check a mini programme and write ``request.json``, ``media.json`` and the media into a new folder.

    ``lists``: ``certificates``, ``contents``, ``pre_approvals`` → answer of the platform's query interface.
    With error findings nothing is written, unless by ``force``: then the media list says that it is a draft.
    InputError where the filing holds no mini programme or a file
    is missing; OutputError when the folder exists.
    """
    from icpdesk.papers.mini_programme import PlatformLists, wechat_request

    site = next(
        (n for n, one in enumerate(filing.websites) if one.service_type == "mini-programme"), None
    )
    if site is None:
        raise InputError(
            Text("This filing holds no mini programme.", "备案文件中没有小程序。"),
            Text(
                "Set service_type of the website entry to mini-programme.",
                "请将该网站的 service_type 设为 mini-programme。",
            ),
        )
    report = check(filing, files=files, book=book, as_of=as_of, progress=progress)
    draft = report.verdict == "fail"
    if draft and not force:
        return report, ()
    known = PlatformLists(
        **{
            name: _numbers_in(path, by_nature=name == "certificates")
            for name, path in (lists or {}).items()
        }
    )
    request = wechat_request(filing, book, site, known)
    written = ["request.json", "media.json"]
    with folder_atomically(target) as work:
        media: list[dict[str, Any]] = []
        for number, item in enumerate(request.media, 1):
            name = f"media/{number:02d}_{item.slot}{Path(item.file).suffix.lower()}"
            (work / "media").mkdir(exist_ok=True)
            with files.open(item.file) as stream:
                digest = copy_into(stream, work / name)
            media.append(
                {
                    "file": name,
                    "sha256": digest,
                    "type": item.kind,
                    "icp_order_field": item.fields[0],
                    "certificate_type": item.certificate_type,
                    "media_id_goes_to": list(item.fields),
                }
            )
            written.append(name)
        still_open = [
            {"field": name, "why": why.en, "why_zh": why.zh} for name, why in request.open
        ]
        _write_json(work / "request.json", request.body)
        _write_json(work / "media.json", {"draft": draft, "media": media, "open": still_open})
    return report, tuple(written)


def understand_refusal(path: Path, filing: Filing, book: Rulebook) -> tuple[Meaning, ...]:
    """What a platform's answer (``audit_data`` of key_name, error and suggest) means for this filing.

    InputError where the file holds no such answer.
    """
    from icpdesk.followup.rejections import understand

    found: list[Meaning] = []
    for item in _audit_data(_json_in(path)):
        name, error, suggest = (str(item.get(key, "")) for key in ("key_name", "error", "suggest"))
        by_name = understand(name, filing, book)
        told = by_name if any(one.places for one in by_name) else understand(error, filing, book)
        quote = "：".join(part for part in (name, error) if part)
        places = dict.fromkeys(place for one in told for place in one.places)
        best = next((one for one in told if one.id), told[0] if told else None)
        if best is None:
            continue
        mend = Text(suggest, suggest) if suggest else best.mend
        found.append(Meaning(quote, best.id, Text(error, error), mend, tuple(places)))
    return tuple(found)


def _audit_data(answer: Any) -> list[dict[str, Any]]:
    """The list of refused fields, wherever it stands in the answer."""
    if isinstance(answer, list) and all(isinstance(one, dict) for one in answer):
        refused = [one for one in answer if one.get("key_name") or one.get("error")]
        if refused:
            return refused
    if isinstance(answer, dict):
        for value in answer.values():
            with suppress(InputError):
                return _audit_data(value)
    raise InputError(
        Text("This is no refusal of the platform.", "这不是平台的驳回结果。"),
        Text(
            "Give the JSON that get_icp_entrance_info answered, with audit_data in it.",
            "请提供 get_icp_entrance_info 返回的 JSON，其中含 audit_data。",
        ),
    )


def _numbers_in(path: Path, *, by_nature: bool) -> dict[tuple[str, int], int]:
    """(name, nature or 0) → type of the ``items`` that a query interface answered."""
    from icpdesk.papers.mini_programme import plain_name

    answer = _json_in(path)
    items = answer.get("items") if isinstance(answer, dict) else answer
    if not isinstance(items, list):
        raise InputError(
            Text(f"{path.name} holds no list of types.", f"{path.name} 中没有类型列表。")
        )
    found: dict[tuple[str, int], int] = {}
    for one in items:
        if isinstance(one, dict) and isinstance(one.get("type"), int) and one.get("name"):
            nature = one.get("subject_type", 0) if by_nature else 0
            found.setdefault((plain_name(str(one["name"])), nature), one["type"])
    return found


def _json_in(path: Path) -> Any:
    try:
        return json.loads(read_bytes(path, limit=_MOST_JSON))
    except (ValueError, RecursionError):
        raise InputError(
            Text(f"{path.name} is not JSON.", f"{path.name} 不是 JSON 文件。")
        ) from None


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8")
