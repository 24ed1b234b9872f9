from __future__ import annotations

import struct

from exports.qr import picture

LINK = "https://t.me/rezerv_bot?start=at_ACEH3456"


def test_picture_is_a_sharp_and_small_png() -> None:
    drawn = picture(LINK)
    width, height = struct.unpack(">II", drawn[16:24])
    assert drawn.startswith(b"\x89PNG")
    assert width == height
    assert 500 <= width <= 900
    assert len(drawn) < 20_000


def test_another_link_is_another_picture() -> None:
    assert picture(LINK) != picture(LINK[:-1] + "7")
