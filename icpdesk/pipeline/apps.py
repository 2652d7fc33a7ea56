"""APP and mini-programme filings: the certificate of an app, the request of a mini programme."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from icpdesk.base import bounded
from icpdesk.base.errors import InputError
from icpdesk.base.files import copy_into, folder_atomically, read_bytes
from icpdesk.base.progress import Progress
from icpdesk.base.sources import Files
from icpdesk.base.text import Text
from icpdesk.followup.values import Meaning
from icpdesk.model import Filing, Report
from icpdesk.model.app import AppCertificate
from icpdesk.pipeline.check import check
from icpdesk.rulebook.book import Rulebook

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

    site = _mini_programme_in(filing)
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
    """What a platform's answer in a file means for this filing; InputError where it is no refusal.

    Either ``audit_data`` (key_name, error, suggest) of a review, or the fields (err_field, errmsg) that the
    interface itself refused.
    """
    found = understand_answer(_json_in(path), filing, book)
    if not found:
        raise InputError(
            Text("This is no refusal of the platform.", "这不是平台的驳回结果。"),
            Text(
                "Give the JSON that get_icp_entrance_info or apply_icp_filing answered.",
                "请提供 get_icp_entrance_info 或 apply_icp_filing 返回的 JSON。",
            ),
        )
    return found


def understand_answer(answer: Any, filing: Filing, book: Rulebook) -> tuple[Meaning, ...]:
    """The same for an answer that was parsed already; nothing for one that refuses nothing."""
    return tuple(_reopened(item, filing, book) for item in _refused_in(answer, _DEEPEST))


def _reopened(item: Mapping[str, Any], filing: Filing, book: Rulebook) -> Meaning:
    from icpdesk.followup.rejections import understand
    from icpdesk.papers.mini_programme import place_of_field

    told = {key: str(item.get(key) or "") for key in ("key_name", "error", "suggest")}
    field, words = str(item.get("err_field") or ""), str(item.get("errmsg") or told["error"])
    name = told["key_name"] or field
    by_name = understand(told["key_name"], filing, book)
    read = by_name if any(one.places for one in by_name) else understand(words, filing, book)
    exact = place_of_field(field, book, _mini_programme_in(filing) or 0)
    places = exact or tuple(dict.fromkeys(place for one in read for place in one.places))
    best = next((one for one in read if one.id), read[0] if read else None)
    mend = Text(told["suggest"], told["suggest"]) if told["suggest"] else None
    return Meaning(
        quote="：".join(part for part in (name, words) if part),
        id=field if exact else best.id if best else "",
        meaning=Text(words, words) if words else best.meaning if best else _NOT_SAID,
        mend=mend or (best.mend if best else _COMPARE),
        places=places,
    )


_NOT_SAID = Text("The platform does not say why.", "平台没有说明原因。")
_COMPARE = Text("Compare it with the original.", "请与原件核对。")
_DEEPEST = 12


def _mini_programme_in(filing: Filing) -> int | None:
    kinds = enumerate(filing.websites)
    return next((n for n, one in kinds if one.service_type == "mini-programme"), None)


def _refused_in(answer: Any, depth: int) -> list[Mapping[str, Any]]:
    """The refused fields, wherever they stand in the answer."""
    if not depth or not isinstance(answer, (dict, list)):
        return []
    if isinstance(answer, dict) and (answer.get("key_name") or answer.get("err_field")):
        return [answer]
    inner = answer.values() if isinstance(answer, dict) else answer
    return [item for value in inner for item in _refused_in(value, depth - 1)]


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
