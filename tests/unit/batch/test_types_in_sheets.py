"""Clients' sheets with every type of filing, and with what is filed today beside what it becomes."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from icpdesk.batch.sheet import read_sheet
from icpdesk.batch.template import template_bytes
from icpdesk.model import FiledValue
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.filing_types import offered
from tests.support.types import NINE

BOOK = shipped()
TYPES = BOOK.vocabulary("filing_types")


def sheet(folder: Path, head: list[str], *rows: list[str]) -> Path:
    path = folder / "clients.csv"
    path.write_text("\n".join(",".join(row) for row in (head, *rows)) + "\n", "utf-8")
    return path


@pytest.mark.parametrize("heading", ["备案类型", "业务类型", "办理事项", "订单类型", "filing_type"])
def test_each_type_is_read_by_its_names(heading: str, tmp_path: Path) -> None:
    kinds = offered(TYPES)
    rows = [[kind.slug, f"甲{n}有限公司", kind.name.zh] for n, kind in enumerate(kinds)]
    read = read_sheet(sheet(tmp_path, ["客户", "主办单位名称", heading], *rows), BOOK)
    found = [client.filing.filing_type for client in read.clients if client.filing]
    assert found == [kind.slug for kind in kinds] and set(NINE) <= set(found)
    assert not [cell for client in read.clients for cell in client.open_cells]


def test_the_words_of_every_provider_name_a_type() -> None:
    for slug in BOOK.provider_slugs:
        names = dict(BOOK.provider(slug).table["type_names"])
        names.pop("sources")
        for kind, name in names.items():
            term = TYPES.find(name)
            assert term is not None, (slug, name)
            # One provider has one button for both changes of the subject.
            assert term.slug == kind or list(names.values()).count(name) > 1, (slug, name)


def test_an_old_value_stands_in_a_column_of_its_own(tmp_path: Path) -> None:
    head = ["客户", "备案类型", "主办单位名称", "原主办单位名称", "变更前通信地址", "通信地址"]
    row = ["甲", "变更备案", "新名有限公司", "旧名有限公司", "旧路1号", "新路2号"]
    head, row = [*head, "原域名", "域名"], [*row, "a.cn、b.cn", "a.cn"]
    (client,) = read_sheet(sheet(tmp_path, head, row), BOOK).clients
    assert client.filing is not None and not client.open_cells
    assert client.filing.filed == (
        FiledValue(field="subject.name", value="旧名有限公司"),
        FiledValue(field="subject.mailing_address", value="旧路1号"),
        FiledValue(field="websites[0].domains", value="a.cn、b.cn"),
    )
    assert client.filing.subject.name == "新名有限公司"
    assert client.filing.subject.mailing_address == "新路2号"
    assert client.filing.websites[0].domains[0].name == "a.cn"


def test_the_template_offers_the_types_and_says_how_to_name_old_values() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_bytes(BOOK)))
    lists = {str(cell.value) for row in book["lists"].iter_rows() for cell in row}
    assert {kind.name.zh for kind in offered(TYPES)} <= lists
    assert TYPES["cancel"].name.zh not in lists
    rules = " ".join(str(cell.value) for row in book["rules"].iter_rows() for cell in row)
    assert "原主办单位名称" in rules
