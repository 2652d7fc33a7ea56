"""A zip file with some members exchanged; all others keep their packed bytes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Set

_LOCAL = struct.Struct("<4s5H3L2H")
_LOCAL_SIGNATURE = b"PK\x03\x04"
_LEVEL = 6
_UTF8_NAME = 0x800
_LARGEST = 0xFFFFFFFE


def repack(data: bytes, changed: Mapping[str, bytes], dropped: Set[str] = frozenset()) -> bytes:
    """The archive ``data`` with the members in ``changed`` replaced and those in ``dropped`` left out,
    in the same order.

    Unchanged members are copied as they are packed, without unpacking them: this is what makes
    filling quick, and it keeps pictures and styles byte for byte.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        infos = source.infolist()
        sink = io.BytesIO()
        written = zipfile.ZipFile(sink, "w")
        for info in infos:
            if info.filename in dropped:
                continue
            if info.filename in changed:
                packed, entry = _pack(info, changed[info.filename])
            else:
                packed, entry = _packed_bytes(data, info), _entry_of(info)
            _append(written, sink, entry, packed)
        written.close()
    return sink.getvalue()


def _entry_of(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(info.filename, info.date_time)
    entry.compress_type = info.compress_type
    entry.external_attr = info.external_attr
    entry.create_system = info.create_system
    entry.CRC = info.CRC
    entry.file_size = info.file_size
    entry.compress_size = info.compress_size
    return entry


def _pack(info: zipfile.ZipInfo, content: bytes) -> tuple[bytes, zipfile.ZipInfo]:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    entry = _entry_of(info)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.CRC = zlib.crc32(content)
    entry.file_size = len(content)
    entry.compress_size = len(packed)
    return packed, entry


def _packed_bytes(data: bytes, info: zipfile.ZipInfo) -> bytes:
    start = info.header_offset
    header = _LOCAL.unpack_from(data, start)
    if header[0] != _LOCAL_SIGNATURE:
        raise zipfile.BadZipFile(info.filename)
    begin = start + _LOCAL.size + header[9] + header[10]
    packed = data[begin : begin + info.compress_size]
    if len(packed) != info.compress_size or info.file_size > _LARGEST:
        raise zipfile.BadZipFile(info.filename)
    return packed


def _append(
    target: zipfile.ZipFile, sink: io.BytesIO, entry: zipfile.ZipInfo, packed: bytes
) -> None:
    """Add a member that is packed already; the directory is written when the file closes."""
    entry.header_offset = sink.tell()
    sink.write(entry.FileHeader(zip64=False))
    sink.write(packed)
    target.filelist.append(entry)
    target.NameToInfo[entry.filename] = entry
    target.start_dir = sink.tell()
    target._didModify = True  # type: ignore[attr-defined]
