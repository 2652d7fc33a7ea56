"""The doctor names what is missing, in both languages, and never cries wolf."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from icpdesk.cli import run
from icpdesk.doctor import examine, inventory, machine, window
from icpdesk.doctor.probe import State


def test_every_probe_speaks_both_languages() -> None:
    for probe in examine.machine():
        assert probe.says.en
        assert probe.says.zh
        if probe.state is not State.OK:
            assert probe.advice.en
            assert probe.advice.zh


def test_without_a_screen_it_is_a_note_and_no_failure() -> None:
    probe = window.display({})
    assert probe.state is not State.MISSING
    assert window.display({"DISPLAY": ":0"}).state is State.OK


@pytest.mark.skipif("sys.platform != 'linux'")
@pytest.mark.linux
def test_a_missing_library_names_its_debian_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file")

    monkeypatch.setattr(window.ctypes, "CDLL", refuse)
    probe = window.qt()
    assert probe.state is State.MISSING
    assert "libxcb-cursor.so.0" in probe.says.zh
    assert "libxcb-cursor0" in probe.advice.en


def test_a_full_disk_is_told_before_the_export() -> None:
    probe = machine.disk(least=10**18)
    assert probe.state is State.MISSING
    assert "MB" in probe.says.en


def test_a_broken_keychain_is_only_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyring.get_keyring", lambda: 1 / 0)
    assert machine.keychain().state is State.NOTE


def test_a_build_that_lost_its_checks_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = inventory.inventory(["check"])
    assert inventory.differences(whole, whole) == []
    assert inventory.differences({**whole, "checks": []}, whole) == ["checks"]
    kept = tmp_path / "inventory.json"
    kept.write_text(json.dumps(whole), "utf-8")
    monkeypatch.setattr(inventory, "resource", lambda *parts: kept)
    assert inventory.expected() == whole


def test_a_damaged_model_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert inventory.damaged_assets() == []
    monkeypatch.setattr(inventory, "_sha256", lambda path: "" if "landmark" in path.name else "x")
    assert "models/face_landmark.tflite" in inventory.damaged_assets()


def test_json_is_one_document_and_the_exit_code_tells(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "LEAST_FREE", 0)
    code = run(["doctor", "--json", "--lang", "zh"])
    told = json.loads(capsys.readouterr().out)
    assert told["verdict"] == ("fail" if code else "pass")
    assert {probe["state"] for probe in told["probes"]} <= {"ok", "note", "missing"}


def test_the_self_test_uses_every_part(capsys: pytest.CaptureFixture[str]) -> None:
    run(["doctor", "--self-test", "--json"])
    probes = json.loads(capsys.readouterr().out)["probes"]
    trials = {probe["name"]: probe for probe in probes if probe["name"].startswith("trial-")}
    assert len(trials) >= 6
    assert [probe for probe in trials.values() if probe["state"] != "ok"] == []


def test_a_check_that_breaks_is_no_working_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    from icpdesk.doctor import trials
    from icpdesk.pictures.measures import seal_ring

    def broken(*_: object) -> None:
        raise ModuleNotFoundError("numpy.random")

    monkeypatch.setattr(seal_ring, "red_mask", broken)
    words, trial = trials.TRIALS["check"]
    probe = trials._tried("check", words, trial)
    assert probe.state != "ok"
