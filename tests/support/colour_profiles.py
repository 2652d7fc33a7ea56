"""ICC profiles of matrix type, computed from their primaries; pictures written in them."""

from __future__ import annotations

import io
import struct
from typing import Any

import numpy as np
from PIL import Image, ImageCms

SPACES: dict[str, tuple[tuple[float, ...], tuple[float, float], float | None]] = {
    "display-p3": ((0.680, 0.320, 0.265, 0.690, 0.150, 0.060), (0.3127, 0.3290), None),
    "adobe-rgb": ((0.64, 0.33, 0.21, 0.71, 0.15, 0.06), (0.3127, 0.3290), 2.19921875),
    "prophoto": ((0.7347, 0.2653, 0.1596, 0.8404, 0.0366, 0.0001), (0.3457, 0.3585), 1.8),
}
"""Chromaticities of the primaries and of the white; gamma, or None for that of sRGB."""
_D50 = np.array([0.9642, 1.0, 0.8249])
_BRADFORD = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)


def profile(name: str) -> bytes:
    """The bytes of a profile."""
    matrix, gamma = _matrix(name), SPACES[name][2]
    curve = _curve(gamma)
    tags = [
        (b"desc", b"desc\0\0\0\0" + struct.pack(">I", len(name) + 1) + name.encode() + bytes(79)),
        (b"cprt", b"text\0\0\0\0none\0"),
        (b"wtpt", _xyz(_D50)),
        *((f"{c}XYZ".encode(), _xyz(matrix[:, i])) for i, c in enumerate("rgb")),
        *((f"{c}TRC".encode(), curve) for c in "rgb"),
    ]
    start = 132 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for tag, data in tags:
        padded = data + bytes(-len(data) % 4)
        table += tag + struct.pack(">II", start + len(body), len(padded))
        body += padded
    head = struct.pack(
        ">I4sI4s4s4s", start + len(body), b"lcms", 0x02100000, b"mntr", b"RGB ", b"XYZ "
    )
    head += (
        bytes(12)
        + b"acsp"
        + bytes(28)
        + b"".join(struct.pack(">i", round(c * 65536)) for c in _D50)
    )
    return head.ljust(128, b"\0") + table + body


def written_in(image: Image.Image, name: str, quality: int = 95) -> bytes:
    """A JPEG that looks the same as ``image`` (sRGB) to whoever heeds its profile."""
    target = ImageCms.ImageCmsProfile(io.BytesIO(profile(name)))
    converted: Any = ImageCms.profileToProfile(
        image, ImageCms.createProfile("sRGB"), target,
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC, outputMode="RGB",
    )  # fmt: skip
    sink = io.BytesIO()
    converted.save(sink, "JPEG", quality=quality, subsampling=0, icc_profile=profile(name))
    return sink.getvalue()


def _matrix(name: str) -> Any:
    primaries, white, _ = SPACES[name]
    columns = np.stack([_point(*primaries[i : i + 2]) for i in (0, 2, 4)], 1)
    light = _point(*white)
    columns = columns * np.linalg.solve(columns, light)
    to_d50 = np.diag((_BRADFORD @ _D50) / (_BRADFORD @ light))
    return np.linalg.inv(_BRADFORD) @ to_d50 @ _BRADFORD @ columns


def _point(x: float, y: float) -> Any:
    return np.array([x / y, 1.0, (1 - x - y) / y])


def _xyz(values: Any) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _curve(gamma: float | None) -> bytes:
    if gamma is not None:
        return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + bytes(2)
    steps = np.linspace(0, 1, 1024)
    linear = np.where(steps <= 0.04045, steps / 12.92, ((steps + 0.055) / 1.055) ** 2.4)
    table = (linear * 65535).round().astype(">u2").tobytes()
    return b"curv\0\0\0\0" + struct.pack(">I", 1024) + table
