"""The cross-check matrix: typed values beside pictures, papers, certificates and other clients."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from icpdesk.batch.outcome import Outcome
from icpdesk.batch.summary import summary_bytes
from icpdesk.checks.clients.clients_index import ClientsIndex
from icpdesk.checks.cross_check import matrix_of
from icpdesk.model.matrix import OTHER_CLIENTS, Matrix
from icpdesk.pictures.picture import Picture
from icpdesk.reading.compare import folded
from icpdesk.reading.documents import ReadField, Reading, read_document
from tests.support import specimens
from tests.support.filings import clean_filing

FILING = clean_filing("guangdong")
PLACE, DOMAIN = next(iter(FILING.domains()))
CERTIFICATE = [
    ("域名", DOMAIN.name),
    ("域名所有者", "示例甲有限公司"),
    ("注册日期", "2024年03月01日"),
    ("到期日期", "2031年03月01日"),
]


def agreements(matrix: Matrix, place: str) -> dict[str, str]:
    return {
        cell.source: cell.agreement
        for row in matrix.rows
        if row.place == place
        for cell in row.cells
    }


def test_domain_certificate_is_read() -> None:
    image = specimens.photographed(specimens.paper("域名注册证书", CERTIFICATE))
    fields = read_document(Picture(specimens.jpeg(image, 90)), "domain-certificate").fields
    assert {name: item.value for name, item in fields.items()} == {
        "domain": DOMAIN.name,
        "name": "示例甲有限公司",
        "registered_on": "2024-03-01",
        "valid_until": "2031-03-01",
    }


def test_holder_of_another_name_is_a_contradiction() -> None:
    other = FILING.subject.name + "分店"
    read = {"domain": ReadField(DOMAIN.name, 1.0), "name": ReadField(other, 1.0)}
    readings = {("domain-certificate", PLACE): Reading("domain-certificate", read)}
    matrix = matrix_of(FILING, readings, {})
    assert agreements(matrix, f"{PLACE}.name") == {"domain-certificate": "equal"}
    assert agreements(matrix, f"{PLACE}.holder") == {"domain-certificate": "differs"}
    assert [row.place for row in matrix.rows if row.contradicted] == [f"{PLACE}.holder"]


def test_value_that_is_not_found_on_a_signed_paper_is_unknown_not_different() -> None:
    matrix = matrix_of(FILING, {}, {"commitment": folded(f"承诺书 {FILING.subject.name} 承诺")})
    assert agreements(matrix, "subject.name") == {"commitment": "equal"}
    assert agreements(matrix, f"{PLACE}.name") == {"commitment": "unknown"}


def test_value_of_another_client_is_a_contradiction() -> None:
    others = ClientsIndex()
    others.add("domain", DOMAIN.name, "示例乙有限公司")
    matrix = matrix_of(FILING, {}, {}, others)
    assert agreements(matrix, f"{PLACE}.name") == {OTHER_CLIENTS: "differs"}
    assert matrix.sources == (OTHER_CLIENTS,)


def test_summary_has_a_sheet_of_it() -> None:
    others = ClientsIndex()
    others.add("domain", DOMAIN.name, "=示例乙")
    rows = matrix_of(FILING, {}, {}, others).as_json()
    book = load_workbook(io.BytesIO(summary_bytes([Outcome("甲", 2, "errors", matrix=rows)])))
    told = [cell.value for cell in book["cross-check"][2]]
    assert told == [
        2, "甲", f"{PLACE}.name", DOMAIN.name, OTHER_CLIENTS, "'=示例乙", "不一致 differs",
    ]  # fmt: skip
