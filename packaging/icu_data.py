"""Read and cut the data of ICU: a table of contents and items, as ICU's ``udata`` describes it.

Layout: a header whose first two bytes are its size, then the number of items, then for each item the
offsets of its name and of its bytes (both counted from the number of items); items in order of name.
"""

from __future__ import annotations

import re
import struct
import subprocess
from pathlib import Path

KEPT = re.compile(
    r"""
    (?!.*\.(cnv|spp)$)            # converters and stringprep: Qt has its own for what we read
    (?!brkitr/(khmer|burmese|lao|thai))   # dictionaries of scripts that are never shown
    (?!translit/|rbnf/)           # spelling out of numbers, other alphabets
    (?:
        [^/]+\.(icu|nrm|cfu)      # properties and normalisation
      | brkitr/.*                 # line and word breaks
      | (?:[a-z]+/)?(?:root|pool|res_index|supplementalData|ucadata|en|zh)(?:_\w+)?\.(?:res|icu)
      | (?:[a-z]+/)?[a-z]*[A-Z]\w*\.res   # tables that belong to no language
      | (?:numberingSystems|metaZones|windowsZones|zoneinfo64|metadata|plurals|icuver|icustd)\.res
    )$
    """,
    re.VERBOSE,
)


def read(library: Path) -> tuple[str, bytes]:
    """The symbol of the data in a shared library, and the data."""
    table = subprocess.run(
        ["readelf", "-W", "--dyn-syms", str(library)], check=True, capture_output=True, text=True
    ).stdout
    fields = next(line.split() for line in table.splitlines() if "icudt" in line)
    address, size, symbol = int(fields[1], 16), int(fields[2], 0), fields[7].split("@")[0]
    sections = subprocess.run(
        ["readelf", "-W", "-S", str(library)], check=True, capture_output=True, text=True
    ).stdout
    for found in re.finditer(r"\.\w+\s+PROGBITS\s+(\w+)\s+(\w+)\s+(\w+)", sections):
        start, offset, length = (int(part, 16) for part in found.groups())
        if start <= address < start + length:
            data = library.read_bytes()[offset + address - start :]
            return symbol, data[: size or length - (address - start)]
    raise ValueError(f"{library.name}: the data of ICU were not found")


def items_of(data: bytes) -> tuple[bytes, list[tuple[bytes, bytes]]]:
    """The header, and the items by name."""
    (header,) = struct.unpack_from("<H", data)
    if data[2:4] != b"\xda\x27" or data[12:16] != b"CmnD":
        raise ValueError("these are no data of ICU")
    (count,) = struct.unpack_from("<I", data, header)
    entries = [struct.unpack_from("<II", data, header + 4 + 8 * i) for i in range(count)]
    ends = [start for _, start in entries[1:]] + [len(data) - header]
    items = []
    for (name_at, start), end in zip(entries, ends, strict=True):
        name = data[header + name_at : data.index(b"\0", header + name_at)]
        items.append((name, data[header + start : header + end]))
    return data[:header], items


def trimmed(data: bytes) -> bytes:
    """The same data with those items only that :data:`KEPT` names."""
    header, items = items_of(data)
    kept = [(name, item) for name, item in items if KEPT.match(name.decode().partition("/")[2])]
    if not 40 < len(kept) < len(items):
        raise ValueError(f"{len(kept)} of {len(items)} items would stay")
    names = b"".join(name + b"\0" for name, _ in kept)
    table_size = 4 + 8 * len(kept)
    body = bytearray(names)
    body += b"\0" * (-(len(header) + table_size + len(body)) % 16)
    entries, name_at = b"", table_size
    for name, item in kept:
        entries += struct.pack("<II", name_at, table_size + len(body))
        name_at += len(name) + 1
        body += item + b"\0" * (-len(item) % 16)
    return header + struct.pack("<I", len(kept)) + entries + bytes(body)
