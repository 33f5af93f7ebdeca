"""Asks hosts as they want to be asked: one request at a time, with a pause, within robots.txt, and no more once they say so."""

from __future__ import annotations

import datetime
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from urllib.parse import urldefrag, urljoin, urlsplit

from casesite.values.address import fault
from casesite.web.answer import Answer, Hop, Manners, TroubleError
from casesite.web.connection import Hold, request
from casesite.web.robots import Robots, read_robots

MOVED = frozenset((301, 302, 303, 307, 308))
FOR_GOOD = frozenset((301, 308))  # RFC 9110, 15.4
_BUSY = frozenset((429, 503))
_LONGEST_DELAY = 60.0  # seconds between two requests; robots.txt that asks for more asks to be left alone
_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"


class StoppedError(Exception):
    """Somebody stopped the run while a host was waited for."""


@dataclass
class _Host:
    """What is known of a host while the program runs."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    next: float = 0.0  # when it may be asked again, by the clock of ``time.monotonic``
    closed: str = ""  # why it is asked no more
    robots: dict[str, Robots | TroubleError] = field(default_factory=dict)  # by scheme and port; why there is no answer at all


class Hosts:
    """All the hosts of a run. Many threads may ask at once: each host is asked by one of them."""

    def __init__(self, manners: Manners) -> None:
        self.manners = manners
        self._stopped = threading.Event()
        self._held: set[Hold] = set()
        self._hosts: dict[str, _Host] = {}
        self._all = threading.Lock()

    def ask(self, url: str, conditions: Mapping[str, Mapping[str, str]]) -> Answer:
        """What an address answers, redirects followed.

        ``conditions`` holds, by address, the headers of a conditional request (RFC 9110, 13.1). Raise StoppedError.
        """
        hops: list[Hop] = []
        here = urldefrag(url).url
        while True:
            answer = self._answer(here, conditions.get(here, {}))
            target = answer.headers.get("location", "").strip()
            if answer.status not in MOVED or not target:
                return replace(answer, hops=tuple(hops))
            hops.append(Hop(here, answer.status))
            here, trouble = self._led_to(here, target, hops)
            if trouble:
                return Answer(here, hops=tuple(hops), trouble=trouble)

    def stop(self) -> None:
        """Ask nobody any more, and end what is under way."""
        self._stopped.set()
        for hold in list(self._held):
            hold.end()

    def _led_to(self, here: str, target: str, hops: list[Hop]) -> tuple[str, str]:
        """Where a redirect leads, and why it is not followed."""
        try:
            there = urldefrag(urljoin(here, target)).url
        except ValueError:
            return here, "it leads to what is no address"
        if fault(there):
            return here, "it leads to what is no address of the public web"
        if there in {hop.url for hop in hops}:
            return there, "its redirects lead in a circle"
        if len(hops) > self.manners.redirects:
            return there, f"it leads on more than {self.manners.redirects} times"
        return there, ""

    def _answer(self, url: str, conditions: Mapping[str, str]) -> Answer:
        parts = urlsplit(url)
        with self._all:
            host = self._hosts.setdefault(parts.hostname or "", _Host())
        with host.turn:
            if host.closed:
                return Answer(url, trouble=host.closed)
            try:
                robots = self._robots(host, f"{parts.scheme}://{parts.netloc}")
                if not robots.allow(url):
                    wants = "could not be read, which may ask them to" if robots.is_closed else "asks them to"
                    return Answer(url, trouble=f"programs stay away from it, for its robots.txt {wants}")
                return self._in_turn(host, url, conditions, robots.delay)
            except TroubleError as error:
                return Answer(url, trouble=str(error), is_gone=error.is_gone)

    def _robots(self, host: _Host, origin: str) -> Robots:
        """The rules of a host. One that gives no answer to this question is asked no other. Raise TroubleError."""
        if origin not in host.robots:
            agent = self.manners.agent.partition("/")[0]
            try:
                host.robots[origin] = read_robots(origin, agent, lambda url: self._once(host, url, {}, self.manners.pause))
            except TroubleError as error:
                host.robots[origin] = error
        known = host.robots[origin]
        if isinstance(known, TroubleError):
            raise known
        return known

    def _in_turn(self, host: _Host, url: str, conditions: Mapping[str, str], delay: float) -> Answer:
        """Ask, and once more where the host asks for a little time; one that wants more of it is left alone from then on."""
        if delay > _LONGEST_DELAY:
            host.closed = "its robots.txt asks programs to stay away for long"
            return Answer(url, trouble=host.closed)
        headers = {"Accept": _ACCEPT, **conditions}
        answer = self._once(host, url, headers, max(delay, self.manners.pause))
        if answer.status in _BUSY and "retry-after" in answer.headers:
            seconds = _seconds(answer.headers["retry-after"])
            if seconds is not None and seconds <= self.manners.longest_wait:
                answer = self._once(host, url, headers, seconds)
        if answer.status == 429:
            host.closed = "the host says that it was asked too often (429)"
            return Answer(url, 429, trouble=host.closed)
        return answer

    def _once(self, host: _Host, url: str, headers: Mapping[str, str], pause: float) -> Answer:
        """One request, not before ``pause`` seconds since the last to this host are over."""
        wait = host.next - self.manners.pause + pause - time.monotonic() if host.next else 0.0
        if self._stopped.wait(max(wait, 0.0)):
            raise StoppedError
        try:
            return request(url, headers, self.manners, self._held)
        finally:
            host.next = time.monotonic() + self.manners.pause


def _seconds(words: str) -> float | None:
    """What ``Retry-After`` asks for: seconds, or a moment; None for what is neither."""
    if words.strip().isdecimal():
        return float(words)
    try:
        moment = parsedate_to_datetime(words)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    return max(0.0, (moment - datetime.datetime.now(datetime.UTC)).total_seconds())
