"""Content that lies in a field for which a permit is asked."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Case, Check
from icpdesk.model import Finding
from icpdesk.rulebook.rows import Rule

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
def _content(case: Case, rule: Rule) -> Iterator[Finding]:
    contents, permits = case.book.vocabulary("content"), case.book.vocabulary("pre_approvals")
    for index, website in enumerate(case.filing.websites):
        held = {item.kind for item in website.pre_approvals}
        for slug in website.content:
            field = contents[slug].get("permit") if slug in contents else None
            if field and field not in held:
                yield rule.fault(
                    f"websites[{index}].content",
                    Text(
                        "{content} lies in a field that needs a permit: {permit}.",
                        "“{content}”属于需前置审批的领域：{permit}。",
                    ).format(content=contents.name_of(slug), permit=permits.name_of(field)),
                    measured={"content": slug, "permit": field},
                )
