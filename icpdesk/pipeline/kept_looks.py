"""Verdicts of pictures between two starts: the same picture under the same rules is looked at once."""

from __future__ import annotations

import logging

from icpdesk.base.frozen_json import NotKept, from_text, to_text
from icpdesk.pipeline.look import Look, basis_of
from icpdesk.rulebook.case import Case
from icpdesk.store import Store
from icpdesk.store.inspections import KeptInspection

_log = logging.getLogger(__name__)


def keep_look(store: Store, filing_id: str, look: Look) -> None:
    """Keep what was seen; a report that cannot be kept is looked for again the next time."""
    try:
        report = to_text(look.report)
    except TypeError as problem:
        _log.warning("verdict of a picture not kept: %s", problem)
        return
    item = look.item
    basis = "\n".join(look.basis)
    store.inspections.put(
        filing_id,
        KeptInspection(item.slot, item.owner, item.file, basis, report, look.thumbnail),
    )


def kept_looks(store: Store, filing_id: str, case: Case) -> tuple[Look, ...]:
    """What holds of everything that was seen: same picture, same place, same rules, same program."""
    kept = {(row.slot, row.owner, row.file): row for row in store.inspections.of(filing_id)}
    looks = []
    for item in case.filing.attachments:
        row = kept.get((item.slot, item.owner, item.file))
        if row is None:
            continue
        basis = basis_of(item, case)
        if row.basis != "\n".join(basis):
            continue
        try:
            looks.append(Look(item, from_text(row.report), row.thumbnail, basis))
        except NotKept as problem:
            _log.info("kept verdict of a picture is of another build: %s", problem)
    return tuple(looks)
