"""Maps of templates: corrected once, kept by fingerprint, carried over to next year's version."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from icpdesk.base.errors import FileProblem
from icpdesk.forms import map_file
from icpdesk.forms.any_form import fill_any, read_any
from icpdesk.forms.compare import compare, nearest
from icpdesk.forms.lint import lint
from icpdesk.forms.map_file import load_map, map_text, read_map, save_map
from icpdesk.forms.template_map import TemplateMap
from icpdesk.forms.word.fill import fill, read_template
from icpdesk.rulebook.book import shipped
from tests.templates.score import TEMPLATES
from tests.templates.text_of import text_of
from tests.templates.values import VALUES
from tests.templates.xml import docx, p, r, tbl

FORM = docx(
    p("网站备案信息真实性核验单"),
    tbl(["项目名称", "", "网站名称", ""], ["域名", "", "网站负责人签字", ""]),
    p("经办部门：________  日期：____年__月__日"),
)
RESAVED = docx(
    p("网站备案信息", r("真实性核验单", "<w:b/>")),
    tbl(
        ["项目名称", "", p(r("网站", '<w:lang w:val="zh-CN"/>'), "名称") and "网站名称", ""],
        ["域名", "", "网站负责人签字", ""],
    ),
    p("经办部门：____________  日期：____年__月__日"),
)
NEXT_YEAR = docx(
    p("网站备案信息真实性核验单（2027版）"),
    tbl(["网站名称", "", "项目全名称", ""], ["域名", "", "网站负责人签字", ""], ["应急联系电话", ""]),
    p("日期：____年__月__日"),
)  # fmt: skip


def place(template: TemplateMap, label: str) -> str:
    return next(entry.place for entry in template.entries if entry.label == label)


def corrected() -> TemplateMap:
    template = read_template(FORM)
    template = template.with_field(place(template, "项目名称"), "subject.name")
    return template.with_field(place(template, "经办部门"), "=综合部")


def test_a_map_tells_label_field_kind_and_confidence() -> None:
    entries = {entry.label: entry for entry in read_template(FORM).entries}
    assert entries["网站名称"].field == "website.name" and entries["网站名称"].confidence > 0.9
    assert entries["项目名称"].field == "" and entries["经办部门"].kind == "underscores"
    assert entries["网站负责人签字"].reason == "signature" and entries["日期"].reason == "date"


def test_the_user_corrects_once_and_the_next_client_is_filled_so(tmp_path: Path) -> None:
    map_file.remember(corrected(), tmp_path)
    for data in (FORM, RESAVED):
        known = map_file.known_map(read_template(data), tmp_path)
        assert known is not None
        text = text_of(fill(data, known, VALUES).data)
        assert f"项目名称|{VALUES['subject.name']}|" in text and "经办部门：综合部" in text
    assert map_file.known_map(read_template(NEXT_YEAR), tmp_path) is None


def test_nobody_can_give_a_signature_a_field(tmp_path: Path) -> None:
    template = corrected()
    with pytest.raises(ValueError, match="document"):
        template.with_field(place(template, "网站负责人签字"), "website.administrator.name")
    with pytest.raises(LookupError):
        template.with_field("document/p99#1", "website.name")
    path = tmp_path / "map.yaml"
    path.write_text("网站负责人签字: website.administrator.name\n日期: subject.name\n", "utf-8")
    filled = fill(FORM, load_map(path, template), VALUES)
    assert VALUES["website.administrator.name"] not in text_of(filled.data)
    assert {"网站负责人签字", "日期"} <= set(filled.report.blank_on_purpose)


def test_a_map_file_comes_back_as_it_was(tmp_path: Path) -> None:
    template = corrected()
    save_map(tmp_path / "m.yaml", template)
    assert load_map(tmp_path / "m.yaml", read_template(FORM)) == template
    assert read_map(map_text(template)).entries == template.entries
    assert yaml.safe_load(map_text(template))["template"] == template.title


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_map_survives_its_file(name: str) -> None:
    template = read_template(TEMPLATES[name]())
    assert read_map(map_text(template)).entries == template.entries


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a: [", "YAML"), (b"\xff\xfe", "UTF-8"), (b"- 1", "no template map"),
        (b"fields: 3", "None of the map"), ("别的: website.name".encode(), "None of the map"),
        (b"fields: [[1]]", "no template map"),
    ],
)  # fmt: skip
def test_an_unusable_map_is_explained(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_bytes(content)
    with pytest.raises(FileProblem) as caught:
        load_map(path, read_template(FORM))
    assert words in caught.value.message.en and caught.value.file == str(path)


def test_next_years_version_is_filled_as_the_user_put_this_years_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_file, "template_maps_dir", lambda: tmp_path)
    values = {"subject.name": "晴川科技", "website.name": "晴川官网"}
    assert "晴川科技" not in text_of(fill_any(NEXT_YEAR, values, shipped()).data)
    map_file.remember(corrected())
    (tmp_path / "other.yaml").write_text("overlay: []", "utf-8")
    filled = fill_any(NEXT_YEAR, values, shipped())
    assert "晴川科技" in text_of(filled.data) and "晴川官网" in text_of(filled.data)
    (note,) = filled.report.notes
    assert "earlier version" in note.en and "应急联系电话" in note.zh
    template = read_any(NEXT_YEAR, shipped())
    assert template is not None
    renamed = next(entry for entry in template.entries if entry.label == "项目全名称")
    assert renamed.confidence < 1, "a label of another name is a guess"
    asked = {label: why for label, _, why in filled.report.asked}
    assert set(asked) == {"项目全名称", "应急联系电话"}, "nothing is asked of what stayed"
    assert "row" in asked["项目全名称"].en and "项目名称" in asked["项目全名称"].zh
    assert "new" in asked["应急联系电话"].en and "行" in asked["应急联系电话"].zh


def test_an_earlier_version_overrules_no_guess_under_another_name_and_no_signature(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_file, "template_maps_dir", lambda: tmp_path)
    rows = (["网站名称", "", "域名", ""], ["单位名称", "", "备注", ""])
    old = read_template(docx(p("网站信息登记表"), tbl(*rows, ["主体负责人电话", ""])))
    map_file.remember(old.with_field(place(old, "主体负责人电话"), "website.name"))
    new = docx(p("网站信息登记表（新）"), tbl(*rows, ["主体负责人手机号码", ""]))
    before = read_template(new)
    after = read_any(new, shipped())
    assert after is not None
    assert [entry.field for entry in after.entries] == [entry.field for entry in before.entries]
    assert next(entry for entry in after.entries if "手机" in entry.label).field
    signed = docx(p("网站信息登记表（新）"), tbl(*rows, ["主体负责人电话（签字）", ""]))
    again = read_any(signed, shipped())
    assert again is not None
    last = again.entries[-1]
    assert (last.field, bool(last.reason)) == ("", True)


def test_next_years_version_is_recognised_and_the_map_carried_over(tmp_path: Path) -> None:
    map_file.remember(corrected(), tmp_path)
    new = read_template(NEXT_YEAR)
    found = nearest(new, map_file.stored_maps(tmp_path))
    assert found is not None and found.same_template
    fields = {entry.label: entry.field for entry in found.carried.entries}
    assert fields["项目全名称"] == "subject.name" and fields["网站名称"] == "website.name"
    assert [(a.label, b.label) for a, b in found.renamed] == [("项目名称", "项目全名称")]
    assert [entry.label for entry in found.added] == ["应急联系电话"]
    assert [entry.label for entry in found.removed] == ["经办部门"]
    assert "网站名称" in {b.label for _, b in found.moved}


def test_another_template_is_no_version() -> None:
    other = read_template(TEMPLATES["english_letter"]())
    assert not compare(corrected(), other).same_template
    assert nearest(other, [corrected()]) is None


def test_lint_finds_misspelt_names_before_any_data_is_typed() -> None:
    form = docx(
        p("{{ website.nmae }} {{ subject.name }}"),
        tbl(["网站名秤", ""], ["项目名称", ""]),
        p("姓名：____"),
    )
    found = {one.kind: one for one in lint(read_template(form), shipped())}
    assert found["unknown-field"].suggestion == "website.name"
    assert (
        found["misspelt-label"].label == "网站名秤"
        and found["misspelt-label"].suggestion == "网站名称"
    )
    assert found["unknown-label"].label == "项目名称"
    assert found["unsure"].suggestion == "website.administrator.name"
    assert lint(read_template(docx("无空位")), shipped())[0].kind == "nothing-found"
    assert lint(read_template(docx("网站名称：____")), shipped()) == ()


def test_a_label_that_asks_for_two_things_gets_both_and_is_known_to_lint() -> None:
    data = docx(
        tbl(
            ["网站负责人姓名及手机", "", "法定代表人姓名和证件号码", ""],
            ["通信地址及邮编", "", "签字及日期", ""],
        )
    )
    template = read_template(data)
    assert [entry.field for entry in template.entries] == [
        "website.administrator.name + website.administrator.mobile",
        "subject.legal_representative.name + subject.legal_representative.document_number",
        "subject.mailing_address",
        "",
    ]
    assert not [one for one in lint(template, shipped()) if one.kind == "unknown-field"]
    assert "website.administrator.mobile" in template.fields
    only_name = {
        "website.administrator.name": "周启明",
        "subject.legal_representative.document_number": "1",
    }
    report = fill(data, None, only_name).report
    assert [one.label for one in report.filled] == ["网站负责人姓名及手机"]
    assert "法定代表人姓名和证件号码" in report.no_value and "签字及日期" in report.blank_on_purpose
