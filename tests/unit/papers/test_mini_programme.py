"""The request of a mini programme, its media, and a refusal that comes back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.paths import resource
from icpdesk.cli import run
from icpdesk.intake.yaml_file import read_filing
from icpdesk.model import Attachment
from icpdesk.papers.mini_programme import PlatformLists, place_of_field, wechat_request
from icpdesk.pipeline.apps import understand_refusal, wechat_filing
from icpdesk.pipeline.follow_up import understand_rejection
from icpdesk.rulebook.book import shipped
from tests.support.edit import put

BOOK = shipped()
SAMPLE = read_filing(resource("assets", "samples", "2-company", "filing.yaml"))
MINI = put(
    SAMPLE.filing,
    websites__0__service_type="mini-programme",
    websites__0__domains=(),
    websites__0__home_url="",
    websites__0__service_code="",
    websites__0__remarks="本小程序用于展示公司简介、产品介绍与联系方式，不涉及前置审批内容。",
)
LISTS = PlatformLists(
    certificates={("营业执照(个人或企业)", 4): 1, ("居民身份证", 5): 2, ("居民身份证", 4): 99},
    contents={("单位门户网站", 0): 7},
    pre_approvals={("以上都不涉及", 0): 0},
)


def fields_in(value: Any, place: str = "") -> set[str]:
    if isinstance(value, dict):
        return set().union(
            *(fields_in(v, f"{place}.{k}" if place else k) for k, v in value.items())
        )
    return {place}


def test_values_stand_where_the_interface_wants_them() -> None:
    body = wechat_request(MINI, BOOK, 0, LISTS).body
    base = body["icp_subject"]["base_info"]
    assert (base["type"], base["province"], base["city"], base["district"]) == (
        4, "440000", "440300", "440305",
    )  # fmt: skip
    person = body["icp_applets"]["principal_info"]
    administrator = MINI.person("websites[0].administrator")
    assert (person["name"], person["mobile"]) == (administrator.name, administrator.mobile)
    assert person["certificate_validity_date_start"] == f"{administrator.valid_from:%Y%m%d}"
    assert person["certificate_type"] == 2
    assert body["icp_applets"]["base_info"]["service_content_types"] == [7]
    assert body["icp_applets"]["base_info"]["nrlx_details"] == [{"type": 0}]


def test_every_field_of_the_request_is_one_of_the_table() -> None:
    table = BOOK.table("mini_programmes")
    known = {row["field"] for row in table["value"]}
    known |= {
        f"{person['block']}.{row['field']}"
        for person in table["person"]
        for row in table["person_value"]
    }
    kinds = {"icp_applets.base_info.service_content_types", "icp_applets.base_info.nrlx_details"}
    assert fields_in(wechat_request(MINI, BOOK, 0, LISTS).body) <= known | kinds


def test_long_term_and_other_representative() -> None:
    other = put(
        MINI,
        subject__administrator=MINI.websites[0].administrator,
        websites__0__administrator__valid_until="long-term",
    )
    body = wechat_request(other, BOOK, 0, LISTS).body
    assert body["icp_applets"]["principal_info"]["certificate_validity_date_end"] == "长期"
    chief = MINI.person("subject.legal_representative")
    assert body["icp_subject"]["legal_person_info"]["name"] == chief.name
    assert "legal_person_info" not in wechat_request(MINI, BOOK, 0, LISTS).body["icp_subject"]


def test_certificate_type_fits_the_field_of_each_picture() -> None:
    media = {item.fields[0]: item for item in wechat_request(MINI, BOOK, 0, LISTS).media}
    assert media["icp_subject.organize_info.certificate_photo"].certificate_type == 1
    assert media["icp_subject.principal_info.certificate_photo_front"].certificate_type == 2
    assert media["icp_materials.commitment_letter"].certificate_type is None


def test_a_picture_of_one_person_in_two_roles_is_uploaded_once() -> None:
    same = put(MINI, websites__0__administrator=MINI.subject.administrator)
    fronts = [
        item for item in wechat_request(same, BOOK, 0, LISTS).media
        if item.fields[0].endswith("certificate_photo_front")
    ]  # fmt: skip
    (front,) = fronts
    assert set(front.fields) == {
        "icp_subject.principal_info.certificate_photo_front",
        "icp_applets.principal_info.certificate_photo_front",
    }


def test_what_only_the_platform_knows_stays_open_and_is_named() -> None:
    told = wechat_request(MINI, BOOK, 0)
    names = [name for name, _ in told.open]
    assert "icp_applets.base_info.service_content_types" in names
    assert "certificate_type" in names
    assert names[-1] == "icp_applets.principal_info.verify_task_id"
    assert told.body["icp_applets"]["base_info"]["service_content_types"] == []


def test_a_website_is_no_mini_programme(tmp_path: Path) -> None:
    with pytest.raises(IcpdeskError, match="no mini programme"):
        wechat_filing(SAMPLE.filing, SAMPLE.files, tmp_path / "out", book=BOOK)


def test_with_errors_nothing_is_written(tmp_path: Path) -> None:
    wrong = put(MINI, websites__0__remarks="短", attachments=())
    report, written = wechat_filing(wrong, SAMPLE.files, tmp_path / "out", book=BOOK)
    assert report.verdict == "fail" and written == ()
    assert not (tmp_path / "out").exists()


def test_draft_is_whole_and_says_that_it_is_one(tmp_path: Path) -> None:
    few = tuple(item for item in MINI.attachments if item.slot == "promise-letter")
    filing = put(MINI, attachments=few)
    _, written = wechat_filing(filing, SAMPLE.files, tmp_path / "out", book=BOOK, force=True)
    assert written == ("request.json", "media.json", "media/01_promise-letter.jpg")
    listed = json.loads((tmp_path / "out" / "media.json").read_text("utf-8"))
    assert listed["draft"] is True
    (one,) = listed["media"]
    assert one["icp_order_field"] == "icp_materials.commitment_letter"
    assert one["media_id_goes_to"] == ["icp_materials.commitment_letter"]
    assert (tmp_path / "out" / one["file"]).is_file()
    gone = put(MINI, attachments=(Attachment(slot="promise-letter", file="gone.jpg"),))
    with pytest.raises(IcpdeskError):
        wechat_filing(gone, SAMPLE.files, tmp_path / "two", book=BOOK, force=True)
    assert not (tmp_path / "two").exists()


def test_command_says_what_was_found_and_not_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = resource("assets", "samples", "2-company", "filing.yaml").read_text("utf-8")
    text = sample.replace("  - name: 晴川", "  - service_type: mini-programme\n    name: 晴川")
    file = tmp_path / "filing.yaml"
    file.write_text(text[: text.index("attachments:")], "utf-8")
    call = ["mini-programme", str(file), "--out", str(tmp_path / "out")]
    assert run(call) == 1
    said = capsys.readouterr().out
    assert "Missing: Business licence" in said and "Add the file" in said
    assert "nothing was written" in said and not (tmp_path / "out").exists()
    assert run([*call, "--force"]) == 1
    assert "Missing: Business licence" in capsys.readouterr().out


def refused(tmp_path: Path, *rows: tuple[str, str, str]) -> Path:
    data = [dict(zip(("key_name", "error", "suggest"), row, strict=True)) for row in rows]
    file = tmp_path / "answer.json"
    file.write_text(json.dumps({"errcode": 0, "info": {"status": 3, "audit_data": data}}), "utf-8")
    return file


def test_a_refusal_reopens_exactly_its_fields(tmp_path: Path) -> None:
    file = refused(
        tmp_path,
        ("主体负责人证件照片", "证件不清晰", "请重新上传"),
        ("小程序备注", "备注过于简单", ""),
        ("神秘字段", "不通过", ""),
    )
    card, remark, unknown = understand_refusal(file, MINI, BOOK)
    assert card.places == ("id-front", "id-back") and card.mend.zh == "请重新上传"
    assert remark.places == ("websites[0].remarks",) and remark.mend.zh
    assert unknown.places == () and "神秘字段" in unknown.quote


def test_fields_that_the_interface_itself_refuses_reopen_exactly(tmp_path: Path) -> None:
    answer = {
        "errcode": 86355,
        "hints": [
            {"err_field": "icp_subject.base_info.name", "errmsg": "主办者与小程序主体不一致"},
            {"err_field": "icp_applets.principal_info.mobile", "errmsg": "手机号不合法"},
            {"err_field": "icp_subject.organize_info.certificate_photo", "errmsg": "无法识别"},
            {"err_field": "icp_applets.base_info.service_content_types", "errmsg": "不支持"},
        ],
    }
    (tmp_path / "a.json").write_text(json.dumps(answer), "utf-8")
    places = [one.places for one in understand_refusal(tmp_path / "a.json", MINI, BOOK)]
    assert places == [
        ("subject.name",),
        ("websites[0].administrator.mobile",),
        ("business-licence", "organisation-certificate"),
        ("websites[0].content",),
    ]
    pasted = understand_rejection(json.dumps(answer), MINI, BOOK)
    assert [one.places for one in pasted] == places


def test_every_field_of_the_table_leads_back_into_the_filing() -> None:
    table = BOOK.table("mini_programmes")
    for row in (*table["value"], *table["media"]):
        assert place_of_field(row["field"], BOOK, 0), row["field"]


def test_other_json_is_no_refusal(tmp_path: Path) -> None:
    for words in ("{}", "[]", "nonsense", '{"a": [1, 2]}', "[" * 5000):
        (tmp_path / "x.json").write_text(words)
        with pytest.raises(IcpdeskError):
            understand_refusal(tmp_path / "x.json", MINI, BOOK)


def test_command_reads_words_or_an_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = str(resource("assets", "samples", "2-company", "filing.yaml"))
    assert run(["sent-back", sample, "--words", "域名未入库", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert one["places"][0] == "websites[0].domains[0].verified_on"
    file = refused(tmp_path, ("主体负责人证件照片", "证件不清晰", ""))
    assert run(["sent-back", sample, "--audit", str(file)]) == 0
    assert "id-front" in capsys.readouterr().out
    assert run(["sent-back", sample]) == 2
