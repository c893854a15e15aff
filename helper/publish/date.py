"""When the site was last changed, as its pages say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from helper.publish.settings import SettingError

DATE: Final = "SOURCE_DATE_EPOCH"
UNCOMMITTED: Final = "UNCOMMITTED"
"""The variable in which make says that files have changed since the last commit."""


@dataclass(frozen=True)
class LastChange:
    """The time in UTC of the last known change; without `is_exact`, there have been others since."""

    at: datetime
    is_exact: bool


def last_change(environ: Mapping[str, str]) -> LastChange | None:
    """The last change, or None if nobody says when it was. Raises SettingError when the date is not one."""
    epoch = environ.get(DATE, "").strip()
    if not epoch:
        return None
    try:
        at = datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise SettingError(
            f"{DATE}: «{epoch}» is not a date, which every page shows. Set it to the seconds since 1970, such as "
            '"$(date +%s)", or remove it.'
        ) from error
    return LastChange(at, is_exact=not environ.get(UNCOMMITTED))
