from types import SimpleNamespace

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from helper.publish import hook


def test_an_error_in_the_content_leaves_the_last_good_site(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(config: MkDocsConfig) -> None:
        raise Abort("The content has 2 errors; nothing was built.")

    last = SimpleNamespace(assets=SimpleNamespace(script="last.js", stylesheet="last.css"))
    monkeypatch.setattr(hook, "_make_site", fail)
    monkeypatch.setattr(hook, "_site", last)
    config = MkDocsConfig()
    config.extra_css, config.extra_javascript = [], []
    hook.on_config(config)
    assert (config.extra_css, [str(script) for script in config.extra_javascript]) == (["last.css"], ["last.js"])
