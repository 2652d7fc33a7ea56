"""After approval: what is to be done, until when, and the lines for the site's footer.

The tasks are rows of ``rulebook/data/after.toml``; their dates are those of
:mod:`icpdesk.followup.dates`.
"""

from __future__ import annotations

import re
from datetime import date
from html import escape

from icpdesk.base.text import Text
from icpdesk.followup.dates import deadlines_of
from icpdesk.followup.values import Task
from icpdesk.model import Filing
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.filing_types import type_of

MIIT = "https://beian.miit.gov.cn/"
"""Where every filing number is linked to (order 33, article 13)."""
_MPS = "https://beian.mps.gov.cn/#/query/webSearch?code={code}"


def tasks_after(case: Case) -> tuple[Task, ...]:
    """The tasks of this filing, in the order of work."""
    dates = {item.id: item for item in deadlines_of(case)}
    day = case.filing.approval.approved_on or case.filing.day(case.day)
    services = {website.service_type for website in case.filing.websites} or {"website"}
    provider = case.book.provider(case.filing.provider).name
    words = {
        "domains": [domain.name for _, domain in case.filing.domains() if domain.name],
        "names": [website.name for website in case.filing.websites if website.name],
    }
    family = family_of(case)
    found: list[Task] = []
    for row in case.book.table("after")["task"]:
        if family not in row.get("families", ("new", "change")):
            continue
        if not services.intersection(row.get("services", services)):
            continue
        if case.filing.filing_type not in row.get("filing_types", [case.filing.filing_type]):
            continue
        if day < row.get("since", date.min):
            continue
        english = {name: ", ".join(values) or "–" for name, values in words.items()}
        chinese = {name: "、".join(values) or "–" for name, values in words.items()}
        what = Text(
            row["en"].format(provider=provider.en, **english),
            row["zh"].format(provider=provider.zh, **chinese),
        )
        sources = tuple(case.book.sources[name] for name in row["sources"])
        found.append(Task(row["id"], what, dates.get(row.get("deadline", "")), sources))
    return tuple(found)


def family_of(case: Case) -> str:
    """Whether something new is filed, changed or cancelled: ``new``, ``change`` or ``cancel``."""
    return type_of(case.book.vocabulary("filing_types"), case.filing.filing_type).family


def is_newly_opened(case: Case) -> bool:
    """Whether the order opens a website that the public security does not know yet."""
    return any(task.id == "public-security" for task in tasks_after(case))


def footer_html(filing: Filing, site: int = 0) -> str:
    """The lines for the bottom of website ``site``: the number, linked; empty without a number.

    The public-security number stands beside it once it is there. Its icon is a picture that the
    public security hands out: the lines show where it goes and fetch nothing from elsewhere.
    """
    number = number_of(filing, site)
    if not number:
        return ""
    lines = [_link(MIIT, number)]
    security = filing.approval.public_security_number.strip()
    code = "".join(re.findall(r"\d", security))
    if code:
        lines += [
            "  <!-- 公安备案图标：请将下载的图标文件放在本站，在此处用 img 标签引用 -->",
            _link(_MPS.format(code=code), security),
        ]
    return "\n".join(['<p style="text-align: center">', *lines, "</p>", ""])


def number_of(filing: Filing, site: int) -> str:
    """The number that website ``site`` shows: as the notice gives it.

    With several websites the notice's number is the subject's: each adds its own ``-N``.
    """
    own = filing.websites[site].filing_number if site < len(filing.websites) else ""
    return own.strip() or filing.approval.number.strip() or filing.history.subject_number.strip()


def _link(target: str, words: str) -> str:
    return f'  <a href="{target}" target="_blank" rel="noopener noreferrer">{escape(words)}</a>'
