"""A new filing begins with its documents: what is read is looked at, chosen, taken, and can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from icpdesk.base.text import Text
from icpdesk.pipeline.documents import LooseDocument
from icpdesk.pipeline.guess import Guess
from icpdesk.reading.fields import ReadField, Reading
from tests.support.audit import faults
from tests.support.dropped import ADDRESS, COMPANY, DOMAIN, HEAD, HELPER, Somebody
from tests.support.people import credit_code, resident_id
from tests.support.specimens import jpeg, paper
from ui.pages.begin_page import BeginPage
from ui.window.main_window import MainWindow

SPOT = ((0.1, 0.1), (0.5, 0.1), (0.5, 0.2), (0.1, 0.2))
HEAD_NUMBER = "subject.legal_representative.document_number"


def document(file: str, slot: str, kind: str = "", **values: str) -> LooseDocument:
    fields = {name: ReadField(value, 0.99, True) for name, value in values.items()}
    view = jpeg(paper(file, []).resize((140, 198)))
    return LooseDocument(
        Guess(file, slot, "paper"), Reading(kind or slot, fields), view,
        dict.fromkeys(fields, (SPOT,)), file,
    )  # fmt: skip


def licence(file: str = "/x/licence.jpg", **other: str) -> LooseDocument:
    values = {"code": credit_code(), "name": COMPANY, "address": ADDRESS}
    values |= {"legal_representative": HEAD.name, "valid_until": "long-term"}
    return document(file, "business-licence", **(values | other))


def front(who: Somebody, file: str) -> LooseDocument:
    return document(file, "id-front", name=who.name, number=who.number, address=who.address)


def back(who: Somebody, file: str) -> LooseDocument:
    begin, end = (day.replace(".", "-") for day in who.span.split("-"))
    return document(file, "id-back", authority=who.authority, valid_from=begin, valid_until=end)


def begun(window: MainWindow, nature: str = "enterprise") -> BeginPage:
    """A new filing, as the first dialog makes it."""
    form = window.home.form
    form.made.emit(
        window.session.desk.add_blank("guangdong", nature, "aliyun", window.session.book)
    )
    page = window.page("begin")
    assert window.slug == "begin" and isinstance(page, BeginPage)
    return page


def shown(page: BeginPage, *documents: LooseDocument) -> None:
    page.pile.documents.extend(documents)
    page.pile.changed.emit()


def use(page: BeginPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.pile.used, timeout=10_000):
        qtbot.mouseClick(page.use, Qt.MouseButton.LeftButton)


def kept_away(page: BeginPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The documents of these tests are no files."""
    monkeypatch.setattr("ui.filing.first_documents.read_picture", lambda *_, **__: b"")


def test_new_filing_asks_for_documents_and_goes_on_without(window: MainWindow) -> None:
    page = begun(window)
    assert page.add_files.isVisible() and not page.use.isVisible() and faults(window) == []
    page.without.click()
    assert window.slug == "type"


