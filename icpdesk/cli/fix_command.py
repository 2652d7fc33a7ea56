"""``icpdesk fix IMAGE --slot SLOT --out FILE``: write a picture that fits its slot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from icpdesk.base.errors import InputError
from icpdesk.base.text import Language, Text
from icpdesk.cli.common import emit_json, json_option, language_option, say
from icpdesk.cli.terms import known_provider, known_slot


@click.command("fix")
@click.argument("image", type=click.Path(path_type=Path))
@click.option("--slot", help="See 'icpdesk slots' / 上传位置")
@click.option("--out", type=click.Path(path_type=Path), help="Picture to write / 输出的图片")
@click.option("--provider", default="aliyun", show_default=True, help="Provider / 接入商")
@click.option(
    "--watermark",
    default="",
    help="For example 仅供ICP备案使用; covers nothing / 水印文字，不遮盖内容",
)
@click.option(
    "--turn",
    type=click.Choice(["auto", "0", "90", "180", "270"]),
    default="auto",
    help="Degrees clockwise / 顺时针旋转",
)
@click.option(
    "--frame",
    type=click.Choice(["auto", "keep"]),
    default="auto",
    help="Crop and straighten by sure corners, or keep the frame / 按四角裁切拉直",
)
@click.option("--undo", is_flag=True, help="Put the original back / 恢复原图")
@click.option("--background", hidden=True, default="")
@click.option("--retouch", hidden=True, is_flag=True)
@json_option
@language_option
def command(
    image: Path,
    slot: str | None,
    out: Path | None,
    provider: str,
    watermark: str,
    turn: str,
    frame: str,
    undo: bool,
    background: str,
    retouch: bool,
    as_json: bool,
    lang: Language,
) -> int:
    """Turn, crop, straighten, scale and compress a picture to its slot; strip all metadata.

    Never retouches faces, clothes or backgrounds. The original stays, and a copy of it is kept beside
    the new file: 'icpdesk fix FILE --undo' puts it back.

    按上传要求摆正、裁剪、拉平、缩放并压缩图片，去除全部元数据；绝不修饰人像，原图保留，可用 --undo 恢复。
    """
    if background or retouch:
        raise InputError(
            Text(
                "Faces, clothes and backgrounds are never changed: reviewers refuse edited photos.",
                "不修改人脸、衣着和背景：经过修图的照片会被退回。",
            ),
            Text("Take the photo again as it should be.", "请按要求重新拍摄。"),
        )
    if undo:
        return _undo(image, as_json, lang)
    if not slot or not out:
        raise InputError(
            Text("--slot and --out are needed.", "需要 --slot 和 --out。"),
            Text("See 'icpdesk fix --help'.", "请查看 icpdesk fix --help。"),
        )
    return _fix(
        image,
        known_slot(slot),
        out,
        known_provider(provider),
        watermark,
        turn,
        frame,
        as_json,
        lang,
    )


def _undo(image: Path, as_json: bool, lang: Language) -> int:
    from icpdesk.pipeline.mend import undo_mend

    undo_mend(image)
    if as_json:
        emit_json({"file": image.name, "restored": True})
    else:
        say(Text(f"{image} is the original again.", f"{image} 已恢复为原图。")[lang])
    return 0


def _fix(
    image: Path,
    slot: str,
    out: Path,
    provider: str,
    watermark: str,
    turn: str,
    frame: str,
    as_json: bool,
    lang: Language,
) -> int:
    from icpdesk.pipeline.mend import write_mended
    from icpdesk.pipeline.rules import open_rulebook

    written = write_mended(
        image,
        slot,
        out,
        provider=provider,
        book=open_rulebook(),
        turn_cw=None if turn == "auto" else int(turn),
        frame=frame == "auto",
        watermark=watermark,
    )
    if as_json:
        document: dict[str, Any] = {
            "file": out.name,
            "slot": slot,
            "width": written.width,
            "height": written.height,
            "bytes": written.bytes,
            "steps": [step[lang] for step in written.steps],
            "original": written.original.name,
        }
        emit_json(document)
        return 0
    size = f"{written.width} × {written.height}, {written.bytes // 1000} KB"
    say(f"{out}: {size}; " + "; ".join(step[lang] for step in written.steps))
    say(
        Text(
            f"The original is kept as {written.original.name}; --undo puts it back.",
            f"原图保留为 {written.original.name}，可用 --undo 恢复。",
        )[lang]
    )
    return 0
