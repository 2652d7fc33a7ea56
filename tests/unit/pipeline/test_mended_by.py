"""A check says itself how its fault is mended: one place for window, batch and export."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from icpdesk.base.sources import HeldFiles
from icpdesk.base.text import Text
from icpdesk.checks import registry
from icpdesk.checks.registry import Check, load, mended_by
from icpdesk.model import Attachment, Filing, Finding, Severity
from icpdesk.pictures.album import Album
from icpdesk.pipeline.inspect import inspect_one
from icpdesk.pipeline.mend import UPRIGHT, mends_for
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.loader import read_rules
from icpdesk.rulebook.rows import Rule
from tests.support import specimens
from tests.support.filings import DAY


@pytest.fixture
def new_check() -> Iterator[str]:
    """A check of pictures that finds a fault in each and says that turning takes it away."""
    check = Check(
        "scan.example-fault",
        states=Text("The example holds.", "示例成立。"),
        why=Text("It is an example.", "仅为示例。"),
        mend=Text("Turn it.", "请旋转。"),
        mended_by="upright",
    )

    def look(case: registry.PictureCase, rule: Rule) -> Iterator[Finding]:
        yield rule.fault(case.where, Text("An example fault.", "示例问题。"))

    look.__module__ = "icpdesk.checks.scan.example"
    check.look(look)
    load.cache_clear()
    yield check.id
    del registry._CHECKS[check.id]
    load.cache_clear()


def test_a_new_mendable_fault_is_one_place(new_check: str, tmp_path) -> None:
    rows = tmp_path / "rules.toml"
    rows.write_text(
        f'[sources.example]\ntitle = "An example"\nas_of = 2026-11-30\n'
        f'[[rules]]\nid = "{new_check}"\nseverity = "error"\nsources = ["example"]\n'
        'slots = ["@cards"]\n',
        "utf-8",
    )
    book = Rulebook(extra=[("example", read_rules(rows, {}, layer=2))])
    assert mended_by(new_check) == "upright"
    item = Attachment(slot="id-front", of="subject", file="a.jpg")
    data = specimens.jpeg(specimens.card("居民身份证", (("姓名", "张三"),)), 90)
    report = inspect_one(item, Album(HeldFiles({"a.jpg": data})), case=Case(Filing(), book, DAY))
    (found,) = [one for one in report.findings if one.rule == new_check]
    assert found.severity is Severity.INFO, "the export turns it by itself"
    assert UPRIGHT in mends_for([found], "card")


def test_what_nothing_honest_mends_is_not_offered() -> None:
    for rule in ("photo.clothing-colour", "scan.blurred", "photo.several-faces", "no.such-rule"):
        assert mended_by(rule) is None
