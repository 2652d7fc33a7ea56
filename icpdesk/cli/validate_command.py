"""``icpdesk validate KIND VALUE``: one number or name."""

from __future__ import annotations

from typing import Any

import click

from icpdesk.base.errors import InputError
from icpdesk.base.text import Language, Text
from icpdesk.cli.common import emit_json, json_option, language_option, say

WEBSITE_NAME = "website-name"


@click.command("validate")
@click.argument("kind")
@click.argument("value")
@click.option("--province", default="", help="For website-name / 省份")
@click.option("--nature", default="", help="For website-name / 主办单位性质")
@click.option("--provider", default="aliyun", show_default=True, help="Provider / 接入商")
@json_option
@language_option
def command(
    kind: str, value: str, province: str, nature: str, provider: str, as_json: bool, lang: Language
) -> int:
    """Check one value. Exit code 1 when it cannot be right.

    检查单个内容。不可能正确时退出码为 1。
    """
    from icpdesk.numbers.kinds import KINDS

    if kind == WEBSITE_NAME:
        return _website_name(value, province, nature, provider, as_json, lang)
    if kind not in KINDS:
        known = ", ".join((*KINDS, WEBSITE_NAME))
        raise InputError(
            Text(f"There is no kind '{kind}'.", f"没有类型“{kind}”。"),
            Text(f"Known are: {known}.", f"可用：{known}。"),
        )
    return _number(kind, value, as_json, lang)


def _number(kind: str, value: str, as_json: bool, lang: Language) -> int:
    from icpdesk.numbers import kinds
    from icpdesk.numbers.errors import InvalidNumber

    module = kinds.kind(kind)
    document: dict[str, Any] = {"kind": kind, "value": value, "valid": True, "compact": ""}
    try:
        document["compact"] = module.validate(value)
        document["doubts"] = [doubt[lang] for doubt in module.doubts(value)]
    except InvalidNumber as wrong:
        document.update(
            valid=False, fault=wrong.kind, message=wrong.message[lang], advice=wrong.advice[lang]
        )
    if as_json:
        emit_json(document)
    elif document["valid"]:
        say(Text(f"Valid: {document['compact']}", f"有效：{document['compact']}")[lang])
        for doubt in document["doubts"]:
            say(f"  {doubt}")
    else:
        say(
            f"{Text('Not valid:', '无效：')[lang]} {document['message']} {document['advice']}".strip()
        )
    return 0 if document["valid"] else 1


def _website_name(
    value: str, province: str, nature: str, provider: str, as_json: bool, lang: Language
) -> int:
    from icpdesk.cli.show import finding_lines
    from icpdesk.cli.terms import known_nature, known_provider, known_province
    from icpdesk.model import Filing, Severity, Subject
    from icpdesk.pipeline.check import check_website_name

    told = Filing(
        provider=known_provider(provider),
        province=known_province(province) if province else "",
        subject=Subject(nature=known_nature(nature) if nature else ""),
    )
    findings = check_website_name(value, told)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if as_json:
        emit_json(
            {
                "kind": WEBSITE_NAME,
                "value": value,
                "valid": not errors,
                "findings": [finding.as_json(lang) for finding in findings],
            }
        )
    else:
        for line in finding_lines(findings, lang):
            say(line)
        if not findings:
            say(Text("Nothing against this name.", "该名称未发现问题。")[lang])
    return 1 if errors else 0
