"""What cannot be checked offline is told by rows, with source, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from icpdesk.model import Attachment, Filing
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.notes import notices_for
from icpdesk.rulebook.requirements import requirements
from tests.support.filings import DAY, clean_filing
from tests.support.types import NINE, of_type


def test_every_point_has_both_languages_and_a_source() -> None:
    found = notices_for(Case(clean_filing("jiangsu"), shipped(), DAY))
    assert {"phones-answered", "site-closed", "text-message-answered"} <= {n.id for n in found}
    assert len({notice.id for notice in found}) == len(found)
    for notice in found:
        assert notice.text.en and notice.text.zh and notice.sources and notice.confidence
    named = {slot for row in shipped().table("notices")["notice"] for slot in row.get("slots", ())}
    assert all(slot in shipped().vocabulary("slots") for slot in named)


def told(filing: Filing, day: date = DAY) -> set[str]:
    return {notice.id for notice in notices_for(Case(filing, shipped(), day))}


def test_video_is_only_spoken_of_where_one_is_asked_for_or_held() -> None:
    point, elsewhere = "promise-legible-in-video", clean_filing("guangdong")
    bare = clean_filing("jiangsu").changed({"attachments": ()})
    assert point in told(bare), "before it is attached, too: who takes the video should know"
    assert point not in told(bare, date(2021, 5, 31)), "nobody asked for one then"
    assert "promise-video" not in {
        need.slot for need in requirements(Case(elsewhere, shipped(), DAY))
    }
    assert point not in told(elsewhere)
    video = Attachment(slot="promise-video", of="websites[0]", file="videos/a.mp4")
    assert point in told(elsewhere.changed({"attachments": (video,)}))


@pytest.mark.parametrize("slug", NINE)
def test_each_type_has_its_own_points(slug: str) -> None:
    found = told(of_type(clean_filing("hubei"), slug))
    assert ("site-closed" in found) == (slug in ("first", "new-website"))
    assert ("site-open" in found) == (slug in ("new-access", "change-subject", "change-website"))
    assert ("face-check-ready" in found) == (
        slug in ("first", "new-website", "new-access", "change-website")
    )
    silent = slug in ("change-access", "cancel-access")
    assert ("text-message-answered" in found) != silent
    assert ("nothing-needed-any-more" in found) == slug.startswith("cancel")
