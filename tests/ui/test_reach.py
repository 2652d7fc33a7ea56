"""Everything that the core knows can be reached in the window, and the window computes none of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from icpdesk.base.sources import FolderFiles
from icpdesk.checks import registry, runner
from icpdesk.model import Filing, Finding, Place
from icpdesk.papers.papers import papers_for
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.fields import choices_of, fields, fields_for
from icpdesk.rulebook.papers import paper_rows, signed_slots
from icpdesk.rulebook.rows import Rule
from tests.rules.scope import day_of, filing_for
from tests.rules.spoilers import SPOILERS, others_with
from tests.support.edit import put, with_value
from tests.support.filings import clean_filing
from ui.widgets.search_box import SearchBox
from ui.window.finding_places import place_of
from ui.window.main_window import MainWindow
from ui.window.steps import STEPS

UI = Path(__file__).parents[2] / "ui"
BOOK = shipped()
CHECKS = registry.load(*registry.FILING_AREAS)


def first_rows() -> list[Rule]:
    """One row of each check about a filing."""
    rows: dict[str, Rule] = {}
    for rule in BOOK.rules():
        if rule.id in CHECKS and rule.known:
            rows.setdefault(rule.id, rule)
    return list(rows.values())


@cache
def pool() -> tuple[Filing, ...]:
    """Filings that between them ask for everything: one for each row that asks for a field or paper."""
    asking = {name for field in fields(BOOK) for name in field.asked_by} | {"papers.missing"}
    rows = [rule for rule in BOOK.rules() if rule.id in asking and rule.known]
    company = clean_filing("guangdong", manager=True)
    kinds = [term.slug for term in BOOK.vocabulary("filing_types")]
    return (
        *(filing_for(rule) for rule in rows),
        *(put(company, filing_type=kind) for kind in kinds),
        *(put(company, subject__business_scope=words) for words in _TOPICS),
        *(put(company, websites__0__service_type=kind) for kind in ("app", "mini-programme")),
        put(clean_filing("hubei", manager=True), subject__name="武汉市晴川示例店（个体工商户）"),
        _led_from_abroad("hebei"),
        _led_from_abroad("shanghai"),
    )


_TOPICS = ("互联网新闻信息服务", "校外培训", "小额贷款", "营业性演出")


def _led_from_abroad(province: str) -> Filing:
    """An organisation whose legal representative has a passport and who is not in charge of it."""
    filing = put(
        clean_filing(province, manager=True),
        subject__legal_representative__document_type="passport",
        subject__legal_representative__document_number="X1234567",
    )
    other = filing.person("websites[0].administrator")
    return with_value(filing, "subject.administrator", other)


def day(filing: Filing) -> date:
    return filing.submit_on or date.today()


def slugs(box: SearchBox) -> set[str]:
    return {box.itemData(row) for row in range(box.count())}


@cache
def covering(wanted: str) -> tuple[Filing, ...]:
    """As few filings of the pool as show every field, or every paper, that any of them shows."""
    asked = {
        "fields": lambda one: {
            field.path
            for field in fields_for(Case(one, BOOK, day(one)))
            if not field.services or any(map(field.asked_of, one.websites))
        },
        "papers": lambda one: {plan.row.slug for plan in papers_for(Case(one, BOOK, day(one)))},
    }[wanted]
    kept: list[Filing] = []
    seen: set[str] = set()
    for filing in sorted(pool(), key=lambda one: -len(asked(one))):
        if asked(filing) - seen:
            kept.append(filing)
            seen |= asked(filing)
    return tuple(kept)


def opened(window: MainWindow, filing: Filing) -> None:
    window.session.close()
    window.session.open(window.session.desk.add(filing))


def test_provinces_natures_and_providers_can_all_be_chosen(window: MainWindow) -> None:
    form = window.home.form
    form.begin()
    for box, name in (
        (form.province, "provinces"), (form.nature, "natures"), (form.provider, "providers"),
        (window.page("settings").look.provider, "providers"),
    ):  # fmt: skip
        assert slugs(box) == {term.slug for term in choices_of(BOOK, name)}, name


def test_every_field_has_an_editor_on_a_page(window: MainWindow) -> None:
    shown: set[str] = set()
    for filing in covering("fields"):
        opened(window, filing)
        for step in (one for one in STEPS if one.fields):
            page = window.page(step.slug)
            for card in page._shape:
                if card.taken_over:
                    page._unfold(f"{card.step} {card.place}")
            assert all(row.editor.accessibleName() for row in page.rows.values())
            shown |= {Place(path).pattern for path in page.rows}
    assert shown == {field.path for field in fields(BOOK)}


def test_every_upload_slot_can_be_filled(window: MainWindow) -> None:
    """Places that are asked for are in the list; a menu offers all others."""
    wanted = {term.slug for term in BOOK.vocabulary("slots")}
    opened(window, pool()[0])
    window.go("pictures")
    page = window.page("pictures")
    page.more.aboutToShow.emit()
    offered = {
        action.data()[0] for owner in page.more.actions() for action in owner.menu().actions()
    }
    listed = {place.slot for place in page.gallery.slots()}
    assert page.slots.count() == len(page.gallery.slots())
    assert offered | listed == wanted


def test_every_paper_is_made_on_its_page(window: MainWindow) -> None:
    made: set[str] = set()
    for filing in covering("papers"):
        opened(window, filing)
        window.go("papers")
        page = window.page("papers")
        assert page.list.count() >= len(page.plans)
        made |= {plan.row.slug for plan in page.plans}
    assert made == {row.slug for row in paper_rows(BOOK)}


def findings_of(rule: Rule, folder: Path) -> Iterator[tuple[Filing, Finding]]:
    """(broken filing, what a check says of it)."""
    good = filing_for(rule)
    clients = rule.id.startswith("clients.")
    bad = good if clients else SPOILERS[rule.id](good, rule)
    case = registry.FilingCase(
        filing=bad, book=BOOK, day=day_of(rule), files=FolderFiles(folder),
        others=others_with(good) if clients else None,
    )  # fmt: skip
    for finding in runner.run(case, [rule], CHECKS)[0]:
        yield bad, finding


@pytest.mark.slow
def test_every_finding_about_a_filing_leads_to_a_page(window: MainWindow, tmp_path: Path) -> None:
    lost: list[str] = []
    known: set[tuple[str, bool]] = set()
    for rule in first_rows():
        found = next(findings_of(rule, tmp_path), None)
        if found is None:
            assert rule.id.startswith("clients."), "only these may need pictures of other clients"
            continue
        filing, finding = found
        where = (Place(finding.where).pattern, "slot" in finding.measured)
        if where in known:  # Pages are the same for every check of a field.
            continue
        known.add(where)
        opened(window, filing)
        window.go("help")
        place = place_of(finding, window.session)
        window.go_to(place)
        slot = place.partition("@")[0]
        pictured = "@" in place or slot in BOOK.vocabulary("slots")
        home = "papers" if slot in signed_slots(Case(filing, BOOK, day(filing))) else "pictures"
        if (window.slug != home) if pictured else (window.slug in ("help", "papers", "pictures")):
            lost.append(f"{rule.id}: {finding.where} led to {window.slug}")
    assert lost == []


def test_every_check_of_pictures_is_about_slots_that_can_be_filled() -> None:
    slots = {term.slug for term in BOOK.vocabulary("slots")}
    for rule in BOOK.rules():
        assert set(rule.scope.slots) <= slots, rule.id


FORBIDDEN = {
    "icpdesk.numbers": "formats and check digits are judged by the core",
    "icpdesk.checks": "findings come from check and the pictures' looks",
    "icpdesk.pictures.measures": "pixels are measured by the core",
    "icpdesk.pictures.mend": "pictures are mended through icpdesk.pictures",
    "icpdesk.base.workdays": "working days are counted by the core",
    "cv2": "pixels are measured by the core",
    "numpy": "pixels are measured by the core",
    "onnxruntime": "pictures are read by the core",
}
DATE_ARITHMETIC = {"timedelta", "addDays", "addMonths", "addYears", "daysTo"}
PATTERNS_ELSEWHERE = {"help_page.py", "theme.py"}
"""Files that look for patterns in the README, in names of packages and in sheets of style."""


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


SOURCES = [(path, ast.parse(path.read_text("utf-8"))) for path in sorted(UI.rglob("*.py"))]
"""Parsed while the tests are collected: Python 3.11 parses in one thread at a time only."""


def test_window_takes_what_the_core_computes_and_computes_none_of_it() -> None:
    wrong = [
        f"{path.name} imports {name}: {why}"
        for path, tree in SOURCES
        for name in imports(tree)
        for forbidden, why in FORBIDDEN.items()
        if name == forbidden or name.startswith(f"{forbidden}.")
    ]
    assert wrong == []


def test_window_reckons_with_no_dates() -> None:
    """Deadlines and validity are the core's; the window may show a day and ask for today's."""
    wrong = []
    for path, tree in SOURCES:
        for node in ast.walk(tree):
            name = getattr(node, "id", getattr(node, "attr", ""))
            if name in DATE_ARITHMETIC or (
                isinstance(node, ast.alias) and node.name in DATE_ARITHMETIC
            ):
                wrong.append(f"{path.name}:{node.lineno}: {name or node.name}")
    assert wrong == []


def test_window_looks_into_no_value_with_a_pattern() -> None:
    users = {path.name for path, tree in SOURCES if "re" in set(imports(tree))}
    assert users <= PATTERNS_ELSEWHERE


def test_files_are_chosen_in_one_way_that_leaves_no_trace() -> None:
    users = {
        path.name for path, tree in SOURCES if "PySide6.QtWidgets.QFileDialog" in imports(tree)
    }
    assert users == {"choose.py"}


def test_forbidden_names_are_seen_where_they_are_used() -> None:
    """The tests above would find an offence."""
    tree = ast.parse(
        "from icpdesk.numbers import mobile\nfrom datetime import timedelta\nimport re"
    )
    assert {"icpdesk.numbers.mobile", "datetime.timedelta", "re"} <= set(imports(tree))
    core = [name.replace(".", "/") for name in FORBIDDEN if name.startswith("icpdesk.")]
    assert all((UI.parent / name).is_dir() or (UI.parent / f"{name}.py").is_file() for name in core)
