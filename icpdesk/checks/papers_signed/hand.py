"""Signature, fingerprint, number and date: there where they are asked for, in the right ink."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.papers_signed.looking import as_sure, laid_flat, on_picture, places
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.model import Finding, Severity
from icpdesk.model.printed import Box, MarkPlace
from icpdesk.pictures.measures.ink_strokes import InkStrokes, ink_strokes
from icpdesk.pictures.measures.print_registration import SCALE, Registration
from icpdesk.reading.signed_paper import SignedPaper
from icpdesk.rulebook.rows import Rule

_INSET = 3.0
"""Points by which a place is made smaller, so that what is printed beside it does not count."""

SIGNATURE = Check(
    "signed.signature-missing",
    states=Text("Everybody who must sign has signed.", "需签字处已签字。"),
    why=Text("Unsigned papers are usually sent back.", "未签字的材料通常会被驳回。"),
    mend=Text("Sign by hand, then scan again.", "请亲笔签字后重新扫描。"),
    takes={"fail": float, "warn": float},
)


@SIGNATURE.look
def _signature(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen, registration = laid_flat(case)
    for place in places(seen, "signature", "number"):
        ink = _ink(seen, place)
        written = max(ink.share, ink.red)
        if written >= rule["warn"]:
            continue
        sure = written < rule["fail"]
        yield rule.fault(
            case.where,
            (
                Text("Nothing is written at “{label}”.", "“{label}”处为空。")
                if sure
                else Text("Very little is written at “{label}”.", "“{label}”处笔迹很少。")
            ).format(label=place.label),
            severity=as_sure(rule, seen, sure),
            measured=_measured(written, rule["fail"], registration, place.box),
        )


PEN = Check(
    "signed.pen-colour",
    states=Text("Signed in blue or black ink.", "使用蓝色或黑色笔签字。"),
    why=Text("Other colours and pencil are usually sent back.", "其他颜色或铅笔签字通常会被驳回。"),
    mend=Text("Sign anew with the right pen.", "请用规定颜色的签字笔重新签字。"),
    takes={"least": float, "dark": (int, float)},
)


@PEN.look
def _pen(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen, registration = laid_flat(case)
    black_only = seen.paper is not None and seen.paper.pen == "black"
    for place in places(seen, "signature"):
        ink = _ink(seen, place)
        where = _measured(ink.darkness, rule["dark"], registration, place.box)
        if ink.red > 3 * max(ink.share, rule["least"] / 3) and ink.red >= rule["least"]:
            message = Text("“{label}” seems to be signed in red.", "“{label}”似为红色笔迹。")
        elif ink.share < rule["least"]:
            continue
        elif ink.colour == "other":
            message = Text(
                "“{label}” is signed neither in blue nor in black.", "“{label}”不是蓝色或黑色笔迹。"
            )
        elif ink.colour == "blue" and black_only:
            message = Text(
                "“{label}” is signed in blue; black is asked for.",
                "“{label}”为蓝色笔迹，要求黑色。",
            )
        elif ink.darkness < rule["dark"]:
            message = Text(
                "“{label}” is so pale that it may be pencil.", "“{label}”笔迹很淡，可能是铅笔。"
            )
        else:
            continue
        yield rule.fault(case.where, message.format(label=place.label), measured=where)


FINGERPRINT = Check(
    "signed.fingerprint-missing",
    states=Text("The fingerprint is there.", "已按指印。"),
    why=Text(
        "An individual's paper without it is usually sent back.", "个人材料缺少指印通常会被驳回。"
    ),
    mend=Text(
        "Press an inked finger beside the signature, then scan again.", "请按指印后重新扫描。"
    ),
    takes={"at_least": float},
)


@FINGERPRINT.look
def _fingerprint(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen, registration = laid_flat(case, ours=True)
    near = [*places(seen, "fingerprint"), *places(seen, "signature")]
    if not any(place.kind == "fingerprint" for place in near):
        return
    areas = [(_cut(seen, place), place) for place in near]
    red = max(float(ink.red) * pixels / (SCALE * SCALE) for (ink, pixels), _ in areas)
    if red < rule["at_least"]:
        yield rule.fault(
            case.where,
            Text("No red fingerprint is found.", "没有找到红色指印。"),
            measured=_measured(red, rule["at_least"], registration, near[0].box),
        )


DATE = Check(
    "signed.date",
    states=Text("The date is written where it must be.", "日期按要求填写。"),
    why=Text("Undated letters are usually sent back.", "未写日期的材料通常会被驳回。"),
    mend=Text("Write the date by hand, then scan again.", "请手写日期后重新扫描。"),
    takes={"at_least": float},
)


@DATE.look
def _date(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen, registration = laid_flat(case, ours=True)
    for place in places(seen, "date"):
        ink = _ink(seen, place)
        written = ink.share >= rule["at_least"]
        measured = _measured(ink.share, rule["at_least"], registration, place.box)
        if place.need == "required" and not written:
            yield rule.fault(
                case.where, Text("The date is empty.", "日期未填写。"), measured=measured
            )
        elif place.need == "ask" and written:
            yield rule.fault(
                case.where,
                Text(
                    "The date is written; some providers want it left empty.",
                    "日期已填写；部分接入商要求留空。",
                ),
                Text("Ask the provider which it wants.", "请向接入商确认是否需要日期。"),
                severity=Severity.INFO,
                measured=measured,
            )


def _ink(seen: SignedPaper, place: MarkPlace) -> InkStrokes:
    return _cut(seen, place)[0]


def _cut(seen: SignedPaper, place: MarkPlace) -> tuple[InkStrokes, int]:
    """Ink of a place and its number of pixels; printed words in it do not count."""
    import numpy as np

    pixels = seen.place(place.box, -_INSET)
    hidden = np.zeros(pixels.shape[:2], bool)
    left, top = place.box[0] + _INSET, place.box[1] + _INSET
    for line in seen.page.lines if seen.page else ():
        x0, y0, x1, y1 = (
            round((edge - start + by) * SCALE)
            for edge, start, by in zip(
                line.box, (left, top, left, top), (-6, -6, 6, 6), strict=True
            )
        )
        hidden[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)] = True
    return ink_strokes(pixels, hidden), pixels.shape[0] * pixels.shape[1]


def _measured(
    value: float, threshold: float, registration: Registration, box: Box
) -> dict[str, object]:
    return {
        "value": round(value, 4),
        "threshold": threshold,
        "quad": on_picture(registration, box),
    }
