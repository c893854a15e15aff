"""`make host-check` finds nothing to better in nginx and Caddy with the settings from the build."""

from pathlib import Path

import pytest

from helper.publish.host_check.__main__ import check
from tests.support.hosts import HOSTS, HostMissingError


@pytest.mark.parametrize("name", HOSTS)
def test_hosts_with_our_settings_are_well(name: str, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        with HOSTS[name](site) as url:
            status = check(url, site)
    except HostMissingError as error:
        pytest.skip(f"{name}: {error}")
    printed = capsys.readouterr().out
    assert printed.endswith("\nAll is well.\n"), printed
    assert status == 0
