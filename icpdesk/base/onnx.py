"""The ONNX runtime, loaded so that it reports nothing to anybody."""

from __future__ import annotations

import ctypes
from functools import cache
from pathlib import Path
from typing import Any

from icpdesk.base import bounded


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


_LARGE = 1_000_000
"""Numbers of a batch from which a network needs a hundred megabytes."""


def load_network(path: Path) -> Any:
    """A network on one core, with little memory.

    The runtime's own arena takes half of what the C library's allocator does with the same tensors
    (glibc leaves what lies between them unused), and no longer; patterns are for pictures that are all
    of one size. The file is named, not handed over: the runtime would keep a second copy of it.
    """
    onnxruntime = load_onnxruntime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_mem_pattern = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def run_network(network: Any, batch: Any) -> Any:
    """The first answer of a network to one batch; what it needed meanwhile is given back."""
    if batch.size > _LARGE:
        _give_back_now()
    return network.run(None, {network.get_inputs()[0].name: batch}, _giving_back())[0]


def _give_back_now() -> None:
    """Let glibc hand over what is free in between, before a large picture needs as much again."""
    if bounded.stands_inside():
        return
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (AttributeError, OSError, TypeError):
        return


@cache
def _giving_back() -> Any:
    options = load_onnxruntime().RunOptions()
    options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
    return options
