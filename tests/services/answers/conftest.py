from __future__ import annotations

import pytest

from tests.services.answers.asking import common, read


@pytest.fixture(scope="session", autouse=True)
def _month_names_loaded() -> None:
    """dateparser reads its languages at the first date in words, which hypothesis would take for a slow example."""
    read(common("birth_date"), "12 марта 1985")
