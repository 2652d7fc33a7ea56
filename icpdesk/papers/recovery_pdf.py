"""A page to print and lock away: the recovery key of a store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from icpdesk.base.text import Text
from icpdesk.pdf import sheet

_WORDS = (
    Text(
        "This key opens the store when its password is forgotten. Whoever has it can read every"
        " identity card in the store: keep the sheet like a passport, not beside the computer.",
        "忘记密码时，用此密钥可以打开资料库。持有者能看到库中所有证件，请像护照一样保管，不要放在电脑旁边。",
    ),
    Text(
        "Type it where the password is asked for; capital letters, spaces and dashes do not matter.",
        "在输入密码处输入即可，大小写、空格和横线不影响。",
    ),
    Text(
        "It stays valid when the password changes. Making a new key makes this one worthless.",
        "修改密码后仍然有效；生成新的恢复密钥后，本密钥作废。",
    ),
    Text(
        "Without the password and without this key nobody can open the store, nor can we.",
        "密码和本密钥都丢失时，任何人都无法打开资料库，我们也不能。",
    ),
    Text("Delete the file of this page after printing.", "打印后请删除本页的文件。"),
)


def recovery_pdf(words: str, store: Path, day: date | None = None) -> bytes:
    """One page; ``words`` is the key in groups of four."""
    made_on = day or date.today()  # noqa: DTZ011 - the user's calendar
    groups = words.split("-")
    rows = [["  ".join(groups[start : start + 4])] for start in range(0, len(groups), 4)]
    story = [
        sheet.paragraph("资料库恢复密钥", "title"),
        sheet.paragraph("Recovery key of an icpdesk store", "subtitle"),
        sheet.space(12),
        sheet.table([[sheet.paragraph(row[0], "title")] for row in rows], (420,)),
        sheet.space(16),
        sheet.table(
            [["生成日期 Made on", made_on.isoformat()], ["资料库 Store", str(store)]], (120, 300)
        ),
        sheet.space(10),
    ]
    for text in _WORDS:
        story += [sheet.paragraph(f"· {text.zh}"), sheet.paragraph(text.en, "small")]
    return sheet.build(story, title="资料库恢复密钥", footer="icpdesk", numbered=False)
