"""The checks. Each takes the host and the built site, and yields what it found."""

from collections.abc import Callable, Iterable
from typing import Final

from helper.publish.host_check.built import Built
from helper.publish.host_check.checks import addresses, caching, contents, headers, kinds
from helper.publish.host_check.fetch import Host
from helper.publish.host_check.result import Result

type Check = Callable[[Host, Built], Iterable[Result]]

CHECKS: Final[tuple[Check, ...]] = (
    addresses.named,
    addresses.encrypted,
    addresses.first_page,
    addresses.folder,
    addresses.folder_without_slash,
    addresses.index_page,
    addresses.missing_page,
    kinds.types,
    kinds.compressed,
    caching.pages,
    caching.lasting,
    caching.missing,
    caching.unchanged,
    headers.policy,
    headers.frames,
    headers.others,
    headers.sharing,
    headers.unwanted,
    contents.service_worker,
    contents.files,
)
