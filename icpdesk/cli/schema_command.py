"""``icpdesk schema``: the JSON Schema of a filing file."""

from __future__ import annotations

import click

from icpdesk.cli.common import emit_json


@click.command("schema")
def command() -> int:
    """Print the JSON Schema of a filing file.

    输出备案文件的 JSON Schema。
    """
    from icpdesk.pipeline.filing_file import filing_schema

    emit_json(filing_schema())
    return 0
