"""What the command line, the window and the export mend alike."""

from __future__ import annotations

from PIL import Image

from icpdesk.model import Filing
from icpdesk.pictures.mend.fit import Window
from icpdesk.pictures.mend.upload import mended
from icpdesk.pictures.picture import Picture
from icpdesk.pipeline.mend import mend
from icpdesk.rulebook.book import shipped
from tests.grid.scenes import scene
from tests.support import specimens

CROPPED = "cropped and straightened by its corners"


def photo() -> Picture:
    seen = scene("card", "wood", 6, fill=0.6)
    return Picture(specimens.jpeg(Image.fromarray(seen.pixels), 93), "card.jpg")


def steps(picture: Picture, kind: str, window: Window | None = None) -> list[str]:
    return [step.en for step in mended(picture, window or Window(), kind).steps]


def test_sure_corners_are_cropped_to_with_a_margin() -> None:
    picture = photo()
    done = mended(picture, Window(), "card")
    assert CROPPED in [step.en for step in done.steps]
    assert 0.6 * picture.size[0] < done.width < 0.75 * picture.size[0]


def test_people_and_papers_that_fill_the_picture_keep_their_frame() -> None:
    assert CROPPED not in steps(Picture(specimens.jpeg(specimens.portrait())), "portrait")
    assert CROPPED not in steps(Picture(specimens.jpeg(specimens.card("样本", []))), "card")


def test_a_crop_with_too_few_pixels_is_left_out() -> None:
    assert CROPPED not in steps(photo(), "card", Window(min_width=1500, min_height=1000))


def test_the_windows_one_click_does_the_same() -> None:
    picture = photo()
    done = mend(picture.data, "fit", slot="id-front", filing=Filing(), book=shipped())
    assert CROPPED in [step.en for step in done.steps]
