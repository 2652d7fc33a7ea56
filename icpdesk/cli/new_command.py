"""``icpdesk new``: a commented filing file with the fields and slots of one combination."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from icpdesk.base.errors import InputError, OutputError
from icpdesk.base.text import Language, Text
from icpdesk.cli.common import emit_json, json_option, language_option, say
from icpdesk.cli.terms import known_nature, known_provider, known_province

if TYPE_CHECKING:
    from icpdesk.intake.prefill import Prefilled, ReadPicture
    from icpdesk.model import Filing
    from icpdesk.rulebook.book import Rulebook


@click.command("new")
@click.option("--province", default="", help="Chinese, pinyin or code / 省份")
@click.option("--nature", default="", help="For example enterprise, individual / 主办单位性质")
@click.option("--provider", default="aliyun", show_default=True, help="Provider / 接入商")
@click.option(
    "--from",
    "images",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Card or licence to begin with; may be given several times / 由证件图片预填",
)
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="File to write / 输出文件"
)
@click.option("--force", is_flag=True, help="Overwrite the file / 覆盖已有文件")
@json_option
@language_option
@click.argument("more", nargs=-1, type=click.Path(path_type=Path))
def command(
    province: str,
    nature: str,
    provider: str,
    images: tuple[Path, ...],
    out: Path,
    force: bool,
    as_json: bool,
    lang: Language,
    more: tuple[Path, ...],
) -> int:
    """Write a filing file to fill in, with exactly what this combination needs.

    With --from IMAGE... it is begun with what cards and licences say; province and nature may then be
    left out where the pictures tell them. Each value is shown with the picture that it came from.

    生成待填写的备案文件，只含该组合所需的内容；用 --from 图片 可预先填入识读结果。
    """
    from icpdesk.intake.blank import blank_filing, blank_paths
    from icpdesk.intake.prefill import Prefilled, applied, prefill
    from icpdesk.intake.yaml_write import write_filing
    from icpdesk.pipeline.rules import open_rulebook

    book = open_rulebook()
    if more and not images:
        raise InputError(
            Text(f"'{more[0]}' is not expected here.", f"此处不应有“{more[0]}”。"),
            Text("Give pictures after --from.", "请在 --from 之后给出图片。"),
        )
    if out.exists() and not force:
        raise OutputError(
            Text(f"{out} exists already.", f"{out} 已存在。"),
            Text("Use --force to overwrite it.", "如需覆盖请加 --force。"),
        )
    pictures = _read(tuple(dict.fromkeys((*images, *more))), out, book)
    told = prefill(pictures) if pictures else Prefilled()
    slug = _province(province or told.province)
    term = _nature(nature or told.nature, book)
    day = date.today()  # noqa: DTZ011 - the user's calendar
    filing = blank_filing(slug, term, known_provider(provider), book, day)
    filing = _attached(applied(filing, told), told, pictures, out)
    write_filing(out, filing, book, blanks=blank_paths(filing, book, day))
    if as_json:
        emit_json(_as_json(out, slug, term, told, pictures))
        return 0
    _tell(told, pictures, lang)
    say(Text(f"Written: {out}", f"已生成：{out}")[lang])
    return 0


def _read(images: Sequence[Path], out: Path, book: Rulebook) -> list[ReadPicture]:
    from icpdesk.intake.prefill import ReadPicture
    from icpdesk.pipeline.read import read_loose

    return [ReadPicture(_name_in(image, out), *read_loose(image, book=book)) for image in images]


def _name_in(image: Path, out: Path) -> str:
    """How the filing names the picture: relative to itself where the picture lies below it."""
    home, place = out.absolute().parent.resolve(), image.absolute().resolve()
    return place.relative_to(home).as_posix() if place.is_relative_to(home) else str(image)


def _attached(filing: Filing, told: Prefilled, pictures: list[ReadPicture], out: Path) -> Filing:
    """The pictures in the slots that are asked for; those outside of the folder are not named."""
    from icpdesk.model import Attachment

    home = out.absolute().parent
    waiting = {
        (one.slot, told.owners.get(one.file, "")): one.file
        for one in pictures
        if one.slot and (home / one.file).is_file() and not Path(one.file).is_absolute()
    }
    kept = []
    for item in filing.attachments:
        owner = item.of if (item.slot, item.of) in waiting else item.of or "subject"
        file = waiting.pop((item.slot, owner), "") if not item.file else item.file
        kept.append(item.changed({"file": file}) if file else item)
    added = [Attachment(slot=slot, of=of, file=file) for (slot, of), file in waiting.items()]
    return filing.changed({"attachments": (*kept, *added)})


def _as_json(
    out: Path, province: str, nature: str, told: Prefilled, pictures: list[ReadPicture]
) -> dict[str, Any]:
    return {
        "file": str(out),
        "province": province,
        "nature": nature,
        "values": [
            {
                "path": one.path,
                "value": one.value,
                "picture": one.file,
                "field": one.field,
                "confidence": round(one.confidence, 3),
            }
            for one in told.origins
        ],
        "pictures": [
            {
                "file": one.file,
                "slot": one.slot,
                "of": told.owners.get(one.file, ""),
                "not_readable": list(one.reading.unreadable),
            }
            for one in pictures
        ],
    }


def _tell(told: Prefilled, pictures: list[ReadPicture], lang: Language) -> None:
    for one in told.origins:
        say(f"{one.path} = {one.value}  <- {one.file} ({one.field}, {one.confidence:.2f})")
    for picture in pictures:
        if not picture.reading.readable:
            say(Text(f"Not readable: {picture.file}", f"无法识读：{picture.file}")[lang])
        elif picture.reading.unreadable:
            names = ", ".join(picture.reading.unreadable)
            say(
                Text(
                    f"Not readable in {picture.file}: {names}",
                    f"{picture.file} 中无法识读：{names}",
                )[lang]
            )


def _province(spelling: str) -> str:
    if not spelling:
        raise InputError(
            Text("The province is not known.", "不知道省份。"),
            Text("Give it with --province.", "请用 --province 指定。"),
        )
    return known_province(spelling)


def _nature(spelling: str, book: Rulebook) -> str:
    if not spelling:
        known = ", ".join(entry.slug for entry in book.vocabulary("natures"))
        raise InputError(
            Text("The nature of the subject is not known.", "不知道主办单位性质。"),
            Text(f"Give it with --nature: {known}.", f"请用 --nature 指定：{known}。"),
        )
    return known_nature(spelling)
