"""Synthetic clients for batches of any length: each somebody else, with valid numbers."""

from __future__ import annotations

import io
import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icpdesk.batch.client import Job
    from icpdesk.model import Filing

DAY = date(2026, 11, 24)
PHONE = (4000, 3000)
_SAMPLE = ("assets", "samples", "1-individual")
_BACK, _FOURTH = "pictures/02-id-back.jpg", "pictures/04-id-back.jpg"
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华魏陶姜谢邹喻"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英晨雨雪松竹梅石溪林岚舟帆"


def jobs_of(clients: int, *, phone: bool) -> list[Job]:
    """One job a client; all share one folder of pictures, so that only the work counts.

    With ``phone`` a client has five pictures of 12 million pixels and a wrong check digit: nothing
    is exported, and looking at pictures is compared with looking at pictures.
    """
    from icpdesk.batch.client import Job

    folder = place(phone)
    sample = _sample()
    return [
        Job(row=row, name=str(row), filing=_client(sample, row, phone), target=folder / "out" / str(row),
            folder=folder, sort=False, day=DAY)
        for row in range(2, clients + 2)
    ]  # fmt: skip


@cache
def place(phone: bool) -> Path:
    """A folder with the pictures, and room for results."""
    from icpdesk.base.paths import resource

    folder = Path(tempfile.mkdtemp(prefix="icpdesk-bench-"))
    (folder / "pictures").mkdir()
    attachments = _sample().attachments
    for item in attachments:
        shipped = _BACK if item.file == _FOURTH else item.file
        data = (resource(*_SAMPLE) / shipped).read_bytes()
        (folder / item.file).write_bytes(_phone_picture(data) if phone else data)
    if phone:
        shutil.copyfile(folder / attachments[0].file, folder / "pictures" / "05-more.jpg")
    return folder


@cache
def _sample() -> Filing:
    """The sample without its signed paper, which names one person: the back of a card instead."""
    from icpdesk.base.paths import resource
    from icpdesk.intake.yaml_file import read_filing

    filing = read_filing(resource(*_SAMPLE) / "filing.yaml").filing
    kept = [item for item in filing.attachments if item.slot != "statement-scan"]
    back = next(item for item in kept if item.slot == "id-back")
    return filing.changed(
        {"attachments": (*kept, back.changed({"of": "websites[0].administrator", "file": _FOURTH}))}
    )


def _client(sample: Filing, row: int, phone: bool) -> Filing:
    """The sample as somebody else, who shares nothing that two clients must not share."""
    from icpdesk.model import Attachment
    from icpdesk.numbers import iso7064

    name = _SURNAMES[row % len(_SURNAMES)] + _GIVEN[row // 34 % 34] + _GIVEN[row % 31]
    number = f"330106199{row // 900 % 9}0{row // 100 % 9 + 1}15{row % 1000:03d}"
    number += iso7064.check_digit(number)
    if phone:
        number = number[:-1] + ("1" if number[-1] == "0" else "0")
    website = sample.websites[0]
    holder = {"holder": name, "holder_document_number": number}
    domain = website.domains[0].changed({"name": f"example-{row}.cn", **holder})
    subject = sample.subject
    own = {"mobile": f"1373551{row:04d}", "emergency_phone": f"1373552{row:04d}"}
    changes = {
        "subject": subject.changed(
            {
                "name": name,
                "certificate": subject.certificate.changed({"number": number}),
                "administrator": subject.administrator.changed(
                    {**own, "email": f"client{row}@example.cn"}
                ),
            }
        ),
        "websites": (
            website.changed(
                {
                    "name": f"晨读{_GIVEN[row % 34]}{_GIVEN[row // 34 % 34]}笔记",
                    "domains": (domain,),
                    "home_url": f"www.{domain.name}",
                    "service_code": f"SAMPLE-{row:04d}",
                }
            ),
        ),
    }
    if phone:
        more = Attachment(
            slot="id-front", of="websites[0].administrator", file="pictures/05-more.jpg"
        )
        changes["attachments"] = (*sample.attachments, more)
    return sample.changed(changes)


def _phone_picture(data: bytes) -> bytes:
    """The picture as a phone would make it: 12 million pixels with sensor noise."""
    import numpy as np
    from PIL import Image

    image = Image.open(io.BytesIO(data)).convert("RGB")
    size = PHONE if image.width >= image.height else PHONE[::-1]
    pixels = np.asarray(image.resize(size, Image.Resampling.BICUBIC)).astype(np.int16)
    noise = np.random.default_rng(1).normal(0, 4, pixels.shape).astype(np.int16)
    sink = io.BytesIO()
    Image.fromarray((pixels + noise).clip(0, 255).astype(np.uint8)).save(sink, "JPEG", quality=90)
    return sink.getvalue()
