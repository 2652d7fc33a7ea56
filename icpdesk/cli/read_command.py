"""``icpdesk read IMAGE --as KIND``: read a card or licence into fields."""

from __future__ import annotations

from pathlib import Path

import click

from icpdesk.base.text import Language, Text
from icpdesk.cli.common import emit_json, json_option, language_option, say


@click.command("read")
@click.argument("image", type=click.Path(path_type=Path))
@click.option(
    "--as", "kind", required=True, help="id-front, id-back, passport, business-licence … / 证件种类"
)
@json_option
@language_option
def command(image: Path, kind: str, as_json: bool, lang: Language) -> int:
    """Read a card, passport, permit or licence. Exit code 1 when nothing can be read.

    识读证件、护照、通行证或执照。完全无法识读时退出码为 1。
    """
    from icpdesk.pipeline.read import read_picture
    from icpdesk.reading.fields import label_of

    reading = read_picture(image, kind)
    if as_json:
        emit_json({"file": image.name, **reading.as_json()})
    elif not reading.readable:
        say(Text("Nothing can be read in this picture.", "图片无法识读。")[lang])
    else:
        for name, item in reading.fields.items():
            state = {True: " ✓", False: " ✕", None: ""}[item.checked]
            say(f"{name:22s}{item.value}{state}  ({item.confidence:.2f})")
        for name in reading.unreadable:
            say(
                f"{name:22s}"
                + Text("not readable", "无法识读")[lang]
                + f"  ({label_of(name)[lang]})"
            )
    return 0 if reading.readable else 1
