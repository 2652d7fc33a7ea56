"""All papers are there that this province, nature and provider ask for.

Dates on papers: not too old, not in the future.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from posixpath import normpath
from typing import BinaryIO

from icpdesk.base import names
from icpdesk.base.text import Text
from icpdesk.base.workdays import add_days, add_months
from icpdesk.checks.registry import CannotAssess, Check, FilingCase
from icpdesk.model import Attachment, Finding
from icpdesk.model.place import ATTACHMENTS, SUBJECT, Place
from icpdesk.rulebook.facts import PersonSet, dated_papers
from icpdesk.rulebook.requirements import Requirement, requirements
from icpdesk.rulebook.rows import Rule

MISSING = Check(
    "papers.missing",
    states=Text("A paper is uploaded: {slot}.", "须上传：{slot}。"),
    why=Text("The console or the reviewer asks for it.", "备案系统或审核要求提供。"),
    mend=Text("Add the file to the filing.", "请添加该文件。"),
    takes={"slot": str, "of": str},
    may_take={"once": bool, "or_slots": list},
)


@MISSING.look
def _missing(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for need in _needs(case).get((rule.id, rule.key), ()):
        slots = (need.slot, *rule.get("or_slots", ()))
        if not any(_given(case, slot, need.of) for slot in slots):
            yield rule.fault(
                need.of,
                Text("Missing: {paper} ({why}).", "缺少：{paper}（{why}）。").format(
                    paper=case.book.vocabulary("slots").name_of(need.slot), why=need.why
                ),
                measured={"slot": need.slot},
            )


def _needs(case: FilingCase) -> dict[tuple[str, str], list[Requirement]]:
    """All papers that are asked for, by row; worked out once a filing."""
    if "needs" not in case.memo:
        found: dict[tuple[str, str], list[Requirement]] = {}
        for need in requirements(case):
            found.setdefault((need.rule.id, need.rule.key), []).append(need)
        case.memo["needs"] = found
    needs: dict[tuple[str, str], list[Requirement]] = case.memo["needs"]
    return needs


def _owners(case: FilingCase) -> dict[str, set[Place]]:
    """Whose papers are there, by slot."""
    if "owners" not in case.memo:
        found: dict[str, set[Place]] = {}
        for item in case.filing.attachments:
            if item.file:
                found.setdefault(item.slot, set()).add(item.owner)
        case.memo["owners"] = found
    owners: dict[str, set[Place]] = case.memo["owners"]
    return owners


def _given(case: FilingCase, slot: str, wanted: Place) -> bool:
    """Whether a paper of the same owner, or of the same person in another role, is there."""
    owners = _owners(case).get(slot, set())
    if wanted in owners:
        return True
    people = dict(case.filing.people()) if owners else {}
    if case.is_individual:
        person_like = {SUBJECT, *people}
        return wanted in person_like and not owners.isdisjoint(person_like)
    if wanted not in people:
        return False
    return people[wanted] in PersonSet(people[role] for role in owners if role in people)


SLOT = Check(
    "papers.slot-unknown",
    states=Text("Every attachment is for a slot of the form.", "每个附件对应一个上传位置。"),
    why=Text("It would not be uploaded.", "否则不会被上传。"),
    mend=Text("'icpdesk slots' lists them.", "可用 icpdesk slots 查看。"),
)


@SLOT.look
def _slot(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    slots = case.book.vocabulary("slots")
    for index, item in enumerate(case.filing.attachments):
        if item.slot not in slots:
            yield rule.fault(
                ATTACHMENTS / index / "slot",
                Text("There is no slot '{slot}'.", "没有上传位置“{slot}”。").format(slot=item.slot),
            )


OWNER = Check(
    "papers.owner-unknown",
    states=Text(
        "Every attachment belongs to somebody in the filing.", "每个附件属于备案中的某人或某项。"
    ),
    why=Text("It cannot be put into the right slot.", "无法放到正确的上传位置。"),
    mend=Text(
        "Write for example subject.administrator or websites[0].",
        "请写明例如 subject.administrator 或 websites[0]。",
    ),
)


@OWNER.look
def _owner(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    owners = set(case.filing.owners())
    for index, item in enumerate(case.filing.attachments):
        if item.owner not in owners:
            yield rule.fault(
                ATTACHMENTS / index / "of",
                Text("The filing has no '{of}'.", "备案中没有“{of}”。").format(of=item.of),
            )


FILE = Check(
    "papers.file-missing",
    states=Text("Every attachment's file is there.", "附件文件存在。"),
    why=Text("It cannot be uploaded.", "否则无法上传。"),
    mend=Text(
        "Check name and folder; paths start at the filing file.",
        "请检查文件名；路径相对于备案文件。",
    ),
)


@FILE.look
def _file(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    if case.files is None:
        if any(item.file for item in case.filing.attachments):
            raise CannotAssess(
                Text("The files of this filing were not handed over.", "没有提供备案的附件文件。")
            )
        return
    for index, item in enumerate(case.filing.attachments):
        if item.file and not case.files.has(item.file):
            yield rule.fault(
                ATTACHMENTS / index / "file",
                Text("There is no file '{file}'.", "找不到文件“{file}”。").format(file=item.file),
            )


TWICE = Check(
    "papers.file-twice",
    states=Text("One file serves one slot.", "一个文件只用于一个上传位置。"),
    why=Text("Front and back are two pictures.", "正反面应为两张图片。"),
    mend=Text("Take a picture of each side.", "请分别拍摄。"),
)


@TWICE.look
def _twice(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    """Names are compared as any system reads them: ``./a.jpg``, ``a.jpg`` and, where both lead to
    the same content, ``A.JPG`` are one file."""
    seen: dict[str, Attachment] = {}
    for index, item in enumerate(case.filing.attachments):
        if not item.file:
            continue
        first = seen.setdefault(names.same(normpath(item.file.replace("\\", "/"))), item)
        if first.slot != item.slot and _one_file(case, first.file, item.file):
            slots = case.book.vocabulary("slots")
            yield rule.fault(
                ATTACHMENTS / index / "file",
                Text("'{file}' is used for {a} and for {b}.", "“{file}”同时用于{a}和{b}。").format(
                    file=item.file, a=slots.name_of(first.slot), b=slots.name_of(item.slot)
                ),
            )


def _one_file(case: FilingCase, first: str, second: str) -> bool:
    """Names that differ in capitals only are two files on some systems: then the content tells."""
    if normpath(first.replace("\\", "/")) == normpath(second.replace("\\", "/")):
        return True
    if case.files is None or not (case.files.has(first) and case.files.has(second)):
        return False
    with case.files.open(first) as one, case.files.open(second) as other:
        return _digest(one) == _digest(other)


def _digest(stream: BinaryIO) -> bytes:
    made = sha256()
    while part := stream.read(1 << 20):
        made.update(part)
    return made.digest()


OLD = Check(
    "papers.too-old",
    states=Text("The paper is recent enough: {slot}.", "材料日期未超期：{slot}。"),
    why=Text("Reviewers usually send back older papers.", "超期材料通常会被驳回。"),
    mend=Text("Have a new one made.", "请重新出具。"),
    takes={"slot": str},
    may_take={"at_most_days": int, "at_most_months": int},
)


@OLD.look
def _old(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    months, days = rule.get("at_most_months"), rule.get("at_most_days")
    for place, day in dated_papers(case.filing, rule["slot"]):
        end = add_months(day, months) if months else add_days(day, days or 0)
        if case.day > end:
            yield rule.fault(
                place,
                Text(
                    "It is dated {day} and was good until {end}.",
                    "落款日期为 {day}，有效至 {end}。",
                ).format(day=day, end=end),
                measured={"value": (case.day - day).days},
            )


FUTURE = Check(
    "papers.dated-after-submission",
    states=Text("No paper is dated after the submission.", "材料日期不晚于提交日。"),
    why=Text("Reviewers usually send back a date in the future.", "日期在提交之后通常会被驳回。"),
    mend=Text("Correct the date or wait.", "请修改日期或等到该日。"),
)

_DATED = ("authorisation-letter", "domain-certificate", "income-proof", "residence-proof",
          "promise-letter", "construction-plan", "other")  # fmt: skip


@FUTURE.look
def _future(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for slot in _DATED:
        for place, day in dated_papers(case.filing, slot):
            if day > case.day:
                yield rule.fault(
                    place, Text("It is dated {day}.", "落款日期为 {day}。").format(day=day)
                )
