"""The request that hands a mini-programme filing in to WeChat (``apply_icp_filing``), and its media.

Which value stands where is data of ``rulebook/data/mini_programmes.toml``. Nothing is sent: an agency
with a platform's token uploads the media, puts the ids that it gets into the request, and sends that.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from icpdesk.base.text import Text
from icpdesk.model import LONG_TERM, Attachment, Filing, Place
from icpdesk.model.place import LEGAL_REPRESENTATIVE, WEBSITES
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.places import find_city, find_district
from icpdesk.rulebook.vocabulary import Term

Numbers = Mapping[tuple[str, int], int]
"""(name of a type, number of a nature or 0) → its number, as the platform's query interfaces answer."""
_INDIVIDUAL = 5
"""Number of the nature that a person's documents stand under."""


@dataclass(frozen=True, slots=True)
class PlatformLists:
    """What the platform's query interfaces answered; empty where the user gave nothing."""

    certificates: Numbers = field(default_factory=dict)
    contents: Numbers = field(default_factory=dict)
    pre_approvals: Numbers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Media:
    """One file to upload before the request is sent, with the fields that take its id."""

    fields: tuple[str, ...]
    """``icp_order_field``: the upload names the first; the id goes into each."""
    certificate_type: int | None
    """Number that must fit the field; None for files that are no certificate."""
    slot: str
    of: str
    file: str
    """As the filing names it."""

    @property
    def kind(self) -> str:
        """``image`` or ``video``, as the upload interface asks it."""
        return "video" if self.slot.endswith("-video") else "image"


@dataclass(frozen=True, slots=True)
class Request:
    """Body, media, and what only the platform can tell."""

    body: Mapping[str, Any]
    media: tuple[Media, ...]
    open: tuple[tuple[str, Text], ...]
    """Fields that stay empty here, and why."""


def wechat_request(
    filing: Filing, book: Rulebook, site: int, lists: PlatformLists | None = None
) -> Request:
    """The request for the mini programme at position ``site``; fields without a value are left out."""
    return _Maker(filing, book, site, lists or PlatformLists()).make()


def place_of_field(target: str, book: Rulebook, site: int) -> tuple[str, ...]:
    """Where a field of the request comes from in a filing: a path, or slots; nothing for an unknown one."""
    table = book.table("mini_programmes")
    here = WEBSITES / site
    for row in table["value"]:
        if row["field"] == target:
            return (row["path"].replace("{site}", here),)
    for row in table["media"]:
        if target.split("[")[0] == row["field"]:
            return tuple(row["slots"])
    for person in table["person"]:
        for row in table["person_value"]:
            if f"{person['block']}.{row['field']}" == target:
                return (Place(person["role"].replace("{site}", here)) / row["path"],)
        for row in table["person_media"]:
            if f"{person['block']}.{row['field']}" == target:
                return tuple(row["slots"])
    return (here / "content",) if target.endswith("service_content_types") else ()


