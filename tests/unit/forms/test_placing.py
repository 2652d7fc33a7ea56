"""Placing by hand: every step does what it says, stays on the page and can be taken back."""

from __future__ import annotations

import pytest

from icpdesk.forms.pdf.placing import LARGEST, Placing, height_of
from icpdesk.forms.pdf.spot import Spot

A4 = (210.0, 297.0)
SPOT = Spot(1, 50, 60, 40, "website.name", 11, label="网站名称", confidence=0.7)


def begun() -> Placing:
    return Placing([A4, A4], (SPOT,))


def test_a_click_puts_the_middle_of_a_place_where_it_was() -> None:
    placing = begun()
    number = placing.add("subject.name", "单位名称", 2, 100, 200)
    spot = placing.spots[number]
    assert (spot.page, spot.x, spot.label, spot.confidence) == (2, 100, "单位名称", 1)
    assert spot.y + height_of(spot) / 2 == pytest.approx(200, abs=0.1)
    placing.add("subject.name", "", 1, 205, 10)
    near_the_edge = placing.spots[-1]
    assert near_the_edge.x + near_the_edge.width <= A4[0]


def test_a_drawn_box_gives_width_and_type_size() -> None:
    placing = begun()
    placing.draw("subject.name", "", 1, 20, 30, 75, 5)
    spot = placing.spots[-1]
    assert (spot.x, spot.width) == (20, 75) and spot.size == pytest.approx(11.5, abs=0.5)
    placing.draw("subject.name", "", 1, 20, 30, 75, 60)
    assert placing.spots[-1].size == 14


def test_moves_and_sizes_end_at_the_edges_of_the_page() -> None:
    placing = begun()
    placing.move(0, 1, -5)
    assert (placing.spots[0].x, placing.spots[0].y) == (51, 55)
    assert placing.spots[0].confidence == 1 and placing.spots[0].label == "网站名称"
    placing.put(0, -50, 900)
    spot = placing.spots[0]
    assert spot.x == 0 and spot.y + height_of(spot) == pytest.approx(A4[1], abs=0.1)
    placing.widen(0, 900)
    assert placing.spots[0].width == A4[0]
    placing.widen(0, -3)
    assert placing.spots[0].width > 0
    for _ in range(100):
        placing.grow(0, 0.5)
    assert placing.spots[0].size == LARGEST


def test_every_step_is_taken_back_and_a_drag_is_one() -> None:
    placing = begun()
    assert not placing.can_undo and not placing.undo()
    placing.hold()
    for step in range(20):
        placing.put(0, 60 + step, 70, one_step=False)
    placing.forget_idle_step()
    placing.name(0, "website.domains", "域名")
    placing.remove(0)
    placing.begin_with((SPOT, SPOT))
    assert len(placing.spots) == 2
    assert placing.undo() and placing.spots == ()
    assert placing.undo() and placing.spots[0].field == "website.domains"
    assert placing.undo() and placing.spots[0].x == 79
    assert placing.undo() and placing.spots == (SPOT,)
    assert not placing.undo()
    placing.hold()
    placing.forget_idle_step()
    placing.name(0, SPOT.field, "")
    assert not placing.can_undo


def test_another_value_is_written_whole() -> None:
    placing = Placing([A4], (Spot(1, 5, 5, 9, "subject.nature", part="tick 企业"),))
    placing.name(0, "subject.name", "单位名称")
    assert (placing.spots[0].part, placing.spots[0].label) == ("", "单位名称")
