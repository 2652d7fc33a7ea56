"""Ways to damage a file, as hypothesis draws them; inside a zip the members are damaged too."""

from __future__ import annotations

import io
import zipfile

from hypothesis import strategies as st

INTERESTING = (
    b"\x00", b"\xff" * 4, b"\x7f\xff\xff\xff", b"\x80\x00\x00\x00", b"\xef\xbb\xbf", b"&a *a", b"!!python",
    b"{{", b"]]>", b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>", b"../../", b"9" * 400,
    "\u202e\u0000长期".encode(), b"nan", b"1e999", b"-1", b"[[rules]]\n", b"\n- \n", b"%PDF", b"PK\x03\x04",
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn, seeds: tuple[bytes, ...]) -> bytes:
    """A seed after one to four accidents."""
    data = draw(st.sampled_from(seeds))
    if zipfile.is_zipfile(io.BytesIO(data)) and draw(st.integers(0, 3)):
        return _inside(draw, data)
    return _accidents(draw, data)


def _accidents(draw: st.DrawFn, data: bytes) -> bytes:
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.sampled_from((0, 1, 2, 8, 64, 1024)))
        what = draw(st.integers(0, 5))
        if what == 0:
            data = data[:at]
        elif what == 1:
            data = data[:at] + data[at + length :]
        elif what == 2:
            data = data[:at] + draw(st.sampled_from(INTERESTING)) + data[at:]
        elif what == 3:
            data = data[:at] + draw(st.binary(min_size=1, max_size=16)) + data[at + length :]
        elif what == 4:
            data = (
                data[:at] + data[at : at + length] * draw(st.integers(2, 50)) + data[at + length :]
            )
        elif data:
            place = min(at, len(data) - 1)
            flipped = bytes([data[place] ^ (1 << draw(st.integers(0, 7)))])
            data = data[:place] + flipped + data[place + 1 :]
    return data


def _inside(draw: st.DrawFn, data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    chosen = draw(st.sampled_from(sorted(members)))
    what = draw(st.integers(0, 4))
    if what == 0:
        del members[chosen]
    elif what == 1:
        members[draw(st.sampled_from(("../" + chosen, "/" + chosen, chosen * 40)))] = b"x"
    else:
        members[chosen] = _accidents(draw, members[chosen])
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return sink.getvalue()
