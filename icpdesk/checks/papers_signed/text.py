"""The right paper came back, and its printed words are those that were made from the filing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.papers_signed.looking import laid_flat, looked_at, on_picture
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.model import Finding
from icpdesk.model.printed import PrintedPaper
from icpdesk.reading.as_printed import is_value
from icpdesk.reading.compare import folded
from icpdesk.reading.signed_paper import ReadBack, SignedPaper
from icpdesk.rulebook.rows import Rule

_REFUSED = Text(
    "A paper for something else is usually sent back.", "与备案内容不符的材料通常会被驳回。"
)

WRONG = Check(
    "signed.wrong-paper",
    states=Text(
        "The paper is the one for this filing and this slot.", "材料与本备案及上传位置相符。"
    ),
    why=_REFUSED,
    mend=Text(
        "Scan the paper that belongs here: title, subject and domain must be those of the filing.",
        "请扫描正确的材料：标题、主办单位和域名应与备案一致。",
    ),
    takes={"lines": int},
)


@WRONG.look
def _wrong(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen = looked_at(case)
    if seen.certain and _title_is_there(seen):
        return
    text = seen.text
    titles = [folded(paper.title) for paper in case.printed]
    name = folded(case.book.vocabulary("slots").name_of(case.slot).zh)
    has_title = any(title in text for title in titles) or name in text
    missing = sorted(
        {value for paper in case.printed for _, value in _tells(paper) if folded(value) not in text}
    )
    known = {value for paper in case.printed for _, value in _tells(paper)}
    if has_title and len(missing) < len(known):
        return
    unread = missing if has_title else [*(paper.title for paper in case.printed), *missing]
    sure = len(seen.words) >= rule["lines"] and not has_title and len(missing) == len(known)
    yield rule.fault(
        case.where,
        Text(
            "This seems to be another paper: neither its title nor {values} can be read on it.",
            "这似乎是另一份材料：没有读到标题，也没有读到 {values}。",
        ).format(values=missing)
        if sure
        else Text(
            "It is not certain that this is the right paper: {values} cannot be read on it.",
            "不能确定是否为所需材料：没有读到 {values}。",
        ).format(values=unread),
        severity=None if sure else rule.softened().severity,
        measured={"value": len(seen.words), "threshold": rule["lines"]},
    )


VERSION = Check(
    "signed.old-version",
    states=Text("The paper was printed from the present data.", "材料由当前备案数据生成。"),
    why=Text("It says something else than the filing.", "内容与备案信息不一致。"),
    mend=Text("Print the paper anew, sign and scan it.", "请重新生成、打印、签字并扫描。"),
    takes={"sure": float},
)

_CODE = re.compile(r"核?对?码[:：]?(\d{8})(?!\d)")


@VERSION.look
def _version(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen = looked_at(case)
    for line in seen.words:
        match = _CODE.search(re.sub(r"\s", "", line.text))
        if match is None:
            continue
        wanted = {paper.code.replace(" ", "") for paper in case.printed}
        if match[1] in wanted:
            return
        near = any(_differing(match[1], code) <= 1 for code in wanted)
        digits = line.sureness[-8:] or (line.confidence,)
        sure = sum(digits) / len(digits) >= rule["sure"] and not near
        yield rule.fault(
            case.where,
            Text(
                "Its check code is {read}; the paper of the present data has {code}.",
                "其核对码为 {read}，当前数据对应的核对码为 {code}。",
            ).format(read=match[1], code=sorted(wanted)),
            severity=None if sure else rule.softened().severity,
            measured={"value": match[1], "threshold": sorted(wanted)},
        )
        return


ALTERED = Check(
    "signed.text-altered",
    states=Text("The printed words are unaltered.", "打印内容未被改动。"),
    why=Text("Altered papers are usually sent back.", "涂改或内容不一致的材料通常会被驳回。"),
    mend=Text(
        "Compare the words; if they differ, print, sign and scan the paper anew.",
        "请核对文字；如不一致，请重新打印、签字并扫描。",
    ),
    takes={"sure": float, "fail": float, "body": float, "lines": int},
)


@ALTERED.look
def _altered(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen, registration = laid_flat(case, ours=True)
    body: list[ReadBack] = []
    for line in seen.lines:
        text = folded(line.printed.text)
        if "核对码" in line.printed.text or len(text) < 2:
            continue
        if seen.paper is None or not is_value(line.printed, seen.paper):
            if line.likeness < rule["body"]:
                body.append(line)
            continue
        if not line.missing and not line.extra:
            continue
        yield _of_value(case, rule, line, on_picture(registration, line.printed.box))
    if len(body) >= rule["lines"]:
        yield rule.fault(
            case.where,
            Text(
                "{n} printed lines cannot be read as they were printed, first: “{line}”.",
                "有 {n} 行打印文字与原文不符，首行为“{line}”。",
            ).format(n=len(body), line=body[0].printed.text),
            severity=rule.softened().severity,
            measured={"value": len(body), "threshold": rule["lines"]},
        )


def _of_value(case: PictureCase, rule: Rule, line: ReadBack, box: list[list[int]]) -> Finding:
    share = max(line.missing, line.extra) / line.size
    sure = bool(line.text) and line.sureness >= rule["sure"] and share >= rule["fail"]
    message = (
        Text(
            "“{read}” is read where “{wanted}” was printed.", "原文为“{wanted}”，读到的是“{read}”。"
        )
        if line.text
        else Text("“{wanted}” cannot be read.", "没有读到“{wanted}”。")
    )
    return rule.fault(
        case.where,
        message.format(read=line.text, wanted=line.printed.text),
        severity=None if sure else rule.softened().severity,
        measured={
            "value": line.text,
            "threshold": line.printed.text,
            "sureness": round(line.sureness, 2),
            "quad": box,
        },
    )


def _title_is_there(seen: SignedPaper) -> bool:
    title = folded(seen.paper.title) if seen.paper else ""
    return (
        any(folded(line.printed.text) == title and line.likeness >= 0.6 for line in seen.lines)
        or title in seen.text
    )


def _tells(paper: PrintedPaper) -> list[tuple[str, str]]:
    """The values that tell this filing from others."""
    return [
        (name, part)
        for name, value in paper.values
        if name in ("subject.name", "website.domains")
        for part in value.split("、")[:1]
    ]


def _differing(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=False)) + abs(len(one) - len(other))
