"""Content of a website and its permits.

Content that lies in a field for which a permit is asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Answer, Finding
from icpdesk.model.place import WEBSITES
from icpdesk.rulebook.rows import Rule

_WHY = Text("The administration sends it back.", "管局会退回。")

REFUSED = Check(
    "website.content-refused",
    states=Text(
        "This content is not chosen here: {content}.", "当地不能选择以下服务内容：{content}。"
    ),
    why=_WHY,
    mend=Text(
        "Choose 其他 (other) and say in the remarks what the site shows.",
        "请选择“其他”并在备注说明内容。",
    ),
    takes={"content": list},
)


@REFUSED.look
def _refused(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    names = case.book.vocabulary("content")
    for index, website in enumerate(case.filing.websites):
        hits = [item for item in website.content if item in rule["content"]]
        if hits:
            yield rule.fault(
                WEBSITES / index / "content",
                Text("{hits} is not taken here.", "当地不接受{hits}。").format(
                    hits=[names.name_of(hit) for hit in hits]
                ),
            )


REMARK = Check(
    "website.content-needs-remark",
    states=Text("This content is explained in the remarks.", "所选服务内容须在备注中说明。"),
    why=_WHY,
    mend=Text("Say in the remarks what the site shows.", "请在备注说明网站内容。"),
    may_take={"content": list, "allowed": list},
)


@REMARK.look
def _remark(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        listed = rule.get("content")
        odd = [
            item
            for item in website.content
            if (item in listed if listed else item not in rule.get("allowed", ()))
        ]
        if odd and len(website.remarks) < 8:
            yield rule.fault(
                WEBSITES / index / "remarks",
                Text("{items} needs a remark.", "选择{items}须填写备注。").format(
                    items=[case.book.vocabulary("content").name_of(item) for item in odd]
                ),
            )


EXPECTED = Check(
    "website.content-expected",
    states=Text("The content is {content}.", "网站服务内容为{content}。"),
    why=Text("Anything else is asked about.", "选择其他内容会被询问。"),
    mend=Text("Choose it, or explain the content in the remarks.", "请选择该项，或在备注说明。"),
    takes={"content": list},
)


@EXPECTED.look
def _expected(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    names = case.book.vocabulary("content")
    for index, website in enumerate(case.filing.websites):
        if website.content and not set(website.content) & set(rule["content"]):
            yield rule.fault(
                WEBSITES / index / "content",
                Text("{wanted} is expected.", "应选择{wanted}。").format(
                    wanted=[names.name_of(item) for item in rule["content"]]
                ),
                answers=[Answer.use(item, shown=names.name_of(item)) for item in rule["content"]],
            )


PERMIT = Check(
    "website.permit-missing",
    states=Text(
        "Content that needs a permit comes with its number and the file.",
        "涉及前置审批的，须填写许可文件号并上传文件。",
    ),
    why=Text("Without the permit the order is usually sent back.", "没有许可文件通常会被驳回。"),
    mend=Text("Enter the number and upload the permit.", "请填写文件号并上传许可文件。"),
)


@PERMIT.look
def _permit(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        for item_index, item in enumerate(website.pre_approvals):
            if item.kind in ("", "none"):
                continue
            file = any(
                attachment.slot == "pre-approval" and attachment.file
                for attachment in case.filing.attachments
            )
            if not item.permit_number or not file:
                kinds = case.book.vocabulary("pre_approvals")
                yield rule.fault(
                    WEBSITES / index / "pre_approvals" / item_index / "permit_number",
                    Text(
                        "The permit for {kind} is not complete.", "{kind}的许可信息不完整。"
                    ).format(kind=kinds.name_of(item.kind)),
                )


STATED = Check(
    "website.permit-not-stated",
    states=Text(
        "It is said whether content needs a permit; 'none' is an answer too.",
        "须说明是否涉及前置审批，不涉及的选“以上都不涉及”。",
    ),
    why=Text("The form asks for an explicit answer.", "备案系统要求明确选择。"),
    mend=Text("Choose 'none of these' if nothing applies.", "不涉及的请选择“以上都不涉及”。"),
)


@STATED.look
def _stated(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        kinds = [item.kind for item in website.pre_approvals if item.kind]
        if not kinds:
            yield rule.fault(
                WEBSITES / index / "pre_approvals",
                Text("It is not said whether a permit is needed.", "没有说明是否涉及前置审批。"),
            )
        elif "none" in kinds and len(kinds) > 1:
            yield rule.fault(
                WEBSITES / index / "pre_approvals",
                Text("'None' stands beside other items.", "“以上都不涉及”不能与其他项同时选择。"),
            )


CONTENT_PERMIT = Check(
    "website.content-needs-permit",
    states=Text(
        "Content such as news, games, video or finance comes with its pre-approval.",
        "新闻、游戏、影视、金融等内容须选择相应的前置审批。",
    ),
    why=Text(
        "A reviewer compares the content with the pre-approval items.",
        "审核人员会核对服务内容与前置审批项。",
    ),
    mend=Text(
        "Choose the pre-approval item and add the permit, or choose other content.",
        "请选择相应前置审批并提供许可，或更换服务内容。",
    ),
)


@CONTENT_PERMIT.look
def _content(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    contents, permits = case.book.vocabulary("content"), case.book.vocabulary("pre_approvals")
    for index, website in enumerate(case.filing.websites):
        held = {item.kind for item in website.pre_approvals}
        for slug in website.content:
            field = contents[slug].get("permit") if slug in contents else None
            if field and field not in held:
                yield rule.fault(
                    WEBSITES / index / "content",
                    Text(
                        "{content} lies in a field that needs a permit: {permit}.",
                        "“{content}”属于需前置审批的领域：{permit}。",
                    ).format(content=contents.name_of(slug), permit=permits.name_of(field)),
                    measured={"content": slug, "permit": field},
                )
