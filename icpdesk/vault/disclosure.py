"""Everything that the store holds about one person, for that person (a right under PIPL)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from icpdesk.errors import InputError
from icpdesk.files import folder_atomically
from icpdesk.model import Filing
from icpdesk.model.build import plain
from icpdesk.text import Text
from icpdesk.vault.store import Store


def filings_about(store: Store, person: str) -> tuple[str, ...]:
    """Filings that name ``person``: by document number, name, mobile or e-mail, exactly."""
    wanted = person.strip().casefold()
    every = (*store.filings.cards(archived=None), *store.filings.cards(deleted=True))
    return tuple(
        card.id for card in every if wanted in _identifiers(store.filings.load(card.id).filing)
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
            (folder / "filing.json").write_text(_document(store, filing_id), "utf-8")
            for file in store.files.names(filing_id):
                name = re.sub(r"[^\w.-]+", "_", file.name)
                (folder / name).write_bytes(store.files.get(filing_id, file.name))
    for filing_id in found:
        store.ledger.add("export", {"what": "disclosure"}, filing=filing_id)
    return found


def _identifiers(filing: Filing) -> set[str]:
    values = {filing.subject.name, filing.subject.certificate.number}
    for _, person in filing.people():
        values |= {person.name, person.document_number, person.mobile, person.email}
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
            }
            for version in store.filings.history(filing_id)
        ],
        "events": [
            {"at": event.at, "kind": event.kind, "data": dict(event.data)}
            for event in store.ledger.events(filing=filing_id)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)
