"""One file for two slots is told however its name is written; two files with like names are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from icpdesk.base.sources import HeldFiles
from icpdesk.model import Attachment
from icpdesk.pipeline.check import check
from tests.support.filings import DAY, clean_filing


@pytest.mark.parametrize(
    ("first", "second", "other", "told"),
    [
        ("cards/id.jpg", "cards/id.jpg", b"", True),
        ("cards/id.jpg", "./cards/id.jpg", b"", True),
        ("cards/id.jpg", "cards\\id.jpg", b"", True),
        ("cards/id.jpg", "cards/ID.JPG", b"a card", True),
        ("cards/id.jpg", "cards/ID.JPG", b"the other side", False),
        ("cards/id.jpg", "cards/id-2.jpg", b"the other side", False),
    ],
)
def test_names_that_mean_one_file(first: str, second: str, other: bytes, told: bool) -> None:
    filing = replace(
        clean_filing("guangdong"),
        attachments=(
            Attachment(slot="id-front", file=first, of="subject.legal_representative"),
            Attachment(slot="id-back", file=second, of="subject.legal_representative"),
        ),
    )
    files = HeldFiles({first: b"a card", second: other or b"a card"})
    found = [
        f
        for f in check(filing, as_of=DAY, files=files, pictures=False).findings
        if f.rule == "papers.file-twice"
    ]
    assert [f.where for f in found] == ["attachments[1].file"] * told
