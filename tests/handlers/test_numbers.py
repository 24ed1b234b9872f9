"""No forged button hands the database a number it cannot hold."""

from __future__ import annotations

import pytest
from aiogram.filters.callback_data import CallbackData

from handlers.numbers import MOST, number_in
from tests.robustness.forgery import doors, forged

NUMBERED = sorted(
    {
        (door.data, name)
        for door in doors()
        for name, field in door.data.model_fields.items()
        if field.annotation is int
    },
    key=lambda one: (one[0].__prefix__, one[1]),
)


@pytest.mark.parametrize(("data", "name"), NUMBERED, ids=[f"{data.__name__}-{name}" for data, name in NUMBERED])
def test_data_with_a_number_too_large_fits_no_handler(data: type[CallbackData], name: str) -> None:
    whole = forged(data)[0].split(":")
    place = 1 + list(data.model_fields).index(name)
    assert data.unpack(":".join([*whole[:place], str(MOST), *whole[place + 1 :]])) is not None
    for wrong in (str(MOST + 1), "9" * 25, "-2"):
        with pytest.raises(ValueError):
            data.unpack(":".join([*whole[:place], wrong, *whole[place + 1 :]]))


@pytest.mark.parametrize(("value", "number"), [("17", 17), ("", 0), ("x", 0), ("²", 0), ("-1", 0), ("9" * 25, 0)])
def test_number_in_a_value_is_read_or_names_nothing(value: str, number: int) -> None:
    assert number_in(value) == number
