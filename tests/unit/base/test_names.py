"""Names of files that hold on every system."""

from __future__ import annotations

import pytest

from icpdesk.base.names import last_part, portable, portable_names, trouble_with


def test_a_name_with_backslashes_is_told_without_its_folders() -> None:
    """A filing that was written on Windows may be checked anywhere."""
    assert last_part(r"pictures\v.mp4") == last_part("pictures/v.mp4") == "v.mp4"
    assert last_part("C:\\客户\\") == "客户"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a.jpg", "a.jpg"),
        ("a:b.jpg", "a_b.jpg"),
        ("con.jpg", "_con.jpg"),
        ("COM1", "_COM1"),
        ("console.jpg", "console.jpg"),
        ("a. ", "a"),
        ("...", "file"),
        ("..", "file"),
        ("x/y", "x_y"),
    ],
)
def test_a_name_is_kept_where_every_system_takes_it(name: str, written: str) -> None:
    assert portable(name) == written
    assert trouble_with(portable(name)) is None


def test_no_two_names_become_one() -> None:
    names = ["a?.jpg", "a_.jpg", "A_.JPG", "b/c.jpg", "../b/c.jpg", "filing.yaml", ".."]
    written = portable_names(names, taken=["filing.yaml"])
    assert len({one.casefold() for one in written.values()}) == len(names)
    assert all(".." not in one.split("/") for one in written.values())
    flat = portable_names(names, taken=["filing.yaml"], flat=True)
    assert all("/" not in one for one in flat.values())