class _Maker:
    def __init__(self, filing: Filing, book: Rulebook, site: int, lists: PlatformLists) -> None:
        self._filing, self._book, self._lists = filing, book, lists
        self._site = WEBSITES / site
        self._website = filing.websites[site]
        self._table = book.table("mini_programmes")
        self._body: dict[str, Any] = {}
        self._media: dict[str, Media] = {}
        self._open: list[tuple[str, Text]] = []

    def make(self) -> Request:
        for row in self._table["value"]:
            if self._concerns(row):
                self._value(row["field"], self._place(row["path"]), row.get("as", "text"))
        for person in self._table["person"]:
            self._person(person["block"], self._place(person["role"]))
        for row in self._table["media"]:
            if self._concerns(row):
                self._files(row["field"], row, "")
        self._kinds()
        if not self._lists.certificates:
            self._open.append(("certificate_type", _DOCUMENTED))
        self._open.append(("icp_applets.principal_info.verify_task_id", _FACE))
        return Request(self._body, tuple(self._media.values()), tuple(self._open))

    def _place(self, path: str) -> Place:
        return Place(path.replace("{site}", self._site))

    def _concerns(self, row: Mapping[str, Any]) -> bool:
        individual = self._filing.subject.nature == "individual"
        only = row.get("only", "")
        if only == "other-representative":
            people = self._filing.person
            chief, head = people(LEGAL_REPRESENTATIVE), people("subject.administrator")
            return not individual and chief.document_number != head.document_number
        return not only or (only == "individual") == individual

    def _person(self, block: str, role: Place) -> None:
        for row in self._table["person_value"]:
            self._value(f"{block}.{row['field']}", role / row["path"], row.get("as", "text"))
        for row in self._table["person_media"]:
            self._files(f"{block}.{row['field']}", row, block, role)

    def _value(self, target: str, path: Place, kind: str) -> None:
        value = path.get(self._filing)
        told: Any
        if value in ("", None, ()):
            told = None
        elif kind == "date":
            told = "长期" if value == LONG_TERM else _eight(value)
        elif kind == "region":
            told = self._region(path, str(value))
        elif kind == "nature":
            told = _number(self._book.vocabulary("natures").get(str(value)))
        elif kind == "certificate":
            told = self._certificate(str(value), personal=bool(path.role))
        else:
            told = str(value)
        if told is not None:
            self._put(target, told)

    def _region(self, path: Place, value: str) -> str | None:
        province = self._filing.province
        if path == "province":
            return self._book.province(value).code.ljust(6, "0")
        city = find_city(province, self._filing.subject.city)
        if path.field == "city" or city is None:
            return city.code if city else None
        district = find_district(province, city.code, value)
        return district.code if district else None

    def _certificate(self, slug: str, *, personal: bool) -> int | None:
        """The platform's number: one paper has another one under each nature."""
        term = self._book.vocabulary("certificates").get(slug)
        if term is None:
            return None
        nature = _number(self._book.vocabulary("natures").get(self._filing.subject.nature))
        under = _INDIVIDUAL if personal else nature or 0
        found = _looked_up(term, self._lists.certificates, under)
        return found if found is not None else _number(term)

    def _files(self, target: str, row: Mapping[str, Any], block: str, owner: str = "") -> None:
        for item in self._attached(row["slots"], owner):
            named = row.get("certificate", "")
            of_type = self._get(f"{block}.{named}" if block else named) if named else None
            known = self._media.get(item.file)
            fields = (*(known.fields if known else ()), target)
            if known is not None:
                of_type = known.certificate_type if known.certificate_type is not None else of_type
            self._media[item.file] = Media(fields, of_type, item.slot, item.owner, item.file)
            if not row.get("list"):
                return

    def _attached(self, slots: list[str], owner: str) -> Iterator[Attachment]:
        """The files of these slots; a person's own, or those of whom he is the same person as."""
        wanted = self._filing.person(owner).document_number if owner else ""
        for slot in slots:
            for item in self._filing.attachments:
                if item.slot != slot or not item.file:
                    continue
                if not owner or item.owner == owner or self._number_of(item.owner) == wanted:
                    yield item

    def _number_of(self, owner: str) -> str:
        """Document number of a person that a file is of; something no person has for others."""
        place = Place(owner)
        return self._filing.person(place).document_number if place.role else "-"

    def _kinds(self) -> None:
        """Content and pre-approvals, whose numbers are the platform's own."""
        contents, missing = self._numbers("content", self._website.content, self._lists.contents)
        self._put("icp_applets.base_info.service_content_types", contents)
        if missing:
            self._open.append(("icp_applets.base_info.service_content_types", _named(missing)))
        kinds = [one.kind for one in self._website.pre_approvals] or ["none"]
        numbers, missing = self._numbers("pre_approvals", kinds, self._lists.pre_approvals)
        codes = [one.permit_number for one in self._website.pre_approvals]
        details = [
            {"type": number, **({"code": code} if code else {})}
            for number, code in zip(numbers, [*codes, ""], strict=False)
        ]
        self._put("icp_applets.base_info.nrlx_details", details)
        if missing:
            self._open.append(("icp_applets.base_info.nrlx_details", _named(missing)))

    def _numbers(self, vocabulary: str, slugs: Any, known: Numbers) -> tuple[list[int], list[str]]:
        found: list[int] = []
        missing: list[str] = []
        for slug in slugs:
            term = self._book.vocabulary(vocabulary).get(slug)
            number = _looked_up(term, known, 0) if term else None
            if number is None:
                missing.append(term.name.zh if term else slug)
            else:
                found.append(number)
        return found, missing

    def _put(self, target: str, value: Any) -> None:
        *blocks, name = target.split(".")
        inner = self._body
        for block in blocks:
            inner = inner.setdefault(block, {})
        inner[name] = value

    def _get(self, target: str) -> Any:
        value: Any = self._body
        for part in target.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        return value


_DOCUMENTED = Text(
    "These numbers are the documented ones; the platform may change them: compare with its query interface.",
    "证件类型编号取自文档，平台可能调整，请与查询接口的结果核对。",
)
_FACE = Text(
    "The task id of the face check: the person in charge of the mini programme does it on the platform.",
    "小程序负责人在平台完成人脸核验后得到的任务编号。",
)


def _named(names: list[str]) -> Text:
    every = "、".join(names)
    return Text(
        f"Look up the platform's number of: {every} (or give the answer of its query interface).",
        f"请查询平台对应的类型编号：{every}（或提供查询接口的返回文件）。",
    )


def plain_name(name: str) -> str:
    """A name as it is compared: half width, without blanks."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def _looked_up(term: Term, known: Numbers, under: int) -> int | None:
    names = (plain_name(name) for name in (term.name.zh, *term.aliases))
    return next((known[name, under] for name in names if (name, under) in known), None)


def _eight(day: Any) -> str | None:
    return f"{day:%Y%m%d}" if isinstance(day, date) else None


def _number(term: Any) -> int | None:
    return int(term.code) if term and term.code.isdecimal() else None
