"""Print the ten largest Python files; fail when one is over the limit."""

import subprocess
import sys
from pathlib import Path

LIMIT = 400

listing = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
    check=True,
    capture_output=True,
    text=True,
)
sizes = sorted(
    (
        (len(Path(name).read_text("utf-8").splitlines()), name)
        for name in listing.stdout.split()
        if Path(name).exists()
    ),
    reverse=True,
)
for lines, name in sizes[:10]:
    print(f"{lines:5d}  {name}")
too_large = [name for lines, name in sizes if lines > LIMIT]
if too_large:
    sys.exit(f"over {LIMIT} lines: {', '.join(too_large)}")
