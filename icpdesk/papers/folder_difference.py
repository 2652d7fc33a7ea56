"""What differs between two exports of one filing: fields and files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from icpdesk.model import Filing
from icpdesk.model.build import build, plain
from icpdesk.model.difference import ExportDifference, differences
from icpdesk.model.place import ATTACHMENTS, Place

MANIFEST = "manifest.json"


def record(filing: Filing, target: Path) -> dict[str, Any]:
    """An export as plain data, to be kept beside the filing."""
    manifest = json.loads((target / MANIFEST).read_text("utf-8"))
    rows = (*manifest["uploads"], *manifest["documents"])
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "target": str(target),
        "draft": bool(manifest.get("draft")),
        "filing": plain(filing),
        "files": {row["file"]: row["sha256"] for row in rows},
    }


def difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> ExportDifference:
    """What the later of two records has otherwise. Attachments are told by their files."""
    before, after = build(Filing, old["filing"]), build(Filing, new["filing"])
    changes = differences(before, after)
    was, now = old["files"], new["files"]
    return ExportDifference(
        fields=tuple(one for one in changes if not Place(one.path).is_in(ATTACHMENTS)),
        new=tuple(sorted(set(now) - set(was))),
        changed=tuple(sorted(name for name in now if name in was and was[name] != now[name])),
        gone=tuple(sorted(set(was) - set(now))),
    )
