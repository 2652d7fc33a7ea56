"""Nothing is green before every picture was looked at, and what was seen holds until something changes."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw
from pytestqt.qtbot import QtBot

from icpdesk.base.paths import resource
from icpdesk.base.text import Text
from icpdesk.checks.picture_report import PictureReport
from icpdesk.model import Attachment, NotAssessed, Report
from icpdesk.pipeline.look import Look
from icpdesk.pipeline.slots import Slot
from ui.filing.filing_pictures import FilingPictures
from ui.filing.session import Session
from ui.pages.export_page import ExportPage
from ui.pages.review_page import ReviewPage
from ui.panels.slot_list import state_words
from ui.window import theme
from ui.window.main_window import MainWindow
from ui.window.step_states import states

LONG = 120_000
PHOTO = resource("assets", "samples", "2-company", "pictures", "06-admin-photo.jpg")


def red_shirt() -> bytes:
    """The sample's photo of the website's administrator in clothes that are refused."""
    picture = Image.open(PHOTO).convert("RGB")
    width, height = picture.size
    outline = [(0, 1), (0.15, 0.78), (0.35, 0.72), (0.65, 0.72), (0.85, 0.78), (1, 1)]
    points = [(x * width, y * height) for x, y in outline]
    ImageDraw.Draw(picture).polygon(points, fill=(200, 20, 30))
    sink = io.BytesIO()
    picture.save(sink, "JPEG", quality=92)
    return sink.getvalue()


def open_with_photo(window: MainWindow, qtbot: QtBot) -> Attachment:
    """The sample with no picture but the photo in the red shirt, looked at."""
    window.home.open_sample()
    session = window.session
    photo = next(item for item in session.filing.attachments if "photo" in item.slot)
    session.put("attachments", ())
    gallery = FilingPictures.of(session)
    item = gallery.attach(photo.slot, photo.of, red_shirt(), ".jpg")
    qtbot.waitUntil(lambda: gallery.look_of(item) is not None, timeout=LONG)
    with qtbot.waitSignal(session.checked, timeout=LONG):
        session.check()
    return item


def first_check(session: Session, filing_id: str, window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.checked, timeout=LONG):
        window.home.open_filing(filing_id)


def to_do(window: MainWindow, filing_id: str) -> str:
    window.home.know_names()
    card = next(card for card in window.home.model.cards if card.id == filing_id)
    return window.home.model._missing(card)


@pytest.fixture
def nobody_looks(monkeypatch: pytest.MonkeyPatch) -> list[Attachment]:
    """Every look that was begun, none of which ends."""
    begun: list[Attachment] = []
    monkeypatch.setattr(
        FilingPictures, "_read_then_look", lambda self, item, then: begun.append(item)
    )
    return begun


def test_a_red_shirt_is_red_again_at_once_when_the_filing_is_opened_again(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = open_with_photo(window, qtbot)
    session, filing_id = window.session, window.session.filing_id
    before = states(session)["pictures"]
    assert before.errors + before.warnings and before.mark != "done"
    look = session.look_of(item)
    session.close()
    assert "not looked at" not in to_do(window, filing_id)
    assert to_do(window, filing_id) not in ("nothing missing", "–")
    begun: list[Attachment] = []
    monkeypatch.setattr(
        FilingPictures, "_read_then_look", lambda self, item, then: begun.append(item)
    )
    first_check(session, filing_id, window, qtbot)
    assert states(session)["pictures"] == before
    kept = session.look_of(item)
    assert kept is not None and kept.report.findings == look.report.findings
    assert kept.thumbnail == look.thumbnail
    for slug in ("review", "export", "pictures"):
        window.go(slug)
    assert begun == [], "nothing that has not changed is looked at anew"
    assert "✓" not in window.page("review").verdict.words.text()
    assert "✓" not in window.page("export").verdict.words.text()


def test_no_page_is_green_before_the_pictures_were_looked_at(
    window: MainWindow, qtbot: QtBot, nobody_looks: list[Attachment]
) -> None:
    window.home.open_sample()
    session, filing_id = window.session, window.session.filing_id
    qtbot.waitSignal(session.checked, timeout=LONG).wait()
    told = states(session)
    assert told["pictures"].mark == told["papers"].mark == told["review"].mark == "waiting"
    assert told["review"].waiting == 9
    window.go("review")
    review = window.page("review")
    assert isinstance(review, ReviewPage)
    assert "9" in review.verdict.words.text() and "✓" not in review.verdict.words.text()
    assert review.verdict.property("role") == "banner"
    window.go("export")
    export = window.page("export")
    assert isinstance(export, ExportPage)
    assert "✓" not in export.verdict.words.text()
    qtbot.waitUntil(lambda: session.desk.cards()[0].waiting == 9, timeout=LONG)
    session.close()
    assert to_do(window, filing_id) == "9 not looked at yet"


def test_the_tour_shows_no_green_review_of_pictures_nobody_looked_at(
    window: MainWindow, qtbot: QtBot, nobody_looks: list[Attachment]
) -> None:
    window._start_tour()
    qtbot.waitSignal(window.session.checked, timeout=LONG).wait()
    while window.slug != "review":
        window._tour.next.click()
    assert "✓" not in window.page("review").verdict.words.text()
    assert states(window.session)["review"].mark == "waiting"


def test_a_verdict_of_other_rules_is_no_verdict(
    window: MainWindow,
    qtbot: QtBot,
    nobody_looks: list[Attachment],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.home.open_sample()
    session, filing_id = window.session, window.session.filing_id
    qtbot.waitSignal(session.checked, timeout=LONG).wait()
    session.close()
    assert to_do(window, filing_id) == "9 not looked at yet"
    monkeypatch.setattr("icpdesk.pipeline.standing.__version__", "9.9.9")
    assert to_do(window, filing_id) == "not checked yet"


def test_the_review_counts_what_the_pages_count(
    window: MainWindow, qtbot: QtBot, nobody_looks: list[Attachment]
) -> None:
    """An empty filing has fields that no rule asks for; the review told 33 of 40."""
    session = window.session
    filing_id = session.desk.add_blank("guangdong", "company", "aliyun", session.book)
    first_check(session, filing_id, window, qtbot)
    told = states(session)
    each = [state for slug, state in told.items() if slug != "review"]
    for kind in ("errors", "to_fill", "warnings", "waiting"):
        assert sum(getattr(state, kind) for state in each) == getattr(told["review"], kind)
    assert told["review"].to_fill > 30
    window.go("review")
    review = window.page("review")
    assert f"{told['review'].to_fill}" in review.filters["to-fill"].text()
    session.close()
    assert f"{told['review'].to_fill} to fill in" in to_do(window, filing_id)


def test_nothing_is_green_while_a_point_was_left_out(
    window: MainWindow, qtbot: QtBot, nobody_looks: list[Attachment]
) -> None:
    """Banner, list, sidebar and export: what nobody could check is grey, whatever its words say."""
    window.home.open_sample()
    session, filing_id = window.session, window.session.filing_id
    qtbot.waitSignal(session.checked, timeout=LONG).wait()
    asked = Text("No source tells the rule here.", "没有来源说明。")
    points = (NotAssessed("papers.missing", asked), NotAssessed("website.name", asked))
    session.take_whole(session.filing, Report((), points, session.book.version, session.today))
    told = states(session)
    assert told["review"].mark == told["websites"].mark == "partial"
    assert told["review"].unchecked == 2 and told["review"].words == "2 not checked"
    for slug in ("review", "export"):
        window.go(slug)
        banner = window.page(slug).verdict
        assert banner.property("role") == "banner" and "✓" not in banner.words.text()
        assert "points not checked: 2" in banner.words.text()
    qtbot.waitUntil(lambda: session.desk.cards()[0].verdict == "partial", timeout=LONG)
    session.close()
    assert to_do(window, filing_id) == "nothing found; not all checked"
    card = next(card for card in window.home.model.cards if card.id == filing_id)
    assert window.home.model._to_do_tone(card) != theme.current().good
    assert window.home.model._missing(card._replace(verdict="warn")) == "points to check"


def test_a_filing_whose_papers_were_not_compared_is_not_green(
    window: MainWindow, qtbot: QtBot, nobody_looks: list[Attachment]
) -> None:
    window.home.open_sample()
    session = window.session
    qtbot.waitSignal(session.checked, timeout=LONG).wait()
    assert session.standing.counts.unchecked >= 1
    reasons = [one.open_.rule for one in session.standing.points if one.open_]
    assert "consistency.not-compared" in reasons


def test_a_picture_with_an_open_point_has_no_tick(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_sample()
    item = window.session.filing.attachments[0]
    look_at = PictureReport(item.file, item.slot, (), (NotAssessed("scan.x", Text("a", "b")),))
    words, role = state_words(Slot(item.slot, item.of, None, item), Look(item, look_at, b"", ()))
    assert words.startswith("?") and role == "quiet"
    clean = Look(item, PictureReport(item.file, item.slot, ()), b"", ())
    assert state_words(Slot(item.slot, item.of, None, item), clean)[1] == "good"
