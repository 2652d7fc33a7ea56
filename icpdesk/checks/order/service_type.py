"""What is filed: websites; apps and mini programmes need data of their own."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Case, Check
from icpdesk.model import Finding
from icpdesk.rulebook.rows import Rule

COVERED = Check(
    "order.service-type-not-covered",
    states=Text("What is filed is one of: {service_types}.", "备案的服务类型为：{service_types}。"),
    why=Text(
        "An app or mini programme is filed with package name, public key and certificate, which this"
        " filing does not hold.",
        "App、小程序备案须填写包名、公钥和证书指纹等，本备案文件中没有这些内容。",
    ),
    mend=Text(
        "File websites here; file the app or mini programme in its own console.",
        "此处只备案网站；App、小程序请在相应平台单独备案。",
    ),
    takes={"service_types": list},
)


@COVERED.look
def _covered(case: Case, rule: Rule) -> Iterator[Finding]:
    names = case.book.vocabulary("service_types")
    for index, website in enumerate(case.filing.websites):
        if website.service_type and website.service_type not in rule["service_types"]:
            yield rule.fault(
                f"websites[{index}].service_type",
                Text("{type} is not checked by icpdesk.", "icpdesk 不检查{type}。").format(
                    type=names.name_of(website.service_type)
                ),
            )