def test_licence_and_card_fill_every_role_at_once_and_one_undo_takes_all_back(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = begun(window)
    kept_away(page, monkeypatch)
    before = window.session.filing
    shown(page, licence(), front(HEAD, "/x/a.jpg"), back(HEAD, "/x/b.jpg"))
    use(page, qtbot)
    filing = window.session.filing
    assert filing.subject.legal_representative.document_number == HEAD.number
    assert filing.person("subject.administrator").document_number == HEAD.number
    assert str(filing.person("subject.administrator").valid_until) == "2039-06-01"
    assert filing.subject.name == COMPANY and filing.subject.city == "深圳市"
    assert {item.slot for item in filing.attachments} == {"business-licence", "id-front", "id-back"}
    window.session.undo()
    assert window.session.filing == before


def test_typed_value_stays_until_the_other_is_chosen(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = begun(window)
    kept_away(page, monkeypatch)
    window.session.put("subject.name", "深圳市别处示例有限公司")
    shown(page, licence())
    row = page.values.rows["subject.name"]
    assert row.is_open and not row.note.isHidden()
    use(page, qtbot)
    assert window.session.filing.subject.name == "深圳市别处示例有限公司"
    row = page.values.rows["subject.name"]
    row.box.setCurrentIndex(1)
    row.box.activated.emit(1)
    use(page, qtbot)
    assert window.session.filing.subject.name == COMPANY


def test_two_documents_that_disagree_are_chosen_between(window: MainWindow) -> None:
    page = begun(window)
    shown(page, licence(), licence("/x/old.jpg", name="深圳市旧名示例有限公司"))
    row = page.values.rows["subject.name"]
    assert row.is_open and "subject.name" not in page.values.chosen
    words = [row.box.itemText(index) for index in range(row.box.count())]
    assert any("old.jpg" in one for one in words) and any("licence.jpg" in one for one in words)


def test_who_is_not_on_the_licence_is_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    page = begun(window)
    shown(page, licence(), front(HEAD, "/x/a.jpg"), front(HELPER, "/x/c.jpg"))
    assert set(page.values.questions) == {"/x/c.jpg"}
    assert not any(path.startswith("websites[0].administrator") for path in page.values.rows)
    box = page.values.questions["/x/c.jpg"]
    index = box.findData("websites[0].administrator")
    box.setCurrentIndex(index)
    box.activated.emit(index)
    assert page.values.chosen["websites[0].administrator.document_number"] == HELPER.number
    assert page.values.chosen[HEAD_NUMBER] == HEAD.number


def test_card_whose_owner_is_told_after_the_first_use_gets_its_place(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = begun(window)
    kept_away(page, monkeypatch)
    shown(page, licence(), front(HEAD, "/x/a.jpg"), front(HELPER, "/x/c.jpg"))
    use(page, qtbot)
    assert not page.use.isEnabled()
    assert page.pile.not_asked_for == [], "whose card it is is still asked above"
    box = page.values.questions["/x/c.jpg"]
    index = box.findData("websites[0].administrator")
    box.setCurrentIndex(index)
    box.activated.emit(index)
    assert page.pile.has_unused, "the picture is still to be placed, whatever is ticked"
    use(page, qtbot)
    owners = {item.of for item in window.session.filing.attachments if item.slot == "id-front"}
    assert "websites[0].administrator" in owners


def test_backs_that_fit_two_cards_are_asked_for(window: MainWindow) -> None:
    number = resident_id("440305", "19860912", "317")
    twin = Somebody("周启明", number, ADDRESS, HEAD.authority, "2020.02.03-2040.02.03")
    page = begun(window)
    page.pile.roles["/x/c.jpg"] = "websites[0].administrator"
    shown(
        page, licence(), front(HEAD, "/x/a.jpg"), front(twin, "/x/c.jpg"),
        back(twin, "/x/d.jpg"), back(HEAD, "/x/e.jpg"),
    )  # fmt: skip
    assert set(page.values.questions) == {"/x/d.jpg", "/x/e.jpg"}
    box = page.values.questions["/x/d.jpg"]
    box.setCurrentIndex(box.findData("/x/c.jpg"))
    box.activated.emit(box.currentIndex())
    # The other one is left for the other card.
    assert not page.values.questions
    assert str(page.values.chosen["websites[0].administrator.valid_until"]) == "2040-02-03"
    assert str(page.values.chosen["subject.legal_representative.valid_until"]) == "2039-06-01"


def test_the_place_on_the_scan_is_marked_for_the_row(window: MainWindow, qtbot: QtBot) -> None:
    page = begun(window)
    shown(page, licence(), front(HEAD, "/x/a.jpg"))
    page.values.rows[HEAD_NUMBER].tick.setFocus()
    QApplication.processEvents()
    assert page.view.marked == 1 and page._view_name.text() == "a.jpg"
    qtbot.mouseClick(page.values.rows["subject.name"], Qt.MouseButton.LeftButton)
    assert page._view_name.text() == "licence.jpg"


def test_passport_fills_name_number_and_birth_and_no_address_is_demanded(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = begun(window, "individual")
    kept_away(page, monkeypatch)
    shown(
        page,
        document(
            "/x/p.jpg", "passport", surname="VAN DER BERG", given_names="ISABELLA",
            number="XX7481846", born_on="1984-02-18", valid_until="2031-10-13",
        ),
    )  # fmt: skip
    use(page, qtbot)
    filing = window.session.filing
    assert filing.subject.name == "VAN DER BERG ISABELLA"
    assert filing.subject.certificate.type == "passport"
    person = filing.person("subject.administrator")
    assert (person.name, person.document_number) == (filing.subject.name, "XX7481846")
    assert str(person.born_on) == "1984-02-18"
    with qtbot.waitSignal(window.session.checked, timeout=10_000):
        window.session.check()
    assert window.session.findings_at("subject.certificate.address") == []


def test_proposals_have_a_reason_and_one_click_each(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = begun(window)
    kept_away(page, monkeypatch)
    domain = document("/x/d.jpg", "domain-certificate", domain=DOMAIN, name=COMPANY)
    shown(page, licence(), domain)
    use(page, qtbot)
    offered = page.proposed.buttons
    assert {"subject.mailing_address", "websites[0].name", "websites[0].home_url"} <= set(offered)
    assert all(
        button.toolTip() or path == "server" for path, all_ in offered.items() for button in all_
    )
    offered["websites[0].name"][0].click()
    page.proposed.buttons["websites[0].home_url"][0].click()
    site = window.session.filing.websites[0]
    assert site.name == "晴川示例科技官方网站" and site.home_url == f"www.{DOMAIN}"
    assert "websites[0].name" not in page.proposed.buttons
    with qtbot.waitSignal(window.session.checked, timeout=10_000):
        window.session.check()
    assert window.session.findings_at("websites[0].name") == []


def test_file_that_says_nothing_is_told_with_its_reason(window: MainWindow) -> None:
    page = begun(window)
    page.pile.left_aside.append(("empty.jpg", Text("The file is empty.", "文件为空。")))
    shown(page, licence())
    words = [one.text() for one in page.values.findChildren(type(page.title))]
    assert any("empty.jpg" in one for one in words) and faults(window) == []


def test_another_filing_begins_with_documents_of_its_own(window: MainWindow) -> None:
    page = begun(window)
    shown(page, licence())
    again = begun(window)
    assert again is not page and again.pile.documents == [] and not again.values.rows


@pytest.mark.parametrize("language", ["en", "zh"])
def test_page_shows_all_its_words(window: MainWindow, language: str, tmp_path: Path) -> None:
    page = begun(window)
    window.session.set_language(language)
    window.resize(1024, 700)
    shown(page, licence(), front(HEAD, "/x/a.jpg"), front(HELPER, "/x/c.jpg"))
    QApplication.processEvents()
    assert faults(window) == []
