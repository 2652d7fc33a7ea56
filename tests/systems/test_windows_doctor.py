"""What the doctor says on Windows: only what was tried counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from icpdesk.base.paths import data_dir
from icpdesk.doctor import machine
from icpdesk.forms import office

pytestmark = pytest.mark.windows


def test_a_folder_that_the_access_list_forbids_is_told(_own_folders: Path) -> None:
    from tests.support.systems.windows import PATHS

    assert machine.folders().state == "ok"
    data_dir().mkdir(parents=True, exist_ok=True)
    PATHS.refused.add(str(data_dir()))
    try:
        probe = machine.folders()
    finally:
        PATHS.refused.clear()
    assert probe.state == "missing" and str(data_dir()) in probe.says["en"]


@pytest.mark.parametrize("variable", ["ProgramFiles", "ProgramFiles(x86)", "ProgramW6432"])
def test_libre_office_is_found_where_windows_keeps_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    program = tmp_path / "D" / "LibreOffice" / "program" / "soffice.exe"
    program.parent.mkdir(parents=True)
    program.write_bytes(b"MZ")
    monkeypatch.setenv("PATH", "")
    for name in ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, str(tmp_path / "D"))
    office.libre_office.cache_clear()
    try:
        assert office.libre_office() == str(program)
        assert machine.office().state == "ok"
    finally:
        office.libre_office.cache_clear()
