"""The ONNX runtime, loaded so that it reports nothing to anybody."""

from __future__ import annotations

from typing import Any


def load_onnxruntime() -> Any:
    """The module ``onnxruntime`` with its event reports off.

    The environment (set when ``icpdesk`` is imported) shuts off what the Linux library of 1.29 and
    later sends; the call shuts off the events that the Windows library hands to the system. Both
    are said although the locked 1.28.0 has no sender on Linux: whoever installs from source may get
    another one.
    """
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    return onnxruntime
