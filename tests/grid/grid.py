"""Scenes × damages × strengths → which checks speak; counted for each check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from icpdesk.checks.pictures import inspect
from icpdesk.model import Filing
from icpdesk.pictures.picture import Picture
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.grid.damages import DAMAGES, STRENGTHS, Pixels
from tests.grid.scenes import Scene
from tests.grid.swaps import SWAPS
from tests.support.specimens import jpeg

DAY = date(2026, 11, 24)

DOCUMENT_CHECKS: Mapping[str, tuple[str, ...]] = {
    "blur": ("scan.blurred",),
    "glare": ("scan.glare",),
    "dark": ("scan.dark",),
    "bright": ("scan.bright",),
    "cut": ("scan.cut-off",),
    "tilt": ("scan.tilted",),
    "low resolution": ("file.too-few-pixels", "scan.document-small"),
    "grey copy": ("file.greyscale",),
    "moire": ("file.screen-suspected",),
    "JPEG": ("file.squeezed",),
    "noise": ("file.noisy",),
    "turned": ("scan.turned",),
    "finger": ("scan.finger",),
    "patch": ("file.patch-suspected",),
    "electronic": ("file.electronic-suspected",),
    "wrong paper": ("scan.not-a-card", "scan.not-a-sheet"),
}
PORTRAIT_CHECKS: Mapping[str, tuple[str, ...]] = {
    "blur": ("photo.blurred",),
    "glare": ("photo.face-bright",),
    "dark": ("photo.face-dark",),
    "bright": ("photo.face-bright",),
    "cut": (
        "photo.head-cut",
        "photo.shoulders-cut",
        "photo.chest-missing",
        "photo.face-off-centre",
    ),
    "tilt": ("photo.head-turned",),
    "low resolution": ("file.too-few-pixels",),
    "grey copy": ("file.greyscale",),
    "moire": ("file.screen-suspected",),
    "JPEG": ("photo.squeezed", "file.squeezed"),
    "noise": ("file.noisy",),
    "turned": ("photo.turned",),
}
"""Checks of which at least one must speak."""


@dataclass
class Tally:
    """Counts of one run."""

    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    clean: int = 0
    false_alarms: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    alarmed: list[str] = field(default_factory=list)

    def rate(self, damage: str, strength: str) -> float:
        """Share found."""
        return self.found[damage, strength] / max(1, self.tried[damage, strength])


def rules(pixels: Pixels, slot: str) -> set[str]:
    """Ids of the checks that speak about a picture."""
    picture = Picture(jpeg(Image.fromarray(pixels), 93), "scan.jpg")
    report = inspect(picture, slot, case=Case(Filing(provider="aliyun"), shipped(), DAY))
    return {finding.rule for finding in report.findings}


def frame_of(scene: Scene, damage: str) -> NDArray[np.float32]:
    """What the damage is aimed at: a portrait is copied in grey as a whole."""
    if damage == "grey copy" and scene.slot == "admin-photo":
        height, width = scene.pixels.shape[:2]
        return np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    return scene.quad


NOT_ASKED = frozenset({("electronic", "letter")})
"""Damages that no rule speaks of for documents of that kind."""


def spoiled(scene: Scene, damage: str, number: int, seed: int) -> Pixels:
    """The scene with ``damage`` in the strength of that number."""
    if damage in SWAPS:
        return SWAPS[damage](scene, number, seed)
    seen = DAMAGES[damage](scene.pixels, frame_of(scene, damage), number, seed)
    return np.ascontiguousarray(seen)


def run(
    scenes: Iterator[Scene], wanted: Mapping[str, tuple[str, ...]], *, only: tuple[str, ...] = (),
    strengths: tuple[str, ...] = STRENGTHS,
) -> Tally:  # fmt: skip
    """Inspect every scene as it is and with every damage."""
    tally = Tally()
    for seed, scene in enumerate(scenes):
        tally.clean += 1
        if not only or "clean" in only:
            for rule in rules(scene.pixels, scene.slot):
                tally.false_alarms[rule] += 1
                tally.alarmed.append(f"{scene.name}: {rule}")
        for damage in wanted:
            if (only and damage not in only) or (damage, scene.kind) in NOT_ASKED:
                continue
            for number, strength in enumerate(STRENGTHS):
                if strength not in strengths:
                    continue
                tally.tried[damage, strength] += 1
                told = rules(spoiled(scene, damage, number, seed), scene.slot)
                if told & set(wanted[damage]):
                    tally.found[damage, strength] += 1
                else:
                    tally.missed.append(f"{scene.name}: {damage} {strength}")
    return tally
