"""What is behind the person: plain, white."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.limits import row_of
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.model import Finding, Severity
from icpdesk.pictures.measures.background import Background, background
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.rows import Rule

BUSY = Check(
    "photo.background-busy",
    states=Text("The background is plain.", "背景干净、无杂物。"),
    why=Text("Only the wall or the backdrop may be behind the person.", "身后只能是白墙或幕布。"),
    mend=Text("Stand before a plain white wall.", "请站在干净的白墙前。"),
    takes={
        "least": float,
        "texture": float,
        "spread": (int, float),
        "colours": float,
        "calm_texture": float,
        "calm_colours": float,
        "print": float,
        "cloth": float,
        "cloth_chroma": (int, float),
        "hung": float,
        "one_colour": float,
        "mottled": list,
        "vignette": list,
    },
)
COLOURED = Check(
    "photo.background-not-white",
    states=Text("The background is white.", "背景为白色。"),
    why=Text("Today's face check asks for a white background.", "目前的人脸核验要求白色背景。"),
    mend=Text("Stand before a white wall in even light.", "请站在光线均匀的白墙前。"),
    takes={
        "lightness": (int, float),
        "chroma": float,
        "nearly_lightness": (int, float),
        "nearly_chroma": float,
    },
)


def kind_of(seen: Background, book: Rulebook) -> str:
    """``white``, ``plain``, ``backdrop`` (a coloured cloth with print in white) or ``busy``."""
    if _disturbed(seen, row_of(book, BUSY.id)):
        return "backdrop" if _printed(seen, row_of(book, BUSY.id)) else "busy"
    return "white" if _white(seen, row_of(book, COLOURED.id)) else "plain"


def _disturbed(seen: Background, busy: Rule) -> bool:
    """More than a wall: edges, light and dark, or several colours (a few more in a calm picture)."""
    even = seen.texture < busy["texture"] and seen.spread < busy["spread"]
    calm = seen.texture < busy["calm_texture"] and seen.colours < busy["calm_colours"]
    return not (even and (calm or seen.colours < busy["colours"])) and not _studio(seen, busy)


def _studio(seen: Background, busy: Rule) -> bool:
    """A cloth of one colour that is mottled, or darker towards its corners."""
    if seen.cloth < busy["one_colour"]:
        return False
    texture, spread, colours = busy["mottled"]
    mottled = seen.texture < texture and seen.spread < spread and seen.colours < colours
    texture, spread, colours, chroma = busy["vignette"]
    lit = seen.texture < texture and seen.spread < spread and seen.colours < colours
    return bool(mottled or (lit and seen.chroma >= chroma))


def _printed(seen: Background, busy: Rule) -> bool:
    """A cloth of one strong colour with white print."""
    share, strength = seen.print >= busy["print"], seen.chroma >= busy["cloth_chroma"]
    return bool(share and strength and seen.cloth >= busy["cloth"])


def _white(seen: Background, white: Rule) -> bool:
    return bool(seen.lightness >= white["lightness"] and seen.chroma <= white["chroma"])


@BUSY.look
def _busy(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen = case.picture.measure(background)
    if seen.share > rule["least"] and _disturbed(seen, rule) and not _printed(seen, rule):
        yield rule.fault(
            case.where,
            Text("Something is behind the person.", "背景杂乱。"),
            measured={
                "value": round(seen.texture, 2),
                "threshold": rule["texture"],
                "spread": round(seen.spread, 1),
                "colours": round(seen.colours, 1),
            },
        )


@COLOURED.look
def _coloured(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen = case.picture.measure(background)
    busy = row_of(case.book, BUSY.id)
    if seen.share <= busy["least"] or _white(seen, rule):
        return
    if not _disturbed(seen, busy) or _printed(seen, busy):
        nearly = seen.lightness >= rule["nearly_lightness"] and seen.chroma <= rule["nearly_chroma"]
        yield rule.fault(
            case.where,
            Text("The background is nearly white.", "背景接近白色。")
            if nearly
            else Text("The background is not white.", "背景不是白色。"),
            severity=Severity.INFO if nearly else None,
            measured={
                "value": [round(seen.lightness, 1), round(seen.chroma, 1)],
                "threshold": [rule["lightness"], rule["chroma"]],
            },
        )
