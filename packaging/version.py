"""The project's version on stdout, for the steps that name a package after it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import contents

if __name__ == "__main__":
    print(contents.version(Path(__file__).resolve().parent.parent))
