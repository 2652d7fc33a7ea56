"""Two filings and a way to fill a small form with them, for forms as strangers wrote them."""

from __future__ import annotations

from icpdesk.forms.derived import derived
from icpdesk.forms.fill_report import FillReport
from icpdesk.forms.word.fill import fill
from tests.support.people import resident_id
from tests.templates.text_of import text_of
from tests.templates.values import VALUES
from tests.templates.xml import docx, r

UNDERLINED = '<w:u w:val="single"/>'
CARD = resident_id("330106", "19940815", "216")
PERSON = derived(
    {
        "subject.nature": "个人",
        "subject.name": "苏念安",
        "subject.certificate.number": CARD,
        "subject.mailing_address": "示例路16号2栋301室",
        "province": "浙江",
        "subject.city": "杭州市",
        "subject.district": "西湖区",
        "website.domains": "example-birds.cn",
    }
    | {
        f"{role}.{part}": value
        for role in ("subject.administrator", "website.administrator")
        for part, value in {
            "name": "苏念安",
            "document_type": "居民身份证",
            "document_number": CARD,
            "mobile": "13735500101",
            "emergency_phone": "13735500202",
            "email": "su@example.cn",
        }.items()
    }
)
ORGANISATION = VALUES
NAME, MOBILE = ORGANISATION["subject.name"], ORGANISATION["website.administrator.mobile"]


def filled(values: dict[str, str], *blocks: str) -> tuple[str, FillReport]:
    """The text of a filled form and what was done."""
    done = fill(docx(*blocks), None, values)
    return text_of(done.data), done.report


def blank(width: int = 12) -> str:
    return r(" " * width, UNDERLINED)
