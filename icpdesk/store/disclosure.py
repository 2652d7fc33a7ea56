"""Everything that the store holds about one person, for that person (a right under PIPL)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from icpdesk.base.errors import InputError
from icpdesk.base.files import copy_into, folder_atomically
from icpdesk.base.names import portable_names
from icpdesk.base.text import Text
from icpdesk.model import Filing
from icpdesk.model.build import plain
from icpdesk.store.store import Store

_DOCUMENT = "filing.json"


def filings_about(store: Store, person: str) -> tuple[str, ...]:
    """Filings that name ``person`` now or in an earlier version.

    By document number, name, mobile or e-mail, exactly as typed.
    """
    wanted = person.strip().casefold()
    return tuple(
        filing_id
        for filing_id in store.filings.mentioning(person.strip())
        if any(wanted in _identifiers(filing) for filing in _versions(store, filing_id))
    )


def disclose(store: Store, person: str, target: Path) -> tuple[str, ...]:
    """Write filings, history, files and ledger entries about a person into a new folder.

    The folder is in the clear: it is the user's own export. InputError when nothing is known.
    """
    found = filings_about(store, person)
    if not found:
        raise InputError(
            Text("The store holds nothing about this person.", "资料库中没有此人的资料。"),
            Text(
                "Give the name, number, mobile or e-mail exactly as typed.",
                "请按录入的内容填写姓名、证件号码、手机号或邮箱。",
            ),
        )
    with folder_atomically(target) as work:
        for filing_id in found:
            folder = work / filing_id
            folder.mkdir(mode=0o700)
            (folder / _DOCUMENT).write_text(_document(store, filing_id), "utf-8")
            held = [file.name for file in store.files.names(filing_id)]
            for name, written in portable_names(held, taken=[_DOCUMENT], flat=True).items():
                with store.files.open(filing_id, name) as stream:
                    copy_into(stream, folder / written)
    for filing_id in found:
        store.ledger.add_export(filing_id, "disclosure", target)
    return found


def _versions(store: Store, filing_id: str) -> Iterator[Filing]:
    yield store.filings.load(filing_id).filing
    for version in store.filings.history(filing_id):
        yield store.filings.version(filing_id, version.revision)


def _identifiers(filing: Filing) -> set[str]:
    values = {filing.subject.name, filing.subject.certificate.number}
    for _, person in filing.people():
        values |= {person.name, person.document_number, person.mobile, person.email}
    # Who was in charge before stands in what is filed today of a change.
    values |= {one.value.strip() for one in filing.filed}
    return {value.casefold() for value in values if value}


def _document(store: Store, filing_id: str) -> str:
    stored = store.filings.load(filing_id)
    document: dict[str, Any] = {
        "filing": plain(stored.filing),
        "state": stored.state,
        "history": [
            {
                "revision": version.revision,
                "at": version.at,
                "who": version.who,
                "note": version.note,
                "filing": plain(store.filings.version(filing_id, version.revision)),
            }
            for version in store.filings.history(filing_id)
        ],
        "notes": dict(stored.notes),
        "stages": [asdict(entry) for entry in store.stages.of(filing_id)],
        "rejections": [asdict(rejection) for rejection in store.rejections.of(filing_id)],
        "events": [
            {"at": event.at, "kind": event.kind, "data": dict(event.data)}
            for event in store.ledger.events(filing=filing_id)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)
