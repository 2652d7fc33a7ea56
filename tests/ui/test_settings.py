"""The settings page: every choice holds, and what touches the key asks for the passphrase."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from icpdesk.base.errors import LockedError
from icpdesk.rulebook.packs.pack_file import sign
from icpdesk.rulebook.packs.pack_keys import new_key
from icpdesk.store.backup import restore
from icpdesk.store.store import Store
from tests.support.audit import faults
from tests.support.keychain import MemoryKeychain
from tests.support.own_rules import own_rows
from ui.filing.session import Session
from ui.pages.settings_page import SettingsPage
from ui.panels.settings_panel import SettingsPanel
from ui.window import theme
from ui.window.main_window import MainWindow
from ui.window.preferences import Preferences

OLD, NEW = "four quiet words here", "five other words come here"
LONG = 30_000
ROWS = own_rows()


def settings(window: MainWindow) -> SettingsPage:
    window.menus.actions["settings"].trigger()
    assert window.slug == "settings"
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def rested(panel: SettingsPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(panel.isEnabled, timeout=LONG)


def protect(page: SettingsPage, qtbot: QtBot) -> None:
    page.lock.new.setText(OLD)
    page.lock.again.setText(OLD)
    page.lock.change.click()
    rested(page.lock, qtbot)


def test_language_and_colours_hold_at_once_and_at_the_next_start(window: MainWindow) -> None:
    page = settings(window)
    page.look.language.setCurrentIndex(page.look.language.findData("zh"))
    page.look.dress.setCurrentIndex(page.look.dress.findData("dark"))
    page.look.masked.click()
    assert page.title.text() == "设置" and page.look.heading.text() == "窗口"
    assert theme.current() == theme.colours("dark")
    assert window.session.masked
    again = Session(window.session.desk)
    other = MainWindow(again)
    assert again.language == "zh" and again.masked
    other.deleteLater()
    page.look.dress.setCurrentIndex(page.look.dress.findData("light"))
    page.look.language.setCurrentIndex(page.look.language.findData("en"))


def test_new_filing_begins_with_the_chosen_provider(window: MainWindow) -> None:
    page = settings(window)
    box = page.look.provider
    box.setCurrentIndex(box.findData("tencent"))
    box.activated.emit(box.currentIndex())
    window.home.form.begin()
    assert window.home.form.provider.chosen == "tencent"


def test_lock_follows_the_chosen_minutes(window: MainWindow, qtbot: QtBot) -> None:
    page = settings(window)
    protect(page, qtbot)
    page.lock.minutes.setCurrentIndex(page.lock.minutes.findData(1))
    assert Preferences().lock_minutes == 1
    window._locker.clock._last -= 61
    window._locker.look()
    assert not window.session.desk.is_open
    page.lock.minutes.setCurrentIndex(page.lock.minutes.findData(0))
    window.session.desk.open(OLD)
    window._locker.clock._last -= 100_000
    window._locker.look()
    assert window.session.desk.is_open


def test_passphrase_is_set_and_changed_only_with_the_present_one(
    window: MainWindow, qtbot: QtBot
) -> None:
    page, folder = settings(window), window.session.desk.folder
    assert "no password" in page.lock.about.text()
    protect(page, qtbot)
    assert Store.is_protected(folder) and page.lock.present.isVisible()
    for present, new, again, told in (
        ("something else", NEW, NEW, "password"),
        (OLD, NEW, "not the same", "do not match"),
        (OLD, "short", "short", "8 characters"),
    ):
        page.lock.present.setText(present)
        page.lock.new.setText(new)
        page.lock.again.setText(again)
        page.lock.change.click()
        rested(page.lock, qtbot)
        assert told in page.lock.message.text()
        Store.open(folder, OLD).close()
    page.lock.present.setText(OLD)
    page.lock.new.setText(NEW)
    page.lock.again.setText(NEW)
    page.lock.change.click()
    rested(page.lock, qtbot)
    with pytest.raises(LockedError):
        Store.open(folder, OLD)
    Store.open(folder, NEW).close()
    assert page.lock.new.text() == page.lock.present.text() == ""


def test_keychain_opens_the_store_at_the_next_start_and_not_after_a_lock(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = pytest.importorskip("keyring")
    memory = MemoryKeychain()
    monkeypatch.setattr(keyring, "get_keyring", lambda: memory)
    for name in ("set_password", "get_password", "delete_password"):
        monkeypatch.setattr(keyring, name, getattr(memory, name))
    page = settings(window)
    protect(page, qtbot)
    qtbot.waitUntil(page.lock.keychain.isEnabled, timeout=LONG)
    page.lock.keychain.click()
    rested(page.lock, qtbot)
    assert not memory.kept and page.lock.message.property("role") == "error"
    page.lock.present.setText(OLD)
    qtbot.waitUntil(lambda: not page.lock.keychain.isChecked(), timeout=LONG)
    page.lock.keychain.click()
    rested(page.lock, qtbot)
    assert memory.kept
    window.session.desk.lock()
    qtbot.wait(200)
    assert not window.session.desk.is_open, "locking on purpose asks for the password"
    with qtbot.waitSignal(window.session.desk.opened, timeout=LONG):
        window.gate.try_keychain()


def test_recovery_key_is_a_page_to_print_and_opens_the_store(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = settings(window)
    protect(page, qtbot)
    page.lock.present.setText("guessed wrongly")
    page.lock.recover.click()
    rested(page.lock, qtbot)
    assert not page.lock.recovery.isVisible() and page.lock.message.text()
    page.lock.present.setText(OLD)
    page.lock.recover.click()
    rested(page.lock, qtbot)
    words = page.lock.recovery.words.toPlainText()
    page.lock.recovery.save_to(tmp_path / "key.pdf")
    assert (tmp_path / "key.pdf").read_bytes().startswith(b"%PDF")
    Store.open(window.session.desk.folder, words).close()
    window.go("home")
    settings(window)
    assert page.lock.recovery.words.toPlainText() == "", "shown once"


def test_backup_is_restored_in_place_and_what_was_there_is_kept(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.home.open_sample()
    page, target = settings(window), tmp_path / "all.icpb"
    page.backup.words.setText(NEW)
    page.backup.again.setText(NEW)
    page.backup.back_up(target)
    rested(page.backup, qtbot)
    assert "Written" in page.backup.message.text()
    restore(target, tmp_path / "elsewhere", NEW).close()
    kept = window.session.filing
    window.session.put("subject.name", "后来改的名称有限公司")
    window.session.save()
    window.session.desk.backup_chosen.emit(target)
    gate = window.gate
    QApplication.processEvents()
    assert gate is not None and gate.isVisible() and faults(window) == []
    gate.passphrase.setText("not this one")
    gate.go.click()
    qtbot.waitUntil(lambda: gate.isEnabled() and bool(gate.message.text()), timeout=LONG)
    gate.passphrase.setText(NEW)
    with qtbot.waitSignal(window.session.desk.opened, timeout=LONG):
        gate.go.click()
    assert window.session.desk.cards()[0].subject_name == kept.subject.name
    aside = next(tmp_path.glob("store-before-*"))
    with Store.open(aside) as before:
        assert before.filings.cards()[0].subject_name == "后来改的名称有限公司"


def test_backup_can_be_declined(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.session.desk.backup_chosen.emit(tmp_path / "none")
    with qtbot.waitSignal(window.session.desk.opened, timeout=LONG):
        window.gate.back.click()
    assert window.session.desk.is_open


def test_filings_of_a_client_are_removed_for_good_after_they_were_shown(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.home.open_sample()
    name = window.session.filing.subject.name
    page = settings(window).retention
    assert page._cards == ()
    page.which.setCurrentIndex(page.which.findData("client"))
    assert page.client.currentText() == name and page.found.count() == 1
    assert not page.remove.isEnabled()
    page.sure.click()
    page.remove.click()
    rested(page, qtbot)
    assert not window.session.is_open and window.session.desk.cards() == ()
    assert window.session.desk.store.retention.clients() == ()
    assert page.message.text() and not page.remove.isVisible()


def test_filings_are_due_by_period_and_shown_by_day(window: MainWindow) -> None:
    window.home.open_sample()
    page = settings(window).retention
    page.days.setCurrentIndex(page.days.findData(365))
    assert window.session.desk.store.retention.days == 365
    assert page.found.count() == 0
    page.which.setCurrentIndex(page.which.findData("since"))
    page.day.setDate(page.day.date().addYears(3))
    assert page.found.count() == 1


def test_filings_that_are_due_are_told_when_the_store_is_opened(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.home.open_sample()
    desk = window.session.desk
    window.session.close()
    desk.store.retention.set_days(30)
    old = "UPDATE filings SET updated_at = '2020-01-01T00:00:00+00:00'"
    with desk.store._database.transaction() as connection:
        connection.execute(old)
    desk.lock()
    desk.open()
    assert "1" in window.notice.words.text()
    window.notice.action.click()
    assert window.slug == "settings"
    page = window.page("settings").retention
    assert page.found.count() == 1


def test_everything_about_one_person_goes_into_a_folder(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.home.open_sample()
    person = window.session.filing.websites[0].administrator
    name = person.name if person else window.session.filing.subject.name
    page = settings(window).person
    assert not page.write.isEnabled()
    page.person.setText("Nobody of this name")
    page.disclose(tmp_path / "nothing")
    rested(page, qtbot)
    assert "holds nothing" in page.message.text() and not (tmp_path / "nothing").exists()
    page.person.setText(name)
    page.disclose(tmp_path / "person")
    rested(page, qtbot)
    assert name in next((tmp_path / "person").rglob("filing.json")).read_text("utf-8")


def said_of_remarks(window: MainWindow) -> str:
    found = window.session.findings_at("websites[0].remarks")
    return " ".join(finding.message.en for finding in found)


def test_own_rules_hold_at_once_and_are_dropped(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.home.open_sample()
    page, file = settings(window).rules, tmp_path / "mine.toml"
    file.write_text("[[rules]]\nid = 'no.such-check'\n")
    page.take_rules(file)
    assert page.message.property("role") == "error" and str(file) in page.message.text()
    assert not page.drop.isEnabled()
    file.write_text(ROWS)
    with qtbot.waitSignal(window.session.checked, timeout=LONG):
        page.take_rules(file)
    assert "77" in said_of_remarks(window)
    with qtbot.waitSignal(window.session.checked, timeout=LONG):
        page.drop.click()
    assert "77" not in said_of_remarks(window)


def test_pictures_are_looked_at_anew_by_own_rules(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.home.open_sample()
    window.session.put("attachments", window.session.filing.attachments[:1])
    window.go("pictures")
    gallery = window.page("pictures").gallery
    qtbot.waitUntil(lambda: bool(gallery.looks) and not gallery.busy, timeout=120_000)
    before = [f.rule for look in gallery.looks.values() for f in look.report.findings]
    assert "scan.dark" not in before
    file = tmp_path / "mine.toml"
    file.write_text(own_rows("scan.dark", "at_least = 1.1", "blank = 0.05"))
    settings(window).rules.take_rules(file)
    qtbot.waitUntil(lambda: bool(gallery.looks) and not gallery.busy, timeout=120_000)
    said = [f for look in gallery.looks.values() for f in look.report.findings]
    assert "scan.dark" in {finding.rule for finding in said}
    gallery.close()


def test_pack_is_taken_only_when_its_key_is_trusted(window: MainWindow, tmp_path: Path) -> None:
    private, public = new_key()
    pack, key = tmp_path / "pack.toml", tmp_path / "publisher.pem"
    pack.write_bytes(sign(ROWS, private, name="north", version="1", expires=date(2199, 1, 1)))
    key.write_bytes(public)
    page = settings(window).rules
    page.take_pack(pack)
    assert "trust" in page.message.text() and page.packs.count() == 0
    page.take_key(key)
    page.take_pack(pack)
    assert page.packs.item(0).text().startswith("north 1")
    page.packs.setCurrentRow(0)
    page.remove.click()
    assert page.packs.count() == 0


@pytest.mark.parametrize("language", ["en", "zh"])
def test_everything_on_the_page_can_be_read_with_a_passphrase_too(
    window: MainWindow, qtbot: QtBot, language: str
) -> None:
    window.home.open_sample()
    page = settings(window)
    protect(page, qtbot)
    window.session.set_language(language)
    for which in ("due", "since", "client"):
        page.retention.which.setCurrentIndex(page.retention.which.findData(which))
        QApplication.processEvents()
        assert faults(window) == [], which
