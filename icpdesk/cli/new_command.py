"""``icpdesk new``: a commented filing file with the fields and slots of one combination."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from icpdesk.base.errors import InputError, OutputError
from icpdesk.base.text import Language, Text
from icpdesk.cli.common import emit_json, json_option, language_option, say
from icpdesk.cli.terms import known_nature, known_provider, known_province, known_type

if TYPE_CHECKING:
    from icpdesk.pipeline.new import FromPictures
    from icpdesk.rulebook.book import Rulebook


@click.command("new")
@click.option("--province", default="", help="Chinese, pinyin or code / 省份")
@click.option("--nature", default="", help="For example enterprise, individual / 主办单位性质")
@click.option("--provider", default="aliyun", show_default=True, help="Provider / 接入商")
@click.option(
    "--type",
    "filing_type",
    default="first",
    show_default=True,
    help="first, new-website, new-access, change-subject …, cancel-access / 备案类型",
)
@click.option(
    "--from",
    "images",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Card, licence, WHOIS text or vCard to begin with; repeatable / 由证件图片、WHOIS、名片预填",
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
    filing_type: str,
    images: tuple[Path, ...],
    out: Path,
    force: bool,
    as_json: bool,
    lang: Language,
    more: tuple[Path, ...],
) -> int:
    """Write a filing file to fill in, with exactly what this combination needs.

    --type says what is filed: something new, a change of what is filed, or a cancellation.

    With --from IMAGE... it is begun with what cards and licences say; province and nature may then be
    left out where the pictures tell them. The WHOIS or RDAP answer of a domain (.txt, .json) and a vCard
    (.vcf) are taken, too. Each value is shown with the file that it came from.

    生成待填写的备案文件，只含该组合所需的内容；用 --from 可由证件图片、WHOIS/RDAP 结果和 vCard 名片预填。
    """
    from icpdesk.pipeline.new import read_pictures, write_new
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
    told = read_pictures(tuple(dict.fromkeys((*images, *more))), out, book)
    slug = _province(province or told.province)
    term = _nature(nature or told.nature, book)
    kind = known_type(filing_type)
    write_new(out, told, slug, term, known_provider(provider), book, kind)
    if as_json:
        emit_json({**_as_json(out, slug, term, told), "type": kind})
        return 0
    _tell(told, lang)
    say(Text(f"Written: {out}", f"已生成：{out}")[lang])
    return 0


def _as_json(out: Path, province: str, nature: str, told: FromPictures) -> dict[str, Any]:
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
            for one in told.pictures
        ],
    }


def _tell(told: FromPictures, lang: Language) -> None:
    for one in told.origins:
        say(f"{one.path} = {one.value}  <- {one.file} ({one.field}, {one.confidence:.2f})")
    for picture in told.pictures:
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
