"""One round over many addresses: hosts side by side, each by itself one address after another."""

from __future__ import annotations

import queue
from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from urllib.parse import urlsplit

from casesite.web.addresses import Address
from casesite.web.answer import Answer
from casesite.web.hosts import Hosts, StoppedError

Answered = tuple[Address, Answer]
Conditions = Mapping[str, Mapping[str, str]]
_LOOK = 0.5  # seconds after which a key that interrupts is heard, on systems where waiting does not hear it


def answers(found: Iterable[tuple[Address, Conditions]], hosts: Hosts) -> Generator[Answered, None, None]:
    """Each address with what it answers, as the answers come. A round that is left before its end asks nobody any more."""
    by_host: dict[str, list[tuple[Address, Conditions]]] = defaultdict(list)
    for address, conditions in found:
        by_host[urlsplit(address.url).hostname or ""].append((address, conditions))
    come: queue.SimpleQueue[Answered | Future[None]] = queue.SimpleQueue()

    def ask(group: list[tuple[Address, Conditions]]) -> None:
        with suppress(StoppedError):
            for address, conditions in group:
                come.put((address, hosts.ask(address.url, conditions)))

    with ThreadPoolExecutor(hosts.manners.at_once) as pool:
        try:
            groups = sorted(by_host.values(), key=len, reverse=True)  # what takes longest begins first
            left = {pool.submit(ask, group) for group in groups}
            for future in list(left):
                future.add_done_callback(come.put)
            while left:
                try:
                    item = come.get(timeout=_LOOK)
                except queue.Empty:
                    continue
                if isinstance(item, Future):
                    item.result()
                    left.remove(item)
                else:
                    yield item
        finally:
            hosts.stop()
            pool.shutdown(wait=False, cancel_futures=True)
