"""``icpdesk mini-programme FILING.yaml --out DIR``: the request for WeChat, checked, with its media."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from icpdesk.base.text import Language, Text
from icpdesk.cli.common import as_of_option, emit_json, json_option, language_option, say

_WRITTEN = Text(
    "media.json lists what to upload first and which fields are still open.",
    "media.json 列出须先上传的材料和仍需补充的字段。",
)
_NOTHING = Text("Errors are open: nothing was written.", "尚有错误，未生成任何文件。")


@click.command("mini-programme")
@click.argument("filing", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="New folder / 新文件夹")
@click.option(
    "--certificate-types",
    "certificates",
    type=click.Path(path_type=Path),
    help="Answer of query_icp_certificate_types / 证件类型查询结果",
)
@click.option(
    "--content-types",
    "contents",
    type=click.Path(path_type=Path),
    help="Answer of query_icp_service_content_types / 服务内容类型查询结果",
)
@click.option(
    "--pre-approval-types",
    "pre_approvals",
    type=click.Path(path_type=Path),
    help="Answer of query_icp_nrlx_types / 前置审批类型查询结果",
)
@click.option(
    "--force", is_flag=True, help="Write a draft although errors are open / 有错误也生成草稿"
)
@as_of_option
@json_option
@language_option
def command(
    filing: Path,
    out: Path,
    certificates: Path | None,
    contents: Path | None,
    pre_approvals: Path | None,
    force: bool,
    as_of: date | None,
    as_json: bool,
    lang: Language,
) -> int:
    """Check a mini programme and write request.json and media.json for WeChat; nothing is sent.

    检查小程序备案，生成微信 apply_icp_filing 的提交数据和材料清单；不联网。
    """
    from icpdesk.cli.show import show_report
    from icpdesk.pipeline.apps import wechat_filing
    from icpdesk.pipeline.filing_file import read_filing
    from icpdesk.pipeline.rules import open_rulebook

    given = {"certificates": certificates, "contents": contents, "pre_approvals": pre_approvals}
    loaded = read_filing(filing)
    report, written = wechat_filing(
        loaded.filing,
        loaded.files,
        out,
        book=open_rulebook(),
        as_of=as_of,
        lists={name: path for name, path in given.items() if path is not None},
        force=force,
    )
    if as_json:
        emit_json({**report.as_json(lang), "written": list(written)})
        return 1 if report.verdict == "fail" else 0
    show_report(report, lang)
    for name in written:
        say(f"{out}/{name}")
    note = _WRITTEN if written else _NOTHING
    say(note[lang])
    return 1 if report.verdict == "fail" else 0
