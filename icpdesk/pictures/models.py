"""The small networks that ship in assets/models, run by OpenCV; nothing is ever fetched.

MediaPipe's models (Apache-2.0): faces, a person mask, a mesh of face points. A network is not safe to
share between threads, so each thread has its own.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from icpdesk.base.paths import resource

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

_local = threading.local()

OUTPUTS = {
    "face_detection_full_range": 2,
    "face_detection_short_range": 2,
    "selfie_segmentation": 1,
    "face_landmark": 2,
}
"""How many outputs each network must have; some OpenCV versions silently drop all but one."""


def run(name: str, blob: Array) -> list[Array]:
    """All outputs of network ``name`` for a blob of shape (1, 3, height, width), RGB."""
    network = _network(name)
    network.setInput(blob)
    outputs = network.forward(network.getUnconnectedOutLayersNames())
    if len(outputs) != OUTPUTS[name]:
        raise RuntimeError(f"{name} gives {len(outputs)} outputs instead of {OUTPUTS[name]}")
    return list(outputs)


def _network(name: str) -> Any:
    loaded: dict[str, Any] = _local.__dict__.setdefault("networks", {})
    if name not in loaded:
        import cv2
        import numpy as np

        # From a buffer: OpenCV cannot open paths with Chinese letters on Windows.
        data = np.fromfile(resource("assets", "models", f"{name}.tflite"), dtype=np.uint8)
        loaded[name] = cv2.dnn.readNetFromTFLite(data)
    return loaded[name]
