"""Versions, autosaves, differences, rejections: what an agency looks up after a filing came back."""

from __future__ import annotations

from pathlib import Path

import pytest

from icpdesk.base.errors import InputError, LockedError
from icpdesk.model import Filing, Person, Subject, Website
from icpdesk.model.difference import Change, differences
from icpdesk.store import filings as filings_module
from icpdesk.store.autolock import AutoLock
from icpdesk.store.store import Store

START = "2026-11-24T08:00:00.000+00:00"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "s", None)


def named(name: str) -> Filing:
    return Filing(province="guangdong", subject=Subject(name=name))


def at(monkeypatch: pytest.MonkeyPatch, clock: str) -> None:
    monkeypatch.setattr(filings_module, "_now", lambda: f"2026-11-24T{clock}.000+00:00")


def test_a_keystroke_a_second_makes_one_version_a_sitting(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, "08:00:00")
    stored = store.filings.create(named(""))
    for second in range(1, 59):
        at(monkeypatch, f"08:00:{second:02d}")
        stored = store.filings.save(
            stored.id, named("甲" * second), base_revision=stored.revision, autosave=True
        )
    at(monkeypatch, "08:30:00")
    stored = store.filings.save(
        stored.id, named("乙"), base_revision=stored.revision, autosave=True
    )
    history = store.filings.history(stored.id)
    assert [len(store.filings.version(stored.id, v.revision).subject.name) for v in history] == [
        1,
        58,
        0,
    ]
    assert history[1].since.endswith("08:00:01.000+00:00")
    assert history[1].at.endswith("08:00:58.000+00:00")


def test_autosaves_of_two_people_stay_apart_and_saving_on_purpose_keeps_one(store: Store) -> None:
    stored = store.filings.create(named(""))
    for name, who in (("甲", "li"), ("乙", "wang"), ("丙", "wang")):
        stored = store.filings.save(
            stored.id, named(name), base_revision=stored.revision, who=who, autosave=True
        )
    kept = store.filings.save(
        stored.id, named("丙"), base_revision=stored.revision, who="wang", note="sent to Ms Zhao"
    )
    assert kept.revision == stored.revision
    stored = store.filings.save(
        stored.id, named("丁"), base_revision=stored.revision, who="wang", autosave=True
    )
    names = [
        (store.filings.version(stored.id, v.revision).subject.name, v.who, v.note)
        for v in store.filings.history(stored.id)
    ]
    assert names == [
        ("丁", "wang", ""),
        ("丙", "wang", "sent to Ms Zhao"),
        ("甲", "li", ""),
        ("", "", "created"),
    ]


def test_ticks_are_kept_beside_the_filing_and_make_no_version(store: Store) -> None:
    stored = store.filings.create(named("甲"))
    ticked = store.filings.save(
        stored.id, named("甲"), base_revision=1, notes={"reviewed": {"subject.name": "甲"}}
    )
    assert ticked.revision == 2 and len(store.filings.history(stored.id)) == 1
    assert store.filings.load(stored.id).notes == {"reviewed": {"subject.name": "甲"}}
    with pytest.raises(LockedError):
        store.filings.save(stored.id, named("甲"), base_revision=1, notes={})


def test_restoring_brings_back_the_pictures_of_that_time(store: Store) -> None:
    stored = store.filings.create(named("甲"))
    store.files.put(stored.id, "id.jpg", b"old")
    stored = store.filings.save(stored.id, named("甲"), base_revision=1)
    assert stored.revision == 2, "a new picture alone is a version"
    store.files.put(stored.id, "id.jpg", b"new")
    store.files.put(stored.id, "more.jpg", b"more")
    stored = store.filings.save(stored.id, named("乙"), base_revision=2)
    assert {change.path for change in store.filings.changes(stored.id, 2, 3)} == {
        "subject.name",
        "files/id.jpg",
        "files/more.jpg",
    }
    store.filings.restore(stored.id, 2)
    assert store.files.get(stored.id, "id.jpg") == b"old"
    assert [file.name for file in store.files.names(stored.id)] == ["id.jpg"]
    store.filings.restore(stored.id, 3)
    assert store.files.get(stored.id, "more.jpg") == b"more"
    assert store.filings.forget_history(stored.id) == 4
    assert len(store.filings.history(stored.id)) == 1


def test_difference_names_every_field_and_nothing_else() -> None:
    old = Filing(
        subject=Subject(name="甲", administrator=Person(mobile="13800138000")),
        websites=(Website(name="一"),),
    )
    new = old.changed(
        {
            "subject": old.subject.changed({"name": "乙"}),
            "websites": (Website(name="一", languages=("zh",)), Website(name="二")),
        }
    )
    assert differences(old, old) == ()
    assert differences(old, new) == (
        Change("subject.name", "甲", "乙"),
        Change("websites[0].languages", "", "zh"),
        Change("websites[1].name", "", "二"),
    )
    assert [(change.old, change.new) for change in differences(new, old)] == [
        ("乙", "甲"),
        ("zh", ""),
        ("二", ""),
    ]


def test_rejection_log_of_a_filing(store: Store) -> None:
    stored = store.filings.create(named("甲"))
    first = store.rejections.add(
        stored.id, " 网站名称不规范 ", places=["websites[0].name"], who="li"
    )
    store.rejections.add(stored.id, "照片背景不清晰")
    store.rejections.set_resolved(first.id)
    told = store.rejections.of(stored.id)
    assert [(one.message, bool(one.resolved_at)) for one in told] == [
        ("网站名称不规范", True),
        ("照片背景不清晰", False),
    ]
    assert told[0].places == ("websites[0].name",)
    with pytest.raises(InputError, match="empty"):
        store.rejections.add(stored.id, " ")
    with pytest.raises(InputError, match="no such filing"):
        store.rejections.add("nobody", "text")
    store.retention.purge([stored.id])
    assert store.rejections.all() == ()


def test_a_locked_store_tells_nothing_until_it_is_unlocked(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "p", "four words nobody guesses")
    stored = store.filings.create(named("甲"))
    store.lock()
    store.lock()
    assert store.locked
    with pytest.raises(LockedError, match="locked"):
        store.filings.cards()
    with pytest.raises(LockedError, match="locked"):
        store.filings.save(stored.id, named("乙"), base_revision=1)
    with pytest.raises(LockedError, match="locked"):
        store.change_passphrase("another passphrase")
    with pytest.raises(LockedError, match="wrong"):
        store.unlock("four words somebody guesses")
    assert store.locked
    store.unlock("four words nobody guesses")
    assert store.filings.load(stored.id).filing == named("甲")


def test_auto_lock_counts_from_the_last_touch() -> None:
    now = [0.0]
    lock = AutoLock(5, clock=lambda: now[0])
    now[0] = 299
    assert not lock.due
    lock.touch()
    now[0] = 598
    assert not lock.due and lock.seconds_left == 1
    now[0] = 599
    assert lock.due
    lock.minutes = 0
    assert not lock.due and lock.seconds_left == float("inf")
