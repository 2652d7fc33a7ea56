"""Every type of filing in every province: what ``new`` makes and a user fills in passes."""

from __future__ import annotations

import pytest

from icpdesk.base.sources import FolderFiles
from icpdesk.model import Severity
from icpdesk.pipeline.check import check
from icpdesk.rulebook.book import shipped
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
