"""What a host asks of programs in its robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from casesite.values.address import fault
from casesite.web.answer import Answer

LIMIT = 500_000  # bytes that are read, as the standard asks of every reader
REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)


class Robots:
    """The rules of one host for one program."""

    def __init__(self, agent: str, words: str | None) -> None:
        """``words`` are those of the file; None where it could not be read, and everything is closed."""
        self._agent = agent
        self._is_closed = words is None
        self._parser = RobotFileParser()
        self._parser.parse((words or "").splitlines())

    def allow(self, url: str) -> bool:
        """Whether the program may ask for an address."""
        return not self._is_closed and self._parser.can_fetch(self._agent, url)

    @property
    def delay(self) -> float:
        """How many seconds the host wants between two requests."""
        delay = self._parser.crawl_delay(self._agent)
        rate = self._parser.request_rate(self._agent)
        return max(float(delay or 0), rate.seconds / rate.requests if rate and rate.requests else 0.0)


def read_robots(origin: str, agent: str, ask: Callable[[str], Answer]) -> Robots:
    """The rules of a host, from the file that it may have.

    One that has none lets everything be asked for (4xx); where the host cannot say (5xx), nothing is.
    """
    url = f"{origin}/robots.txt"
    for _ in range(REDIRECTS + 1):
        answer = ask(url)
        if answer.status not in _MOVED or "location" not in answer.headers:
            break
        url = urljoin(url, answer.headers["location"])
        if fault(url):
            break
    if answer.status == 200:
        return Robots(agent, answer.body[:LIMIT].decode("utf-8-sig", "ignore"))
    return Robots(agent, None if answer.status >= 500 or answer.status == 0 else "")
