"""What will happen after the upload, as far as the day decides it."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.model.place import SUBJECT_ADMINISTRATOR, WEBSITES
from icpdesk.rulebook.filing_types import verified_roles
from icpdesk.rulebook.rows import Rule

SMS = Check(
    "order.sms-check",
    states=Text(
        "The text message of the ministry is answered within {hours} hours.",
        "工信部短信须在 {hours} 小时内完成核验。",
    ),
    why=Text("Afterwards the order goes back and starts anew.", "超时订单将被退回，需重新提交。"),
    mend=Text(
        "Keep the mobile phones of all persons in charge at hand: code, number and the last six"
        " characters of the ID number are entered on the ministry's site.",
        "请各负责人保持手机畅通：需在工信部网站输入验证码、手机号和证件号码后六位。",
    ),
    takes={"hours": int},
)


@SMS.look
def _sms(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    roles = verified_roles(case.filing, case.book.vocabulary("filing_types"))
    yield rule.fault(
        (roles[0] if roles else SUBJECT_ADMINISTRATOR) / "mobile",
        Text(
            "After the provider's review a text message comes; it must be answered within"
            " {hours} hours.",
            "接入商初审通过后会收到短信，须在 {hours} 小时内核验。",
        ).format(hours=rule["hours"]),
        measured={"hours": rule["hours"]},
    )


PHOTO = Check(
    "order.photo-mode",
    states=Text(
        "How the website administrator is verified: {mode}.", "网站负责人的核验方式：{mode}。"
    ),
    why=Text("The photo that is needed follows from it.", "决定需要什么样的照片。"),
    mend=Text(
        "Rehearse with a photo before a plain white wall, without a hat, not in red or blue.",
        "请先在白墙前试拍：不戴帽子，不穿红色或蓝色衣服。",
    ),
    takes={"mode": str},
)

_MODES = {
    "backdrop": Text(
        "The website administrator is photographed before the provider's backdrop.",
        "网站负责人须在接入商幕布前拍照。",
    ),
    "face-check": Text(
        "The website administrator is verified by a live face check in the provider's app.",
        "网站负责人通过接入商 App 进行人脸核验。",
    ),
}


@PHOTO.look
def _photo(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    yield rule.fault(
        WEBSITES / 0 / "administrator", _MODES[rule["mode"]], measured={"mode": rule["mode"]}
    )
