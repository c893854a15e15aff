"""Takes the place of `helper.model.strings` in browsers: the class with its hundred fields would add 19 kB to the download.

Nothing is checked here, because the build has checked the strings.
"""

from types import SimpleNamespace


class Strings(SimpleNamespace):
    """The texts of the interface that browsers show, by their keys."""

    __hash__ = object.__hash__  # type: ignore[assignment] # templates are cached by their strings
