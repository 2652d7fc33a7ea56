"""Business licence (营业执照) and the certificates of other organisations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from icpdesk.numbers import registration_number, uscc
from icpdesk.reading.fields import ReadField
from icpdesk.reading.kinds import DocumentKind, Found
from icpdesk.reading.labels import values_behind
from icpdesk.reading.rows import Cell, Row, Run
from icpdesk.reading.values import as_han, day, number, only, person_name, span, standardised, text

_ORGANISATION = re.compile(r"公司|合伙企业|委派|中心[(（]")
_DELEGATE = re.compile(r"委派代表[:：]?|委派[:：]")
_CODE = ("统一社会信用代码", "社会信用代码", "信用代码")
_STARS = frozenset("*＊※×★☆メ")
"""Asterisks, and what the reader takes them for."""
_NAMELESS = re.compile(
    r"[*＊※×★☆メ]{1,12}|[-—_/\\·.]{2,12}|无(?:字号|名称)?|[未没](?:有|起|核准|使用)字号"
)
"""What stands in the place of a name (字号) that an individual business does not have."""
BUSINESS = {
    "code": _CODE,
    "registration_number": ("工商注册号", "注册号"),
    "name": ("企业名称", "名称", "字号名称"),
    "type": ("主体类型", "组成形式", "类型"),
    "legal_representative": ("法定代表人", "负责人", "经营者", "投资人", "执行事务合伙人"),
    "business_scope": ("经营范围",),
    "address": ("住所", "经营场所", "主要经营场所", "营业场所"),
    "established_on": ("成立日期", "注册日期"),
    "validity": ("营业期限", "经营期限", "合伙期限", "存续期限", "有效期限", "有效期至", "有效期"),
    "capital": ("注册资本", "资金数额"),
    "authority": ("登记机关",),
}
ORGANISATION = {
    "code": _CODE,
    "name": ("单位名称", "机构名称", "律师事务所", "名称"),
    "type": ("机构性质", "单位类型", "类型"),
    "legal_representative": ("法定代表人", "负责人", "主要负责人"),
    "business_scope": ("宗旨和业务范围", "业务范围"),
    "address": ("住所", "地址", "机构地址"),
    "established_on": ("成立日期", "登记日期", "发证日期"),
    "validity": ("有效期限", "有效期自", "有效期至", "有效期"),
    "capital": ("开办资金", "注册资金", "原始基金数额"),
    "authority": ("举办单位", "登记管理机关", "发证机关", "颁发单位", "赋码机关"),
    "supervisor": ("业务主管单位", "主管单位"),
}


def _read(rows: Sequence[Row], labels: Mapping[str, Sequence[str]]) -> Found:
    found = values_behind(rows, labels)
    fields = only(
        {
            "code": _code(rows),
            "registration_number": _registration_number(found.get("registration_number")),
            **_named(found.get("name"), found.get("type")),
            "type": text(found.get("type")),
            "legal_representative": _representative(found.get("legal_representative")),
            "delegate": _delegate(found.get("legal_representative")),
            "business_scope": text(found.get("business_scope")),
            "address": text(found.get("address")),
            "established_on": day(found.get("established_on")),
            "capital": text(found.get("capital")),
        }
    )
    if "validity" in found:
        fields.update(span(found["validity"]))
    return fields, frozenset(found)


def _code(rows: Sequence[Row]) -> ReadField | None:
    """The letters O, I, Z, S do not occur in it, so they were digits."""
    return number(
        rows,
        r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])",
        uscc.is_valid,
        digits_only=False,
    )


def _representative(run: Run | None) -> ReadField | None:
    """A person; of a partnership the managing partner, which may be a company with its delegate, as it
    is printed."""
    if run is None or not _ORGANISATION.search(run.text):
        return person_name(run, latin=True)
    item = ReadField.of(as_han(run))
    value = item.value.replace("(", "（").replace(")", "）").replace(":", "：")
    return ReadField(standardised(value), item.confidence)


def _delegate(run: Run | None) -> ReadField | None:
    """The person that a managing partner has delegated (委派代表)."""
    match = _DELEGATE.search(run.text) if run else None
    if run is None or match is None:
        return None
    end = run.text.find(")", match.end())
    return person_name(run.part(match.end(), end if end > 0 else None), latin=True)


def _registration_number(run: Run | None) -> ReadField | None:
    """Behind its label only: fifteen digits are much else."""
    rows = [[Cell(run, 0, 0, 1, 1)]] if run and run.text else []
    return number(rows, r"(?<!\d)\d{15}(?!\d)", registration_number.fits)


def _named(run: Run | None, kind: Run | None) -> dict[str, ReadField | None]:
    """Full-width brackets as licences print them, folded for comparison; ``unnamed`` where an individual
    business has no name."""
    if run is None:
        return {}
    individual = "个体" in kind.text if kind else set(run.text) <= _STARS | {" "}
    if run.text and individual and _NAMELESS.fullmatch(run.text.replace(" ", "")):
        return {"unnamed": ReadField(run.text, 1.0)}
    clean = run.part(0, len(re.sub(r"[.,。，、]+$", "", run.text)))
    return {"name": text(clean)}


def read_business(rows: Sequence[Row]) -> Found:
    """Code, name, type, legal representative, scope, address, days."""
    return _read(rows, BUSINESS)


def read_organisation(rows: Sequence[Row]) -> Found:
    """The same of public institutions, associations, foundations, law firms …"""
    return _read(rows, ORGANISATION)


_ESSENTIAL = ("code", "name")
_INSTEAD = {"code": "registration_number", "name": "unnamed"}
KIND = DocumentKind("business-licence", read_business, _ESSENTIAL, _INSTEAD)
CERTIFICATE = DocumentKind("organisation-certificate", read_organisation, _ESSENTIAL)
