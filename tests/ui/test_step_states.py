"""What the sidebar counts, and where a finding about a paper leads."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.pages.papers_page import PapersPage
from ui.pages.pictures_page import PicturesPage
from ui.pages.review_page import ReviewPage
from ui.step_states import states
from ui.steps import STEPS


def line(window: MainWindow, slug: str) -> str:
    """What the sidebar says of a page."""
    row = next(number for number, step in enumerate(STEPS) if step.slug == slug)
    return window.steps.item(row).text()


def keep_only(window: MainWindow, qtbot: QtBot, *, without: set[str]) -> None:
    """The sample as if these papers had not been uploaded yet, checked."""
    kept = [item for item in window.session.filing.attachments if item.slot not in without]
    window.session.put("attachments", tuple(kept))
    with qtbot.waitSignal(window.session.checked, timeout=20_000):
        window.session.check()


def test_missing_signed_papers_count_once_where_their_scan_is_dropped(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.home.open_sample()
    keep_only(window, qtbot, without=set())
    assert line(window, "papers") == "Statement and letters, complete"
    assert line(window, "pictures") == "Documents and photos, complete"
    keep_only(window, qtbot, without={"promise-letter", "id-back"})
    assert line(window, "papers") == "Statement and letters, 1 to fill in"
    assert line(window, "pictures") == "Documents and photos, 2 to fill in"
    counted = states(window.session)
    each = [state.to_fill for slug, state in counted.items() if slug != "review"]
    assert sum(each) == counted["review"].to_fill == 3
    window.session.set_language("zh")
    assert line(window, "papers") == "核验单与函件, 1 项待填写"


def test_missing_signed_paper_leads_to_its_paper_and_from_there_to_the_picture(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.home.open_sample()
    keep_only(window, qtbot, without={"promise-letter"})
    window.go("review")
    review = window.page("review")
    assert isinstance(review, ReviewPage)
    (card,) = [one for one in review.cards if one.finding.measured.get("slot") == "promise-letter"]
    card.go.click()
    papers = window.page("papers")
    assert isinstance(papers, PapersPage) and window.slug == "papers"
    assert papers.plans[papers.list.currentRow()].row.slot == "promise-letter"
    assert papers.tabs.currentWidget() is papers.scan
    window.go_to("authorisation-letter@websites[0].administrator")
    assert papers.plans[papers.list.currentRow()].row.slot == "authorisation-letter"
    papers.scan.mend.click()
    pictures = window.page("pictures")
    assert isinstance(pictures, PicturesPage) and window.slug == "pictures"
    chosen = pictures.slots.current_slot()
    assert chosen and (chosen.slot, chosen.of) == (
        "authorisation-letter", "websites[0].administrator",
    )  # fmt: skip
    pictures.gallery.close()
