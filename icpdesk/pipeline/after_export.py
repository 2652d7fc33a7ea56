"""What to do once the folder is written: sign, log in, copy, upload, answer the messages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from icpdesk.base.text import Text
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.papers import signed_slots

_MINISTRY = "https://beian.miit.gov.cn/"


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do; ``address`` is where, empty for what is done elsewhere."""

    id: str
    what: Text
    hint: Text
    address: str = ""


def steps_after_export(case: Case) -> tuple[NextStep, ...]:
    """In the order in which they are done, for the provider, the papers and the people of this filing."""
    return tuple(_steps(case))


def _steps(case: Case) -> Iterator[NextStep]:
    filing, book = case.filing, case.book
    slots = book.vocabulary("slots")
    signed = sorted(signed_slots(case))
    lying = {item.slot for item in filing.attachments if item.file}
    missing = [slots.name_of(slot) for slot in signed if slot not in lying]
    if missing:
        names = Text(", ".join(one.en for one in missing), "、".join(one.zh for one in missing))
        yield NextStep(
            "sign",
            Text("Print, sign, stamp and scan the papers", "打印、签字、盖章并扫描"),
            Text(
                "Still without a signed scan: {names}. Scan in colour, drop the scan on “Papers to sign” and"
                " create the folder again.",
                "尚缺签字扫描件：{names}。请彩色扫描，拖到“签字盖章材料”后重新生成文件夹。",
            ).format(names=names),
        )
    provider = book.provider(filing.provider)
    console = str(provider.table.get("console", ""))
    yield NextStep(
        "log-in",
        Text(
            "Log in at the filing site of {provider} and begin the order",
            "登录{provider}备案系统，新建备案订单",
        ).format(provider=provider.name),
        Text(
            "Use the account that owns the server. The address opens in your browser.",
            "请使用购买服务器的账号登录。网址在浏览器中打开。",
        ),
        f"https://{console}" if console else "",
    )
    yield NextStep(
        "copy",
        Text("Copy the values over and upload the files", "逐项填写并上传文件"),
        Text(
            "“Copy field by field…” hands over one value after the other; the files of the folder are numbered"
            " in the order of the upload page.",
            "用“逐项复制…”依次填写；文件夹内的文件按上传页面的顺序编号。",
        ),
    )
    phones = _phones(case)
    if phones:
        yield NextStep(
            "phones",
            Text("Keep these phones on and answer them", "保持以下手机畅通并接听来电"),
            Text(phones, phones),
        )
    people = _people(case)
    yield NextStep(
        "sms",
        Text(
            "Enter the code of the SMS from 12381 within 24 hours",
            "收到 12381 短信后，24 小时内完成短信核验",
        ),
        Text(
            "On the ministry's site, each person whose phone gets one: {people}. It comes once the provider has"
            " looked at the order.",
            "初审通过后发送；收到短信的人均须在工信部网站核验：{people}。",
        ).format(people=people),
        _MINISTRY,
    )
    yield NextStep(
        "follow-up",
        Text("Note what comes back under “Follow-up”", "在“提交后跟进”记录进展"),
        Text(
            "It tells the next dates, reads a reviewer's words, and says what is to be done after approval.",
            "可查看后续日期、解读驳回意见，以及备案通过后的事项。",
        ),
    )


def _phones(case: Case) -> str:
    rows = {person.mobile: person.name for _, person in case.filing.people() if person.mobile}
    return " · ".join(f"{name} {mobile}".strip() for mobile, name in rows.items())


def _people(case: Case) -> str:
    names = [person.name for _, person in case.filing.people() if person.mobile and person.name]
    return " · ".join(dict.fromkeys(names)) or "–"
