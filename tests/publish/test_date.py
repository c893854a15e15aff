"""The pages name the date of the last change only where it is known."""

from datetime import UTC, datetime

import pytest

from helper.publish.date import LastChange, last_change
from helper.publish.settings import SettingError

DAY = datetime(2024, 2, 29, 12, tzinfo=UTC)


@pytest.mark.parametrize("environ", [{}, {"SOURCE_DATE_EPOCH": ""}, {"SOURCE_DATE_EPOCH": " "}, {"UNCOMMITTED": "yes"}])
def test_without_a_date_nothing_is_claimed(environ: dict[str, str]) -> None:
    assert last_change(environ) is None


def test_the_last_change_is_the_last_commit_unless_files_have_changed_since() -> None:
    assert last_change({"SOURCE_DATE_EPOCH": "1709208000"}) == LastChange(DAY, is_exact=True)
    assert last_change({"SOURCE_DATE_EPOCH": "1709208000", "UNCOMMITTED": ""}) == LastChange(DAY, is_exact=True)
    assert last_change({"SOURCE_DATE_EPOCH": "1709208000", "UNCOMMITTED": "yes"}) == LastChange(DAY, is_exact=False)


@pytest.mark.parametrize("epoch", ["soon", "1.5", "9" * 30])
def test_a_date_that_is_none_is_reported(epoch: str) -> None:
    with pytest.raises(
        SettingError, match=f"SOURCE_DATE_EPOCH: «{epoch}» is not a date, which every page shows. Set it to"
    ):
        last_change({"SOURCE_DATE_EPOCH": epoch})
