#!/usr/bin/env bash
# Pillow: Image.open(file, formats=[…]) with a format that Pillow reads, writes and reports ("MPO") raises
# KeyError('MPO') for every valid file that comes later in the list, and for every file that is no picture.
#
# Guess, before the run: MPO in the list is tried like the others and passed over; an AVIF or JPEG 2000 file
# is opened by its own entry, and rubbish raises UnidentifiedImageError.
# Seen (Pillow 13.0.0): MPO has no opener of its own (JPEG files turn into it), so that the list ends there with
# a bare KeyError; with "MPO" left out the same files open, and a JPEG with two pictures is still told as MPO.
#
# Exit 1 when that changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pillow==13.0.0
"$work/venv/bin/python" - <<'PY'
import io, sys
import PIL
from PIL import Image

print("Pillow", PIL.__version__, "- MPO can be saved:", "MPO" in (Image.init() and Image.SAVE))


def tried(data, formats):
    try:
        with Image.open(io.BytesIO(data), formats=formats) as image:
            return image.format
    except Exception as problem:
        return repr(problem)[:60]


def saved(kind, **how):
    sink = io.BytesIO()
    Image.new("RGB", (64, 64), "red").save(sink, kind, **how)
    return sink.getvalue()


pair = saved("MPO", save_all=True, append_images=[Image.new("RGB", (64, 64), "blue")])
seen = {
    "AVIF, MPO listed before": tried(saved("AVIF"), ["JPEG", "MPO", "AVIF"]),
    "AVIF, MPO not listed": tried(saved("AVIF"), ["JPEG", "AVIF"]),
    "two pictures, MPO not listed": tried(pair, ["JPEG", "AVIF"]),
    "two pictures, only MPO listed": tried(pair, ["MPO"]),
}
for name, what in seen.items():
    print(f"{name:32s} {what}")
expected = ["KeyError('MPO')", "AVIF", "MPO", "KeyError('MPO')"]
sys.exit(0 if list(seen.values()) == expected else 1)
PY
