"""Every type of filing in every province: what ``new`` makes and a user fills in passes."""

from __future__ import annotations

import pytest

from icpdesk.base.sources import FolderFiles
from icpdesk.intake.blank import blank_filing
from icpdesk.model import Severity
from icpdesk.pipeline.check import check
from icpdesk.pipeline.form_shape import unanswered
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.fields import STEPS
from tests.support.edit import put
from tests.support.filings import DAY
from tests.support.types import NINE, filled

REFUSED = {
    ("jiangsu", "change-subject"),
    ("jiangsu", "change-website"),
    ("jiangsu", "cancel-website"),
}


@pytest.mark.parametrize("slug", NINE)
def test_a_filled_filing_of_each_type_passes_in_every_province(slug, tmp_path) -> None:
    wrong = []
    for province in shipped().province_slugs:
        for nature in ("enterprise", "individual"):
            filing = filled(province, nature, slug)
            for item in filing.attachments:
                (tmp_path / item.file).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / item.file).touch()
            report = check(filing, files=FolderFiles(tmp_path), as_of=DAY, pictures=False)
            errors = [(f.rule, f.where, f.message.en) for f in report.at(Severity.ERROR)]
            if (province, slug) in REFUSED:
                assert [e[0] for e in errors] == ["order.change-refused"], (province, errors)
            elif errors:
                wrong.append((province, nature, errors))
            wrong += [
                (province, nature, f.rule, f.where)
                for f in report.findings
                if f.rule == "order.field-missing"
            ]
    assert not wrong


@pytest.mark.parametrize("slug", ["change-access", "cancel-website", "cancel-subject"])
def test_an_app_that_ends_or_moves_needs_no_app_data(slug) -> None:
    filing = put(filled("hubei", "enterprise", slug, "ucloud"), websites__0__service_type="app")
    assert not [f for f in check(filing, as_of=DAY, pictures=False).findings if "app." in f.rule]


@pytest.mark.parametrize("slug", NINE)
def test_the_form_waits_only_for_what_the_check_demands(slug) -> None:
    """What is left when everything that the check asks for is filled in: nothing in smaller types."""
    filing = filled("hubei", "enterprise", slug)
    filing = put(filing, subject__remarks="", history__open_order=False)
    case = Case(filing, shipped(), DAY)
    waiting = {field.path for field, _ in unanswered(case, STEPS)}
    demanded = {
        pattern
        for rule in case.book.select(filing, DAY)
        if rule.id == "order.field-missing"
        for pattern in rule["fields"]
    }
    empty = blank_filing("hubei", "enterprise", "aliyun", shipped(), DAY, slug)
    asked = {field.path for field, _ in unanswered(Case(empty, shipped(), DAY), STEPS)}
    if slug in ("first", "new-website", "new-access"):
        assert "subject.certificate.address" in asked
        return
    assert not waiting
    of_order = {"history.open_order", "history.subject_number", "history.filed_websites"}
    of_order |= {"server.public_ip", "server.in_mainland"}
    assert asked <= demanded | of_order and "history.subject_number" in asked


def test_a_changed_field_is_waited_for() -> None:
    filing = filled("hubei", "enterprise", "change-subject")
    filing = put(filing, subject__mailing_address="")
    waiting = {field.path for field, _ in unanswered(Case(filing, shipped(), DAY), STEPS)}
    assert waiting == {"subject.mailing_address"}
