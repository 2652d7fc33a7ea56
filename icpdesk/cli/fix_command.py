"""``icpdesk fix IMAGE --slot SLOT --out FILE``: write a picture that fits its slot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from icpdesk.cli.common import emit_json, json_option, language_option, say
from icpdesk.cli.inspect_command import known_provider, known_slot
from icpdesk.errors import InputError
from icpdesk.text import Language, Text


@click.command("fix")
@click.argument("image", type=click.Path(path_type=Path))
@click.option("--slot", required=True, help="See 'icpdesk slots' / 上传位置")
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option("--provider", default="aliyun", show_default=True)
@click.option("--watermark", default="", help="For example 仅供ICP备案使用")
@click.option(
    "--turn",
    type=click.Choice(["auto", "0", "90", "180", "270"]),
    default="auto",
    help="Degrees clockwise / 顺时针旋转",
)
@json_option
@language_option
def command(
    image: Path,
    slot: str,
    out: Path,
    provider: str,
    watermark: str,
    turn: str,
    as_json: bool,
    lang: Language,
) -> int:
    """Turn, scale and compress a picture to its slot; strip all metadata. Never retouches."""
    from icpdesk.files import write_atomically
    from icpdesk.imaging.mend.fit import Window, fit
    from icpdesk.imaging.mend.turning import certain_turn
    from icpdesk.imaging.picture import Picture
    from icpdesk.rulebook.book import shipped
    from icpdesk.rulebook.requirements import limits_of

    place = known_slot(slot)
    if out.exists() and out.resolve() == image.resolve():
        raise InputError(
            Text("The original is never overwritten.", "不会覆盖原图。"),
            Text("Choose another name.", "请换一个文件名。"),
        )
    picture = Picture.open(image)
    limits = limits_of(shipped(), known_provider(provider), place)
    window = Window(limits.min_bytes, limits.max_bytes, limits.min_width, limits.min_height)
    kind = shipped().vocabulary("slots")[place].get("kind")
    degrees = certain_turn(picture, kind) if turn == "auto" else int(turn)
    mended = fit(
        picture,
        window,
        turn_cw=degrees,
        watermark=watermark,
    )
    write_atomically(out, mended.data)
    if as_json:
        document: dict[str, Any] = {
            "file": out.name,
            "slot": place,
            "width": mended.width,
            "height": mended.height,
            "bytes": len(mended.data),
            "steps": [step[lang] for step in mended.steps],
        }
        emit_json(document)
        return 0
    size = f"{mended.width} × {mended.height}, {len(mended.data) // 1000} KB"
    say(f"{out}: {size}; " + "; ".join(step[lang] for step in mended.steps))
    return 0
