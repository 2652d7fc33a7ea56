"""A picture file as the upload form sees it: format, bytes, pixels, colour, tags."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.model import Finding
from icpdesk.pictures.measures.exposure import chroma, document_chroma
from icpdesk.rulebook.requirements import Limits, limits_of
from icpdesk.rulebook.rows import Rule

_WHY = Text("The upload form refuses it.", "上传页面会拒绝。")
_FIX = Text("'icpdesk fix' writes one that fits.", "可用“一键修正”或 icpdesk fix 处理。")


def _limits(case: PictureCase) -> Limits:
    return limits_of(case.book, case.filing.provider, case.slot)


FORMAT = Check(
    "file.format-refused",
    states=Text("The file has a format that the provider takes.", "文件格式为接入商接受的格式。"),
    why=_WHY,
    mend=_FIX,
    mended_by="fit",
)


@FORMAT.look
def _format(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    allowed = _limits(case).formats
    if case.picture.format not in allowed:
        yield rule.fault(
            case.where,
            Text(
                "It is a {format}; {allowed} is taken.", "格式为 {format}，可用：{allowed}。"
            ).format(format=case.picture.format, allowed=list(allowed)),
            measured={"value": case.picture.format, "allowed": list(allowed)},
        )


MANY_BYTES = Check(
    "file.too-many-bytes",
    states=Text("The file is not larger than the provider takes.", "文件不超过接入商的大小上限。"),
    why=_WHY,
    mend=_FIX,
    mended_by="fit",
)


@MANY_BYTES.look
def _many(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    limit, size = _limits(case).max_bytes, len(case.picture.data)
    if limit and size > limit:
        yield rule.fault(
            case.where,
            Text(
                "It has {size} KB; {limit} KB are taken.", "大小 {size} KB，上限 {limit} KB。"
            ).format(size=size // 1000, limit=limit // 1000),
            measured={"value": size, "threshold": limit},
        )


FEW_BYTES = Check(
    "file.too-few-bytes",
    states=Text("The file is not smaller than the provider takes.", "文件不小于接入商的大小下限。"),
    why=_WHY,
    mend=_FIX,
    mended_by="fit",
)


@FEW_BYTES.look
def _few(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    limit, size = _limits(case).min_bytes, len(case.picture.data)
    if limit and size < limit:
        yield rule.fault(
            case.where,
            Text(
                "It has {size} KB; at least {limit} KB are asked for.",
                "大小 {size} KB，下限 {limit} KB。",
            ).format(size=size // 1000, limit=limit // 1000),
            measured={"value": size, "threshold": limit},
        )


PIXELS = Check(
    "file.too-few-pixels",
    states=Text("The picture has enough pixels.", "图片像素足够。"),
    why=Text("Reviewers cannot read it.", "审核人员无法看清。"),
    mend=Text(
        "Take it again from nearer or with a higher resolution.", "请靠近或用更高分辨率重新拍摄。"
    ),
    may_take={"min_long": int, "min_short": int},
)


@PIXELS.look
def _pixels(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    limits = _limits(case)
    wanted = sorted((limits.min_width or 0, limits.min_height or 0))
    short_limit = max(wanted[0], rule.get("min_short", 0))
    long_limit = max(wanted[1], rule.get("min_long", 0))
    short, long = sorted(case.picture.size)
    if short < short_limit or long < long_limit:
        yield rule.fault(
            case.where,
            Text(
                "It has {w} × {h} pixels; {a} × {b} are needed.",
                "像素为 {w} × {h}，至少需要 {a} × {b}。",
            ).format(w=case.picture.size[0], h=case.picture.size[1], a=long_limit, b=short_limit),
            measured={"value": [long, short], "threshold": [long_limit, short_limit]},
        )


ANIMATED = Check(
    "file.animated",
    states=Text("The picture has one frame.", "图片只有一帧。"),
    why=_WHY,
    mend=_FIX,
    mended_by="fit",
)


@ANIMATED.look
def _animated(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    frames = case.picture.header.frames
    if frames > 1:
        yield rule.fault(
            case.where,
            Text("It has {n} frames.", "共有 {n} 帧。").format(n=frames),
            measured={"value": frames, "threshold": 1},
        )


GREY = Check(
    "file.greyscale",
    states=Text("The picture is in colour.", "图片为彩色。"),
    why=Text("Black and white copies are usually sent back.", "黑白复印件通常会被驳回。"),
    mend=Text("Photograph or scan the original in colour.", "请对原件彩色拍照或扫描。"),
    takes={"at_least": (int, float)},
    may_take={"document": bool},
)


@GREY.look
def _grey(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    value = case.picture.measure(document_chroma if rule.get("document") else chroma)
    if value < rule["at_least"]:
        yield rule.fault(
            case.where,
            Text("It is black and white.", "图片为黑白。"),
            measured={"value": round(value, 2), "threshold": rule["at_least"]},
        )


COLOURS = Check(
    "file.colour-space",
    states=Text("The file is stored in RGB with 8 bits.", "文件以 8 位 RGB 存储。"),
    why=Text(
        "Some forms show CMYK or 16-bit pictures wrongly.", "部分系统会错误显示 CMYK 或 16 位图片。"
    ),
    mend=_FIX,
    mended_by="fit",
)


@COLOURS.look
def _colours(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    mode = case.picture.header.mode
    if mode == "CMYK" or mode.startswith("I") or mode == "F":
        yield rule.fault(
            case.where,
            Text("It is stored as {mode}.", "存储方式为 {mode}。").format(mode=mode),
            measured={"value": mode},
        )


NAME = Check(
    "file.name-lies",
    states=Text("The ending of the name fits the content.", "扩展名与内容相符。"),
    why=Text("Some forms look at the ending only.", "部分系统只看扩展名。"),
    mend=_FIX,
    mended_by="fit",
)

_ENDINGS = {
    "JPEG": (".jpg", ".jpeg", ".jfif"),
    "PNG": (".png",),
    "GIF": (".gif",),
    "BMP": (".bmp", ".dib"),
    "WEBP": (".webp",),
    "TIFF": (".tif", ".tiff"),
}


@NAME.look
def _name(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    name = case.picture.name.lower()
    endings = _ENDINGS.get(case.picture.format, ())
    if "." in name and endings and not name.endswith(endings):
        yield rule.fault(
            case.where,
            Text("The content is {format}.", "内容为 {format} 格式。").format(
                format=case.picture.format
            ),
            measured={"value": case.picture.format},
        )


POSITION = Check(
    "file.tells-position",
    states=Text("The file does not tell where it was taken.", "文件不含拍摄位置。"),
    why=Text("The place is nobody's business.", "拍摄位置属于隐私。"),
    mend=Text("The export removes it.", "导出时会自动清除。"),
    mended_by="fit",
)


@POSITION.look
def _position(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    if case.picture.has_position:
        yield rule.fault(
            case.where, Text("It holds the place where it was taken.", "文件含有拍摄位置。")
        )


TURNED = Check(
    "file.turned-by-tag",
    states=Text("The pixels are stored upright.", "图片像素按正向存储。"),
    why=Text(
        "Some consoles ignore the tag and show it lying.", "部分系统忽略方向标记，显示为横倒。"
    ),
    mend=Text("The export turns the pixels.", "导出时会自动摆正。"),
    mended_by="fit",
)


@TURNED.look
def _turned(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    tag = case.picture.exif_orientation
    if tag != 1:
        yield rule.fault(
            case.where,
            Text("It is turned by a tag only.", "仅靠方向标记摆正。"),
            measured={"value": tag},
        )
