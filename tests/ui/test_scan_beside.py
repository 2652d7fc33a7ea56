"""While a field is edited the scan that it comes from stands beside it in a wide window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from icpdesk.intake.blank import blank_filing
from icpdesk.model import Attachment
from icpdesk.model.place import Place
from icpdesk.pipeline.beside import scan_of
from icpdesk.rulebook.book import shipped
from tests.support import dropped
from tests.support.audit import faults
from tests.support.filings import DAY
from ui.pages.form_page import FormPage
from ui.window.main_window import MainWindow

LONG = 60_000


@pytest.mark.slow
def test_scan_of_the_field_is_shown_with_its_place_and_can_be_put_away(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1366, 768)
    session = window.session
    session.open(session.desk.add_blank("guangdong", "enterprise", "aliyun", session.book))
    session.put_file("pictures/l.pdf", dropped.pdf("营业执照", dropped.licence_rows()))
    session.put(
        "attachments", (Attachment(slot="business-licence", of="subject", file="pictures/l.pdf"),)
    )
    window.go("subject")
    window.activateWindow()
    page = window.page("subject")
    assert isinstance(page, FormPage)
    page.rows["subject.certificate.number"].take_focus()
    qtbot.waitUntil(lambda: bool(page._scan and page._scan.isVisible()), timeout=LONG)
    scan = page._scan
    assert scan.view.marked == 1 and 0.25 < scan.width() / page.width() < 0.4
    QApplication.processEvents()
    assert faults(window) == [] and page.rows["subject.certificate.number"].isVisible()
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: not scan.isVisible(), timeout=5_000)
    window.resize(1366, 768)
    qtbot.waitUntil(scan.isVisible, timeout=5_000)
    window.menus.actions["beside"].trigger()
    assert not scan.isVisible() and not window.preferences.scan_beside
    window.menus.actions["beside"].trigger()
    assert scan.isVisible()


def test_each_field_has_the_picture_that_it_is_read_from() -> None:
    filing = blank_filing("guangdong", "enterprise", "aliyun", shipped(), DAY)
    filing = Place("subject.legal_representative.name").put(filing, dropped.HEAD.name)
    filing = Place("subject.legal_representative.document_number").put(filing, dropped.HEAD.number)
    lying = [
        ("business-licence", "subject"), ("id-front", "subject.administrator"),
        ("id-back", "subject.administrator"), ("domain-certificate", "websites[0].domains[0]"),
    ]  # fmt: skip
    held = tuple(Attachment(slot=slot, of=of, file=f"{slot}.jpg") for slot, of in lying)
    filing = filing.changed({"attachments": held})
    for path, slot in (
        ("subject.name", "business-licence"),
        ("subject.legal_representative.name", "id-front"),
        ("subject.administrator.valid_until", "id-back"),
        ("websites[0].administrator.document_number", "id-front"),
        ("websites[0].domains[0].holder", "domain-certificate"),
        ("server.months", ""),
    ):
        found = scan_of(filing, Place(path))
        assert (found.slot if found else "") == slot, path
