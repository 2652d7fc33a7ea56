"""What a front shows of one picture: verdict, mends, and the values that stand on it."""

from __future__ import annotations

import io
import pickle

import pytest
from PIL import Image

from icpdesk.base.errors import InputError
from icpdesk.base.paths import resource
from icpdesk.intake.blank import blank_filing
from icpdesk.intake.yaml_file import read_filing
from icpdesk.model import Attachment
from icpdesk.pictures.picture import Picture
from icpdesk.pipeline.look import THUMBNAIL, LookJob, look
from icpdesk.pipeline.mend import FIT, UPRIGHT, found_corners, mend, mends_for
from icpdesk.pipeline.proposals import parsed, proposals
from icpdesk.reading.documents import ReadField, Reading
from icpdesk.rulebook.book import shipped
from tests.support.filings import DAY

BOOK = shipped()
FOLDER = resource("assets", "samples", "2-company")
FILING = read_filing(FOLDER / "filing.yaml").filing
FRONT = next(item for item in FILING.attachments if item.slot == "id-front")


def data_of(item: Attachment) -> bytes:
    return (FOLDER / item.file).read_bytes()


def turned(data: bytes, degrees: int) -> bytes:
    sink = io.BytesIO()
    Image.open(io.BytesIO(data)).rotate(degrees, expand=True).save(sink, "JPEG", quality=92)
    return sink.getvalue()


def test_look_says_verdict_and_brings_a_small_picture_over_a_process_border() -> None:
    job = LookJob(FRONT, data_of(FRONT), FILING, DAY)
    told = pickle.loads(pickle.dumps(look(pickle.loads(pickle.dumps(job)))))
    assert told.item == FRONT
    assert told.report.verdict in ("pass", "warn")
    assert max(Image.open(io.BytesIO(told.thumbnail)).size) == THUMBNAIL


def test_file_that_is_no_picture_is_a_finding_without_thumbnail() -> None:
    told = look(LookJob(FRONT, b"nothing", FILING, DAY))
    assert told.report.verdict == "fail" and not told.thumbnail


def test_turned_card_is_offered_to_be_put_upright_and_then_is() -> None:
    lying = turned(data_of(FRONT), 90)
    told = look(LookJob(FRONT, lying, FILING, DAY))
    assert UPRIGHT in mends_for(told.report.findings, "card")
    done = mend(lying, "upright", slot="id-front", filing=FILING, book=BOOK)
    again = look(LookJob(FRONT, done.data, FILING, DAY))
    assert "scan.turned" not in {finding.rule for finding in again.report.findings}
    assert done.steps[0].zh


def test_turning_by_hand_left_and_right_is_the_picture_again() -> None:
    data = data_of(FRONT)
    left = mend(data, "turn-left", slot="id-front", filing=FILING, book=BOOK).data
    assert Picture(left).size == Picture(data).size[::-1]
    right = mend(left, "turn-right", slot="id-front", filing=FILING, book=BOOK).data
    assert Picture(right).size == Picture(data).size


def test_straightening_takes_the_corners_that_the_user_dragged() -> None:
    corners = ((0.1, 0.1), (0.9, 0.12), (0.88, 0.9), (0.12, 0.88))
    done = mend(
        data_of(FRONT), "straighten", slot="id-front", filing=FILING, book=BOOK, corners=corners
    )
    before, after = Picture(data_of(FRONT)).size, Picture(done.data).size
    assert after[0] < before[0] and after[1] < before[1]
    crossed = (corners[0], corners[2], corners[1], corners[3])
    with pytest.raises(InputError):
        mend(
            data_of(FRONT), "straighten", slot="id-front", filing=FILING, book=BOOK, corners=crossed
        )
    assert len(found_corners(data_of(FRONT))) == 4


def test_person_is_never_straightened() -> None:
    photo = next(item for item in FILING.attachments if item.slot == "admin-photo")
    with pytest.raises(InputError):
        mend(data_of(photo), "straighten", slot="admin-photo", filing=FILING, book=BOOK)


def test_file_above_the_limit_is_fitted() -> None:
    sink = io.BytesIO()
    Image.effect_noise((2600, 1800), 60).convert("RGB").save(sink, "PNG")
    told = look(LookJob(FRONT, sink.getvalue(), FILING, DAY))
    assert FIT in mends_for(told.report.findings, "card")
    done = mend(sink.getvalue(), "fit", slot="id-front", filing=FILING, book=BOOK)
    rules = {
        finding.rule for finding in look(LookJob(FRONT, done.data, FILING, DAY)).report.findings
    }
    assert "file.too-many-bytes" not in rules


def test_values_of_a_card_stand_beside_what_was_typed() -> None:
    role = "subject.legal_representative"  # Who is the administrator as well.
    assert FILING.person(FRONT.of).document_number == FILING.person(role).document_number
    filing = FILING.changed({"subject": FILING.subject.changed({"name": ""})})
    person = filing.person(role)
    reading = Reading(
        "id-front",
        {
            "name": ReadField(person.name, 0.99),
            "number": ReadField("440305199003078888", 0.9, False),
            "valid_until": ReadField("2039-06-01", 0.9),
        },
    )
    told = {one.path: one for one in proposals(filing, FRONT, reading, BOOK)}
    assert told[f"{role}.name"].state == "equal"
    number = told[f"{role}.document_number"]
    assert number.state == "differs" and not number.suggested
    licence = Reading("business-licence", {"name": ReadField("示例晴川科技有限公司", 0.9)})
    item = Attachment(slot="business-licence", of="subject", file="x.jpg")
    (name,) = proposals(filing, item, licence, BOOK)
    assert name.path == "subject.name" and name.suggested


def test_dates_are_put_as_dates() -> None:
    assert str(parsed("subject.administrator.valid_until", "2039-06-01")) == "2039-06-01"
    assert parsed("subject.administrator.valid_until", "long-term") == "long-term"


def test_card_of_a_person_fills_the_role_that_all_others_take_their_values_from() -> None:
    filing = blank_filing("guangdong", "enterprise", "aliyun", BOOK, DAY)
    reading = Reading("id-front", {"number": ReadField("440305198503071289", 0.9, True)})
    item = Attachment(slot="id-front", of="subject.administrator", file="x.jpg")
    (number,) = proposals(filing, item, reading, BOOK)
    filled = number.path.put(filing, number.read)
    assert {person.document_number for _, person in filled.people()} == {number.read}


def test_passport_of_an_individual_is_the_subject_s_and_tells_the_day_of_birth() -> None:
    filing = blank_filing("guangdong", "individual", "aliyun", BOOK, DAY)
    values = {
        "surname": "ERIKSSON",
        "given_names": "ANNA",
        "number": "L898902C3",
        "born_on": "1984-08-12",
    }
    fields = {name: ReadField(value, 0.99) for name, value in values.items()}
    item = Attachment(slot="passport", of="subject", file="x.jpg")
    for one in proposals(filing, item, Reading("passport", fields), BOOK):
        filing = one.path.put(filing, parsed(one.path, one.read))
    assert (filing.subject.name, filing.subject.certificate.number) == (
        "ERIKSSON ANNA",
        "L898902C3",
    )
    assert str(filing.person("subject.administrator").born_on) == "1984-08-12"
