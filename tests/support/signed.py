"""Scans of our own papers as they come back from the pen: drawn strokes, drawn seals, a desk."""

from __future__ import annotations

import io
import math
import random
from dataclasses import dataclass, field, replace

import numpy as np
import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from icpdesk.model.printed import MarkPlace, PrintedPaper
from icpdesk.papers.paper_pdf import paper_with_places
from icpdesk.papers.plan import PaperPlan
from icpdesk.papers.printed import printed_from
from tests.support.specimens import font

DPI = 150
BLACK, BLUE, RED, GREEN, PENCIL = (
    (28, 28, 32),
    (32, 52, 140),
    (205, 30, 35),
    (20, 120, 60),
    (176,) * 3,
)
STAMP = (206, 32, 38)


@dataclass(frozen=True)
class Hand:
    """What hands add; places by kind, moved by ``shift`` points."""

    signature: tuple[int, ...] | None = BLACK
    date: tuple[int, ...] | None = BLACK
    number: tuple[int, ...] | None = BLACK
    seal: bool = True
    fingerprint: bool = True
    seal_arc: float = 1.0
    """Share of the seal's ring that is printed."""
    seal_shift: tuple[float, float] = (0.0, 0.0)
    """In points."""
    seed: int = 1
    extra: dict[str, str] = field(default_factory=dict)


def signed_scan(plan: PaperPlan, hand: Hand | None = None) -> tuple[Image.Image, PrintedPaper]:
    """The page that hands write on as a flat colour scan, and the paper as it was printed."""
    hand = hand or Hand()
    data, places = paper_with_places(plan)
    document = pypdfium2.PdfDocument(data)
    number = places[0].page
    image = document[number].render(scale=DPI / 72).to_pil().convert("RGB")
    document.close()
    rng = random.Random(hand.seed)
    for place in places:
        image = _marked(image, place, hand, rng)
    return image, printed_from(plan, data, places)


def _marked(image: Image.Image, place: MarkPlace, hand: Hand, rng: random.Random) -> Image.Image:
    scale = DPI / 72
    left, top, right, bottom = (edge * scale for edge in place.box)
    if place.kind == "seal" and hand.seal:
        middle = (
            (left + right) / 2 + hand.seal_shift[0] * scale,
            (top + bottom) / 2 + hand.seal_shift[1] * scale,
        )
        return sealed(image, middle, 42 / 25.4 * DPI / 2, hand.seal_arc)
    if place.kind == "fingerprint" and hand.fingerprint:
        return _finger(image, ((left + right) / 2, (top + bottom) / 2), rng)
    if place.kind == "signature" and hand.signature:
        return _scribble(image, (left + 10, top, left + 190, bottom - 8), hand.signature, rng, 3)
    if place.kind == "number" and hand.number:
        return _written(image, (left + 8, bottom - 44), "440305199003078881", hand.number)
    if place.kind == "date" and hand.date:
        room = min(170.0 * scale, right - left)
        for text, share in (("2026", 0.02), ("11", 0.45), ("20", 0.73)):
            image = _written(image, (left + share * room, bottom - 46), text, hand.date)
    return image


def _scribble(image, box, colour, rng, strokes) -> Image.Image:
    """Three characters' worth of curved strokes."""
    left, top, right, bottom = box
    draw = ImageDraw.Draw(image)
    step = (right - left) / strokes
    for number in range(strokes):
        for _ in range(5):
            points = [
                (
                    left + step * number + rng.uniform(0.08, 0.85) * step,
                    top + rng.uniform(0.05, 0.95) * (bottom - top),
                )
                for _ in range(4)
            ]
            curve = [_bezier(points, t / 24) for t in range(25)]
            draw.line(curve, fill=colour, width=5, joint="curve")
    return image


def _bezier(points, t) -> tuple[float, float]:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return (
        sum(w * p[0] for w, p in zip(weights, points, strict=True)),
        sum(w * p[1] for w, p in zip(weights, points, strict=True)),
    )


def _written(image, at, text, colour) -> Image.Image:
    ImageDraw.Draw(image).text(at, text, font=font(32), fill=tuple(colour))
    return image


def sealed(image: Image.Image, middle, radius: float, arc: float = 1.0) -> Image.Image:
    """A round seal of nobody: ring, star, words around; stamped into the paper, not over it."""
    size = math.ceil(radius * 2 + 8)
    layer = Image.new("RGB", (size, size), "white")
    draw = ImageDraw.Draw(layer)
    box = (4, 4, size - 5, size - 5)
    draw.arc(box, -90, -90 + 360 * arc, fill=STAMP, width=max(4, round(radius * 0.045)))
    centre = size / 2
    star = [
        (
            centre + radius * (0.3 if n % 2 == 0 else 0.12) * math.sin(math.pi * n / 5),
            centre - radius * (0.3 if n % 2 == 0 else 0.12) * math.cos(math.pi * n / 5),
        )
        for n in range(10)
    ]
    draw.polygon(star, fill=STAMP)
    for number, character in enumerate("样本印章示例单位专用"):
        turn = math.radians(-130 + 260 * number / 9)
        x, y = centre + radius * 0.74 * math.sin(turn), centre - radius * 0.74 * math.cos(turn)
        draw.text((x, y), character, font=font(round(radius * 0.22)), fill=STAMP, anchor="mm")
    place = (round(middle[0] - size / 2), round(middle[1] - size / 2))
    under = Image.new("RGB", image.size, "white")
    under.paste(layer, place)
    return ImageChops.multiply(image, under)


def _finger(image, middle, rng) -> Image.Image:
    layer = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(layer)
    x, y = middle
    for ring in range(9):
        w, h = 6 + ring * 5, 8 + ring * 7
        draw.ellipse((x - w, y - h, x + w, y + h), outline=(214, 60, 62), width=3)
    return ImageChops.multiply(image, layer)


def on_desk(image: Image.Image, *, desk: str = "#7d6a55", tilt: float = 0.02) -> Image.Image:
    """Photographed from nearly above under uneven light, in a slight blur."""
    import cv2

    width, height = image.size
    margin = round(width * 0.09)
    pixels = np.asarray(image)
    size = (width + 2 * margin, height + 2 * margin)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    lean = tilt * width
    target = (
        corners
        + margin
        + np.array(
            [[lean, lean * 0.4], [-lean * 0.2, 0], [lean * 0.3, -lean * 0.3], [-lean * 0.5, 0]],
            np.float32,
        )
    )
    matrix = cv2.getPerspectiveTransform(corners, target.astype(np.float32))
    ground = Image.new("RGB", size, desk)
    flat = cv2.warpPerspective(
        pixels, matrix, size, dst=np.array(ground), borderMode=cv2.BORDER_TRANSPARENT
    )
    light = np.linspace(1.0, 0.8, size[0], dtype=np.float32)[None, :, None]
    lit = np.clip(flat.astype(np.float32) * light * np.array([1.0, 0.985, 0.95]), 0, 255)
    return Image.fromarray(lit.astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.7))


def jpeg(image: Image.Image, quality: int = 88) -> bytes:
    """The bytes of a JPEG file."""
    sink = io.BytesIO()
    image.save(sink, "JPEG", quality=quality)
    return sink.getvalue()


__all__ = ["Hand", "jpeg", "on_desk", "replace", "sealed", "signed_scan"]
