"""icpdesk: prepare an ICP filing (ICP备案) offline, right before the upload."""

import os

__version__ = "0.1.0"

# Before any import of the ONNX runtime, here and in every process begun from here: from 1.29 on its
# Linux library keeps a device id and looks up a host on the network (docs/privacy.md).
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
