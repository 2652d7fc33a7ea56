"""What cannot be checked offline is told by rows, with source, in both languages."""

from __future__ import annotations

from icpdesk.model import Filing
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.notices import notices_for


def test_every_point_has_both_languages_and_a_source() -> None:
    found = notices_for(Filing(), shipped())
    assert {"phones-answered", "site-closed", "text-message-answered"} <= {n.id for n in found}
    assert len({notice.id for notice in found}) == len(found)
    for notice in found:
        assert notice.text.en and notice.text.zh and notice.sources and notice.confidence
