"""Marks the words that people must find elsewhere as they are, which translations of a page then leave alone."""

import re
from functools import lru_cache
from itertools import chain
from typing import Final

OTHER: Final = re.compile(
    # The quotation mark before words of the page itself, what is marked already, and what is not text.
    r'(<span translate="yes">“|<(script|style|title)\b.*?</\2>|<(\w+)[^>]* translate="no".*?</\3>|<[^>]*>)',
    re.DOTALL,
)
EXACT: Final = re.compile(
    # The names of screens, buttons and forms, phone numbers, email addresses and hosts, and abbreviations.
    r"“[^”<]{1,99}”|\(?\b\d{3}[)-] ?\d{3}-\d{4}\b|(?<![\w.@-])@?\w[\w.@-]*\.[a-z]{2,}\b|\b[A-Z]{3,}\b"
)
MIXED: Final = re.compile(r'(<a [^>]*>)(?!<[^<]*</span></a>)([^<]*(?:<span translate="no">[^<]*</span>[^<]*)+)(?=</a>)')


def keep_exact_words(html: str) -> str:
    """The HTML in which names, numbers and addresses have `translate="no"`.

    Words in curly quotes count as names, unless they begin an element with `translate="yes"`.
    """
    parts = OTHER.split(html)
    texts, others = (parts[first :: OTHER.groups + 1] for first in (0, 1))
    marked = "".join(chain.from_iterable(zip(map(mark, texts), [*others, ""], strict=True)))
    # Some links are flex containers, which would lay out each part by itself and drop the spaces between them.
    return MIXED.sub(r"\1<span>\2</span>", marked)


@lru_cache(1000)
def mark(text: str) -> str:
    """The text between two tags, with marks. Most texts are on many pages."""
    return EXACT.sub(r'<span translate="no">\g<0></span>', text)
