"""The seal: there, red, its ring whole, not over the signature."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.papers_signed.looking import as_sure, laid_flat, on_picture, places
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.model import Finding
from icpdesk.model.printed import Box
from icpdesk.pictures.measures.ink_strokes import ink_mask
from icpdesk.pictures.measures.print_registration import MM, SCALE, Registration
from icpdesk.pictures.measures.seal_ring import SealRing
from icpdesk.reading.signed_paper import SignedPaper
from icpdesk.rulebook.rows import Rule

_SENT_BACK = Text(
    "Papers without a clear seal are usually sent back.", "印章缺失或不清的材料通常会被驳回。"
)
_AGAIN = Text(
    "Stamp a fresh print with the official seal, whole and beside the signature.",
    "请重新打印并在签字旁加盖完整清晰的公章。",
)

MISSING = Check(
    "signed.seal-missing",
    states=Text("The red official seal is on the paper.", "已加盖红色公章。"),
    why=_SENT_BACK,
    mend=_AGAIN,
    takes={"at_least_mm2": (int, float)},
)


@MISSING.look
def _missing(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen, registration = laid_flat(case)
    for place in places(seen, "seal"):
        area = _red_area(seen)
        if area < rule["at_least_mm2"]:
            yield rule.fault(
                case.where,
                Text("No red seal is found on the paper.", "没有找到红色印章。"),
                severity=as_sure(rule, seen),
                measured=_measured(area, rule["at_least_mm2"], registration, place.box),
            )


RING = Check(
    "signed.seal-incomplete",
    states=Text("The ring of the seal is whole.", "印章边圈完整。"),
    why=_SENT_BACK,
    mend=_AGAIN,
    takes={
        "least_mm": (int, float), "most_mm": (int, float), "fail": float, "warn": float,
        "at_least_mm2": (int, float),
    },
)  # fmt: skip


@RING.look
def _ring(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen, registration = laid_flat(case)
    for place in places(seen, "seal"):
        if _red_area(seen) < rule["at_least_mm2"]:
            return
        ring = _found(registration, rule)
        coverage = ring.coverage if ring else 0.0
        if coverage >= rule["warn"]:
            return
        sure = ring is not None and rule["fail"] <= coverage
        yield rule.fault(
            case.where,
            Text(
                "Only about {share} % of the seal's ring can be seen.",
                "印章边圈只能看到约 {share}%。",
            ).format(share=round(coverage * 100))
            if sure
            else Text(
                "No round seal can be made out; it may be smudged, cut off or of another shape.",
                "未能辨认出圆形印章，可能模糊、不完整或为其他形状。",
            ),
            measured=_measured(coverage, rule["warn"], registration, _box_of(ring) or place.box),
        )


OVER = Check(
    "signed.seal-over-signature",
    states=Text("The seal does not cover the signature.", "印章没有盖住签字。"),
    why=Text("The signature must be legible.", "签字须清晰可辨。"),
    mend=_AGAIN,
    takes={"least_mm": (int, float), "most_mm": (int, float), "ring": float, "at_most": float},
)


@OVER.look
def _over(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    import numpy as np

    seen, registration = laid_flat(case)
    ring = _found(registration, rule)
    if ring is None or ring.coverage < rule["ring"]:
        return
    ink = ink_mask(registration.pixels)
    across = np.arange(ink.shape[1])[None, :] - ring.x
    down = np.arange(ink.shape[0])[:, None] - ring.y
    disc = across**2 + down**2 <= ring.radius**2
    for place in places(seen, "signature"):
        left, top, right, bottom = (round(edge * SCALE) for edge in place.box)
        inside = np.s_[max(0, top) : bottom, max(0, left) : right]
        written = int(ink[inside].sum())
        share = int((ink[inside] & disc[inside]).sum()) / written if written > 40 else 0.0
        if share > rule["at_most"]:
            yield rule.fault(
                case.where,
                Text(
                    "The seal covers about {share} % of “{label}”.",
                    "印章盖住了“{label}”约 {share}% 的笔迹。",
                ).format(share=round(share * 100), label=place.label),
                measured=_measured(share, rule["at_most"], registration, place.box),
            )


def _red_area(seen: SignedPaper) -> float:
    """Square millimetres of stamp red on the page."""
    assert seen.registration is not None
    pixels = seen.registration.pixels
    return float(seen.registration.red * pixels.shape[0] * pixels.shape[1] / MM**2)


def _found(registration: Registration, rule: Rule) -> SealRing | None:
    return registration.seal(rule["least_mm"] / 2 * MM, rule["most_mm"] / 2 * MM)


def _box_of(ring: SealRing | None) -> Box | None:
    if ring is None:
        return None
    x, y, radius = ring.x / SCALE, ring.y / SCALE, ring.radius / SCALE
    return (x - radius, y - radius, x + radius, y + radius)


def _measured(
    value: float, threshold: float, registration: Registration, box: Box
) -> dict[str, object]:
    return {
        "value": round(value, 3),
        "threshold": threshold,
        "quad": on_picture(registration, box),
    }
